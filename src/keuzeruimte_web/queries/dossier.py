"""A pupil's dossier: how it stands, for a professional who is involved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from keuzeruimte_web.access.ages import EIGHTEEN, Turning, is_of_age, turning_near
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge import facts as f
from keuzeruimte_web.bridge.assessing import ReadSignal, read_signals
from keuzeruimte_web.bridge.beside import beside
from keuzeruimte_web.bridge.listed import domain_in_words, institution_in_words, matter_in_words
from keuzeruimte_web.bridge.people import FilePerson, in_force
from keuzeruimte_web.bridge.pictures import (
    Picture,
    drawn_of,
    large_picture,
    source_of_small_pictures,
    who_shared,
)
from keuzeruimte_web.bridge.roles import language_in_words, role_in_words
from keuzeruimte_web.bridge.stored import by_record
from keuzeruimte_web.bridge.voices import voices_of
from keuzeruimte_web.queries.attention import invited
from keuzeruimte_web.queries.choice_room import small_rooms
from keuzeruimte_web.queries.entrusted import Entrusted, Promise, Question, entrusted, promises, questions
from keuzeruimte_web.queries.files import File, file_of
from keuzeruimte_web.queries.limits import Boundary, boundaries
from keuzeruimte_web.queries.relation import stagnating_since
from keuzeruimte_web.queries.timeline import Moment, timeline


@dataclass(frozen=True, slots=True)
class Around:
    """Somebody around the triangle, or further on the list of people."""

    id: UUID
    name: str
    role: str
    party: str
    me: bool
    shared: bool
    to_ask: bool
    household: str = ""
    authority: str = ""
    language: str = ""
    tie: UUID | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """An institution that is guardian or supervises: what it is, who speaks for it, how to reach them."""

    id: UUID
    name: str
    role: str
    speaker: str
    reach: str


@dataclass(frozen=True, slots=True)
class MatterView:
    """A trajectory or choice moment with its topics and who guides it. `room`: the choice room, small."""

    id: UUID
    kind: str
    title: str
    reason: str
    goal: str
    opened_on: date
    topics: tuple[tuple[str, str, UUID], ...]
    guides: tuple[str, ...]
    choosing: bool
    room: SafeString


@dataclass(frozen=True, slots=True)
class Coming:
    """A conversation that is still to come or to be closed."""

    id: UUID
    title: str
    starts_at: datetime
    place: str
    names: tuple[str, ...]
    past: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """A separate talk that is offered to the parents. Who said yes is named; a no leaves nothing behind."""

    id: UUID
    title: str
    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """The page."""

    pupil: UUID
    name: str
    given: str
    school_class: str
    age: int | None
    died: bool
    turning: Turning | None
    turned: bool
    mentors: tuple[str, ...]
    picture: Picture | None
    family: tuple[Around, ...]
    school: tuple[Around, ...]
    others: tuple[Around, ...]
    remembered: tuple[Around, ...]
    institutions: tuple[Standing, ...]
    child: Around
    boundaries: tuple[Boundary, ...]
    entrusted: tuple[Entrusted, ...]
    questions: tuple[Question, ...]
    promises: tuple[Promise, ...]
    signals: tuple[ReadSignal, ...]
    matters: tuple[MatterView, ...]
    coming: tuple[Coming, ...]
    offers: tuple[Offered, ...]
    timeline: tuple[Moment, ...]
    source: SafeString
    sees_village: bool
    sees_career: bool
    placements: tuple[tuple[UUID, str], ...]
    to_weigh: tuple[tuple[UUID, str, date], ...]
    stagnating_since: date | None
    laid_before_me: tuple[tuple[UUID, str, date], ...]

    @property
    def chooses(self) -> bool:
        """Whether a choice room is drawn."""
        return any(matter.room for matter in self.matters)


def dossier(viewer: Viewer, *, pupil: UUID, lang: str) -> Dossier:
    """The dossier of a pupil whom the viewer may open (`operations.opening` asked and left the trace)."""
    file = file_of(viewer, pupil=pupil)
    near_it = beside(viewer, pupil=pupil)
    near = turning_near(file.pupil.born, today=viewer.today)
    drawn = drawn_of(file.stored, file.people)
    silent = (
        voices_of(file.stored, file.people, viewer=viewer.person, today=viewer.today).to_ask
        if file.matters()
        else ()
    )
    shared = who_shared(file.stored)
    ties = _ties(file)
    around = [
        _around(file, person, ties=ties, shared=person.id in shared, to_ask=person in silent)
        for person in file.people.values()
        if not person.deceased and person.involved
    ]
    around.sort(key=lambda one: (not one.me, one.name))
    return Dossier(
        pupil=file.pupil.id,
        name=file.pupil.full,
        given=file.pupil.short,
        school_class=file.school_class,
        age=_age(file.pupil.born, viewer.today),
        died=file.stored.pupil.deceased,
        turning=near,
        turned=near is not None and near.passed(viewer.today),
        mentors=_mentors(file),
        picture=large_picture(
            drawn,
            name="dossier",
            title=_("De driehoek van %(name)s") % {"name": file.pupil.short},
            pupil=file.pupil.short,
            lang=lang,
        ),
        child=next(one for one in around if one.party == "pupil"),
        family=tuple(one for one in around if one.party == "parents"),
        school=tuple(one for one in around if one.party == "school"),
        others=tuple(one for one in around if not one.party),
        remembered=tuple(
            _around(file, person, ties=ties, shared=False, to_ask=False)
            for person in sorted(file.people.values(), key=lambda p: (p.full, p.id.int))
            if person.deceased
        ),
        institutions=tuple(_institutions(file)),
        boundaries=tuple(boundaries(file)),
        entrusted=tuple(entrusted(file)),
        questions=tuple(questions(file)),
        promises=tuple(promises(file)),
        signals=read_signals(file.stored, today=viewer.today, lang=lang),
        matters=_matters(file),
        coming=tuple(_coming(file)),
        offers=tuple(_offers(file)),
        timeline=tuple(timeline(file, drawn)),
        source=source_of_small_pictures(),
        sees_village=near_it.village,
        sees_career=near_it.career,
        placements=near_it.placements,
        to_weigh=near_it.to_weigh,
        stagnating_since=stagnating_since(file) if file.matters() else None,
        laid_before_me=near_it.laid_before,
    )


def _age(born: date | None, today: date) -> int | None:
    if born is None:
        return None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _mentors(file: File) -> tuple[str, ...]:
    ids = {
        tie.person
        for tie in file.stored.all(f.InvolvementFact)
        if tie.role == "mentor" and tie.matter is None and in_force(tie, file.viewer.today)
    }
    return tuple(sorted(file.people[person].full for person in ids))


def _ties(file: File) -> Mapping[UUID, f.GuardianshipFact]:
    """The tie of each parent to the pupil today; the first where there are more."""
    today = file.viewer.today
    standing = [tie for tie in file.stored.all(f.GuardianshipFact) if in_force(tie, today)]
    return {tie.person: tie for tie in reversed(standing)}


def _around(
    file: File,
    person: FilePerson,
    *,
    ties: Mapping[UUID, f.GuardianshipFact],
    shared: bool,
    to_ask: bool,
) -> Around:
    me = person.id == file.viewer.person
    tie = ties.get(person.id)
    return Around(
        id=person.id,
        name=person.full if person.party != "pupil" else person.short,
        role=role_in_words(person),
        party=person.party,
        me=me,
        shared=shared and not me,
        to_ask=to_ask,
        household=person.household,
        authority=_authority(tie.authority) if tie else "",
        tie=tie.id if tie else None,
        language=language_in_words(person),
    )


def _institutions(file: File) -> list[Standing]:
    """Those of today, until the pupil is 18: then guardianship and supervision end by law."""
    today = file.viewer.today
    if is_of_age(file.pupil.born, age=EIGHTEEN, today=today):
        return []
    found = [one for one in file.stored.shown(f.InstitutionFact) if in_force(one, today)]
    return [
        Standing(
            id=one.id,
            name=one.name,
            role=institution_in_words(one.role),
            speaker=" ".join(part for part in (one.given, one.family) if part),
            reach=one.reach,
        )
        for one in sorted(found, key=lambda one: (one.role, one.name, one.id.int))
    ]


def _authority(authority: str) -> str:
    return {"no": _("zonder gezag"), "unknown": _("gezag niet bekend")}.get(authority, "")


def _matters(file: File) -> tuple[MatterView, ...]:
    """The matters that go on; where one is a choice, with the rooms in one query."""
    found = file.matters()
    choosing = any(one.kind == "choice_moment" for one in found)
    rooms = small_rooms(file.viewer, pupil=file.pupil.id) if choosing else {}
    return tuple(_matter(file, one, rooms.get(one.id, SafeString())) for one in found)


def _matter(file: File, matter: f.MatterFact, room: SafeString) -> MatterView:
    return MatterView(
        id=matter.id,
        kind=matter_in_words(matter.kind),
        title=matter.title,
        reason=matter.reason,
        goal=matter.goal,
        opened_on=matter.opened_on,
        topics=tuple(
            sorted(
                (topic.title, domain_in_words(topic.domain), topic.id)
                for topic in file.stored.all(f.TopicFact)
                if topic.matter == matter.id
            )
        ),
        guides=tuple(sorted(person.full for person in file.guides(matter.id))),
        choosing=matter.kind == "choice_moment",
        room=room,
    )


def _coming(file: File) -> list[Coming]:
    talks = [talk for talk in file.stored.shown(f.ConversationFact) if talk.state != "closed"]
    return [
        Coming(
            id=talk.id,
            title=talk.title,
            starts_at=talk.starts_at,
            place=talk.place,
            names=tuple(guest.short for guest in invited(file, talk.id)),
            past=timezone.localdate(talk.starts_at) < file.viewer.today,
        )
        for talk in sorted(talks, key=lambda talk: (talk.starts_at, talk.id.int))
    ]


def _offers(file: File) -> list[Offered]:
    links = by_record(file.stored.all(f.OfferParentFact))
    standing = [o for o in file.stored.shown(f.OfferFact) if o.lapses_on >= file.viewer.today]
    return [
        Offered(
            id=offer.id,
            title=offer.title,
            accepted=tuple(
                sorted(
                    file.people[link.person].short
                    for link in links[offer.id]
                    if link.accepted_at is not None and link.person in file.people
                )
            ),
        )
        for offer in sorted(standing, key=lambda offer: (offer.title, offer.id.int))
    ]
