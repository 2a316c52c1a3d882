"""A trail goes with its dossier: on purpose, and leaving a signed row that says so."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from keuzeruimte_web.records.canonical import bytes_of_erasure
from keuzeruimte_web.records.models import Chain, ErasedChain, Trace

from .keys import public_key, sign


def erase_trail(school: UUID, *, pupil: UUID, by: UUID | None, now: datetime) -> None:
    """Erase the trail of a pupil's dossier; how long it was and its last hash stay, signed. Once erased,
    doing it again changes nothing. Call it in the transaction that erases the dossier.
    """
    with transaction.atomic():
        for chain in Chain.objects.select_for_update().filter(school=school, pupil=pupil):
            _erase(chain, by=by, now=now, whole_school=False)


def erase_trails_of_school(school: UUID, *, by: UUID | None, now: datetime) -> None:
    """Erase every trail of a school, before the school itself goes."""
    with transaction.atomic():
        for chain in Chain.objects.select_for_update().filter(school=school).order_by("pk"):
            _erase(chain, by=by, now=now, whole_school=True)


def message_of(row: ErasedChain) -> bytes:
    """What is signed of it."""
    return bytes_of_erasure(
        chain=row.chain,
        school=row.school,
        whole_school=row.whole_school,
        length=row.length,
        head=row.head,
        at=row.at,
        by=row.by,
        key=row.key,
    )


def _erase(chain: Chain, *, by: UUID | None, now: datetime, whole_school: bool) -> None:
    row = ErasedChain(
        chain=chain.pk,
        school=chain.school_id,
        whole_school=whole_school,
        length=chain.length,
        head=chain.head,
        at=now,
        by=by,
        key=public_key(),
    )
    row.signature = sign(message_of(row))
    row.save(force_insert=True)
    Trace.objects.filter(chain=chain).delete()
    chain.delete()
