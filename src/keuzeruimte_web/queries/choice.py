"""A choice moment on its page: steps, options with what each corner sees in them, the choice, who signs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from keuzeruimte_web.access.ages import EIGHTEEN, is_of_age
from keuzeruimte_web.access.decide import Invisible, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.choice_file import (
    AdviceRow,
    ChoiceFile,
    DecisionRow,
    OptionRow,
    SignRow,
    Somebody,
    StepRow,
    VoiceRow,
    choice_file,
    full_name,
)
from keuzeruimte_web.bridge.choosing import Signing, signers, why_not_definitive
from keuzeruimte_web.bridge.heard_at_choice import heard_at
from keuzeruimte_web.bridge.listed import (
    choice_in_words,
    choice_state_in_words,
    step_who_in_words,
    verdict_in_words,
)
from keuzeruimte_web.components.wording import sentence
from keuzeruimte_web.queries.choice_room import OwnRoom, Stand, room_of

ASKED_IN = ("provisional", "definitive")
"""While a choice stands so, whoever signs can say something of it."""
PARTIES = ("pupil", "parents", "school")
WORDS = ("wish", "knowledge", "contact")
OFFERS = dict.fromkeys(("profile_havo_vwo", "profile_vmbo", "sector", "subjects"), "packages") | {
    "further_study": "programmes"
}
"""What else than own words can be an option of a choice of this kind."""
QUICK = timedelta(days=1)
"""So soon after somebody else's words a choice can be an agreement: then one gentle question (B.triangle)."""


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step in the line: `done`, or `now` for the first that is not."""

    id: UUID
    title: str
    who: str
    what: str
    on: date | None
    done: bool
    now: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Somebody's words as they are shown; of who said nothing that one may read there is none.

    `about`: the option, where they are about one. `told_to`: who wrote them down, where another did.
    """

    id: UUID
    who: Somebody
    kind: str
    about: str
    text: str
    told_to: str


@dataclass(frozen=True, slots=True)
class Corner:
    """What one corner sees in an option, as far as the viewer may read it."""

    party: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Mine:
    """One's own words to write or change, with whom they are shared."""

    slot: str
    text: str
    skipped: bool
    shared_with: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class OptionLine:
    """An option with its three corners, and one's own words about it."""

    id: UUID
    title: str
    needed: str
    by: str
    kind: str
    stand: Stand
    aside: bool
    chosen: bool
    corners: tuple[Corner, ...]
    mine: Mine
    may_change: bool
    version: int

    @property
    def named_elsewhere(self) -> bool:
        """Whether its name comes from the rules or a list, and not from somebody here."""
        return self.kind in ("package", "programme")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about an advice, with its answer."""

    id: UUID
    who: Somebody
    words: str
    answer: str
    by: str


@dataclass(frozen=True, slots=True)
class AdviceLine:
    """An advice: seen and thought apart, by whom and when, and what was asked of it."""

    id: UUID
    author: str
    role: str
    observed: str
    opinion: str
    given_at: datetime
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen, in the pupil's words."""

    titles: tuple[str, ...]
    options: tuple[UUID, ...]
    words: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class SignLine:
    """Somebody who signs. For those who guide all; for family the own alone."""

    id: UUID
    who: Somebody
    verdict: str
    in_words: str
    words: str
    told_to: str
    me: bool
    asked: bool
    """Whether something can still be said: not by who does not sign any more."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A line of the history."""

    became: str
    decision: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ChoicePage:
    """The page for one viewer.

    `waits`: why it cannot be definitive yet, for those who guide. `talk_first`: a talk comes first; all that
    family reads of an objection. `quick`: one gentle question, for the pupil alone and kept nowhere.
    `guides`: is of those who guide it; `reads`: works here, reads along for a reason, and changes nothing.
    """

    moment: UUID
    matter: UUID
    pupil: UUID
    name: str
    title: str
    kind: str
    offers: str
    state: str
    state_in_words: str
    informed: bool
    adult: bool
    ends_on: date | None
    answer_by: date | None
    """The last day to answer, while it is to come: who is later can still say something."""
    rules: UUID | None
    room: OwnRoom | None
    steps: tuple[StepLine, ...]
    people: tuple[Somebody, ...]
    others: tuple[Somebody, ...]
    parents: tuple[Somebody, ...]
    mine: tuple[Mine, ...]
    told: tuple[Words, ...]
    shared: tuple[Words, ...]
    spoke: bool
    options: tuple[OptionLine, ...]
    aside: tuple[OptionLine, ...]
    advice: tuple[AdviceLine, ...]
    advice_waits: bool
    chosen: Chosen | None
    signed: tuple[SignLine, ...]
    my_sign: SignLine | None
    unheard: tuple[Somebody, ...]
    talk_first: bool
    guides: bool
    reads: bool
    waits: tuple[str, ...]
    changes: tuple[ChangeLine, ...]
    quick: bool
    may_choose: bool
    may_speak: bool
    may_add: bool
    may_settle: bool
    may_lock: bool
    may_reopen: bool

    def own(self, slot: str) -> Mine:
        """The own words of this kind."""
        return next(one for one in self.mine if one.slot == slot)


