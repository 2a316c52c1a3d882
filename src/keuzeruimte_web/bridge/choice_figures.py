"""How choosing goes in the school as a whole, in counts: for who leads. No person, no class, no answer.

A number over what people said is told only where at least ten are in it and at least ten are not, or nobody
at all: else a smaller group could be subtracted (PRODUCT 3). It is of the whole school alone, for the same
reason.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q

from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records.models import ChoiceMoment, ChoiceStep, ChoiceVoice, Conversation, Guardianship

FEWEST = 10
SOON = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class ChoiceFigures:
    """Of the choice moments that go on: how they stand, with a conversation planned, and past a day.

    `pupils_spoke` and `parents_spoke`: in how many the pupil, or somebody at home, said something in own
    words; None where that number would tell too much.
    """

    moments: int
    open: int
    provisional: int
    definitive: int
    planned: int
    ending: int
    late: int
    pupils_spoke: int | None
    parents_spoke: int | None


def choice_figures(viewer: Viewer) -> ChoiceFigures:
    """The counts of today. Raises Invisible for who does not lead. Two queries."""
    require(viewer, Kind.SCHOOL, Right.LEAD, viewer.school)
    today = viewer.today
    said = ChoiceVoice.objects.filter(moment=OuterRef("pk"), skipped=False)
    at_home = Guardianship.objects.filter(pupil=OuterRef("moment__matter__pupil"), parent=OuterRef("person"))
    coming = Conversation.objects.filter(
        matter=OuterRef("matter"), starts_at__date__gte=today, cancelled_at=None
    ).exclude(state="closed")
    passed = ChoiceStep.objects.filter(moment=OuterRef("pk"), done_on=None, on__lt=today)
    counted = (
        ChoiceMoment.objects.filter(matter__closed_on__isnull=True)
        .annotate(
            pupil_said=Exists(said.filter(person=OuterRef("matter__pupil"))),
            parent_said=Exists(said.filter(Exists(at_home))),
            talk=Exists(coming),
            passed=Exists(passed),
        )
        .aggregate(
            moments=Count("pk"),
            open=Count("pk", filter=Q(state__in=("open", "reopened"))),
            provisional=Count("pk", filter=Q(state="provisional")),
            definitive=Count("pk", filter=Q(state__in=("definitive", "locked"))),
            planned=Count("pk", filter=Q(talk=True)),
            ending=Count("pk", filter=Q(ends_on__gte=today, ends_on__lte=today + SOON)),
            late=Count("pk", filter=Q(passed=True)),
            pupils_spoke=Count("pk", filter=Q(pupil_said=True)),
            parents_spoke=Count("pk", filter=Q(parent_said=True)),
        )
    )
    for name in ("pupils_spoke", "parents_spoke"):
        counted[name] = told(counted[name], total=counted["moments"])
    return ChoiceFigures(**counted)


def told(number: int, *, total: int) -> int | None:
    """The number, or None where it would tell of fewer than ten."""
    parts = (number, total - number)
    return number if total >= FEWEST and all(part == 0 or part >= FEWEST for part in parts) else None
