"""Times that are looked for: what staff see of it, and what somebody who is asked sees."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.busy import Clash, Slot, Taken, clashes, in_the_way, own_clashes, taken_around
from keuzeruimte_web.bridge.comers import who_may_come_about
from keuzeruimte_web.bridge.evening import Choice, Wanted, arranged
from keuzeruimte_web.bridge.times import Answered, Asked, answered, asked_of, times_of

FITS, IF_NEED, FITS_NOT = "fits", "if_need", "fits_not"
APART = "apart"
COST = {FITS: 0, IF_NEED: 1, "": 3}
"""How much one person's answer weighs when times are arranged; *fits not* is never chosen."""


@dataclass(frozen=True, slots=True)
class TimeLine:
    """One time, as staff see it: who said what, and whether something stands in the way by now."""

    id: UUID
    starts_at: datetime
    fits: tuple[Asked, ...]
    if_need: tuple[Asked, ...]
    fits_not: tuple[Asked, ...]
    clash: Clash | None
    best: bool


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """One person who is asked, as staff see it. `may_write`: nothing came from that person oneself yet.

    `may_come`: still somebody who can be asked: in the file, and not kept away.
    """

    who: Asked
    answered: bool
    entered_by: str
    not_needed: bool
    apart: bool
    other_words: str
    may_write: bool
    may_come: bool


@dataclass(frozen=True, slots=True)
class TimesPage:
    """Times that are looked for, for staff."""

    id: UUID
    pupil: UUID
    pupil_name: str
    title: str
    place: str
    minutes: int
    open: bool
    conversation: UUID | None
    moves_from: datetime | None
    times: tuple[TimeLine, ...]
    replies: tuple[ReplyLine, ...]
    me_asked: bool

    @property
    def parents(self) -> tuple[Asked, ...]:
        """The parents who are asked and can come."""
        return tuple(line.who for line in self.comers if line.who.party == "parents")

    @property
    def apart(self) -> tuple[Asked, ...]:
        """Parents who would rather sit apart from the other parent, where both can come."""
        return tuple(line.who for line in self.comers if line.apart) if len(self.parents) > 1 else ()

    @property
    def comers(self) -> tuple[ReplyLine, ...]:
        """Everybody who is asked and can come."""
        return tuple(line for line in self.replies if line.may_come)

    @property
    def no_more(self) -> tuple[str, ...]:
        """Who was asked and cannot come any more, by name."""
        return tuple(line.who.name for line in self.replies if not line.may_come)


@dataclass(frozen=True, slots=True)
class OwnTime:
    """One time to say something of; `taken`: one has another conversation at school then."""

    id: UUID
    starts_at: datetime
    answer: str
    taken: bool


@dataclass(frozen=True, slots=True)
class ReplyPage:
    """What somebody who is asked sees, or staff who write down what that person told (`told_by` a name)."""

    id: UUID
    pupil: UUID
    title: str
    place: str
    minutes: int
    withdrawn: bool
    moves_from: datetime | None
    with_whom: tuple[Asked, ...]
    times: tuple[OwnTime, ...]
    other_words: str
    not_needed: bool
    wish: str
    may_wish: bool
    answered: bool
    entered_by: str
    person: UUID
    name: str
    party: str


@dataclass(frozen=True, slots=True)
class OpenTimes:
    """One of the proposals for which a time is looked for; `suits` is what fits beside the others."""

    id: UUID
    pupil: UUID
    pupil_name: str
    title: str
    first: datetime
    asked: int
    answered: int
    apart: bool
    suits: datetime | None
    suits_time: UUID | None


