"""Which workers live, and whose turn a piece of scheduled work is."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from keuzeruimte_web.records.models import Turn, Worker

SILENT = timedelta(seconds=60)
"""A worker that said nothing for so long is dead."""


def say_alive(worker: UUID, *, now: datetime) -> None:
    """This worker lives."""
    Worker.objects.update_or_create(pk=worker, defaults={"seen_at": now})


def say_goodbye(worker: UUID) -> None:
    """This worker stopped in peace."""
    Worker.objects.filter(pk=worker).delete()


def bury_the_dead(*, now: datetime) -> set[str]:
    """Strike the silent workers off; answers who lives."""
    Worker.objects.filter(seen_at__lt=now - SILENT).delete()
    return {str(pk) for pk in Worker.objects.values_list("pk", flat=True)}


def takes_turn(name: str, *, every: timedelta, now: datetime) -> bool:
    """Whether the caller is the one who does this piece of work now; call it in a transaction."""
    with transaction.atomic():
        Turn.objects.get_or_create(name=name, defaults={"next_at": now})
        return bool(Turn.objects.filter(name=name, next_at__lte=now).update(next_at=now + every))


def turns() -> dict[str, datetime]:
    """When each piece of scheduled work is due again, by its name."""
    return dict(Turn.objects.values_list("name", "next_at"))


def workers_seen(*, now: datetime) -> list[tuple[UUID, datetime]]:
    """The workers that live, and when each last said so."""
    living = Worker.objects.filter(seen_at__gte=now - SILENT)
    return list(living.order_by("seen_at", "pk").values_list("pk", "seen_at"))
