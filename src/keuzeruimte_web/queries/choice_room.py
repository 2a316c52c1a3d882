"""The choice room of one choice: how each option stands, and what is open, closed or not looked at yet.

By the rules of the school and what programmes ask, and by what this viewer reads of the choice alone: whether
somebody looked at an option is told by words that were shared with the viewer. Nothing is weighed against
anything else, and nothing is kept.
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.safestring import SafeString

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.choice_file import ChoiceFile, OptionRow
from keuzeruimte_web.bridge.programmes import Held, ListRefused, ProgrammeWords, programmes_named
from keuzeruimte_web.bridge.small_rooms import (
    RoomChosen,
    RoomMoment,
    RoomOption,
    RoomRules,
    RoomVoice,
    facts_of_rooms,
)
from keuzeruimte_web.bridge.subject_rules import (
    Drawn,
    NoPackage,
    OptionWords,
    PackageStands,
    RulesRefused,
    drawing_of,
    held,
    kept_room,
    looks_of,
    package_named,
    package_stands,
)

CLOSED = ("one_away", "further", "never")
"""How a programme stands that is not open with the package of this pupil."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How one option stands: a package by the rules, a programme by what it asks; nothing of any other."""

    package: PackageStands | None = None
    programme: ProgrammeWords | None = None

    @property
    def closed(self) -> bool:
        """Whether it is closed now. Where nobody knows it is not."""
        if self.package is not None:
            return bool(self.package.because)
        return self.programme is not None and self.programme.stands in CLOSED


@dataclass(frozen=True, slots=True)
class OwnRoom:
    """The room of this choice. `package`: with which it was drawn, where there is one.

    `closed` and `unseen`: profiles and subjects, where the rules of a school draw it. `included`: subjects
    that are in every package left, and so are nothing to choose. `looked_at`: codes of what was looked at.
    """

    drawing: Drawn
    package: str = ""
    included: tuple[str, ...] = ()
    closed: tuple[OptionWords, ...] = ()
    unseen: tuple[str, ...] = ()
    looked_at: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Rules:
    id: UUID
    text: str
    school_type: str


def room_of(viewer: Viewer, file: ChoiceFile) -> tuple[OwnRoom | None, Mapping[UUID, Stand]]:
    """The room of this choice, and how each option stands. At most three queries; none for plain words."""
    if not file.options:
        return None, {}
    rules = _rules(viewer, file)
    stands = {one.id: Stand(package=_package(one, _of(file, one, rules))) for one in file.options}
    stands |= _programmes(viewer, file, rules)
    by = rules.get(file.rules) if file.rules else None
    closed = {option for option, stand in stands.items() if stand.closed}
    return _drawn(_looked(file), by.text if by else None, closed=closed), stands


def held_of(viewer: Viewer, file: ChoiceFile) -> Held | None:
    """The package that the pupil chose last, with which programmes are weighed. One query."""
    return _held(file, _read(viewer, _chosen_by(file)))


def _rules(viewer: Viewer, file: ChoiceFile) -> Mapping[UUID, _Rules]:
    asked = {file.rules, *(_rules_in(one.content) for one in file.options)}
    if any(one.kind == "programme" for one in file.options):
        asked |= _chosen_by(file)
    return _read(viewer, asked)


def _chosen_by(file: ChoiceFile) -> set[UUID | None]:
    return {_rules_in(one.content) or one.rules for one in file.packages}


def _read(viewer: Viewer, asked: set[UUID | None]) -> Mapping[UUID, _Rules]:
    asked.discard(None)
    if not asked:
        return {}
    found = rows(viewer, Kind.SUBJECT_RULES).filter(pk__in=asked).order_by("pk")
    return {pk: _Rules(pk, text, kind) for pk, text, kind in found.values_list("pk", "text", "school_type")}


def _rules_in(content: Any) -> UUID | None:
    """By which rules a package was put together, where it says so."""
    named = (content or {}).get("rules")
    return UUID(named) if named else None


def _of(file: ChoiceFile, one: OptionRow, rules: Mapping[UUID, _Rules]) -> _Rules | None:
    named = _rules_in(one.content) or file.rules
    return rules.get(named) if named else None


def _package(one: OptionRow, rules: _Rules | None) -> PackageStands | None:
    if one.kind != "package" or rules is None:
        return None
    profile, subjects = _chosen(one.content)
    try:
        return package_stands(rules.text, profile=profile, subjects=subjects)
    except RulesRefused:
        return None


def _chosen(content: Any) -> tuple[str | None, frozenset[str]]:
    return (content or {}).get("profile") or None, frozenset((content or {}).get("subjects") or ())


