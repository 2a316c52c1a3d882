"""What somebody gets who asks for it by law: on one page, as PRODUCT 3 (requests) and BACKGROUND 3 say it.

To what the asker sees every day it adds the circles of the claim, and takes away what is another's own.
Nothing here opens a page: it says what goes into the copy that was asked for.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.models.choices import Circle, Claim

from .ages import SIXTEEN, is_of_age
from .decide import rows
from .rights import Kind, Right
from .table import MODELS, PUT_BEFORE
from .ties import children, kept_away
from .viewer import Viewer, ViewerRole

CIRCLES: Mapping[Claim, frozenset[Circle]] = {
    Claim.PARENT: frozenset({Circle.TRIANGLE, Circle.PARENTS_SCHOOL, Circle.SCHOOL, Circle.PUPIL_SCHOOL}),
    Claim.PUPIL: frozenset({Circle.TRIANGLE, Circle.PUPIL_SCHOOL}),
    Claim.PUPIL_16: frozenset({Circle.TRIANGLE, Circle.PUPIL_SCHOOL, Circle.SCHOOL}),
    Claim.FACTS: frozenset(),
    Claim.AWAY: frozenset(),
}
IN_WORDS = frozenset({Claim.FACTS, Claim.AWAY})
"""Claims that get facts in words, or a refusal with a reason."""
WEIGHED = frozenset({Claim.PARENT}) | IN_WORDS
"""Claims on which who guides first chooses, with a reason."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, about whom, as what; and whether what was between pupil and school stays back."""

    viewer: Viewer
    pupil: UUID
    claim: Claim
    keep_back: bool = False

    @property
    def circles(self) -> frozenset[Circle]:
        """The circles that this claim gives."""
        return CIRCLES[self.claim] - ({Circle.PUPIL_SCHOOL} if self.keep_back else set())


def claim_of(viewer: Viewer, *, pupil: UUID) -> Claim | None:
    """As what the viewer asks about this pupil today; None for who has nothing to ask here."""
    found = rows(viewer, Kind.PUPIL, Right.ASK).filter(pk=pupil).select_related("person").first()
    if found is None:
        return None
    sixteen = is_of_age(found.person.born, age=SIXTEEN, today=viewer.today)
    if viewer.role == ViewerRole.PUPIL:
        return Claim.PUPIL_16 if sixteen else Claim.PUPIL
    ties = children(viewer).filter(pupil=pupil, authority="yes", information_right=True)
    return Claim.PARENT if ties.exists() and not sixteen else Claim.FACTS


def asking_person(person: UUID, *, pupil: UUID, school: UUID, today: date) -> tuple[Viewer, Claim | None]:
    """Somebody as asker, in the role in which one asks, and as what; also whom a court keeps away.

    Such a parent sees nothing here and has no page to ask on: the office writes the request down, and who
    guides answers with facts, or refuses with a reason (art. 1:377c BW; art. 15 (4) and 23 AVG).
    """
    asker = Viewer(person, school, ViewerRole.PUPIL if person == pupil else ViewerRole.PARENT, today)
    claim = claim_of(asker, pupil=pupil)
    if claim is None and asker.role == ViewerRole.PARENT and kept_away(asker).filter(pupil=pupil).exists():
        claim = Claim.AWAY
    return asker, claim


def given(asked: Asked, kind: Kind) -> QuerySet[Any]:
    """The records of this kind that go into the copy. A kind that is not listed here gives nothing."""
    manager: Any = MODELS[kind]._default_manager
    if kind not in ABOUT:
        return manager.none()  # type: ignore[no-any-return]
    daily = rows(asked.viewer, kind)
    if kind in OWN:
        daily = daily.filter(**{OWN[kind]: asked.viewer.person})
    more = MORE[kind](asked) if kind in MORE else Q(pk__in=[])
    found: QuerySet[Any] = manager.filter(Q(pk__in=daily.values("pk")) | more, **{ABOUT[kind]: asked.pupil})
    return found


# The kinds that a copy holds, with the path to whom they are about. Not here: plans, signals, drafts, notes,
# what people did (who looked is told as on its own page, by `bridge/copy.py`), where somebody lives, and the
# limits of others.
ABOUT: Mapping[Kind, str] = {
    Kind.PUPIL: "pk",
    Kind.GUARDIANSHIP: "pupil",
    Kind.INSTITUTION: "pupil",
    Kind.INVOLVEMENT: "pupil",
    Kind.MATTER: "pupil",
    Kind.DELEGATION: "matter__pupil",
    Kind.LIMIT_PART: "limit__matter__pupil",
    Kind.REQUEST: "matter__pupil",
    Kind.PROTECTION: "matter__pupil",
    Kind.CONVERSATION: "matter__pupil",
    Kind.VOICE: "conversation__matter__pupil",
    Kind.ANSWER: "conversation__matter__pupil",
    Kind.REPORT: "conversation__matter__pupil",
    Kind.REPORT_VERSION: "report__conversation__matter__pupil",
    Kind.DOUBT: "matter__pupil",
    Kind.RESPONSE: "report__conversation__matter__pupil",
    Kind.ADDITION: "report__conversation__matter__pupil",
    Kind.AGREEMENT: "conversation__matter__pupil",
    Kind.EVENT: "matter__pupil",
    Kind.VILLAGE: "pupil",
    Kind.CAREER_ITEM: "pupil",
    Kind.PLACEMENT: "pupil",
    Kind.CHOICE_OPTION: "moment__matter__pupil",
    Kind.CHOICE_VOICE: "moment__matter__pupil",
    Kind.ADVICE: "moment__matter__pupil",
    Kind.ADVICE_QUESTION: "advice__moment__matter__pupil",
    Kind.DECISION: "moment__matter__pupil",
    Kind.SIGN_OFF: "decision__moment__matter__pupil",
}