def times_page(viewer: Viewer, *, proposal: UUID) -> TimesPage:
    """For staff who are involved. Raises Invisible, Forbidden."""
    row = require(viewer, Kind.TIME_PROPOSAL, Right.SEE, proposal)
    pupil = row.matter.pupil
    asked = asked_of({proposal: pupil.pk})[proposal]
    given = answered(viewer, [proposal])[proposal]
    times = times_of([proposal])[proposal]
    can = who_may_come_about(viewer, matter=row.matter_id) or frozenset()
    coming = {one.person for one in asked} & can
    blocked = {
        clash.starts_at: clash
        for clash in clashes(
            viewer,
            [_slot(row, at) for _pk, at in times],
            people=coming | {row.organiser_id},
            travel=timedelta(minutes=row.travel),
            leaving_out=[row.conversation_id] if row.conversation_id else (),
        )
    }
    choices = _choices(row, times, given, coming, blocked)
    best = min((choice.cost for choice in choices), default=None)
    best_times = {choice.time for choice in choices if choice.cost == best}
    return TimesPage(
        id=row.pk,
        pupil=pupil.pk,
        pupil_name=pupil.person.full_name,
        title=row.title,
        place=row.place,
        minutes=row.minutes,
        open=row.state == "open",
        conversation=row.conversation_id,
        moves_from=row.conversation.starts_at if row.conversation_id else None,
        times=tuple(
            TimeLine(
                pk,
                at,
                fits=_who_said(FITS, pk, asked, given),
                if_need=_who_said(IF_NEED, pk, asked, given),
                fits_not=_who_said(FITS_NOT, pk, asked, given),
                clash=blocked.get(at),
                best=pk in best_times and any(line.answered_at for line in given.values()),
            )
            for pk, at in times
        ),
        replies=tuple(
            _reply_line(one, given[one.person], viewer, may_come=one.person in can) for one in asked
        ),
        me_asked=any(one.person == viewer.person for one in asked),
    )


def reply_page(viewer: Viewer, *, proposal: UUID, person: UUID | None = None) -> ReplyPage:
    """For who is asked, or for staff who write down what `person` told. Raises Invisible, Forbidden."""
    told = person is not None
    row = require(viewer, Kind.TIME_PROPOSAL, Right.PLAN if told else Right.SEE, proposal)
    whose = person or viewer.person
    asked = asked_of({proposal: row.matter.pupil_id})[proposal]
    given = answered(viewer, [proposal])[proposal].get(whose)
    me = next((one for one in asked if one.person == whose), None)
    if given is None or me is None:
        raise Invisible(Kind.TIME_REPLY)
    times = times_of([proposal])[proposal]
    taken = set()
    if not told:
        taken = own_clashes(
            viewer,
            [_slot(row, at) for _pk, at in times],
            travel=timedelta(minutes=row.travel),
            leaving_out=[row.conversation_id] if row.conversation_id else (),
        )
    return ReplyPage(
        id=row.pk,
        pupil=row.matter.pupil_id,
        title=row.title,
        place=row.place,
        minutes=row.minutes,
        withdrawn=row.state != "open",
        moves_from=row.conversation.starts_at if row.conversation_id else None,
        with_whom=_with_whom(row, asked, me),
        times=tuple(OwnTime(pk, at, given.answers.get(pk, ""), at in taken) for pk, at in times),
        other_words=given.other_words,
        not_needed=given.not_needed,
        wish=given.wish,
        may_wish=me.party == "parents" and sum(one.party == "parents" for one in asked) > 1,
        answered=given.answered_at is not None,
        entered_by=given.entered_by,
        person=me.person,
        name=me.name,
        party=me.party,
    )


def open_times(viewer: Viewer) -> tuple[OpenTimes, ...]:
    """Everything for which a time is looked for in the viewer's matters, and how it would all fit together.

    The same number of queries however many there are. Where parents would rather sit apart nothing is
    arranged: that is for the professional to decide.
    """
    found = list(
        rows(viewer, Kind.TIME_PROPOSAL, Right.PLAN).select_related("matter__pupil__person").order_by("pk")
    )
    ids = [row.pk for row in found]
    asked = asked_of({row.pk: row.matter.pupil_id for row in found})
    given, times = answered(viewer, ids), times_of(ids)
    travel = max((row.travel for row in found), default=0)
    taken = taken_around(
        viewer,
        [_slot(row, at) for row in found for _pk, at in times[row.pk]],
        travel=timedelta(minutes=travel),
    )
    suits = arranged(
        [
            _wanted(row, times[row.pk], asked[row.pk], given[row.pk], taken)
            for row in found
            if not any(line.wish == APART for line in given[row.pk].values())
        ]
    )
    return tuple(
        sorted(
            (
                _open_line(row, times[row.pk], asked[row.pk], given[row.pk], suits.get(row.pk))
                for row in found
            ),
            key=lambda line: (line.first, line.pupil_name, str(line.id)),
        )
    )