def choice_page(viewer: Viewer, *, moment: UUID, with_room: bool = False) -> ChoicePage:
    """The page of a choice moment for this viewer, with its choice room where that is asked for.

    Raises Invisible. One query, and at most three for the room; for who guides it one for who was heard, and
    one for who signs.
    """
    file = choice_file(viewer, moment=moment)
    room, stands = room_of(viewer, file) if with_room else (None, {})
    guides = Right.CHANGE in file.may
    reads = viewer.role == ViewerRole.PROFESSIONAL and not guides
    state = file.standing.state.value
    pupil = file.people[file.pupil]
    running = not file.closed
    asked = _asked(file, viewer) if guides else None
    signed = tuple(_sign(file, one, viewer, asked) for one in file.signed if one.person in file.people)
    my_words = [one for one in file.voices if one.person == viewer.person and one.entered_by is None]
    spoke = any(one.kind == "wish" and one.person == viewer.person for one in file.voices)
    options = tuple(_option(file, one, viewer, stands.get(one.id, Stand())) for one in file.options)
    waits = _waits(file, asked, viewer) if asked else ()
    return ChoicePage(
        moment=file.moment,
        matter=file.matter,
        pupil=file.pupil,
        name=pupil.given,
        title=file.title or sentence(choice_in_words(file.kind)),
        kind=choice_in_words(file.kind),
        offers=OFFERS.get(file.kind, ""),
        state=state,
        state_in_words=choice_state_in_words(state),
        informed=file.informed,
        adult=is_of_age(file.born, age=EIGHTEEN, today=viewer.today),
        ends_on=file.ends_on,
        answer_by=_to_come(file.standing.answer_by, viewer.today),
        rules=file.rules,
        room=room,
        steps=_steps(file.steps),
        people=tuple(file.people.values()),
        others=tuple(one for one in file.people.values() if one.id != viewer.person),
        guides=guides,
        reads=reads,
        parents=tuple(one for one in file.people.values() if one.party == "parents") if guides else (),
        mine=tuple(_mine(file, my_words, slot) for slot in WORDS),
        told=tuple(
            _words(file, one)
            for one in file.voices
            if one.person == viewer.person and one.entered_by is not None
        ),
        shared=tuple(
            _words(file, one)
            for one in file.voices
            if one.person != viewer.person and one.option is None and one.words and one.person in file.people
        ),
        spoke=spoke,
        options=tuple(one for one in options if not one.aside),
        aside=tuple(one for one in options if one.aside),
        advice=tuple(_advice(file, one) for one in file.advice),
        advice_waits=viewer.role != ViewerRole.PROFESSIONAL and not spoke,
        chosen=_chosen(file.decision, file.options),
        signed=tuple(one for one in signed if one.asked or one.verdict) if guides else (),
        my_sign=next((one for one in signed if one.me and not guides), None),
        unheard=_unheard(file, viewer) if guides else (),
        talk_first=file.standing.objected and not reads,
        waits=waits,
        changes=_changes(file),
        quick=viewer.person == file.pupil and _quick(file, now=timezone.now()),
        may_choose=running and Right.DECIDE in file.may,
        may_speak=running and Right.SPEAK in file.may,
        may_add=running and Right.ADD_OPTION in file.may,
        may_settle=guides and running and state == "provisional" and not waits,
        may_lock=guides and running and state == "definitive",
        may_reopen=guides and running and state in ("definitive", "locked"),
    )


