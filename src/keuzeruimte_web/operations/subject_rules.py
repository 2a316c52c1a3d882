"""A school keeps its subject rules: begun from a file that we ship or its own, changed, taken away."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge import rule_entries as entries
from keuzeruimte_web.bridge.subject_rules import RulesRefused, named_in, shipped_text, text_of
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.people import trace_of
from keuzeruimte_web.operations.versions import save_version
from keuzeruimte_web.records.models import SubjectRules

__all__ = [
    "EntryGone",
    "RulesRefused",
    "SameTitle",
    "add_entry",
    "begin_rules",
    "change_entry",
    "change_rules",
    "remove_entry",
    "remove_rules",
]


class EntryGone(LookupError):  # noqa: N818
    """This part or rule is not there any more as it was when the form was opened."""


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


def change_entry(
    viewer: Viewer, *, rules: UUID, where: str, mark: str, kind: str, given: Mapping[str, Any]
) -> None:
    """Write one part or rule anew; all else in the file stays, also what another changed meanwhile.

    Raises Invisible, Forbidden, EntryGone, RulesRefused.
    """
    _rewrite(
        viewer, rules, lambda text: entries.changed(text, where=where, mark=mark, kind=kind, given=given)
    )


def add_entry(
    viewer: Viewer, *, rules: UUID, of: str, kind: str, given: Mapping[str, Any], once: UUID
) -> None:
    """Add one to a list of the file. Raises SentBefore, Invisible, Forbidden, EntryGone, RulesRefused."""
    with transaction.atomic():
        _rewrite(viewer, rules, lambda text: entries.added(text, of=of, kind=kind, given=given))
        remember(viewer, key=once, made=rules)


def remove_entry(viewer: Viewer, *, rules: UUID, where: str, mark: str) -> None:
    """Take one away, where the file stays sound. Raises Invisible, Forbidden, EntryGone, RulesRefused."""
    _rewrite(viewer, rules, lambda text: entries.removed(text, where=where, mark=mark))


def _rewrite(viewer: Viewer, rules: UUID, write: Callable[[str], str]) -> None:
    """Change the text as it is now, while nobody else does."""
    with transaction.atomic():
        require(viewer, Kind.SUBJECT_RULES, Right.CHANGE, rules)
        row = SubjectRules.objects.select_for_update().get(pk=rules)
        try:
            text = write(row.text)
        except LookupError as error:
            raise EntryGone from error
        change_rules(viewer, rules=rules, version=row.version, text=text)


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
