"""The people of a pupil's file: who they are to the pupil, and how they are called."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from keuzeruimte.words import Authority, ParentKind, Role

from .facts import (
    GuardianshipFact,
    InstitutionFact,
    InvolvementFact,
    ItemFact,
    MatterFact,
    PupilFact,
    ThirdPartyFact,
)
from .stored import Stored

# A bond of birth or adoption does not end with authority or care (A.loyalty); these others do.
BONDS_THAT_LAST = frozenset({ParentKind.BIRTH, ParentKind.ADOPTIVE})
AUTHORITY = {"yes": Authority.YES, "no": Authority.NO, "unknown": Authority.UNKNOWN}


@dataclass(frozen=True, slots=True)
class FilePerson:
    """Somebody in a pupil's file, as he or she stands in it today."""

    id: UUID
    role: Role
    given: str
    full: str
    short: str
    born: date | None = None
    kind: ParentKind | None = None
    authority: Authority = Authority.YES
    deceased: bool = False
    informed: bool = False
    involved: bool = True
    speaks: str = ""
    interpreter: bool = False
    tie: GuardianshipFact | None = field(default=None, repr=False, compare=False)

    @property
    def household(self) -> str:
        """Where a parent lives, opened when it is asked for; "" of others, and where nothing is known."""
        return self.tie.household if self.tie else ""

    @property
    def party(self) -> str:
        """The corner: pupil, parents, school, or none."""
        return PARTIES.get(self.role, "")


SCHOOL = frozenset(
    {
        Role.MENTOR,
        Role.TEACHER,
        Role.CAREERS_ADVISER,
        Role.COUNSELLOR,
        Role.REMEDIAL_TEACHER,
        Role.SCHOOL_LEADER,
    }
)
PARTIES = {Role.PUPIL: "pupil", Role.PARENT: "parents", **dict.fromkeys(SCHOOL, "school")}
_ROLES = {role.value: role for role in Role}
_KINDS = {kind.value: kind for kind in ParentKind}
Named = PupilFact | GuardianshipFact | InvolvementFact | ThirdPartyFact


def called(fact: Named) -> str:
    """Given name, prefix (tussenvoegsel) and family name, as one says it."""
    if fact.given and fact.family:
        return f"{fact.given} {fact.prefix} {fact.family}" if fact.prefix else f"{fact.given} {fact.family}"
    return " ".join(part for part in (fact.given, fact.prefix, fact.family) if part)


def in_force(fact: GuardianshipFact | InvolvementFact | InstitutionFact | ThirdPartyFact, day: date) -> bool:
    """On this day; both ends count."""
    return (fact.since is None or fact.since <= day) and (fact.until is None or fact.until >= day)


def people_of(
    stored: Stored, *, today: date, matter: UUID | None = None, everybody: bool = False
) -> Mapping[UUID, FilePerson]:
    """Everybody in the file: the pupil, all parents, the professionals and third parties of today.

    A professional with several roles stands in the role of this `matter` first. Professionals whose
    involvement ended are there only where an act of the history names them. Third parties are there only for
    a matter that the viewer may see; `everybody`: also the others, for the assessment, and never to be shown.
    """
    # Mostly there is no third party, and everybody is who may be shown: that is worked out once for both.
    key = (people_of, today, matter, everybody and bool(stored.all(ThirdPartyFact)))
    known: Mapping[UUID, FilePerson] | None = stored.worked_out.get(key)
    if known is None:
        known = stored.worked_out[key] = _people_of(stored, today, matter, everybody)
    return known


def _people_of(
    stored: Stored, today: date, matter: UUID | None, everybody: bool
) -> Mapping[UUID, FilePerson]:
    pupil = stored.pupil
    found: dict[UUID, FilePerson] = {}
    short = _short_names(stored)
    ties = stored.all(InvolvementFact)
    for tie in sorted(ties, key=lambda t: (not _about(t, matter), t.role, t.id.int)):
        now = in_force(tie, today)
        if not now and tie.person not in _acted(stored):
            continue
        before = found.get(tie.person)
        if before is None or (now and not before.involved):
            found[tie.person] = FilePerson(
                tie.person, _ROLES[tie.role], tie.given, called(tie), short[tie.person], involved=now
            )
    seen = {fact.id for fact in stored.shown(MatterFact)}
    for other in stored.all(ThirdPartyFact):
        if in_force(other, today) and (everybody or other.matter in seen):
            found[other.person] = FilePerson(
                other.person, _ROLES[other.role], other.given, called(other), short[other.person]
            )
    for parent in _latest(stored.all(GuardianshipFact)):
        now = in_force(parent, today)
        kind = _KINDS[parent.kind]
        if now or kind in BONDS_THAT_LAST:
            found[parent.person] = FilePerson(
                parent.person,
                Role.PARENT,
                parent.given,
                called(parent),
                short[parent.person],
                kind=kind,
                authority=AUTHORITY[parent.authority] if now else Authority.NO,
                deceased=parent.deceased,
                informed=now and parent.information_right and not parent.court_block,
                speaks=parent.speaks,
                interpreter=parent.interpreter,
                tie=parent,
            )
    found[pupil.person] = FilePerson(
        pupil.person, Role.PUPIL, pupil.given, called(pupil), short[pupil.person], born=pupil.born
    )
    return found


def _about(tie: InvolvementFact, matter: UUID | None) -> bool:
    """Whether it is an involvement with this matter; with none, whether it is the mentor's."""
    return tie.matter is None if matter is None else tie.matter == matter


def kept_away(stored: Stored, *, today: date) -> set[UUID]:
    """Parents whom a court order keeps away from the guidance of this pupil today."""
    return {tie.person for tie in stored.all(GuardianshipFact) if tie.court_block and in_force(tie, today)}


def _latest(ties: Iterable[GuardianshipFact]) -> list[GuardianshipFact]:
    latest: dict[UUID, GuardianshipFact] = {}
    for tie in sorted(ties, key=lambda t: (t.until is None, t.since or date.min, t.id.int)):
        latest[tie.person] = tie
    return list(latest.values())


def _acted(stored: Stored) -> set[UUID]:
    return {item.by for item in stored.all(ItemFact)}


def _short_names(stored: Stored) -> Mapping[UUID, str]:
    """The given name, or the whole name where two people in the file share a given name."""
    named: dict[UUID, Named] = {
        tie.person: tie
        for ties in (
            stored.all(ThirdPartyFact),
            stored.all(InvolvementFact),
            stored.all(GuardianshipFact),
            stored.all(PupilFact),
        )
        for tie in ties
    }
    often: dict[str, int] = {}
    for tie in named.values():
        often[tie.given] = often.get(tie.given, 0) + 1
    return {person: tie.given if often[tie.given] == 1 else called(tie) for person, tie in named.items()}