def _programmes(viewer: Viewer, file: ChoiceFile, rules: Mapping[UUID, _Rules]) -> Mapping[UUID, Stand]:
    names = {one.id: _named_in(one.content) for one in file.options if one.kind == "programme"}
    if not names:
        return {}
    lines = rows(viewer, Kind.PROGRAMMES).filter(in_use=True).order_by("-year", "pk")
    line = lines.values_list("pk", flat=True).first()
    if line is None:
        return {}
    try:
        found = programmes_named(
            line,
            text=lambda: str(lines.model.objects.values_list("text", flat=True).get(pk=line)),
            names=list(names.values()),
            held=_held(file, rules),
        )
    except ListRefused:
        return {}
    return {option: Stand(programme=found[name]) for option, name in names.items() if name in found}


def _named_in(content: Any) -> tuple[str, str, str]:
    """A programme by name, place and kind: a list of another year has other lines, and the same names."""
    kept = content or {}
    return kept.get("name", ""), kept.get("where", ""), kept.get("level", "")


def _held(file: ChoiceFile, rules: Mapping[UUID, _Rules]) -> Held | None:
    for one in reversed(file.packages):
        named = _rules_in(one.content) or one.rules
        by = rules.get(named) if named else None
        profile, subjects = _chosen(one.content)
        if by is None or profile is None:
            continue
        try:
            whole = held(by.text, profile=profile, subjects=subjects)
        except RulesRefused:
            continue
        return Held(by.school_type, profile, whole)
    return None


def small_rooms(viewer: Viewer, *, pupil: UUID) -> Mapping[UUID, SafeString]:
    """The rooms of the choices of this pupil that go on, drawn small, by their matter. One query.

    Not of a choice in which a programme is an option: weighing those takes more than a small drawing may.
    """
    facts = facts_of_rooms(viewer, pupil=pupil)
    texts = {one.id: one.text for one in facts[RoomRules]}
    spoken = frozenset(one.option for one in facts[RoomVoice])
    chosen = frozenset(one.option for one in facts[RoomChosen])
    drawn: dict[UUID, SafeString] = {}
    for moment in facts[RoomMoment]:
        options = tuple(one for one in facts[RoomOption] if one.moment == moment.id)
        if not options or any(one.kind == "programme" for one in options):
            continue
        text = texts.get(moment.rules) if moment.rules else None
        looked = _Looked(pupil, options, chosen, spoken)
        drawn[moment.matter] = _drawn(looked, text, closed=frozenset()).drawing.svg
    return drawn


@dataclass(frozen=True, slots=True)
class _Looked:
    """Of the options of one choice what was chosen, and about which of them the viewer reads words.

    An option has `id`, `kind`, `content`, `by` and `aside`.
    """

    pupil: UUID
    options: tuple[Any, ...]
    chosen: frozenset[UUID]
    spoken: frozenset[UUID]

    def at(self, one: Any) -> bool:
        """Whether somebody looked at this option, as far as the viewer knows."""
        return bool(one.aside) or one.id in self.spoken or one.id in self.chosen


def _looked(file: ChoiceFile) -> _Looked:
    chosen = frozenset(file.decision.options if file.decision is not None else ())
    spoken = frozenset(voice.option for voice in file.voices if voice.option and voice.words)
    return _Looked(file.pupil, file.options, chosen, spoken)


def _drawn(looked: _Looked, text: str | None, *, closed: Collection[UUID]) -> OwnRoom:
    if text is not None:
        with suppress(RulesRefused):  # then the options themselves are drawn
            return _of_subjects(looked, text)
    looks = [
        looks_of(
            chosen=one.id in looked.chosen,
            closed=one.id in closed,
            seen=one.by == looked.pupil or looked.at(one),
        )
        for one in looked.options
    ]
    return OwnRoom(drawing_of(looks, of_options=True))


def _of_subjects(looked: _Looked, text: str) -> OwnRoom:
    packages = [one for one in looked.options if one.kind == "package"]
    drawn_with = _drawn_with(looked, packages)
    profile, subjects = _chosen(drawn_with.content) if drawn_with else (None, frozenset[str]())
    seen: set[str] = set(subjects) | ({profile} if profile else set())
    for one in packages:
        if one.by is not None or looked.at(one):
            of, chosen = _chosen(one.content)
            seen |= {*chosen, *([of] if of else [])}
    looked_at = frozenset(seen)
    room = kept_room(text, profile=profile, subjects=subjects, looked_at=looked_at)
    return OwnRoom(
        drawing=room.drawing,
        package=_name(text, profile, subjects) if profile else "",
        included=room.included,
        closed=room.closed,
        unseen=tuple(one.name for one in room.unseen),
        looked_at=looked_at,
    )


def _drawn_with(looked: _Looked, packages: Sequence[Any]) -> Any | None:
    """What was chosen; before that what somebody put together. Only while it is one package: of two, each
    closes something else.
    """
    if looked.chosen & {one.id for one in looked.options}:
        of = [one for one in packages if one.id in looked.chosen]
    else:
        of = [one for one in packages if one.by is not None and not one.aside]
    return of[0] if len(of) == 1 else None


def _name(text: str, profile: str, subjects: Collection[str]) -> str:
    """The package by its names; nothing where the rules do not know it any more."""
    try:
        return package_named(text, profile=profile, subjects=subjects)
    except NoPackage:
        return ""
