"""One's own calendar elsewhere: a secret address, and a file of one conversation."""

from http import HTTPStatus
from uuid import UUID

from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.calendars import (
    File,
    conversation_file,
    end_feed,
    make_feed,
    read_feed,
)
from keuzeruimte_web.queries.calendar import has_feed
from keuzeruimte_web.request import Request

CORNERS = ("pupil", "parent", "professional")
LIMITS = {"calendar_feed": "600/h/ip,60/h/key", "calendar_make": "20/h/user"}
"""A calendar looks some times an hour; one network address may hold the calendars of a whole school."""
LONGEST = 100


@require_safe
@only_for(*CORNERS)
def page(request: Request) -> HttpResponse:
    """Whether there is an address, and making or ending one."""
    return _page(request, address="")


@require_POST
@only_for(*CORNERS)
@sensitive_variables()
def make(request: Request) -> HttpResponse:
    """A new address, shown here and nowhere else; the one before it works no more."""
    if stopped := ratelimit.consume_or_429(request, app="keuzeruimte", action="calendar_make", config=LIMITS):
        limited: HttpResponse = stopped
        return limited
    secret = make_feed(request.viewer)
    return _page(request, address=settings.ADDRESS + reverse("calendar_feed", args=[secret]))


@require_POST
@only_for(*CORNERS)
def end(request: Request) -> HttpResponse:
    """The address works no more."""
    end_feed(request.viewer)
    messages.success(request, _("Gestopt. Dit adres werkt niet meer."))
    return redirect("calendar")


@require_safe
@only_for(*CORNERS)
def one(request: Request, conversation: UUID) -> HttpResponse:
    """One conversation, for a calendar."""
    made = conversation_file(
        request.viewer, conversation=conversation, language=get_language() or settings.LANGUAGE_CODE
    )
    response = _answer(request, made)
    response["Content-Disposition"] = 'attachment; filename="gesprek.ics"'
    return response


@login_not_required
@require_safe
@sensitive_variables()
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """For a calendar that reads along. What does not work says nothing of why, and stands in no log."""
    allowed = ratelimit.consume(
        request,
        app="keuzeruimte",
        action="calendar_feed",
        config=LIMITS,
        key=secret[:LONGEST],
        limit_get=True,
    )
    if not allowed:
        return _silent(HttpResponse(status=HTTPStatus.TOO_MANY_REQUESTS))
    made = read_feed(secret[:LONGEST], today=timezone.localdate())
    if made is None:
        return _silent(HttpResponse(status=HTTPStatus.NOT_FOUND))
    return _answer(request, made)


def _answer(http_request: HttpRequest, made: File) -> HttpResponse:
    marks = http_request.headers.get("If-None-Match", "").split(",")
    known = {mark.strip().removeprefix("W/") for mark in marks}
    if made.etag in known:
        response = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
    else:
        response = HttpResponse(made.content, content_type="text/calendar; charset=utf-8")
    response["ETag"] = made.etag
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response


def _silent(response: HttpResponse) -> HttpResponse:
    """Django writes the address of every refusal to its log, unless it is told that this was done."""
    response._has_been_logged = True  # type: ignore[attr-defined]
    response["Cache-Control"] = "private, no-store"
    response["Content-Type"] = "text/plain"
    return response


def _page(request: Request, *, address: str) -> HttpResponse:
    context = {
        "made": has_feed(request.viewer),
        "address": address,
        "formal": request.viewer.role.value == "parent",
        "role": request.viewer.role.label,
        "other_seats": any(
            seat.viewer != request.viewer and seat.viewer.role.value in CORNERS for seat in request.seats
        ),
    }
    return render(request, "calendar/page.html", context)
