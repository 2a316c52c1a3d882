"""What ties adults to one pupil changes one after the other: of two at once, the second sees the first."""

from uuid import UUID

from keuzeruimte_web.records.models import Pupil


def one_at_a_time(pupil: UUID) -> None:
    """Wait for whoever is changing a tie of this pupil; call it in a transaction, before reading."""
    Pupil.objects.select_for_update().get(pk=pupil)
