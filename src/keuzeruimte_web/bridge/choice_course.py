"""The talk about a choice, point by point, with who may be at each: prepared, and then changed at will.

First everybody's own view, the pupil before all; then what is open; then whose choice it is (B.cooperation,
B.partnership). Who may not read the choice is asked apart, and hears nothing of it (PRODUCT 3).
"""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from keuzeruimte.words import Domain
from keuzeruimte_web.access.ages import EIGHTEEN, is_of_age
from keuzeruimte_web.components.names import unmarked
from keuzeruimte_web.records.models import Share

from .facts import GuardianshipFact
from .people import FilePerson, in_force, people_of
from .point import Point
from .stored import Stored


def choice_points(
    stored: Stored, *, by: UUID, matter: UUID, topic: UUID | None, today: date
) -> tuple[Point, ...]:
    """The points: with the informed parents, or from 18 with those with whom the pupil shares this choice."""
    people = people_of(stored, today=today, matter=matter)
    pupil = people[stored.pupil.person]
    ties = [
        tie
        for tie in stored.all(GuardianshipFact)
        if in_force(tie, today) and not tie.court_block and not tie.deceased
    ]
    adult = is_of_age(pupil.born, age=EIGHTEEN, today=today)
    if adult:
        reading = {tie.person for tie in ties} & _shown(matter)
        asked_apart: list[FilePerson] = []
    else:
        reading = {tie.person for tie in ties if tie.information_right}
        apart = {tie.person for tie in ties} - reading
        asked_apart = sorted(
            (people[one] for one in apart), key=lambda one: (unmarked(one.full), str(one.id))
        )
    return tuple(
        Point(
            verb=verb,
            by=by,
            topic=topic,
            domain="" if topic else Domain.CAREER.value,
            people=groups,
            title=title,
            minutes=minutes,
        )
        for verb, title, groups, minutes in _course(pupil, frozenset(reading), asked_apart, by, adult=adult)
    )


def _course(
    pupil: FilePerson, home: frozenset[UUID], apart: list[FilePerson], by: UUID, *, adult: bool
) -> Iterator[tuple[str, str, dict[str, frozenset[UUID]], int]]:
    name, me = {"name": pupil.short}, frozenset({pupil.id})
    together = {"to": me | home}
    yield "ask", _("Hoe %(name)s zelf naar de keuze kijkt") % name, _told(me, home), 10
    if home:
        yield "ask", _("Wat ouders zien, en weten van werk en leren"), _told(home, me), 10
    yield "inform", _("Wat open is, en wat iets zou openen"), together, 10
    whose = (
        _("De keuze is van %(name)s") if adult or not home else _("De keuze is van %(name)s, samen met thuis")
    )
    yield "leave_choice", whose % name, together, 5
    yield "agree", _("Wie wat uitzoekt, en wanneer"), {**together, "responsible": frozenset({by})}, 5
    for parent in apart:
        wish = _("Wat %(parent)s wenst, en weet van werk en leren") % {"parent": parent.short}
        yield "ask", wish, {"to": frozenset({parent.id})}, 10


def _told(to: frozenset[UUID], present: frozenset[UUID]) -> dict[str, frozenset[UUID]]:
    return {"to": to, "present": present} if present else {"to": to}


def _shown(matter: UUID) -> set[UUID]:
    """With whom the pupil of 18 shares the choice."""
    return set(Share.objects.filter(choice_moment__matter=matter).values_list("viewer", flat=True))
