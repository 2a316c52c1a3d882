"""For an employer, with the secret of a letter and without an account."""

from http import HTTPStatus

from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from keuzeruimte_web.operations.placement_door import Door, NoDoor, WroteBefore, look, say, write_feedback
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.screens.placement.forms import FeedbackForm

LIMITS = {"placement_door": "240/h/ip,120/h/key"}
LONGEST = 100


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_variables()
def page(request: HttpRequest, secret: str) -> HttpResponse:
    """Saying yes, and later a few words to the pupil. What does not work says nothing of why."""
    allowed = ratelimit.consume(
        request,
        app="keuzeruimte",
        action="placement_door",
        config=LIMITS,
        key=secret[:LONGEST],
        limit_get=True,
    )
    if not allowed:
        return _no_door(request, HTTPStatus.TOO_MANY_REQUESTS)
    today, token = timezone.localdate(), secret[:LONGEST]
    found = look(token, today=today)
    if found is None:
        return _no_door(request, HTTPStatus.NOT_FOUND)
    form = FeedbackForm()
    changed = False
    typed: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            if request.POST.get("word"):
                changed = _said(request, found, token)
            else:
                form = FeedbackForm(request.POST)
                if form.is_valid():
                    write_feedback(token, feedback=form.feedback(), today=today)
        except NoDoor:
            return _no_door(request, HTTPStatus.NOT_FOUND)
        except WroteBefore:
            typed = _typed(request)
        if not (changed or typed or form.errors):
            return _closed(redirect("placement_door", secret))
    shown = {"door": found, "form": form, "changed": changed, "typed": typed}
    late = changed or typed
    status = (
        HTTPStatus.CONFLICT if late else HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    )
    return _closed(render(request, "placement/door.html", shown, status=status))


def _no_door(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    """Nothing of why; and what was written meanwhile, to copy."""
    return _silent(render(request, "placement/no_door.html", {"typed": _typed(request)}, status=status))


def _typed(request: HttpRequest) -> tuple[str, ...]:
    """What was written to the pupil, as it was sent."""
    return tuple(words for name in FeedbackForm.base_fields if (words := request.POST.get(name, "").strip()))


def _said(request: HttpRequest, found: Door, token: str) -> bool:
    """Yes or first talk; whether the text changed since the page was opened, so that it did not count."""
    version, word = request.POST.get("version", ""), request.POST.get("word", "")
    if found.agreement is None or word not in ("yes", "talk"):
        return False
    seen = int(version) if version.isdecimal() and len(version) < 10 else 0
    try:
        say(token, word=word, version=seen, today=timezone.localdate())
    except Stale:
        return True
    return False


def _closed(response: HttpResponse) -> HttpResponse:
    """In no cache and no index.

    The referrer policy stays as everywhere: with `no-referrer` a browser sends no origin with a form.
    """
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _silent(response: HttpResponse) -> HttpResponse:
    """Django writes the address of every refusal to its log, unless it is told that this was done."""
    response._has_been_logged = True  # type: ignore[attr-defined]
    return _closed(response)
