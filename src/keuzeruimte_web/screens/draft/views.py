"""Keeps what somebody is typing, so that a form left half-typed is still there."""

import json
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from keuzeruimte_web.operations.drafts import TooMuch, keep_draft
from keuzeruimte_web.request import Request


@require_POST
def keep(http_request: HttpRequest) -> HttpResponse:
    """204 when kept, with the page on who sees it as `Content-Location`.

    400 for what is no draft; 413 for what is too long to keep.
    """
    request = cast(Request, http_request)
    try:
        sent = json.loads(request.body)
        form, _, about = sent["draft"].partition(":")
        content = _texts(sent["content"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return HttpResponse(status=400)
    try:
        kept = keep_draft(request.viewer, form=form, about=about, content=content)
    except TooMuch:
        return HttpResponse(status=413)
    except ValueError:
        return HttpResponse(status=400)
    where = reverse("who_sees_draft", args=[kept])
    return HttpResponse(status=204, headers={"Content-Location": where})


def _texts(content: Any) -> dict[str, str | list[str]]:
    """Names with a text, or a list of texts; ValueError for anything else."""
    kept: dict[str, str | list[str]] = {}
    for name, value in content.items():
        texts = value if isinstance(value, list) else [value]
        if not all(isinstance(text, str) and "\x00" not in text for text in (name, *texts)):
            raise ValueError("a draft holds texts")
        for text in (name, *texts):
            text.encode()  # half a character that no page could show is no text: UnicodeError, a ValueError
        kept[name] = value
    return kept