# Nobody gets another's own: also not what another shared, for that can be taken back and a copy cannot.
OWN: Mapping[Kind, str] = {
    Kind.LIMIT_PART: "person",
    Kind.VOICE: "person",
    Kind.ANSWER: "person",
    Kind.VILLAGE: "pupil",
    Kind.CAREER_ITEM: "pupil",
    Kind.GUARDIANSHIP: "parent",
    Kind.CHOICE_VOICE: "person",
    Kind.ADVICE_QUESTION: "asker",
    Kind.SIGN_OFF: "person",
}


def _with(circle: Circle, **about: str) -> Callable[[Asked], Q]:
    """Everything about this pupil, for a claim that gives this circle."""

    def more(asked: Asked) -> Q:
        (path,) = about.values()
        return Q(**{path: asked.pupil}) if circle in asked.circles else Q(pk__in=[])

    return more


def _reports(asked: Asked) -> Q:
    return Q(conversation__matter__pupil=asked.pupil, circle__in=sorted(asked.circles), state__in=PUT_BEFORE)


def _versions(asked: Asked) -> Q:
    """What these reports said before they were changed: it lay before people."""
    return Q(report__in=m.Report.objects.filter(_reports(asked)).values("pk"))


def _doubts(asked: Asked) -> Q:
    """A doubt that a colleague read is no private note any more; what its author kept is (BACKGROUND 3).

    It is about the own way of guiding. A pupil does not get it: it can hold private words of parents.
    """
    if Circle.SCHOOL not in asked.circles or asked.claim == Claim.PUPIL_16:
        return Q(pk__in=[])
    return Q(matter__pupil=asked.pupil, pk__in=m.DoubtColleague.objects.values("doubt"))


def _additions(asked: Asked) -> Q:
    """What school added to these reports; what the family added is theirs, as in daily use."""
    family = _parents(asked) | Q(pk=asked.pupil)
    reports = m.Report.objects.filter(_reports(asked), state="closed")
    return Q(report__in=reports.values("pk")) & ~Q(author__in=m.Person.objects.filter(family).values("pk"))


def _agreements(asked: Asked) -> Q:
    return Q(conversation__matter__pupil=asked.pupil, circle__in=sorted(asked.circles))


def _conversations(asked: Asked) -> Q:
    """Those of which there is a report or an agreement in the copy: when it was."""
    reports = m.Report.objects.filter(_reports(asked)).values("conversation")
    agreements = m.Agreement.objects.filter(_agreements(asked)).values("conversation")
    return Q(pk__in=reports) | Q(pk__in=agreements)


def _events(asked: Asked) -> Q:
    """What school wrote. A pupil does not get what is about a parent: it can hold private words."""
    if Circle.SCHOOL not in asked.circles:
        return Q(pk__in=[])
    found = Q(matter__pupil=asked.pupil)
    if asked.claim == Claim.PUPIL_16:
        parents = m.Person.objects.filter(_parents(asked)).values("pk")
        return found & ~Q(person__in=parents) & ~Q(adds_to__isnull=False, adds_to__person__in=parents)
    return found


def _parents(asked: Asked) -> Q:
    """Everybody who is or was a parent of this pupil."""
    return Q(pk__in=m.Guardianship.objects.filter(pupil=asked.pupil).values("parent"))


MORE: Mapping[Kind, Callable[[Asked], Q]] = {
    Kind.MATTER: _with(Circle.TRIANGLE, about="pupil"),
    Kind.PLACEMENT: _with(Circle.TRIANGLE, about="pupil"),
    Kind.CHOICE_OPTION: _with(Circle.TRIANGLE, about="moment__matter__pupil"),
    Kind.ADVICE: _with(Circle.TRIANGLE, about="moment__matter__pupil"),
    Kind.DECISION: _with(Circle.TRIANGLE, about="moment__matter__pupil"),
    Kind.INSTITUTION: _with(Circle.SCHOOL, about="pupil"),
    Kind.INVOLVEMENT: _with(Circle.TRIANGLE, about="pupil"),
    Kind.DELEGATION: _with(Circle.PARENTS_SCHOOL, about="matter__pupil"),
    Kind.PROTECTION: _with(Circle.PARENTS_SCHOOL, about="matter__pupil"),
    Kind.REPORT: _reports,
    Kind.REPORT_VERSION: _versions,
    Kind.DOUBT: _doubts,
    Kind.ADDITION: _additions,
    Kind.AGREEMENT: _agreements,
    Kind.CONVERSATION: _conversations,
    Kind.EVENT: _events,
}
