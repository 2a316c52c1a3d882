"""A whole package, or a programme of further study, becomes something that can be chosen."""

from collections.abc import Collection
from uuid import UUID

from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.programmes import ListRefused, programme_at
from keuzeruimte_web.bridge.subject_rules import NoPackage, RulesRefused, package_named
from keuzeruimte_web.operations.choice_words import add_option
from keuzeruimte_web.records.models.choices import OptionKind

__all__ = ["ListRefused", "NoPackage", "RulesRefused", "add_package", "add_programme"]

LONGEST = 120
"""Characters of a title."""


def add_package(
    viewer: Viewer, *, moment: UUID, rules: UUID, profile: str, subjects: Collection[str], once: UUID
) -> UUID:
    """Add a package by these rules, whole or not yet, and also one that is closed: then one can talk about
    what would open it. Its id. Raises Invisible, Forbidden, SentBefore, NoPackage, RulesRefused.
    """
    row = require(viewer, Kind.SUBJECT_RULES, Right.SEE, rules)
    title = package_named(row.text, profile=profile or None, subjects=subjects)
    return add_option(
        viewer,
        moment=moment,
        kind=OptionKind.PACKAGE,
        title=_short(title),
        needed="",
        content={"profile": profile or None, "subjects": sorted(subjects), "rules": str(rules)},
        once=once,
    )


def add_programme(viewer: Viewer, *, moment: UUID, programmes: UUID, row: int, once: UUID) -> UUID:
    """Add the programme on this line of a list that is in use. Its id.

    Raises Invisible (also of a line that there is not), Forbidden, SentBefore, ListRefused.
    """
    lines = rows(viewer, Kind.PROGRAMMES).filter(pk=programmes, in_use=True)
    if not lines.exists():
        raise Invisible(f"{Kind.PROGRAMMES}")
    found = programme_at(
        programmes, text=lambda: str(lines.values_list("text", flat=True).get(pk=programmes)), row=row
    )
    if found is None:
        raise Invisible(f"{Kind.PROGRAMMES}")
    return add_option(
        viewer,
        moment=moment,
        kind=OptionKind.PROGRAMME,
        title=_short(", ".join(filter(None, (found.name, found.where)))),
        needed="",
        content={"name": found.name, "where": found.where, "level": found.level},
        once=once,
    )


def _short(title: str) -> str:
    return title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…"
