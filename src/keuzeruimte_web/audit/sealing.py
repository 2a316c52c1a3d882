"""Seals: the heads of a school's chains, signed together, each seal tied to the one before.

A chain alone proves that nothing was changed in between; who can write in the database could make a whole new
one. Since a seal its head is fixed by a key that does not lie in the database.
"""

import json
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Max, OuterRef, Q, Subquery

from keuzeruimte_web.records.canonical import bytes_of_seal, hash_of_seal, root_of
from keuzeruimte_web.records.models import Chain, School, Seal, SealedHead

from .keys import public_key, sign

FILE = "log-seals.jsonl"
"""Beside the database, one line a seal: keep a copy elsewhere, and nobody can take the last seals away."""


def seal(school: UUID, *, now: datetime) -> Seal | None:
    """Sign the heads of the chains that grew since the last seal; None when none did. May run twice."""
    with transaction.atomic():
        # One at a time; not in the way of what is written about this school (no_key).
        School.objects.select_for_update(no_key=True).get(pk=school)
        grown = list(_grown(school))
        if not grown:
            return None
        made = _signed(school, grown, now=now)
        SealedHead.objects.bulk_create(
            SealedHead(school_id=school, seal=made, chain=chain.pk, number=chain.length, head=chain.head)
            for chain in grown
        )
        transaction.on_commit(lambda: _write_outside(made))
    return made


def message_of(row: Seal) -> bytes:
    """What is signed of this seal."""
    return bytes_of_seal(
        school=row.school_id,
        number=row.number,
        at=row.at,
        previous=row.previous,
        count=row.count,
        root=row.root,
        key=row.key,
    )


def fingerprint(row: Seal) -> str:
    """The hash by which a seal is known: the next one names it, and somebody can write it down."""
    return hash_of_seal(message_of(row), row.signature)


def _grown(school: UUID) -> "list[Chain]":
    """Chains with more lines than at their last seal. A shorter one is not sealed: the check tells of it."""
    last = (
        SealedHead.objects.filter(chain=OuterRef("pk"))
        .order_by()
        .values("chain")
        .annotate(last=Max("number"))
        .values("last")
    )
    chains = Chain.objects.filter(school=school).alias(last=Subquery(last))
    return list(chains.filter(Q(last__isnull=True) | Q(length__gt=Subquery(last))).order_by("pk"))


def _signed(school: UUID, grown: list[Chain], *, now: datetime) -> Seal:
    before = Seal.objects.filter(school=school).order_by("-number").first()
    row = Seal(
        school_id=school,
        number=before.number + 1 if before else 1,
        at=now,
        previous=fingerprint(before) if before else "",
        count=len(grown),
        root=root_of((chain.pk, chain.length, chain.head) for chain in grown),
        key=public_key(),
    )
    row.signature = sign(message_of(row))
    row.save(force_insert=True)
    return row


def _write_outside(row: Seal) -> None:
    line = {
        "school": str(row.school_id),
        "seal": row.number,
        "at": row.at.isoformat(),
        "fingerprint": fingerprint(row),
        "key": row.key,
    }
    with (Path(settings.VAR) / FILE).open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
