"""What goes when a dossier is erased, in numbers by kind of what school made; own records are not counted."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from keuzeruimte_web.records import models as m


@dataclass(frozen=True, slots=True)
class Going:
    """Kinds with their numbers; and how many people there are with it, the pupil among them."""

    kinds: tuple[tuple[str, int], ...]
    people: int


def going_of(pupil: UUID) -> Going:
    """What goes with the dossier of this pupil."""
    kinds = (
        (_("trajecten en keuzemomenten"), m.Matter.objects.filter(pupil=pupil)),
        (_("gesprekken"), m.Conversation.objects.filter(matter__pupil=pupil)),
        (_("verslagen"), m.Report.objects.filter(conversation__matter__pupil=pupil)),
        (_("afspraken"), m.Agreement.objects.filter(conversation__matter__pupil=pupil)),
        (_("gebeurtenissen"), m.Event.objects.filter(matter__pupil=pupil)),
    )
    return Going(
        kinds=tuple((name, found.count()) for name, found in kinds),
        people=1 + _here_for_this_child_alone(pupil),
    )


def _here_for_this_child_alone(pupil: UUID) -> int:
    parents = m.Guardianship.objects.filter(pupil=pupil).values("parent")
    elsewhere = m.Guardianship.objects.exclude(pupil=pupil).values("parent")
    found: int = (
        m.Person.objects.filter(pk__in=parents, pupil__isnull=True)
        .exclude(pk__in=elsewhere)
        .exclude(pk__in=m.Employment.objects.values("person"))
        .count()
    )
    return found
