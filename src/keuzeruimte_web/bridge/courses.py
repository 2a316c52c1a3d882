"""Talks that care for the relation first, point by point: prepared ones, for the professional to change.

`repair`: after a step that went too far (A.saskia): the parents, naming it, the pupil's pace, the mandate.
`care`: when a pupil stagnates (A.delegation): first the bond, then anything new. `trust`: what parents
entrusted, looked at together. Each is a plan like any other, and is assessed like any other.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from keuzeruimte.words import Authority, Domain

from .choice_course import choice_points
from .people import FilePerson, kept_away, people_of
from .point import Point
from .stored import Stored

CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Course:
    """The points of a prepared talk, and its title; `named` is the place of the point for the own words."""

    title: str
    points: tuple[Point, ...]
    named: int


@dataclass(frozen=True, slots=True)
class Family:
    """Whom the talk is with."""

    by: UUID
    pupil: FilePerson
    parents: frozenset[UUID]
    topic: UUID | None

    def point(
        self, verb: str, title: str, *, to: frozenset[UUID], minutes: int, **people: frozenset[UUID]
    ) -> Point:
        """One point, about the topic that was chosen or else about learning, which enrolment entrusts."""
        return Point(
            verb=verb,
            by=self.by,
            topic=self.topic,
            domain="" if self.topic else Domain.LEARNING.value,
            people={"to": to, **people},
            title=title,
            minutes=minutes,
        )


def course_of(
    name: str, stored: Stored, *, by: UUID, matter: UUID, topic: UUID | None, today: date
) -> Course | None:
    """The talk of this name with the parents of today; None where no parent could come to it.

    The talk about a choice (`choice`) is the pupil's, with or without parents.
    """
    if name == CHOICE:
        points = choice_points(stored, by=by, matter=matter, topic=topic, today=today)
        given = people_of(stored, today=today, matter=matter)[stored.pupil.person].short
        return Course(_("Samen over de keuze van %(name)s") % {"name": given}, points, named=0)
    people = people_of(stored, today=today, matter=matter)
    away = kept_away(stored, today=today)
    parents = frozenset(
        one.id
        for one in people.values()
        if one.party == "parents"
        and one.involved
        and not one.deceased
        and one.authority != Authority.NO
        and one.id not in away
    )
    if not parents:
        return None
    return COURSES[name](Family(by, people[stored.pupil.person], parents, topic))


def _repair(family: Family) -> Course:
    name = {"name": family.pupil.short}
    return Course(
        title=_("Gesprek met de ouders van %(name)s") % name,
        points=(
            family.point("listen", _("Hoe het thuis aankwam"), to=family.parents, minutes=15),
            family.point(
                "inform", _("Wat ik deed, en wat ik anders had moeten doen"), to=family.parents, minutes=10
            ),
            family.point("acknowledge", _("Wat u voor %(name)s doet") % name, to=family.parents, minutes=5),
            family.point(
                "ask",
                _("Wat %(name)s nu nodig heeft, in het eigen tempo") % name,
                to=family.parents,
                minutes=10,
            ),
            family.point(
                "ask_permission",
                _("Wat u school nu toevertrouwt, en wat niet"),
                to=family.parents,
                minutes=10,
            ),
        ),
        named=1,
    )


def _care(family: Family) -> Course:
    name, pupil = {"name": family.pupil.short}, frozenset({family.pupil.id})
    everybody = family.parents | pupil
    at_school = Family(family.by, family.pupil, family.parents, None)
    return Course(
        title=_("Hoe gaat het met ons samen?"),
        points=(
            at_school.point(
                "acknowledge",
                _("Wat %(name)s nu draagt") % name,
                to=pupil,
                present=family.parents,
                about=pupil,
                minutes=5,
            ),
            at_school.point(
                "acknowledge",
                _("Wat ouders voor %(name)s doen") % name,
                to=family.parents,
                present=pupil,
                about=family.parents,
                minutes=5,
            ),
            at_school.point("ask", _("Hoe ieder het ziet"), to=everybody, minutes=15),
            at_school.point(
                "agree",
                _("Wanneer we elkaar weer horen"),
                to=everybody,
                responsible=frozenset({family.by}),
                minutes=5,
            ),
        ),
        named=0,
    )


def _trust(family: Family) -> Course:
    return Course(
        title=_("Samen opnieuw kijken wat school mag doen"),
        points=(
            family.point("listen", _("Hoe u nu naar de begeleiding kijkt"), to=family.parents, minutes=15),
            family.point(
                "inform", _("Wat school deed met wat u toevertrouwde"), to=family.parents, minutes=10
            ),
            family.point("ask", _("Wat u anders wilt"), to=family.parents, minutes=10),
            family.point(
                "ask_permission",
                _("Wat u school nu toevertrouwt, en tot wanneer"),
                to=family.parents,
                minutes=10,
            ),
        ),
        named=1,
    )


COURSES: Mapping[str, Callable[[Family], Course]] = {
    "repair": _repair,
    "care": _care,
    "trust": _trust,
}
