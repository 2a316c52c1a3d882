"""What the professional needs at the table: the points in order, who is there, wishes, agreements, notes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import localdate

from keuzeruimte_web.access.ages import EIGHTEEN, is_of_age
from keuzeruimte_web.access.decide import Invisible, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge import facts as f
from keuzeruimte_web.bridge.about import Whom
from keuzeruimte_web.bridge.comers import guests_no_more, parents_of_an_adult
from keuzeruimte_web.bridge.people import FilePerson, in_force, people_of
from keuzeruimte_web.bridge.pictures import Picture, drawn_of, large_picture
from keuzeruimte_web.bridge.stored import Stored, by_record, read
from keuzeruimte_web.bridge.table_state import CLOSED_TABLE, table_state


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody put into words and shared with the viewer; `at`: the point where it was laid."""

    id: UUID
    name: str
    party: str
    kind: str
    words: str
    at: UUID | None


@dataclass(frozen=True, slots=True)
class TableAgreement:
    """An agreement made at a point."""

    id: UUID
    text: str
    owners: tuple[FilePerson, ...]
    due_on: date | None


@dataclass(frozen=True, slots=True)
class TalkItem:
    """A point of the conversation."""

    id: UUID
    number: int
    title: str
    minutes: int
    there: tuple[FilePerson, ...]
    agreements: tuple[TableAgreement, ...]
    note: str
    note_version: int
    note_id: UUID | None
    done: bool | None
    finished: bool


@dataclass(frozen=True, slots=True)
class TalkPage:
    """A conversation at the table, for the professional.

    `on_paper`: who of the family can get a sheet with the invitation. `no_more`: who is invited and
    cannot come any more. `at_18`: parents who are asked to a talk at which the pupil is 18.
    """

    id: UUID
    pupil: UUID
    matter: UUID
    pupil_name: str
    title: str
    starts_at: datetime
    minutes: int
    place: str
    state: str
    guests: tuple[FilePerson, ...]
    on_paper: tuple[FilePerson, ...]
    no_more: tuple[str, ...]
    at_18: tuple[str, ...]
    items: tuple[TalkItem, ...]
    wishes: tuple[Wish, ...]
    picture: Picture | None
    reports: tuple[tuple[UUID, str], ...]
    drafts: dict[str, Any]
    table_open: bool


PARTIES = {"pupil": 0, "parents": 1, "school": 2, "": 3}


def talk_page(viewer: Viewer, *, conversation: UUID, lang: str) -> TalkPage:
    """The conversation; raises Invisible for who does not hold it."""
    talk, stored = _held(viewer, conversation)
    pupil = stored.pupil.id
    people = people_of(stored, today=viewer.today, matter=talk.matter)
    notes = {n.item_id: n for n in rows(viewer, Kind.NOTE).filter(conversation=conversation)}
    drafts = {
        f"{d.form}:{d.about}": d.content
        for d in rows(viewer, Kind.DRAFT).filter(form__in=("note", "agreement"))
        if isinstance(d.content, dict)
    }
    table = table_state(conversation) if talk.state != "closed" else CLOSED_TABLE
    items = _items(stored, people, conversation, notes, table.finished)
    guests = {i.person for i in stored.all(f.InvitationFact) if i.of == conversation}
    drawn = [one for one in drawn_of(stored, people) if one.talk.starts_at <= talk.starts_at]
    return TalkPage(
        id=talk.id,
        pupil=pupil,
        matter=talk.matter,
        pupil_name=people[pupil].short,
        title=talk.title,
        starts_at=talk.starts_at,
        minutes=sum(item.minutes for item in items),
        place=talk.place,
        state=talk.state,
        guests=_in_order(people, guests),
        on_paper=_on_paper(stored, _in_order(people, guests), today=viewer.today),
        no_more=guests_no_more(stored, people, among=guests, today=viewer.today),
        at_18=parents_of_an_adult(
            stored, people, among=guests, on=max(viewer.today, localdate(talk.starts_at)), today=viewer.today
        ),
        items=items,
        wishes=_wishes(stored, people, conversation, table.placed),
        picture=large_picture(drawn, name="tafel", title=talk.title, pupil=people[pupil].short, lang=lang),
        reports=tuple(
            rows(viewer, Kind.REPORT)
            .filter(conversation=conversation)
            .order_by("-circle")
            .values_list("pk", "circle")
        )
        if talk.state == "closed"
        else (),
        drafts=drafts,
        table_open=table.is_open,
    )


