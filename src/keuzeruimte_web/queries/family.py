"""What the pages of parents and pupils share: who is who, agreements, talks, reports, the own triangle.

Over 200 lines because it is one reading of one file, kept together for both pages.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from keuzeruimte_web.access.decide import Invisible, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge import family_facts as ff
from keuzeruimte_web.bridge.about import Whom
from keuzeruimte_web.bridge.at_table import Span, visits
from keuzeruimte_web.bridge.facts import InvolvementFact, PupilFact
from keuzeruimte_web.bridge.family import EVERYTHING, OF_CHILDREN, Seen, seen_by
from keuzeruimte_web.bridge.listed import choice_in_words, choice_state_in_words
from keuzeruimte_web.bridge.own_triangle import Drawn, small_picture, words_for
from keuzeruimte_web.components.names import unmarked
from keuzeruimte_web.components.wording import joined, sentence
from keuzeruimte_web.queries.choice_room import small_rooms

PARTIES = ("pupil", "parents", "school", "")
NOT_DRAWN = SafeString()


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody on a page: the short name, the corner, and whether it is the one who looks."""

    id: UUID
    name: str
    party: str
    me: bool


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement: who does what by when; `mine` may be called done by the viewer. `proposal`: another day
    or letting go is proposed for it."""

    id: UUID
    text: str
    who: tuple[Who, ...]
    due_on: date | None
    done: bool
    mine: bool
    proposal: bool


@dataclass(frozen=True, slots=True)
class TalkLine:
    """A conversation with the items at which the viewer is there, and nothing of others.

    `visits`: when the viewer comes in and goes out; at least one.
    """

    id: UUID
    title: str
    visits: tuple[Span, ...]
    place: str
    with_whom: tuple[Who, ...]
    points: tuple[tuple[UUID, str], ...]
    closed: bool
    spoke: bool


@dataclass(frozen=True, slots=True)
class TimesLine:
    """Times that school proposes; `said`: the viewer answered, `told`: staff wrote it, `ended`: withdrawn."""

    id: UUID
    title: str
    said: bool
    told: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class CancelledLine:
    """A conversation that does not take place, until its day is over."""

    id: UUID
    title: str
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report put before the viewer; `open` while it can be answered, `answered` by the viewer."""

    id: UUID
    title: str
    held_at: datetime
    open: bool
    answered: bool


@dataclass(frozen=True, slots=True)
class OwnSide:
    """An own connection: the answer in words (empty: none), and who sees it."""

    connection: str
    words: str
    answer: UUID | None
    shared_with: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnTriangle:
    """The viewer's triangle, small, with the two own connections of one conversation."""

    svg: SafeString
    sides: tuple[OwnSide, ...]
    conversation: UUID
    at: datetime
    given: bool


OWN_SIDES = {
    ViewerRole.PUPIL: ("pupil_parents", "pupil_school"),
    ViewerRole.PARENT: ("pupil_parents", "parents_school"),
    ViewerRole.PROFESSIONAL: ("pupil_school", "parents_school"),
}


def read_family(viewer: Viewer) -> dict[UUID, Seen]:
    """What the list of children says of all that this parent may see, by pupil."""
    return seen_by(viewer, Whom("own children", _own, {}), kinds=OF_CHILDREN)


def read_one(viewer: Viewer, *, pupil: UUID, kinds: tuple[type, ...] = EVERYTHING) -> Seen:
    """All that this viewer may see of one pupil; Invisible when that is nobody to this viewer.

    `kinds`: of what alone.
    """
    found = seen_by(viewer, Whom("one child", _one, {"pupil": pupil}, one=True), kinds=kinds)
    if pupil not in found:
        raise Invisible(Kind.PUPIL)
    return found[pupil]


def _own(viewer: Viewer) -> QuerySet[Any]:
    return rows(viewer, Kind.PUPIL, Right.KEEP_OWN)


def _one(viewer: Viewer, pupil: UUID) -> QuerySet[Any]:
    right = Right.SEE if viewer.role == ViewerRole.PROFESSIONAL else Right.KEEP_OWN
    return rows(viewer, Kind.PUPIL, right).filter(pk=pupil)