def _steps(steps: Iterable[StepRow]) -> tuple[StepLine, ...]:
    found, now_was = [], False
    for one in steps:
        now = one.done_on is None and not now_was
        now_was = now_was or now
        who = step_who_in_words(one.who)
        done = one.done_on is not None
        found.append(StepLine(one.id, one.title, who, one.what, one.on, done, now))
    return tuple(found)


def _words(file: ChoiceFile, one: VoiceRow) -> Words:
    by = file.people.get(one.entered_by) if one.entered_by else None
    about = next((option.title for option in file.options if option.id == one.option), "")
    told_to = "" if one.entered_by is None else by.full if by else _("school")
    return Words(one.id, file.people[one.person], one.kind, about, one.words, told_to)


def _mine(file: ChoiceFile, words: Iterable[VoiceRow], slot: str, option: UUID | None = None) -> Mine:
    kind = "view" if option else slot
    for one in words:
        if one.kind == kind and one.option == option:
            return Mine(slot, one.words, one.skipped, file.shares.get(one.id, ()))
    return Mine(slot, "", False, ())


def _option(file: ChoiceFile, one: OptionRow, viewer: Viewer, stand: Stand) -> OptionLine:
    about = [voice for voice in file.voices if voice.option == one.id and voice.person in file.people]
    mine = [voice for voice in about if voice.person == viewer.person and voice.entered_by is None]
    by = file.people.get(one.by) if one.by else None
    return OptionLine(
        id=one.id,
        title=one.title,
        needed=one.needed,
        by=by.given if by else "",
        kind=one.kind,
        stand=stand,
        aside=one.aside,
        chosen=file.decision is not None and one.id in file.decision.options,
        corners=tuple(
            Corner(
                party,
                tuple(_words(file, voice) for voice in about if file.people[voice.person].party == party),
            )
            for party in PARTIES
        ),
        mine=_mine(file, mine, str(one.id), one.id),
        may_change=not file.closed and one.id in file.own_options,
        version=one.version,
    )


def _advice(file: ChoiceFile, one: AdviceRow) -> AdviceLine:
    author = file.people.get(one.author)
    asked = (row for row in file.questions if row.advice == one.id and row.asker in file.people)
    return AdviceLine(
        id=one.id,
        author=full_name(one),
        role=author.role if author else "",
        observed=one.observed,
        opinion=one.opinion,
        given_at=one.given_at,
        asked=tuple(
            Asked(
                row.id,
                file.people[row.asker],
                row.words,
                row.answer,
                _given(file, row.answered_by),
            )
            for row in asked
        ),
    )


def _chosen(decision: DecisionRow | None, options: Iterable[OptionRow]) -> Chosen | None:
    if decision is None:
        return None
    titles = tuple(one.title for one in options if one.id in decision.options)
    return Chosen(titles, decision.options, decision.words, decision.made_at)


def _sign(file: ChoiceFile, one: SignRow, viewer: Viewer, asked: Signing | None) -> SignLine:
    by = file.people.get(one.entered_by) if one.entered_by else None
    return SignLine(
        id=one.id,
        who=file.people[one.person],
        verdict=one.verdict,
        in_words=verdict_in_words(one.verdict),
        words=one.words,
        told_to=by.full if by else "",
        me=one.person == viewer.person,
        asked=asked is None or one.person in asked.everybody,
    )


