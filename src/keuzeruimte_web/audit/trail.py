"""The one function that leaves a trace, in the same transaction as what it tells of."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Exists, QuerySet
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
    only_if: QuerySet[Any] | None = None,
) -> bool:
    """Add one line to the trail: who, in which role, did what, to which record. Ids only.

    The line goes into the chain of the pupil's dossier, or without a pupil into the school's own. Who adds
    to the same chain at the same moment waits until this transaction ends. Two statements: the chain with
    its lock, and the line; the database itself moves the head of the chain along (`records/growing.py`).

    `only_if`: leave it only when this finds a row, asked together with the lock; False when there is none, or
    no chain yet.
    """
    with transaction.atomic(savepoint=False):
        chain = _locked(school, pupil, only_if=only_if)
        if chain is None:
            return False
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
        line.save(force_insert=True)
    return True


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


def _locked(school: UUID, pupil: UUID | None, *, only_if: QuerySet[Any] | None) -> Chain | None:
    """The chain, locked until the transaction ends; made by the first who needs it."""
    chains = Chain.objects.select_for_update().filter(school=school, pupil=pupil)
    asked = chains if only_if is None else chains.filter(Exists(only_if))
    found: Chain | None = asked.first()
    if (
        found is None and only_if is None
    ):  # whoever comes first makes it, and who comes at the same moment waits for that
        Chain.objects.bulk_create([Chain(school_id=school, pupil=pupil)], ignore_conflicts=True)
        found = chains.get()
    return found
