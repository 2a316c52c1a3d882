"""Columns that hold what people wrote: sealed in the database, plain in the memory of who may read it.

A model with such a column is a `DossierRecord` (`models/base.py`), which says whose key it is. Its text is
sealed when a row is written (`pre_save`), and opened when a row is read (`DossierRecord.from_db`). Whatever
goes another way is refused aloud: what is not sealed is not written, what is not opened cannot be read as a
text, and the database cannot look for it.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django_scopes import get_scope

from keuzeruimte_web.keys import sealing


class NotSealed(TypeError):  # noqa: N818
    """A plain text was on its way to a sealed column."""


class StillSealed(TypeError):  # noqa: N818
    """A text was read from its column without being opened."""


class NotToBeLookedFor(TypeError):  # noqa: N818
    """A query looks in, or sorts by, a sealed column: the database cannot read it."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A text as it lies in the database. It is not a text: whoever shows it has forgotten to open it."""

    stored: str

    def __str__(self, *args: object) -> str:
        raise StillSealed("opened by DossierRecord.from_db and bridge.source alone")

    def __repr__(self) -> str:
        return "<sealed>"

    __format__ = __bool__ = __len__ = __iter__ = __contains__ = __str__


class SealedText(models.TextField):  # type: ignore[type-arg]
    """A text in somebody's own words. `max_length` counts the characters before sealing."""

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        """The text of this row, sealed with the key of its dossier; nothing stays nothing."""
        value = getattr(model_instance, self.attname)
        if value is None or isinstance(value, Sealed):
            return value
        return Sealed(self.sealed_for(value, row=model_instance, owner=model_instance.key_owner()))

    def sealed_for(self, value: Any, *, row: Any, owner: UUID) -> str:
        """The value, sealed for this column of this row. Raises ValueError when it is too long."""
        return self.shut(value, place=self.place(row.pk, school=row.school_id), owner=owner)

    def shut(self, value: Any, *, place: sealing.Place, owner: UUID) -> str:
        """The value, sealed for this place."""
        return sealing.seal(self.fitting(value), owner=owner, place=place)

    def fitting(self, value: Any) -> str:
        """The value as a text. Raises ValueError when it is too long."""
        plain = self.written(value)
        if self.max_length and len(plain) > self.max_length:
            raise ValueError(f"{self.model.__name__}.{self.name}: over {self.max_length} characters")
        return plain

    def opened(self, stored: str, *, pk: UUID, school: UUID) -> Any:
        """The value that was sealed for this column of this row. Raises `sealing.DoesNotOpen`."""
        if stored == "":  # a row from before the column was there
            return self.read("") if self.empty_strings_allowed else None
        return self.read(sealing.opened(stored, place=self.place(pk, school=school)))

    def place(self, pk: UUID, *, school: UUID) -> sealing.Place:
        """Where a value of this row belongs."""
        return sealing.Place(school, self.model._meta.db_table, self.attname, pk)

    def written(self, value: Any) -> str:
        """The value as a text."""
        return str(value)

    def read(self, text: str) -> Any:
        """The value again."""
        return text

    def from_db_value(self, value: str | None, *args: Any) -> Sealed | None:
        """What the database has: to be opened."""
        return None if value is None else Sealed(value)

    def to_python(self, value: Any) -> Any:
        """Forms do not come here."""
        return value

    def get_prep_value(self, value: Any) -> Any:
        """What is written: sealed, or empty. Raises NotSealed for anything else."""
        if isinstance(value, Sealed):
            return value.stored
        if value is None or value == "":
            return value
        raise NotSealed(f"{self.model.__name__}.{self.name}: write it through a DossierRecord")

    def get_lookup(self, lookup_name: str) -> Any:
        """Only whether there is anything at all."""
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise NotToBeLookedFor(f"{self.model.__name__}.{self.name} is sealed: read the rows, and look there")

    def get_transform(self, lookup_name: str) -> Any:
        """None: see `get_lookup`."""
        return self.get_lookup(lookup_name)

    def value_to_string(self, obj: Any) -> str:
        """Refused: a copy by `dumpdata` would lie open."""
        raise StillSealed(f"{self.model.__name__}.{self.name} does not leave by dumpdata")


