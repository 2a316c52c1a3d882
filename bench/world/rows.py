"""Rows of a world that are no models of Django: what they say, and nothing that a page would need.

The demo's parts write them in a ledger as they do models, and read of them what they read of models: fields,
ids of what a row leads to, defaults. An id is 32 hexadecimal figures, as SQLite keeps it and PostgreSQL
takes it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from django.db import models

from keuzeruimte_web.demo.ledger import Ledger, Row

FOUR = (0xF << 76 | 0x3 << 62, 0x4 << 76 | 0x2 << 62)
"""Bits of an id that are not random, and what they are: version 4 (RFC 9562)."""


class Light:
    """A row; each kind of record has a class of its own below this one (`light`)."""

    pk: str


@dataclass(frozen=True, slots=True)
class Kind:
    """The class of the rows of one kind of record, the names of its fields, and what is made anew."""

    row: type[Light]
    names: frozenset[str]
    key: str
    made: tuple[tuple[str, Callable[[], Any]], ...]


class _IdOf:
    """The id of what a field leads to, as `person_id`."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, row: Any, kind: type[Light] | None = None) -> str | None:
        near = getattr(row, self.name)
        return None if near is None else near.pk


class WorldLedger(Ledger):
    """A ledger with light rows; `bench.world.writing` writes it."""

    __slots__ = ()

    @staticmethod
    def id_from(random: Random) -> str:
        """The next random id of this seed: the same one as a ledger of models gives."""
        bits, said = FOUR
        return f"{random.getrandbits(128) & ~bits | said:032x}"

    @staticmethod
    def row_of(kind: type[Row], fields: dict[str, Any]) -> Any:
        """A row that says this. Raises TypeError for a field that this kind has not."""
        of = light(kind)
        if not fields.keys() <= of.names:
            raise TypeError(f"{kind.__name__} has no {', '.join(fields.keys() - of.names)}")
        for name, default in of.made:
            if name not in fields:
                fields[name] = default()
        key = fields[of.key]
        fields["pk"] = key if of.key == "id" else key.pk
        row = of.row()
        row.__dict__ = fields
        return row


@cache
def light(kind: type[models.Model]) -> Kind:
    """How rows of this kind are made."""
    fields = kind._meta.concrete_fields
    said: dict[str, Any] = {}
    made = []
    for field in fields:
        if field.has_default() and callable(field.default):
            made.append((field.name, field.default))
        else:
            said[field.name] = field.get_default()
        if field.remote_field:
            said[field.attname] = _IdOf(field.name)
    names = frozenset(field.name for field in fields)
    of = type(kind.__name__, (Light,), said)
    return Kind(of, names, kind._meta.pk.name, tuple(one for one in made if one[0] != "id"))