def read_of_talk(viewer: Viewer, *, conversation: UUID) -> tuple[Seen, ff.Talk]:
    """All that this viewer may see of the pupil of a conversation to which the viewer is invited."""
    whose = Whom("of a talk to which one comes", _of_talk, {"conversation": conversation}, one=True)
    found = seen_by(viewer, whose)
    for seen in found.values():
        for talk in seen.every(ff.Talk):
            if talk.id == conversation:
                return seen, talk
    raise Invisible(Kind.CONVERSATION)


def _of_talk(viewer: Viewer, conversation: UUID) -> QuerySet[Any]:
    may = rows(viewer, Kind.CONVERSATION, Right.SPEAK).filter(pk=conversation).values("matter__pupil")
    return rows(viewer, Kind.PUPIL).filter(pk__in=may)


def people(seen: Seen, *, viewer: Viewer) -> Mapping[UUID, Who]:
    """Everybody whom the viewer may know of in this file, by the shortest name that tells them apart."""
    full: dict[UUID, tuple[str, str]] = {}
    parties: dict[UUID, str] = {}
    guests: list[ff.Guest | ff.AgreedBy] = [*seen.every(ff.AgreedBy), *seen.every(ff.Guest)]
    for guest in guests:
        full[guest.person] = _named(guest)
    for colleague in seen.every(InvolvementFact):
        full[colleague.person], parties[colleague.person] = _named(colleague), "school"
    for talk in seen.every(ff.Talk):
        parties[talk.organiser] = "school"
    for parent in seen.every(ff.ParentName):
        full[parent.person], parties[parent.person] = _named(parent), "parents"
    children: list[PupilFact | ff.OwnTie] = [*seen.every(PupilFact), *seen.every(ff.OwnTie)]
    for child in children:
        full[seen.pupil] = _named(child)
        parties[seen.pupil] = "pupil"
    if viewer.role == ViewerRole.PARENT:
        parties[viewer.person] = "parents"
        full.setdefault(viewer.person, ("", ""))
    often = Counter(given for given, _ in full.values())
    return {
        person: Who(
            id=person,
            name=given if often[given] == 1 else whole,
            party=parties.get(person, ""),
            me=person == viewer.person,
        )
        for person, (given, whole) in full.items()
    }


def _named(
    fact: "PupilFact | InvolvementFact | ff.ParentName | ff.Guest | ff.AgreedBy | ff.OwnTie",
) -> tuple[str, str]:
    return fact.given, " ".join(part for part in (fact.given, fact.prefix, fact.family) if part)


def as_said(people: Iterable[Who], *, viewer: Viewer) -> str:
    """Names in one breath, the one who reads last: 'Erik en u', or 'Linda en jij' to a pupil."""
    named = sorted(people, key=lambda one: one.me)
    you = _("jij") if viewer.role == ViewerRole.PUPIL else _("u")
    return joined([you if one.me else one.name for one in named])


def name_of(who: Mapping[UUID, Who], person: UUID | None) -> str:
    """The name of somebody; empty for nobody, or for somebody whom the viewer does not know of."""
    return who[person].name if person is not None and person in who else ""


def in_force(
    fact: ff.OwnTie | ff.LimitBy | ff.ParentName | ff.ParentToShareWith | InvolvementFact, today: date
) -> bool:
    """On this day; both ends count."""
    return (fact.since is None or fact.since <= today) and (fact.until is None or fact.until >= today)


def other_parents(seen: Seen, *, who: Mapping[UUID, Who], today: date) -> tuple[Who, ...]:
    """The other parents in the file, living, of today."""
    found = {p.person for p in seen.every(ff.ParentName) if not p.deceased and in_force(p, today)}
    return tuple(one for one in in_order(who, found) if not one.me)


def in_order(who: Mapping[UUID, Who], ids: set[UUID]) -> tuple[Who, ...]:
    """These people in the order pupil, parents, school; by name within it."""
    found = [who[person] for person in ids if person in who]
    if len(found) < 2:  # as most are, on a page that asks this twenty times
        return tuple(found)
    return tuple(sorted(found, key=lambda w: (PARTIES.index(w.party), w.name, w.id.int)))


