"""An answer of a SAML identity provider is believed once, and fetched once by the browser that asked.

The answer comes in a form that the provider's page posts. A browser sends no cookie of ours with that, so
it waits here, locked, until the same browser comes to fetch it.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import IntegrityError, transaction

from keuzeruimte_web import secret
from keuzeruimte_web.records.models import SamlAnswer

PURPOSE = "saml answer"


class UsedBefore(Exception):  # noqa: N818
    """This answer, or another to the same question, was believed already."""


def keep(
    provider: UUID,
    *,
    assertion: str,
    question: str,
    attributes: Mapping[str, tuple[str, ...]],
    until: datetime,
    now: datetime,
) -> None:
    """Keep what was proved until it is fetched; raises UsedBefore. What no longer holds is thrown away."""
    sealed = secret.locked(json.dumps(attributes), purpose=PURPOSE)
    with transaction.atomic():
        SamlAnswer.objects.filter(until__lt=now).delete()
        try:
            with transaction.atomic():
                SamlAnswer.objects.create(
                    provider_id=provider,
                    mark=_hash(assertion),
                    question=_hash(question),
                    sealed=sealed,
                    until=until,
                )
        except IntegrityError as error:
            raise UsedBefore from error


def fetch(provider: UUID, *, question: str, now: datetime) -> dict[str, list[str]] | None:
    """What was answered to this question of this browser, once; None when there is nothing, or no more."""
    with transaction.atomic():
        waiting = SamlAnswer.objects.select_for_update().filter(
            provider=provider, question=_hash(question), until__gt=now
        )
        row = waiting.exclude(sealed="").first()
        if row is None:
            return None
        said: dict[str, list[str]] = json.loads(secret.unlocked(row.sealed, purpose=PURPOSE))
        row.sealed = ""
        row.save(update_fields=["sealed"])
        return said


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