def _unheard(file: ChoiceFile, viewer: Viewer) -> tuple[Somebody, ...]:
    """Whose voice who guides did not hear here yet: an invitation to ask, for staff alone. One query."""
    heard = heard_at(viewer, moment=file.moment)
    return tuple(one for one in file.people.values() if one.party != "school" and one.id not in heard)


def _to_come(day: date | None, today: date) -> date | None:
    return day if day is not None and day >= today else None


def _asked(file: ChoiceFile, viewer: Viewer) -> Signing | None:
    """Who signs today, while they are asked. One query."""
    if file.standing.state.value not in ASKED_IN:
        return None
    return signers(file.pupil, born=file.born, today=viewer.today)


def _waits(file: ChoiceFile, asked: Signing, viewer: Viewer) -> tuple[str, ...]:
    if file.standing.state.value != "provisional":
        return ()
    today = viewer.today
    return tuple(one.value for one in why_not_definitive(file.standing, asked.engine, today=today))


def _given(file: ChoiceFile, person: UUID | None) -> str:
    """How somebody is called here; nothing for who is not at this choice any more."""
    found = file.people.get(person) if person else None
    return found.given if found else ""


def _changes(file: ChoiceFile) -> tuple[ChangeLine, ...]:
    return tuple(
        ChangeLine(
            became=choice_state_in_words(one.became),
            decision=one.decision,
            by=_given(file, one.by),
            at=one.at,
        )
        for one in reversed(file.changes)
    )


def _quick(file: ChoiceFile, *, now: datetime) -> bool:
    """Just chosen, and shortly after an advice, or something that another thought of."""
    made = file.decision
    if made is None or file.standing.state.value != "provisional" or now - made.made_at > QUICK:
        return False
    advised = any(made.made_at - one.given_at < QUICK for one in file.advice)
    theirs = any(one.id in made.options and one.by not in (None, file.pupil) for one in file.options)
    return advised or theirs


def choice_of(
    viewer: Viewer,
    *,
    option: UUID | None = None,
    advice: UUID | None = None,
    asked_back: UUID | None = None,
    sign_off: UUID | None = None,
) -> UUID:
    """The choice moment of one of these. Raises Invisible for what the viewer does not see."""
    asked = (
        (Kind.CHOICE_OPTION, option, "moment_id"),
        (Kind.ADVICE, advice, "moment_id"),
        (Kind.ADVICE_QUESTION, asked_back, "advice__moment_id"),
        (Kind.SIGN_OFF, sign_off, "decision__moment_id"),
    )
    for kind, record, path in asked:
        if record is not None:
            found: UUID | None = rows(viewer, kind).filter(pk=record).values_list(path, flat=True).first()
            if found is not None:
                return found
            raise Invisible(f"{kind}")
    raise Invisible(f"{Kind.CHOICE_MOMENT}")


def topic_of_choice(viewer: Viewer, *, matter: UUID) -> UUID | None:
    """The topic that the choice itself is about: the first one about a career."""
    topics = rows(viewer, Kind.TOPIC).filter(matter=matter, domain="career")
    found: UUID | None = topics.order_by("pk").values_list("pk", flat=True).first()
    return found


def choice_of_matter(viewer: Viewer, *, pupil: UUID, matter: UUID) -> UUID | None:
    """The choice moment of a matter of this pupil; None where it has none. Raises Invisible."""
    if not rows(viewer, Kind.MATTER).filter(pk=matter, pupil=pupil).exists():
        raise Invisible(f"{Kind.MATTER}")
    seen = rows(viewer, Kind.CHOICE_MOMENT).filter(matter=matter)
    found: UUID | None = seen.values_list("pk", flat=True).first()
    return found
