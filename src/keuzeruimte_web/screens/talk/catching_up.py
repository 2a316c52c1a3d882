"""What the page kept while there was no connection: read from JSON, and answered in JSON."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from keuzeruimte_web.components.fields import FIRST_DAY, LAST_DAY, LAST_VERSION
from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.catching_up import AgreementSent, FinishedSent, NoteSent, Sent, catch_up
from keuzeruimte_web.request import Request

LONGEST = {"note": 8000, "agreement": 300}


@require_POST
@only_for("professional")
def keep(request: Request, conversation: UUID) -> JsonResponse:
    """Keep each thing once; answers what became of it, by its own key."""
    try:
        sent = read(request)
    except ValueError:
        return JsonResponse({"kept": []}, status=422)
    kept = catch_up(request.viewer, conversation=conversation, sent=sent)
    return JsonResponse(
        {"kept": [{"once": str(one.once), "kept": one.kept, "version": one.version} for one in kept]}
    )


def read(request: HttpRequest) -> list[Sent]:
    """What was sent; raises ValueError for anything else."""
    try:
        whole = json.loads(request.body)
        return [_thing(one) for one in whole["sent"]]
    except (KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError("not what a page keeps") from error


def _thing(one: Mapping[str, Any]) -> Sent:
    kind, once, item = one["kind"], UUID(one["once"]), UUID(one["item"])
    if kind == "finished":
        return FinishedSent(once=once, item=item, finished=one["finished"] is True)
    text = str(one["text"]).replace("\x00", "")
    text.encode()  # half a character that no page could show is no text: UnicodeError, a ValueError
    if len(text) > LONGEST[kind]:
        raise ValueError("too long")
    if kind == "note":
        version = int(one["version"])
        if not 0 <= version <= LAST_VERSION:
            raise ValueError("no version of a note")
        return NoteSent(once=once, item=item, text=text, version=version)
    if not text.strip():
        raise ValueError("an agreement without words")
    owners = tuple(UUID(owner) for owner in one["owners"])
    due = date.fromisoformat(one["due"]) if one.get("due") else None
    if due and not FIRST_DAY <= due <= LAST_DAY:
        raise ValueError("a day too far away")
    decides = tuple(UUID(person) for person in one.get("decides", ()))
    return AgreementSent(once=once, item=item, text=text, owners=owners, due=due, decides=decides)
