"""One's own place at the table, on one's own telephone: signed in, or admitted by name with a code."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet

from keuzeruimte_web.access.decide import Invisible, rows
from keuzeruimte_web.access.kept import asked_by
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.together import Guest, Together, around, together
from keuzeruimte_web.queries.answers import FOUR_WORDS
from keuzeruimte_web.queries.family import OWN_SIDES


class TableOver(Invisible):
    """Who asks is invited to this conversation, and it has no open table (any more)."""


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """An own connection: which of the four words it is nearest to (None: not given), and who sees it.

    The rest is how it was given before: kept as it was by who only changes with whom it is shared.
    """

    connection: str
    word: int | None
    shared_with: tuple[UUID, ...]
    value: float | None = None
    by_slider: bool = False
    sentences: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnSeat:
    """What one sees and can do from the own place. `guests`: with whom one can share, by name."""

    conversation: UUID
    matter: UUID
    pupil: UUID
    me: str
    role: str
    choice: bool
    guests: tuple[Guest, ...]
    sides: tuple[OwnAnswer, ...]
    shared_with: tuple[str, ...]
    turn: Guest | None
    seen: Together


def own_seat(viewer: Viewer, *, conversation: UUID, lang: str) -> OwnSeat:
    """The own place at a table that is open. Raises Invisible for who is not invited, or TableOver."""
    found = asked_by(viewer, _at_open_table, key="own seat at the table", conversation=conversation)
    if not found:
        invited = rows(viewer, Kind.CONVERSATION, Right.SPEAK).filter(pk=conversation).exists()
        raise TableOver(Kind.TABLE) if invited else Invisible(Kind.TABLE)
    (talk,) = found
    people = around(talk, school=viewer.school, today=viewer.today)
    staff = viewer.role == ViewerRole.PROFESSIONAL
    seen = together((viewer,), talk, people=people, all_there=() if staff else (viewer.person,), lang=lang)
    if seen is None:
        raise Invisible(Kind.CONVERSATION)
    sides = _sides(viewer, talk)
    everybody = {person for side in sides for person in side.shared_with}
    return OwnSeat(
        conversation=conversation,
        matter=talk.matter_id,
        pupil=people.pupil,
        me=next((guest.name for guest in people.guests if guest.id == viewer.person), ""),
        role=viewer.role.value,
        choice=talk.matter.kind == "choice_moment",
        guests=tuple(guest for guest in people.may_come if guest.id != viewer.person),
        sides=sides,
        shared_with=tuple(guest.name for guest in people.may_come if guest.id in everybody),
        turn=next((guest for guest in people.guests if guest.id == people.turn), None)
        if viewer.person in people.present
        else None,
        seen=seen,
    )


def _at_open_table(viewer: Viewer, conversation: UUID) -> QuerySet[Any]:
    tables = rows(viewer, Kind.TABLE).filter(conversation=OuterRef("pk"), closed_at__isnull=True)
    may = rows(viewer, Kind.CONVERSATION, Right.SPEAK).select_related("matter")
    return may.filter(Exists(tables), pk=conversation)


def _own_answers(viewer: Viewer, conversation: UUID) -> QuerySet[Any]:
    own = rows(viewer, Kind.ANSWER, Right.CHANGE).filter(conversation=conversation, person=viewer.person)
    found: QuerySet[Any] = own.annotate(sees=F("shares__viewer")).order_by("pk", "sees")
    return found


def _sides(viewer: Viewer, talk: Any) -> tuple[OwnAnswer, ...]:
    mine, shared = {}, dict[str, tuple[UUID, ...]]()
    for answer in asked_by(viewer, _own_answers, key="own answers at the table", conversation=talk.pk):
        mine[answer.connection] = answer
        shared.setdefault(answer.connection, ())
        if answer.sees is not None:
            shared[answer.connection] += (answer.sees,)
    return tuple(
        OwnAnswer(
            connection=side,
            word=_nearest(mine[side].value) if side in mine else None,
            shared_with=shared.get(side, ()),
            value=mine[side].value if side in mine else None,
            by_slider=side in mine and mine[side].by_slider,
            sentences=tuple(mine[side].sentences or ()) if side in mine else (),
        )
        for side in OWN_SIDES[viewer.role]
    )


def _nearest(value: float) -> int:
    return min(range(len(FOUR_WORDS)), key=lambda n: abs(FOUR_WORDS[n] - value))
