"""Subject rules: what a school's file says, as frozen values; each kind of rule tells what it means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from keuzeruimte.careers.requirements.requirement import Requirement
from keuzeruimte.careers.vocabulary import Vocabulary


class SchoolType(StrEnum):
    """The types of education that choose subjects; gymnasium and atheneum are both vwo."""

    VMBO_BB = "vmbo-bb"
    VMBO_KB = "vmbo-kb"
    VMBO_GL = "vmbo-gl"
    VMBO_TL = "vmbo-tl"
    HAVO = "havo"
    VWO = "vwo"


class Basis(StrEnum):
    """Whose rule it is."""

    LAW = "law"
    SCHOOL = "school"


class Weight(StrEnum):
    """Whether a rule closes what goes against it, or only advises. A rule of the law always closes."""

    CLOSES = "closes"
    ADVISES = "advises"


@dataclass(frozen=True, slots=True)
class Fixed:
    """Part of a package: all of these subjects."""

    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choose:
    """Part of a package: at least `least` of these subjects, and at most `most` (None: without end)."""

    subjects: tuple[str, ...]
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Fits:
    """Each subject of a package has a place in one of its parts, and no part holds more than it may."""


@dataclass(frozen=True, slots=True)
class Bound:
    """At least `least` and at most `most` of these, in whatever part. Not together is: at most one."""

    subjects: tuple[str, ...]
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Needs:
    """Who has `when` also has `needs`; both in the words of a requirement."""

    when: Requirement
    needs: Requirement


@dataclass(frozen=True, slots=True)
class Places:
    """A subject has room for this many pupils of the year group. It closes nothing until they are taken."""

    subject: str
    places: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it asks, whose it is, how heavy, for which profiles (none: all), and its own words.

    `why` and `instead` hold a text for each language, and are empty where the general sentence will do.
    """

    id: str
    asks: Fixed | Choose | Fits | Bound | Needs | Places
    name: str = ""
    basis: Basis = Basis.LAW
    weight: Weight = Weight.CLOSES
    profiles: tuple[str, ...] = ()
    why: Mapping[str, str] = field(default_factory=dict)
    instead: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile, and the parts of a package in it beside those in every package. `fits` binds the parts."""

    code: str
    name: str
    parts: tuple[Rule, ...]
    fits: Rule


@dataclass(frozen=True, slots=True)
class Book:
    """The rules of one type of school in one year: `source` and `check` tell where they come from."""

    title: str
    school_type: SchoolType
    year: str
    source: str
    check: str
    vocabulary: Vocabulary
    common: tuple[Rule, ...]
    profiles: tuple[Profile, ...]
    rules: tuple[Rule, ...]

    def every_rule(self) -> Iterator[Rule]:
        """All rules: the general ones, those of every package, then profile by profile."""
        yield from self.rules
        yield from self.common
        for profile in self.profiles:
            yield from profile.parts
            yield profile.fits

    def name_of(self, code: str) -> str:
        """The name of a profile, subject or group."""
        for profile in self.profiles:
            if profile.code == code:
                return profile.name
        return self.vocabulary.name_of(code)


@dataclass(frozen=True, slots=True)
class Package:
    """A whole choice: a profile, and every subject in it."""

    profile: str
    subjects: tuple[str, ...]
