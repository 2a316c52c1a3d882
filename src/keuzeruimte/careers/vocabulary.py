"""The names of subjects: the code we use, the name people read, and what else a subject is called."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject: its code (`wisA`), its name, and other names it goes by in rules and requirements."""

    code: str
    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A name for whichever of several subjects: `2emvt` is any modern foreign language beside English."""

    code: str
    name: str
    subjects: tuple[str, ...]
    also: tuple[str, ...] = ()


class DoubleNameError(Exception):
    """One name would mean two things; `name` is the name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every subject and group that a requirement may name. Capitals, spaces, hyphens: all the same."""

    subjects: Mapping[str, Subject]
    groups: Mapping[str, Group] = field(default_factory=dict)
    _codes: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    def code_of(self, name: str) -> str | None:
        """The code of the subject or group of this name, or None."""
        return self._codes.get(spelled(name))

    def name_of(self, code: str) -> str:
        """The name people read for this code; a code we do not know is its own name."""
        found = self.subjects.get(code) or self.groups.get(code)
        return found.name if found else code

    def members(self, code: str) -> tuple[str, ...]:
        """The subjects that this code stands for: itself, or those of a group."""
        group = self.groups.get(code)
        return group.subjects if group else (code,)

    def names(self) -> list[str]:
        """Every code, in order, for a message that tells what may be written."""
        return [*self.subjects, *self.groups]


def vocabulary(subjects: Iterable[Subject], *, groups: Iterable[Group] = ()) -> Vocabulary:
    """The vocabulary of these; DoubleNameError where one name would mean two things."""
    subjects, groups = tuple(subjects), tuple(groups)
    codes: dict[str, str] = {}
    named: tuple[Subject | Group, ...] = (*subjects, *groups)
    for one in named:
        for name in dict.fromkeys(spelled(name) for name in (one.code, one.name, *one.also)):
            if codes.setdefault(name, one.code) != one.code:
                raise DoubleNameError(name)
    return Vocabulary(
        subjects={subject.code: subject for subject in subjects},
        groups={group.code: group for group in groups},
        _codes=codes,
    )


def spelled(name: str) -> str:
    """A name without what people write differently: ‘Wis A’, ‘wis-a’ and ‘wisA’ are one."""
    return "".join(sign for sign in name.casefold() if sign.isalnum() or sign == "&")