class SealedBytes(SealedText):
    """A file: bytes, sealed as they are."""

    empty_strings_allowed = False

    def shut(self, value: Any, *, place: sealing.Place, owner: UUID) -> str:
        """The bytes, sealed for this place."""
        return sealing.seal_bytes(value, owner=owner, place=place)

    def opened(self, stored: str, *, pk: UUID, school: UUID) -> bytes:
        """The bytes that were sealed for this column of this row. Raises `sealing.DoesNotOpen`."""
        return sealing.opened_bytes(stored, place=self.place(pk, school=school))


class SealedJSON(SealedText):
    """What can be written as JSON: lists, numbers, words by name."""

    empty_strings_allowed = False

    def written(self, value: Any) -> str:
        """As JSON, without spaces."""
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def read(self, text: str) -> Any:
        """From JSON."""
        return json.loads(text)


class SealedNumber(SealedJSON):
    """A number from `lowest` to `highest`, both included: guarded here, for the database cannot."""

    def __init__(self, *args: Any, lowest: float = 0, highest: float = 1, **kwargs: Any) -> None:
        self.lowest, self.highest = lowest, highest
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """With its bounds."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "lowest": self.lowest, "highest": self.highest}

    def written(self, value: Any) -> str:
        """The number. Raises ValueError outside the bounds."""
        number = float(value)
        if not self.lowest <= number <= self.highest:
            raise ValueError(f"{self.model.__name__}.{self.name}: from {self.lowest} to {self.highest}")
        return super().written(number)


class SealedMark(models.CharField):  # type: ignore[type-arg]
    """By which a sealed text of a row is recognised: the same within a scope, whatever its capitals.

    `of` names the sealed column, `within` the foreign key within which it is looked for (`school`: with the
    school's own key). So the database keeps apart what must be, and cannot tell what it says.
    """

    def __init__(self, *args: Any, of: str, within: str, **kwargs: Any) -> None:
        self.of, self.within = of, within
        super().__init__(*args, **{**kwargs, "max_length": 64, "blank": True, "editable": False})

    def deconstruct(self) -> Any:
        """With what it is a mark of."""
        name, path, args, kwargs = super().deconstruct()
        for own in ("max_length", "blank", "editable"):
            kwargs.pop(own, None)
        return name, path, args, {**kwargs, "of": self.of, "within": self.within}

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        """The mark of the text as it is written now."""
        text = getattr(model_instance, self.of)
        if not isinstance(text, Sealed):
            setattr(model_instance, self.attname, self.of_row(text, row=model_instance))
        return getattr(model_instance, self.attname)

    def of_row(self, text: str, *, row: Any) -> str:
        """The mark that this text has; `row` is a row of the scope, saved or not."""
        owner = row.school_id if self.within == "school" else row.key_owner()
        return self.marked(text, within=getattr(row, f"{self.within}_id"), school=row.school_id, owner=owner)

    def marked(self, text: str, *, within: UUID, school: UUID, owner: UUID) -> str:
        """The mark that this text has within this scope, with this owner's key; nothing has none."""
        if not text:
            return ""
        place = sealing.Place(school=school, table=self.model._meta.db_table, column=self.attname, row=within)
        return sealing.mark(recognised(text), owner=owner, place=place)


def recognised(text: str) -> str:
    """A text as a mark takes it: whatever its capitals and spaces."""
    return " ".join(text.split()).casefold()


def mark_of(row: Any, column: str) -> str:
    """The mark that this sealed column of a row has, or would have when it were saved."""
    (field,) = (f for f in row._meta.concrete_fields if isinstance(f, SealedMark) and f.of == column)
    return field.of_row(getattr(row, column), row=row)


def sealed_columns(model: type[models.Model]) -> list[SealedText]:
    """The sealed columns of a model."""
    return [field for field in model._meta.concrete_fields if isinstance(field, SealedText)]


def marks_with(model: type[models.Model], columns: set[str]) -> set[str]:
    """The marks that change when these columns do."""
    fields = model._meta.concrete_fields
    return {field.name for field in fields if isinstance(field, SealedMark) and field.of in columns}


def open_row(row: Any) -> None:
    """Open every sealed column that was read of this row."""
    for field in sealed_columns(type(row)):
        stored = row.__dict__.get(field.attname)
        if isinstance(stored, Sealed):
            setattr(row, field.attname, field.opened(stored.stored, pk=row.pk, school=_school_of(row)))


def _school_of(row: Any) -> UUID:
    if "school_id" in row.__dict__:
        return row.school_id  # type: ignore[no-any-return]
    scope = get_scope().get("school")
    return scope if isinstance(scope, UUID) else row.school_id


class SealedQuerySet(models.QuerySet[Any]):
    """Queries over rows with sealed columns."""

    def update(self, **changes: Any) -> int:
        """Change these rows; a sealed column is sealed for each row by itself. Answers how many changed."""
        fields = self._to_seal(changes)
        if not fields:
            return super().update(**changes)
        rows = self.only("pk", "school_id", *_first_steps(self.model))
        return sum(self.filter(pk=row.pk)._update_shut(row, fields, changes) for row in rows)

    def _to_seal(self, changes: Mapping[str, Any]) -> dict[str, SealedText]:
        fields = {f.name: f for f in sealed_columns(self.model) if f.name in changes}
        if any(hasattr(changes[name], "resolve_expression") for name in fields):
            raise NotSealed(f"{self.model.__name__}: {', '.join(fields)} is sealed, one row after the other")
        return fields

    def _update_shut(self, row: Any, fields: Mapping[str, SealedText], changes: Mapping[str, Any]) -> int:
        owner = row.key_owner()
        shut: dict[str, Any] = {
            name: Sealed(field.sealed_for(changes[name], row=row, owner=owner))
            for name, field in fields.items()
            if changes[name] is not None
        }
        marks = {
            m.name: m.of_row(changes[m.of], row=row)
            for m in self.model._meta.concrete_fields
            if isinstance(m, SealedMark) and m.of in fields
        }
        return super().update(**{**changes, **shut, **marks})

    update.alters_data = True  # type: ignore[attr-defined]

    def delete(self) -> Any:
        """Delete these rows without opening them: what cannot be read any more can still be erased."""
        return super(SealedQuerySet, self.only("pk")).delete()

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]

    def values(self, *fields: Any, **expressions: Any) -> Any:
        """Refused for a sealed column: there is no row to open it by."""
        self._refuse(fields)
        return super().values(*fields, **expressions)

    def values_list(self, *fields: Any, **more: Any) -> Any:
        """Refused for a sealed column: there is no row to open it by."""
        self._refuse(fields)
        return super().values_list(*fields, **more)

    def order_by(self, *fields: Any) -> Any:
        """Refused for a sealed column: sort the rows."""
        self._refuse([f.lstrip("-") for f in fields if isinstance(f, str)])
        return super().order_by(*fields)

    def _refuse(self, names: Any) -> None:
        sealed = {field.name for field in sealed_columns(self.model)}
        if found := sorted(sealed.intersection(name for name in names if isinstance(name, str))):
            raise NotToBeLookedFor(f"{self.model.__name__}: {', '.join(found)} is sealed")


def _first_steps(model: Any) -> set[str]:
    """The foreign keys over which the owner of the key is found."""
    return {path.split("__")[0].removesuffix("_id") for path in model.sealed_for}


Owner = Callable[[Any], UUID]
_KNOWN: dict[tuple[type, UUID, str], UUID] = {}
_MOST = 20_000


def owner_along(row: Any, path: str) -> UUID | None:
    """The owner at the end of this path (`matter__pupil_id`): along what is in memory, then by one query.

    The answer is kept: a record never moves to the dossier of another.
    """
    first, _, rest = path.partition("__")
    if not rest:
        return getattr(row, first)  # type: ignore[no-any-return]
    field = row._meta.get_field(first)
    if field.is_cached(row):
        near = field.get_cached_value(row)
        return owner_along(near, rest) if near is not None else None
    if (pk := getattr(row, field.attname)) is None:
        return None
    known = (field.related_model, pk, rest)
    if known not in _KNOWN:
        found = field.related_model._base_manager.filter(pk=pk).values_list(rest, flat=True).first()
        if found is None:
            return None
        if len(_KNOWN) >= _MOST:
            _KNOWN.clear()
        _KNOWN[known] = found
    return _KNOWN[known]
