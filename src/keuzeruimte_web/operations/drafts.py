"""Half-typed forms: kept for their author alone, dropped when the form is saved."""

import json
import re

from django.utils import timezone

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records.models import Draft

LONGEST = 40_000
"""Bytes of one draft."""
MOST = 100
"""Drafts of one person; beyond it the oldest goes."""
FORM = re.compile(r"[a-z][a-z_]{0,39}")
ABOUT = re.compile(r"[0-9a-zA-Z-]{0,40}")


class TooMuch(Exception):  # noqa: N818
    """More than a draft holds."""


def keep_draft(viewer: Viewer, *, form: str, about: str, content: dict[str, str | list[str]]) -> None:
    """Keep this content as the viewer's draft of a form about something.

    `form` names the form (lower case and underscores), `about` the record it is about, or nothing.
    Raises ValueError for other names, TooMuch for content over LONGEST bytes.
    """
    if not (FORM.fullmatch(form) and ABOUT.fullmatch(about)):
        raise ValueError("no such form")
    if len(json.dumps(content)) > LONGEST:
        raise TooMuch
    Draft.objects.update_or_create(
        author_id=viewer.person,
        form=form,
        about=about,
        defaults={"content": content, "updated_at": timezone.now()},
        create_defaults={
            "school_id": viewer.school,
            "content": content,
            "updated_at": timezone.now(),
        },
    )
    oldest = Draft.objects.filter(author_id=viewer.person).order_by("-updated_at", "pk")[MOST:]
    Draft.objects.filter(pk__in=[draft.pk for draft in oldest]).delete()


def drop_draft(viewer: Viewer, *, form: str, about: str) -> None:
    """Let go of a draft: its form was saved, or its author threw it away."""
    rows(viewer, Kind.DRAFT, Right.CHANGE).filter(form=form, about=about).delete()
