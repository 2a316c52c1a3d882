"""With what a choice can begin: steps of the school, or those we ship; rules, colleagues, classes."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.choosing import SHIPPED, offered
from keuzeruimte_web.queries.matter import new_matter

AUGUST = 8


@dataclass(frozen=True, slots=True)
class NewChoice:
    """What is offered for one pupil: value and words."""

    pupil: UUID
    name: str
    given: str
    templates: tuple[tuple[str, str], ...]
    rules: tuple[tuple[str, str], ...]
    colleagues: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NewRound:
    """What is offered for a year group; classes with how they are called."""

    templates: tuple[tuple[str, str], ...]
    rules: tuple[tuple[str, str], ...]
    classes: tuple[tuple[str, str], ...]
    school_year: str


def new_choice(viewer: Viewer, *, pupil: UUID) -> NewChoice:
    """What is offered for this pupil. Raises Invisible, Forbidden."""
    about = new_matter(viewer, pupil=pupil)
    return NewChoice(
        pupil=pupil,
        name=about.name,
        given=about.given,
        templates=templates(viewer),
        rules=rules(viewer),
        colleagues=tuple((str(pk), name) for pk, name in about.colleagues),
    )


def new_round(viewer: Viewer) -> NewRound:
    """What is offered for a year group. Raises Invisible."""
    require(viewer, Kind.SCHOOL, Right.OPEN_ROUND, viewer.school)
    classes = rows(viewer, Kind.SCHOOL_CLASS, Right.OPEN_ROUND).order_by("year_group", "name", "pk")
    return NewRound(
        templates=templates(viewer),
        rules=rules(viewer),
        classes=tuple((str(one.pk), one.name) for one in classes),
        school_year=_school_year(viewer.today),
    )


def _school_year(today: date) -> str:
    """'2025-2026' for a day in it; it begins in August."""
    first = today.year if today.month >= AUGUST else today.year - 1
    return f"{first}-{first + 1}"


def templates(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    """Steps of the school by title, and what we ship under titles that the school has not."""
    found = rows(viewer, Kind.CHOICE_TEMPLATE).order_by("title", "pk")
    own = tuple((str(one.pk), one.title) for one in found)
    titles = {title for _pk, title in own}
    return own + tuple((SHIPPED + one.key, one.title) for one in offered() if one.title not in titles)


def rules(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    """Rules for subjects of the school."""
    found = rows(viewer, Kind.SUBJECT_RULES).defer("text").order_by("title", "-year", "pk")
    return tuple((str(one.pk), f"{one.title} {one.year}".strip()) for one in found)
