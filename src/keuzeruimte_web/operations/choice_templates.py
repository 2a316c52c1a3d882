"""The steps a school begins its choices with: begun from what we ship, changed through a form, taken away."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.db import IntegrityError, transaction

from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.choosing import StepWords, offered, offered_steps
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.people import trace_of
from keuzeruimte_web.operations.versions import save_version
from keuzeruimte_web.records.models import ChoiceTemplate, TemplateStep

__all__ = ["NoSteps", "SameTitle", "StepWords", "begin_template", "change_template", "remove_template"]


class SameTitle(ValueError):  # noqa: N818
    """There are steps of this title already."""


class NoSteps(ValueError):  # noqa: N818
    """A choice without a step to make it in."""


def begin_template(viewer: Viewer, *, begin_from: str, once: UUID) -> UUID:
    """Keep a copy of what we ship under this key; its id.

    Raises SentBefore, Invisible, KeyError, SameTitle.
    """
    with transaction.atomic():
        require(viewer, Kind.SCHOOL, Right.KEEP_STEPS, viewer.school)
        made = copy_of(viewer, begin_from)
        remember(viewer, key=once, made=made.pk)
        trace_of(viewer, TraceWord.CHANGED_SCHOOL, record=made.pk)
        return made.pk


def copy_of(viewer: Viewer, key: str) -> ChoiceTemplate:
    """The school's copy of what we ship under this key, as a new record. Raises KeyError, SameTitle."""
    steps = offered_steps(key)
    about = next(one for one in offered() if one.key == key)
    row = ChoiceTemplate(
        school_id=viewer.school,
        kind=about.kind,
        title=about.title,
        school_type=about.school_type,
        year_group=about.year_group,
        source=about.source,
        changed_on=viewer.today,
    )
    _once(row.save)
    _write(row, steps)
    return row


def change_template(
    viewer: Viewer,
    *,
    template: UUID,
    version: int,
    title: str,
    kind: str,
    school_type: str,
    year_group: int | None,
    steps: Sequence[StepWords],
) -> None:
    """Keep other steps, in this order; moments that are open keep theirs.

    Raises Invisible, Forbidden, Stale, SameTitle, NoSteps.
    """
    if not steps:
        raise NoSteps
    with transaction.atomic():
        row: ChoiceTemplate = require(viewer, Kind.CHOICE_TEMPLATE, Right.CHANGE, template)
        found = rows(viewer, Kind.CHOICE_TEMPLATE, Right.CHANGE)
        _once(
            lambda: save_version(
                found,
                pk=template,
                version=version,
                title=title,
                kind=kind,
                school_type=school_type,
                year_group=year_group,
                changed_on=viewer.today,
            )
        )
        row.steps.all().delete()
        _write(row, steps)
        trace_of(viewer, TraceWord.CHANGED_SCHOOL, record=template)


def remove_template(viewer: Viewer, *, template: UUID) -> None:
    """Take steps away; what was opened with them stays. Raises Invisible, Forbidden."""
    with transaction.atomic():
        row: ChoiceTemplate = require(viewer, Kind.CHOICE_TEMPLATE, Right.CHANGE, template)
        row.delete()
        trace_of(viewer, TraceWord.CHANGED_SCHOOL, record=template)


def _write(row: ChoiceTemplate, steps: Sequence[StepWords]) -> None:
    TemplateStep.objects.bulk_create(
        TemplateStep(
            school_id=row.school_id,
            template=row,
            position=number,
            kind=step.kind,
            title=step.title,
            who=step.who,
            what=step.what,
            after_days=step.after_days,
            month=step.month,
            day=step.day,
        )
        for number, step in enumerate(steps, start=1)
    )


def _once(save: Callable[[], object]) -> None:
    """Save where the title is one's own; SameTitle where it is another's."""
    try:
        with transaction.atomic():
            save()
    except IntegrityError as error:
        raise SameTitle from error