def who_left(seen: Seen, *, who: Mapping[UUID, Who], today: date) -> frozenset[UUID]:
    """Colleagues of school who guided this pupil until a day that is past: what is shared is shut to them.

    They stay in `people`, by name: in what was agreed or acknowledged with them.
    """
    ties = [(tie.person, tie.until) for tie in seen.every(InvolvementFact)]
    stay = {person for person, until in ties if until is None or until >= today}
    return frozenset(p for p, _ in ties if p not in stay and p in who and who[p].party == "school")


def agreements(seen: Seen, *, who: Mapping[UUID, Who], today: date) -> tuple[AgreementLine, ...]:
    """Agreements: open ones first, by day; what was done stays there for two weeks."""
    finish = {one.id for one in seen.every(ff.AgreedToFinish)}
    by: dict[UUID, set[UUID]] = {}
    for owner in seen.every(ff.AgreedBy):
        by.setdefault(owner.of, set()).add(owner.person)
    lines = [
        (
            AgreementLine(
                id=one.id,
                text=one.text,
                who=in_order(who, by.get(one.id, set())),
                due_on=one.due_on,
                done=one.done_at is not None,
                mine=one.id in finish,
                proposal=bool(one.proposal) and one.done_at is None,
            ),
            one,
        )
        for one in seen.every(ff.Agreed)
        if one.let_go_on is None and (one.done_at is None or (today - localdate(one.done_at)).days <= 14)
    ]
    lines.sort(key=lambda x: (x[0].done, x[0].due_on or date.max, x[1].made_on, x[0].text, str(x[0].id)))
    return tuple(line for line, _ in lines)


def talks(seen: Seen, *, who: Mapping[UUID, Who], viewer: Viewer) -> tuple[TalkLine, ...]:
    """Conversations of today and later that are not closed, first one first."""
    points: dict[UUID, list[ff.Point]] = {}
    for point in seen.every(ff.Point):
        points.setdefault(point.of, []).append(point)
    guests: dict[UUID, set[UUID]] = {}
    for guest in seen.every(ff.Guest):
        guests.setdefault(guest.of, set()).add(guest.person)
    spoke = {v.of for v in seen.every(ff.VoiceSeen) if v.person == viewer.person}
    away = {viewer.person} | who_left(seen, who=who, today=viewer.today)
    coming = [
        talk
        for talk in seen.every(ff.Talk)
        if talk.state != "closed" and localdate(talk.starts_at) >= viewer.today
    ]
    own_times = {talk.id: times_at(seen, talk, viewer=viewer) for talk in coming}
    coming.sort(key=lambda talk: (own_times[talk.id][0].since, talk.id.int))
    return tuple(
        TalkLine(
            id=talk.id,
            title=talk.title,
            visits=own_times[talk.id],
            place=talk.place,
            with_whom=in_order(who, guests.get(talk.id, set()) - away),
            points=tuple(
                (p.id, p.title) for p in sorted(points.get(talk.id, ()), key=lambda p: (p.position, p.id.int))
            ),
            closed=False,
            spoke=talk.id in spoke,
        )
        for talk in coming
    )


def times_at(seen: Seen, talk: ff.Talk, *, viewer: Viewer) -> tuple[Span, ...]:
    """When the viewer is at the table; for a professional, who sees every item, the whole conversation."""
    return visits(
        talk.starts_at,
        [(point.minutes_before, point.minutes) for point in seen.every(ff.Point) if point.of == talk.id]
        if viewer.role != ViewerRole.PROFESSIONAL
        else (),
    )


def times(seen: Seen) -> tuple[TimesLine, ...]:
    """Times that the viewer is asked about, in the order in which they were proposed."""
    own = {one.of: one for one in seen.every(ff.OwnTimes)}
    asked = sorted(
        (one for one in seen.every(ff.TimesAsked) if one.id in own), key=lambda x: (x.made_at, x.id.int)
    )
    return tuple(
        TimesLine(
            id=one.id,
            title=one.title,
            said=own[one.id].answered_at is not None,
            told=own[one.id].entered_by is not None,
            ended=one.state != "open",
        )
        for one in asked
    )


