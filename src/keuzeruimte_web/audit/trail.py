"""The one function that leaves a trace, in the same transaction as what it tells of."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID, uuid4

from django.db import connections, router, transaction
from django.db.models import QuerySet
from django.utils import timezone

from keuzeruimte_web.records.canonical import hash_of_line
from keuzeruimte_web.records.models import Chain, Trace

from .words import TraceWord


def leave_trace(
    school: UUID,
    *,
    actor: UUID,
    role: str,
    word: TraceWord,
    pupil: UUID | None = None,
    matter: UUID | None = None,
    record: UUID | None = None,
    chain: Chain | None = None,
) -> None:
    """Add one line to the trail: who, in which role, did what, to which record. Ids only.

    The line goes into the chain of the pupil's dossier, or without a pupil into the school's own. Who adds
    to the same chain at the same moment waits until this transaction ends. Two statements: the chain with
    its lock, and the line; the database itself moves the head of the chain along (`records/growing.py`).

    `chain`: locked already in the same transaction (`locked`), by who asked something else along with it.
    """
    with transaction.atomic(savepoint=False):
        chain = chain or _locked(school, pupil)
        line = Trace(
            school_id=school,
            at=timezone.now(),
            actor_id=actor,
            role=role,
            word=word.value,
            pupil_id=pupil,
            matter_id=matter,
            record=record,
        )
        link(line, chain=chain)
        _write(line)


def _write(line: Trace) -> None:
    """The line as a new row. Every page about a pupil leaves one: its text is written once, and not anew."""
    connection = connections[router.db_for_write(Trace)]
    values = [field.get_db_prep_save(getattr(line, field.attname), connection) for field in _COLUMNS]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, values)


_COLUMNS = Trace._meta.concrete_fields
_INSERT = "INSERT INTO {} ({}) VALUES ({})".format(  # noqa: S608 - names of the model's own, no value
    Trace._meta.db_table,
    ", ".join(f'"{field.column}"' for field in _COLUMNS),
    ", ".join("%s" for _field in _COLUMNS),
)


def locked(school: UUID, pupil: UUID | None) -> QuerySet[Any]:
    """The chain of this dossier, for who adds a line to it: locked until the transaction ends."""
    chains: QuerySet[Any] = Chain.objects.select_for_update().filter(school=school, pupil=pupil)
    return chains


def link(line: Trace, *, chain: Chain) -> None:
    """Make this line the last one of the chain; neither is saved."""
    line.chain, line.number, line.previous = chain, chain.length + 1, chain.head
    line.hash = hash_of_line(line)
    chain.length, chain.head = line.number, line.hash


def link_all(lines: Iterable[Trace], *, new_id: Callable[[], UUID] = uuid4) -> list[Chain]:
    """New chains for lines that were never in one, in order of time; nothing is saved."""
    chains: dict[tuple[UUID, UUID | None], Chain] = {}
    for line in sorted(lines, key=lambda line: (line.at, line.pk.hex)):
        of = (line.school_id, line.pupil_id)
        if of not in chains:
            chains[of] = Chain(id=new_id(), school_id=line.school_id, pupil=line.pupil_id)
        link(line, chain=chains[of])
    return list(chains.values())


def _locked(school: UUID, pupil: UUID | None) -> Chain:
    """The chain, locked until the transaction ends; made by the first who needs it."""
    chains = locked(school, pupil)
    found: Chain | None = chains.first()
    if found is None:  # whoever comes first makes it, and who comes at the same moment waits for that
        Chain.objects.bulk_create([Chain(school_id=school, pupil=pupil)], ignore_conflicts=True)
        found = chains.get()
    return found
