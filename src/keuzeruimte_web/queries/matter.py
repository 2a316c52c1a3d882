"""What the form of a new trajectory or choice moment offers."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.listed import choices_of, role_of_staff
from keuzeruimte_web.components.names import unmarked

CHOICE = "choice_moment"
"""Begun on a page of its own, with steps: `queries/choice_opening.py`."""


@dataclass(frozen=True, slots=True)
class NewMatter:
    """The pupil, the lists, and the colleagues whom one may ask along."""

    pupil: UUID
    name: str
    given: str
    kinds: tuple[tuple[str, str], ...]
    domains: tuple[tuple[str, str], ...]
    colleagues: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True)
class NamedMatter:
    """A matter by name, with the domains that a topic can belong to."""

    pupil: UUID
    name: str
    title: str
    domains: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NamedTopic:
    """A topic by name, in its matter."""

    pupil: UUID
    name: str
    matter: UUID
    title: str
    topic: str


def new_matter(viewer: Viewer, *, pupil: UUID) -> NewMatter:
    """For a pupil with whom the viewer may begin one; Invisible or Forbidden otherwise."""
    child = require(viewer, Kind.PUPIL, Right.BEGIN_MATTER, pupil, along=("person",))
    return NewMatter(
        pupil=pupil,
        name=child.person.full_name,
        given=child.person.given_name,
        kinds=tuple((kind, words) for kind, words in choices_of("matter") if kind != CHOICE),
        domains=tuple(choices_of("domain")),
        colleagues=colleagues_for(viewer, pupil=pupil),
    )


def matter_named(viewer: Viewer, *, pupil: UUID, matter: UUID) -> NamedMatter:
    """A matter of this pupil in which the viewer may plan; Invisible or Forbidden otherwise."""
    found = require(viewer, Kind.MATTER, Right.PLAN, matter, along=("pupil__person",))
    if found.pupil_id != pupil:
        raise Invisible(f"{Kind.MATTER}")
    return NamedMatter(pupil, found.pupil.person.full_name, found.title, tuple(choices_of("domain")))


def topic_named(viewer: Viewer, *, pupil: UUID, matter: UUID, topic: UUID) -> NamedTopic:
    """A topic that the viewer may call differently; Invisible or Forbidden otherwise."""
    found = require(viewer, Kind.TOPIC, Right.CHANGE, topic, along=("matter__pupil__person",))
    if found.matter_id != matter or found.matter.pupil_id != pupil:
        raise Invisible(f"{Kind.TOPIC}")
    about = found.matter
    return NamedTopic(pupil, about.pupil.person.full_name, matter, about.title, found.title)


def colleagues_for(
    viewer: Viewer, *, pupil: UUID, without: Collection[UUID] = ()
) -> tuple[tuple[UUID, str], ...]:
    """Who works here, each once with all roles; not the viewer, nor `without`, and no parent of the pupil."""
    parents = rows(viewer, Kind.GUARDIANSHIP).filter(pupil=pupil).values("parent")
    works = (
        rows(viewer, Kind.EMPLOYMENT)
        .exclude(person__in=(viewer.person, *without))
        .exclude(person__in=parents)
        .select_related("person")
    )
    roles: dict[UUID, list[str]] = {}
    names: dict[UUID, str] = {}
    for one in works:
        names[one.person_id] = one.person.full_name
        roles.setdefault(one.person_id, []).append(role_of_staff(one.role))
    return tuple(
        (person, f"{names[person]} ({', '.join(sorted(roles[person]))})")
        for person in sorted(names, key=lambda person: (unmarked(names[person]), str(person)))
    )