def cancelled(seen: Seen, *, viewer: Viewer) -> tuple[CancelledLine, ...]:
    """Conversations of today and later that do not take place, first one first."""
    return tuple(
        CancelledLine(id=talk.id, title=talk.title, starts_at=times_at(seen, talk, viewer=viewer)[0].since)
        for talk in sorted(seen.every(ff.Talk), key=lambda t: (t.starts_at, t.id.int))
        if talk.cancelled_at is not None and localdate(talk.starts_at) >= viewer.today
    )


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """A choice moment: its title, or what kind of choice it is for who does not read the title.

    `room`: its choice room, drawn small; empty for who does not read it.
    """

    id: UUID
    title: str
    state: str
    room: SafeString = NOT_DRAWN


def choices(seen: Seen) -> tuple[ChoiceLine, ...]:
    """The choice moments that run and in which the viewer has a part, by title."""
    titles = {one.id: one.title for one in seen.every(ff.MatterTitle)}
    closed = {one.id for one in seen.every(ff.MatterTitle) if one.closed_on is not None}
    found = [one for one in seen.every(ff.ChoiceSeen) if one.of not in closed]
    lines = (
        ChoiceLine(
            one.id,
            titles.get(one.of) or sentence(choice_in_words(one.kind)),
            choice_state_in_words(one.state) if one.of in titles else "",
        )
        for one in found
    )
    return tuple(sorted(lines, key=lambda one: (unmarked(one.title), one.id.int)))


def drawn_choices(seen: Seen, *, viewer: Viewer) -> tuple[ChoiceLine, ...]:
    """`choices` with the room of each drawn small. One query, and none where there is no choice."""
    lines = choices(seen)
    matters = {one.id: one.of for one in seen.every(ff.ChoiceSeen)}
    rooms = small_rooms(viewer, pupil=seen.pupil) if lines else {}
    return tuple(replace(one, room=rooms.get(matters[one.id], SafeString())) for one in lines)


def reports(seen: Seen) -> tuple[ReportLine, ...]:
    """Reports put before the viewer, latest first; those that can be answered before the rest."""
    answers = {r.of: r for r in seen.every(ff.OwnResponse)}
    lines = [
        ReportLine(
            id=one.id,
            title=one.title,
            held_at=one.held_at,
            open=one.state == "open",
            answered=one.id in answers and bool(answers[one.id].agreed_at or answers[one.id].words),
        )
        for one in seen.every(ff.ReportSeen)
    ]
    lines.sort(key=lambda line: (line.held_at, line.id.int), reverse=True)
    return tuple(sorted(lines, key=lambda line: not (line.open and not line.answered)))


def own_triangle(
    seen: Seen, *, who: Mapping[UUID, Who], drawn: list[Drawn], viewer: Viewer, lang: str
) -> OwnTriangle | None:
    """The viewer's own part of the latest conversation with an answer, else of the next one; None without.

    `drawn`: all of which there is a triangle (`drawn_for`).
    """
    own_talks = sorted(seen.every(ff.Talk), key=lambda t: (t.starts_at, t.id.int))
    if not own_talks:
        return None
    by_id = {talk.id: talk for talk in own_talks}
    coming = [talk for talk in own_talks if talk.state != "closed"]
    talk = by_id[drawn[0].talk.id] if drawn else (coming or own_talks)[-1]
    mine = {
        a.connection: a for a in seen.every(ff.AnswerSeen) if a.person == viewer.person and a.of == talk.id
    }
    shared: dict[UUID, set[UUID]] = {}
    left = who_left(seen, who=who, today=viewer.today)
    for share in seen.every(ff.AnswerShare):
        if share.viewer not in left:
            shared.setdefault(share.of, set()).add(share.viewer)
    return OwnTriangle(
        svg=small_picture(drawn),
        sides=tuple(
            OwnSide(
                connection=connection,
                words=words_for(mine[connection].value, lang=lang) if connection in mine else "",
                answer=mine[connection].id if connection in mine else None,
                shared_with=tuple(
                    one.name
                    for one in in_order(
                        who, shared.get(mine[connection].id, set()) if connection in mine else set()
                    )
                ),
            )
            for connection in OWN_SIDES[viewer.role]
        ),
        conversation=talk.id,
        at=talk.starts_at,
        given=bool(mine),
    )