def _wanted(
    row: Any,
    times: list[tuple[UUID, datetime]],
    asked: list[Asked],
    given: dict[UUID, Answered],
    taken: list[Taken],
) -> Wanted:
    people = {one.person for one in asked}
    travel, moves = timedelta(minutes=row.travel), (row.conversation_id,)
    blocked = set()
    for _pk, at in times:
        who, room, _near = in_the_way(
            _slot(row, at), taken, people=people | {row.organiser_id}, travel=travel, leaving_out=moves
        )
        if who or room:
            blocked.add(at)
    return Wanted(
        row.pk,
        frozenset(people | {row.organiser_id}),
        travel,
        _choices(row, times, given, people, blocked),
    )


def _open_line(
    row: Any,
    times: list[tuple[UUID, datetime]],
    asked: list[Asked],
    given: dict[UUID, Answered],
    suits: Choice | None,
) -> OpenTimes:
    return OpenTimes(
        id=row.pk,
        pupil=row.matter.pupil_id,
        pupil_name=row.matter.pupil.person.full_name,
        title=row.title,
        first=min((at for _pk, at in times), default=row.made_at),
        asked=len(asked),
        answered=sum(line.answered_at is not None for line in given.values()),
        apart=any(line.wish == APART for line in given.values()),
        suits=suits.slot.starts_at if suits else None,
        suits_time=suits.time if suits else None,
    )


def _who_said(word: str, time: UUID, asked: list[Asked], given: dict[UUID, Answered]) -> tuple[Asked, ...]:
    return tuple(one for one in asked if given[one.person].answers.get(time) == word)


def _slot(row: Any, at: datetime) -> Slot:
    return Slot(at, timedelta(minutes=row.minutes), row.place)


def _choices(
    row: Any,
    times: list[tuple[UUID, datetime]],
    given: dict[UUID, Answered],
    asked: set[UUID],
    blocked: Collection[datetime],
) -> tuple[Choice, ...]:
    """The times that go: no one said that it does not fit, and nothing stands in the way."""
    found = []
    for pk, at in times:
        words = [
            given[person].answers.get(pk, "")
            for person in asked
            if person in given and not given[person].not_needed
        ]
        if at not in blocked and FITS_NOT not in words:
            found.append(Choice(pk, _slot(row, at), sum(COST[word] for word in words)))
    return tuple(found)


def _reply_line(who: Asked, given: Answered, viewer: Viewer, *, may_come: bool) -> ReplyLine:
    done = given.answered_at is not None
    return ReplyLine(
        who=who,
        answered=done,
        entered_by=given.entered_by,
        not_needed=given.not_needed,
        apart=given.wish == APART,
        other_words=given.other_words,
        may_write=may_come and who.person != viewer.person and (not done or bool(given.entered_by)),
        may_come=may_come,
    )


def _with_whom(row: Any, asked: list[Asked], me: Asked) -> tuple[Asked, ...]:
    """Who else comes, for one who is asked. To a parent the other parents are not named: whether they sit at
    one table is not settled yet."""
    organiser = Asked(row.organiser_id, row.organiser.given_name, "school")
    others = [one for one in asked if one.person not in (me.person, row.organiser_id)]
    if me.party == "parents":
        others = [one for one in others if one.party != "parents"]
    return (*others, *(() if me.person == row.organiser_id else (organiser,)))


__all__ = ["OpenTimes", "ReplyPage", "TimesPage", "open_times", "reply_page", "times_page"]