def _held(viewer: Viewer, conversation: UUID) -> tuple[f.ConversationFact, Stored]:
    """The conversation that the viewer holds, and the facts around it, in one query. Raises Invisible."""
    whose = Whom("of a talk that is held", _of_talk, {"conversation": conversation}, one=True)
    for stored in read(viewer, whose).values():
        for talk in stored.shown(f.ConversationFact):
            if talk.id == conversation:
                return talk, stored
    raise Invisible(f"{Kind.CONVERSATION}")


def _of_talk(viewer: Viewer, conversation: UUID) -> QuerySet[Any]:
    talks = rows(viewer, Kind.CONVERSATION, Right.HOLD).filter(pk=conversation)
    return rows(viewer, Kind.PUPIL, Right.OPEN_DOSSIER).filter(pk__in=talks.values("matter__pupil"))


def _items(
    stored: Stored, people: Any, conversation: UUID, notes: dict[UUID | None, Any], finished: frozenset[UUID]
) -> tuple[TalkItem, ...]:
    parts = by_record(stored.all(f.ItemPersonFact))
    owners = by_record(p for p in stored.all(f.AgreementPersonFact) if p.part == "owner")
    made: dict[UUID | None, list[f.AgreementFact]] = {}
    for agreement in sorted(stored.shown(f.AgreementFact), key=lambda a: (a.text, str(a.id))):
        made.setdefault(agreement.item, []).append(agreement)
    found = sorted(
        (i for i in stored.shown(f.ItemFact) if i.of == conversation), key=lambda i: (i.position, str(i.id))
    )
    return tuple(
        TalkItem(
            id=item.id,
            number=number,
            title=item.title,
            minutes=item.minutes,
            there=_in_order(people, _there(item, parts[item.id])),
            agreements=tuple(
                TableAgreement(a.id, a.text, _in_order(people, {o.person for o in owners[a.id]}), a.due_on)
                for a in made.get(item.id, [])
            ),
            note=notes[item.id].text if item.id in notes else "",
            note_version=notes[item.id].version if item.id in notes else 0,
            note_id=notes[item.id].pk if item.id in notes else None,
            done=item.done,
            finished=item.id in finished,
        )
        for number, item in enumerate(found, start=1)
    )


def _there(item: f.ItemFact, parts: list[f.ItemPersonFact]) -> set[UUID]:
    """Who hears this point; who is kept out of it does not (METHOD 3)."""
    kept_out = {p.person for p in parts if p.part == "to"} if item.verb == "withhold" else set()
    return ({item.by} | {p.person for p in parts if p.part in ("to", "present")}) - kept_out


def _wishes(stored: Stored, people: Any, conversation: UUID, placed: Mapping[UUID, UUID]) -> tuple[Wish, ...]:
    shown = [
        v
        for v in stored.shown(f.VoiceFact)
        if v.of == conversation and v.person in people and v.kind != "acknowledge"
    ]
    return tuple(
        Wish(v.id, people[v.person].short, people[v.person].party, v.kind, v.words, placed.get(v.id))
        for v in sorted(
            shown, key=lambda v: (PARTIES[people[v.person].party], people[v.person].full, v.kind, str(v.id))
        )
    )


def _on_paper(stored: Stored, guests: tuple[FilePerson, ...], *, today: date) -> tuple[FilePerson, ...]:
    """Those of the family who prepare a conversation on a page of their own: a sheet is that page.

    A parent of whom the tie ended or whom a court keeps away has none, nor a parent of a pupil of 18.
    """
    grown = is_of_age(stored.pupil.born, age=EIGHTEEN, today=today)
    ties = () if grown else stored.all(f.GuardianshipFact)
    tied = {tie.person for tie in ties if in_force(tie, today) and not tie.court_block}
    return tuple(guest for guest in guests if guest.party == "pupil" or guest.id in tied)


def _in_order(people: Any, ids: set[UUID]) -> tuple[FilePerson, ...]:
    return tuple(
        sorted((people[p] for p in ids if p in people), key=lambda x: (PARTIES[x.party], x.full, str(x.id)))
    )
