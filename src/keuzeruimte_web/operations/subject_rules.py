"""A school keeps its subject rules: begun from a file that we ship or its own, changed, taken away."""

from collections.abc import Callable
from uuid import UUID

from django.db import IntegrityError, transaction

from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.subject_rules import RulesRefused, named_in, shipped_text, text_of
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.people import trace_of
from keuzeruimte_web.operations.versions import save_version
from keuzeruimte_web.records.models import SubjectRules

__all__ = ["RulesRefused", "SameTitle", "begin_rules", "change_rules", "remove_rules"]


class SameTitle(ValueError):  # noqa: N818
    """There are rules of this title and year already."""


def begin_rules(viewer: Viewer, *, begin_from: str, content: bytes | None, once: UUID) -> UUID:
    """Keep a file of one's own, or a copy of one that we ship; its id.

    Raises SentBefore, Invisible, RulesRefused, SameTitle.
    """
    with transaction.atomic():
        require(viewer, Kind.SCHOOL, Right.KEEP_RULES, viewer.school)
        text = shipped_text(begin_from) if content is None else text_of(content)
        row = SubjectRules(school_id=viewer.school, text=text, changed_on=viewer.today, **_named(text))
        remember(viewer, key=once, made=row.pk)
        _once(row.save)
        trace_of(viewer, TraceWord.CHANGED_SCHOOL, record=row.pk)
        return row.pk


def change_rules(viewer: Viewer, *, rules: UUID, version: int, text: str) -> None:
    """Keep another text. The same text changes nothing.

    Raises Invisible, Forbidden, RulesRefused, SameTitle, Stale.
    """
    with transaction.atomic():
        row: SubjectRules = require(viewer, Kind.SUBJECT_RULES, Right.CHANGE, rules)
        if row.text == text:
            return
        named = _named(text)
        found = rows(viewer, Kind.SUBJECT_RULES, Right.CHANGE)
        _once(
            lambda: save_version(
                found, pk=rules, version=version, text=text, changed_on=viewer.today, **named
            )
        )
        trace_of(viewer, TraceWord.CHANGED_SCHOOL, record=rules)


def remove_rules(viewer: Viewer, *, rules: UUID) -> None:
    """Take a file away. Raises Invisible, Forbidden."""
    with transaction.atomic():
        row: SubjectRules = require(viewer, Kind.SUBJECT_RULES, Right.CHANGE, rules)
        row.delete()
        trace_of(viewer, TraceWord.CHANGED_SCHOOL, record=rules)


def _named(text: str) -> dict[str, str]:
    named = named_in(text)
    return {"title": named.title, "school_type": named.school_type, "year": named.year}


def _once(save: Callable[[], object]) -> None:
    """Save where title and year are one's own; SameTitle where they are another's."""
    try:
        with transaction.atomic():
            save()
    except IntegrityError as error:
        raise SameTitle from error
