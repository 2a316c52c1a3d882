"""Letters on paper about a choice: what each of its readers may read of it, asked of `access` one by one."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from keuzeruimte_web.access.ages import EIGHTEEN, is_of_age
from keuzeruimte_web.access.decide import rows, who_may
from keuzeruimte_web.access.present import viewers_around
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.components.names import unmarked
from keuzeruimte_web.records.models import ChoiceMoment, ChoiceStep, DecisionOption, Person, Share

from .listed import choice_in_words, step_who_in_words

ANSWERED = ("provisional", "definitive")
"""While a choice stands so, people answer it."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What one person may read of one choice, on the day that the letter is made.

    `heard`: may say what one wants; `informed`: may read the choice; `asked`: is asked to sign what stands,
    and did not answer. Without `informed` it holds no title, no steps and nothing that was chosen.
    """

    moment: UUID
    matter: UUID
    pupil: UUID
    name: str
    role: str
    given: str
    full: str
    school_class: str
    kind: str
    adult: bool
    heard: bool
    informed: bool
    asked: bool
    title: str = ""
    steps: tuple[tuple[str, str, date | None], ...] = ()
    chosen: tuple[str, ...] = ()
    answer_by: date | None = None


def without_account(people: Collection[UUID]) -> set[UUID]:
    """Who of these lives and cannot sign in: no message reaches them here."""
    found = Person.objects.filter(pk__in=people, deceased=False).exclude(account__is_active=True)
    return set(found.values_list("pk", flat=True))


def unanswered(viewer: Viewer, moments: Collection[UUID]) -> Mapping[UUID, set[UUID]]:
    """By moment who was asked to sign the choice that stands and did not answer yet."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    asked = rows(viewer, Kind.SIGN_OFF).filter(
        _STANDS, decision__moment__in=moments, decision__moment__state__in=ANSWERED, verdict=""
    )
    for moment, person in asked.values_list("decision__moment", "person"):
        found[moment].add(person)
    return found


def shown_by_adults(moments: Collection[UUID]) -> Mapping[UUID, set[UUID]]:
    """By moment with whom a pupil of 18 shares the choice; whether it still holds, `access` says."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for moment, person in Share.objects.filter(choice_moment__in=moments).values_list(
        "choice_moment", "viewer"
    ):
        found[moment].add(person)
    return found


def read_by(viewer: Viewer, *, wanted: Mapping[UUID, Collection[UUID]]) -> tuple[Letter, ...]:
    """What these people (by moment) may read, each asked as that person; by class, pupil and name.

    Only of moments that the viewer guides, and only of family without an account. About ten queries a moment:
    a letter is made now and then, and what stands on it cannot be taken back.
    """
    here = set(without_account({person for people in wanted.values() for person in people}))
    moments = (
        rows(viewer, Kind.CHOICE_MOMENT, Right.CHANGE)
        .filter(pk__in=wanted, matter__closed_on__isnull=True)
        .select_related("matter__pupil__person", "matter__pupil__school_class")
        .order_by("pk")
    )
    found = [one for row in moments for one in _of(viewer, row, here.intersection(wanted[row.pk]))]
    return tuple(
        sorted(
            found,
            key=lambda one: (one.school_class, unmarked(one.full), one.role != "pupil", unmarked(one.name)),
        )
    )


_STANDS = Q(decision__number=F("decision__moment__decision"), withdrawn_at__isnull=True)


def _of(viewer: Viewer, row: ChoiceMoment, people: Collection[UUID]) -> list[Letter]:
    pupil = row.matter.pupil
    around = viewers_around(people, pupil=pupil.pk, school=viewer.school, today=viewer.today)
    family = [one for one in around.values() if one.role != ViewerRole.PROFESSIONAL]
    if not family:
        return []
    informed = {one.person for one in who_may(family, Kind.CHOICE_MOMENT, Right.SEE, row.pk)}
    heard = {one.person for one in who_may(family, Kind.CHOICE_MOMENT, Right.SPEAK, row.pk)}
    names = {one.pk: one.full_name for one in Person.objects.filter(pk__in=[one.person for one in family])}
    about: dict[str, Any] = {
        "moment": row.pk,
        "matter": row.matter_id,
        "pupil": pupil.pk,
        "given": pupil.person.given_name,
        "full": pupil.person.full_name,
        "school_class": pupil.school_class.name if pupil.school_class else "",
        "kind": choice_in_words(row.kind),
        "adult": is_of_age(pupil.person.born, age=EIGHTEEN, today=viewer.today),
    }
    by = row.answer_by if row.answer_by and row.answer_by >= viewer.today else None
    more: dict[str, Any] = {"title": row.matter.title, "steps": _steps(row), "answer_by": by}
    return [
        Letter(
            **about,
            name=names[one.person],
            role=one.role.value,
            heard=one.person in heard,
            informed=one.person in informed,
            asked=_asked(one, row),
            **({**more, "chosen": _chosen(one, row)} if one.person in informed else {}),
        )
        for one in family
        if one.person in heard | informed
    ]


def _asked(reader: Viewer, row: ChoiceMoment) -> bool:
    to_sign = rows(reader, Kind.SIGN_OFF, Right.SIGN).filter(
        _STANDS, decision__moment=row, decision__moment__state__in=ANSWERED, verdict=""
    )
    return bool(to_sign.exists())


def _steps(row: ChoiceMoment) -> tuple[tuple[str, str, date | None], ...]:
    steps = ChoiceStep.objects.filter(moment=row, done_on__isnull=True).order_by("position")
    return tuple((one.title, step_who_in_words(one.who), one.on) for one in steps)


def _chosen(reader: Viewer, row: ChoiceMoment) -> tuple[str, ...]:
    stands = rows(reader, Kind.DECISION).filter(moment=row, number=row.decision)
    options = DecisionOption.objects.filter(decision__in=stands.values("pk")).select_related("option")
    return tuple(one.option.title for one in options.order_by("pk"))
