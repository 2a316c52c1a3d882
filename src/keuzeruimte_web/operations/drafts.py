"""Half-typed forms: kept for their author alone, dropped when the form is saved."""

import json
import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records.models import (
    Advice,
    AdviceQuestion,
    AgendaItem,
    CareerItem,
    ChoiceMoment,
    ChoiceOption,
    Conversation,
    Delegation,
    Draft,
    Event,
    Limit,
    Matter,
    ParentRequest,
    Placement,
    Pupil,
    Report,
    SignOff,
    TimeProposal,
)

LONGEST = 40_000
"""Bytes of one draft."""
MOST = 100
"""Drafts of one person; beyond it the oldest goes."""
FORM = re.compile(r"[a-z][a-z_]{0,39}")
ABOUT_A_DOSSIER: Mapping[Any, str] = {
    Pupil: "pk",
    Matter: "pupil_id",
    Delegation: "matter__pupil_id",
    Limit: "matter__pupil_id",
    ParentRequest: "matter__pupil_id",
    Event: "matter__pupil_id",
    Conversation: "matter__pupil_id",
    TimeProposal: "matter__pupil_id",
    CareerItem: "pupil_id",
    Placement: "pupil_id",
    AgendaItem: "conversation__matter__pupil_id",
    Report: "conversation__matter__pupil_id",
    ChoiceMoment: "matter__pupil_id",
    ChoiceOption: "moment__matter__pupil_id",
    Advice: "moment__matter__pupil_id",
    AdviceQuestion: "advice__moment__matter__pupil_id",
    SignOff: "decision__moment__matter__pupil_id",
}
"""What a draft may be about, and the path from there to the pupil."""
ABOUT = re.compile(r"[0-9a-zA-Z-]{0,40}")


class TooMuch(Exception):  # noqa: N818
    """More than a draft holds."""


def keep_draft(viewer: Viewer, *, form: str, about: str, content: dict[str, str | list[str]]) -> UUID:
    """Keep this content as the viewer's draft of a form about something. Answers the draft's id.

    `form` names the form (lower case and underscores), `about` the record it is about, or nothing.
    Raises ValueError for other names, TooMuch for content over LONGEST bytes.
    """
    if not (FORM.fullmatch(form) and ABOUT.fullmatch(about)):
        raise ValueError("no such form")
    if len(json.dumps(content)) > LONGEST:
        raise TooMuch
    kept = {"content": content, "updated_at": timezone.now(), "pupil_id": _pupil(about)}
    draft, _made = Draft.objects.update_or_create(
        author_id=viewer.person,
        form=form,
        about=about,
        defaults=kept,
        create_defaults={"school_id": viewer.school, **kept},
    )
    oldest = Draft.objects.filter(author_id=viewer.person).order_by("-updated_at", "pk")[MOST:]
    Draft.objects.filter(pk__in=[old.pk for old in oldest]).delete()
    return UUID(str(draft.pk))


def _pupil(about: str) -> UUID | None:
    """Whose dossier a draft is about: it is sealed with that key, and goes when the dossier goes."""
    try:
        record = UUID(about)
    except ValueError:
        return None
    first, *rest = (
        kind.objects.filter(pk=record).order_by().values_list(pupil)
        for kind, pupil in ABOUT_A_DOSSIER.items()
    )
    found = first.union(*rest).first()
    return found[0] if found else None


def drop_draft(viewer: Viewer, *, form: str, about: str) -> None:
    """Let go of a draft: its form was saved, or its author threw it away."""
    rows(viewer, Kind.DRAFT, Right.CHANGE).filter(form=form, about=about).delete()
