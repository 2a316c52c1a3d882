"""A choice moment as one viewer may read it: plain values, each read through the access table."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from keuzeruimte_web.access.decide import Invisible, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.records.models import (
    ChoiceChange,
    ChoiceMoment,
    ChoiceStep,
    DecisionOption,
    Guardianship,
    Involvement,
    Person,
    Share,
    SignOff,
)

from .choosing import Standing, standing_of


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody at the choice. `given` is how one is called here."""

    id: UUID
    given: str
    full: str
    party: str
    role: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step."""

    id: UUID
    kind: str
    title: str
    who: str
    what: str
    on: date | None
    done_on: date | None


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One option; `by` is None where the rules of the school brought it."""

    id: UUID
    kind: str
    title: str
    needed: str
    profile: str
    by: UUID | None
    aside: bool
    version: int
    added_at: datetime


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """Own words; `shared_with` only of one's own."""

    id: UUID
    person: UUID
    option: UUID | None
    kind: str
    words: str
    skipped: bool
    entered_by: UUID | None
    shared_with: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """What somebody asked of an advice."""

    id: UUID
    advice: UUID
    asker: UUID
    words: str
    answer: str
    answered_by: UUID | None


@dataclass(frozen=True, slots=True)
class AdviceRow:
    """One advice."""

    id: UUID
    author: UUID
    observed: str
    opinion: str
    given_at: datetime


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """The choice that stands."""

    number: int
    words: str
    made_at: datetime
    options: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class SignRow:
    """Somebody who was asked to sign the choice that stands, and what was said."""

    id: UUID
    person: UUID
    verdict: str
    words: str
    entered_by: UUID | None
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One line of the history. `by` is None where it followed from what somebody said."""

    was: str
    became: str
    decision: int
    by: UUID | None
    at: datetime


@dataclass(frozen=True, slots=True)
class ChoiceFile:
    """Everything of one choice moment that this viewer may read. `informed`: sees more than the own words."""

    moment: UUID
    matter: UUID
    pupil: UUID
    kind: str
    title: str
    ends_on: date | None
    rules: UUID | None
    round: UUID | None
    closed: bool
    informed: bool
    standing: Standing
    born: date | None
    people: dict[UUID, Somebody]
    steps: tuple[StepRow, ...] = ()
    options: tuple[OptionRow, ...] = ()
    voices: tuple[VoiceRow, ...] = ()
    advice: tuple[AdviceRow, ...] = ()
    questions: tuple[QuestionRow, ...] = ()
    decision: DecisionRow | None = None
    signed: tuple[SignRow, ...] = ()
    changes: tuple[ChangeRow, ...] = ()


def choice_file(viewer: Viewer, *, moment: UUID) -> ChoiceFile:
    """One choice moment. A parent who is heard and not informed gets the own words alone.

    Raises Invisible.
    """
    along = ("matter__pupil__person",)
    found = rows(viewer, Kind.CHOICE_MOMENT).select_related(*along).filter(pk=moment).first()
    if found is None:
        heard = rows(viewer, Kind.CHOICE_MOMENT, Right.SPEAK).select_related(*along)
        row = heard.filter(pk=moment).first()
        if row is None:
            raise Invisible(f"{Kind.CHOICE_MOMENT}")
        return _file(viewer, row, informed=False)
    return _file(viewer, found, informed=True)


def _file(viewer: Viewer, row: ChoiceMoment, *, informed: bool) -> ChoiceFile:
    signed = list(
        SignOff.objects.filter(
            decision__moment=row, decision__number=row.decision, withdrawn_at__isnull=True
        ).order_by("pk")
    )
    about: dict[str, Any] = {
        "moment": row.pk,
        "matter": row.matter_id,
        "pupil": row.matter.pupil_id,
        "kind": row.kind,
        "title": row.matter.title if informed else "",
        "ends_on": row.ends_on,
        "rules": row.rules_id if informed else None,
        "round": row.round_id,
        "closed": row.matter.closed_on is not None,
        "informed": informed,
        "standing": standing_of(row, signed=signed),
        "born": row.matter.pupil.person.born,
        "people": _people(row, today=viewer.today),
        "voices": _voices(viewer, row),
    }
    if not informed:
        return ChoiceFile(**about)
    mine = viewer.role == ViewerRole.PROFESSIONAL
    return ChoiceFile(
        **about,
        steps=tuple(
            StepRow(one.pk, one.kind, one.title, one.who, one.what, one.on, one.done_on)
            for one in ChoiceStep.objects.filter(moment=row).order_by("position")
        ),
        options=tuple(
            OptionRow(
                id=one.pk,
                kind=one.kind,
                title=one.title,
                needed=one.needed,
                profile=(one.content or {}).get("profile") or "",
                by=one.by_id,
                aside=one.aside_at is not None,
                version=one.version,
                added_at=one.added_at,
            )
            for one in rows(viewer, Kind.CHOICE_OPTION).filter(moment=row).order_by("added_at", "pk")
        ),
        advice=tuple(
            AdviceRow(one.pk, one.author_id, one.observed, one.opinion, one.given_at)
            for one in rows(viewer, Kind.ADVICE).filter(moment=row).order_by("given_at", "pk")
        ),
        questions=tuple(
            QuestionRow(one.pk, one.advice_id, one.asker_id, one.words, one.answer, one.answered_by_id)
            for one in rows(viewer, Kind.ADVICE_QUESTION)
            .filter(advice__moment=row)
            .order_by("asked_at", "pk")
        ),
        decision=_decision(viewer, row),
        # of the family each sees the own; those who guide see whose (PRODUCT 3)
        signed=tuple(
            SignRow(one.pk, one.person_id, one.verdict, one.words, one.entered_by_id, one.answered_at)
            for one in signed
            if mine or one.person_id == viewer.person
        ),
        changes=tuple(
            ChangeRow(one.was, one.became, one.decision, one.by_id, one.at)
            for one in ChoiceChange.objects.filter(moment=row).order_by("at", "pk")
        ),
    )


def _decision(viewer: Viewer, row: ChoiceMoment) -> DecisionRow | None:
    if not row.decision:
        return None
    seen = rows(viewer, Kind.DECISION).filter(moment=row, number=row.decision)
    chosen = list(
        DecisionOption.objects.filter(decision__in=seen.values("pk"))
        .select_related("decision")
        .order_by("pk")
    )
    if not chosen:
        return None
    decision = chosen[0].decision
    return DecisionRow(
        decision.number, decision.words, decision.made_at, tuple(one.option_id for one in chosen)
    )


def _voices(viewer: Viewer, row: ChoiceMoment) -> tuple[VoiceRow, ...]:
    found = list(rows(viewer, Kind.CHOICE_VOICE).filter(moment=row).order_by("updated_at", "pk"))
    shares: dict[UUID, list[UUID]] = defaultdict(list)
    own = [one.pk for one in found if one.person_id == viewer.person]
    if own:
        for share in Share.objects.filter(choice_voice__in=own).order_by("shared_at", "pk"):
            shares[share.choice_voice_id].append(share.viewer_id)
    return tuple(
        VoiceRow(
            id=one.pk,
            person=one.person_id,
            option=one.option_id,
            kind=one.kind,
            words=one.words,
            skipped=one.skipped,
            entered_by=one.entered_by_id,
            shared_with=tuple(shares[one.pk]),
        )
        for one in found
    )


def _people(row: ChoiceMoment, *, today: date) -> dict[UUID, Somebody]:
    """Who could be named at this choice today; the same people as `those_at_the_choice`, with their names."""
    on = (Q(since__isnull=True) | Q(since__lte=today)) & (Q(until__isnull=True) | Q(until__gte=today))
    pupil = row.matter.pupil
    found = {pupil.pk: _somebody(pupil.person, "pupil", "")}
    every = Guardianship.objects.filter(pupil=pupil).select_related("parent").order_by("pk")
    parents = set()
    for tie in every:
        parents.add(tie.parent_id)
        in_force = (tie.since is None or tie.since <= today) and (tie.until is None or tie.until >= today)
        if in_force and not tie.court_block and not tie.parent.deceased:
            found.setdefault(tie.parent_id, _somebody(tie.parent, "parents", ""))
    guides = Involvement.objects.filter(on, matter=row.matter_id).select_related("person").order_by("pk")
    for guide in guides:
        if guide.person_id not in parents:
            found.setdefault(guide.person_id, _somebody(guide.person, "school", guide.get_role_display()))
    return found


def _somebody(person: Person, party: str, role: str) -> Somebody:
    return Somebody(person.pk, person.given_name, person.full_name, party, role)
