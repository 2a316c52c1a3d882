"""/tafel/: joining with a code. A device waits until it is admitted by name; nobody is signed in on it."""

from collections.abc import Callable
from functools import wraps
from typing import cast

from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keuzeruimte_web.live.stream import mark_of
from keuzeruimte_web.operations.knocking import Crowded, NoSuchTable, knock, own_place
from keuzeruimte_web.operations.knocking import leave as leave_table
from keuzeruimte_web.queries.at_door import Device, device_of
from keuzeruimte_web.queries.own_seat import own_seat
from keuzeruimte_web.queries.seat import Invisible, school_scope
from keuzeruimte_web.queries.table import table_screen_on
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.table import own
from keuzeruimte_web.screens.table.following import follow_from_device
from keuzeruimte_web.screens.table.forms import TableCode
from keuzeruimte_web.screens.table.screen import lay_down, lay_part

COOKIE = "demo_tafel" if settings.DEMO else "tafel"
LASTS = 4 * 3600
"""Seconds; the table itself ends no later."""
LIMITS = {"table_code": "20/5m/ip"}
PATH = "/tafel/"
WAITS = "waits"

View = Callable[[Request, Device], HttpResponseBase]


def joined(view: View) -> Callable[[HttpRequest], HttpResponseBase]:
    """Only from a device at a table, in the scope of its school; else it is not there."""

    @login_not_required
    @wraps(view)
    def guarded(http_request: HttpRequest) -> HttpResponseBase:
        device = here(http_request)
        if device is None:
            raise Http404
        return seated(http_request, device, view)

    return guarded


def here(http_request: HttpRequest) -> Device | None:
    """The device with this cookie, while its table is open."""
    return device_of(http_request.COOKIES.get(COOKIE, ""), now=timezone.now(), today=timezone.localdate())


def seated(http_request: HttpRequest, device: Device, view: View) -> HttpResponseBase:
    """Answer as the one whom this device was admitted as, and as nobody else who signed in on it."""
    request = cast(Request, http_request)
    request.seats = ()
    for name in ("seat", "viewer"):
        if hasattr(request, name):
            delattr(request, name)
    if device.seat is not None:
        request.seat, request.viewer = device.seat, device.seat.viewer
    with school_scope(device.school):
        return view(request, device)


@sensitive_post_parameters("code")
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def page(http_request: HttpRequest) -> HttpResponseBase:
    """The code; then the waiting; then the own place, or the screen on the table."""
    device = here(http_request)
    if device is not None and http_request.method != "POST":
        return seated(http_request, device, _as_it_stands)
    if http_request.method == "POST":
        return _knocked(http_request)
    answer = render(
        http_request, "table/code.html", {"form": TableCode(), "was_here": COOKIE in http_request.COOKIES}
    )
    return _forgotten(answer) if COOKIE in http_request.COOKIES else answer


@require_safe
@joined
def part(request: Request, device: Device) -> HttpResponse:
    """What changed, for this device alone."""
    if device.waits:
        return render(request, "table/_wait.html", {"device": device})
    if device.is_screen:
        return lay_part(request, table_screen_on(device, today=timezone.localdate(), lang=_lang()))
    return own.show_part(request, device.conversation)


@require_safe
@joined
def stream(request: Request, device: Device) -> HttpResponseBase:
    """That something changed for this device; or that it is over, or not waiting any more."""
    return follow_from_device(request, device, token=request.COOKIES[COOKIE], query=what_it_sees)


@require_POST
@joined
def answers(request: Request, device: Device) -> HttpResponse:
    """Keep and share the own two connections."""
    _require_place(device)
    return own.show(
        request,
        own.place_of(request, device.conversation),
        here=reverse("table_door"),
        live=live_at_door(),
        guest=True,
    )


@require_POST
@joined
def back(request: Request, device: Device) -> HttpResponse:
    """Take the own answers back from everybody."""
    _require_place(device)
    return own.take_all_back(request, device.conversation, here=reverse("table_door"))


@require_safe
@joined
def safety(request: Request, device: Device) -> HttpResponse:
    """The school's own way out, for who joins here. It writes nothing down."""
    _require_place(device)
    return render(request, "safety/page.html")


@require_POST
@login_not_required
def leave(http_request: HttpRequest) -> HttpResponse:
    """Go by one's own hand."""
    leave_table(http_request.COOKIES.get(COOKIE, ""), now=timezone.now())
    return _forgotten(redirect("table_door"))


def live_at_door() -> dict[str, str]:
    """Where a device fetches what changed, and is told to."""
    return {"part": reverse("table_door_part"), "stream": reverse("table_door_stream")}


def what_it_sees(device: Device) -> object:
    """What stands on this device now."""
    if device.waits:
        return WAITS
    today, lang = timezone.localdate(), _lang()
    if device.seat is None:
        return table_screen_on(device, today=today, lang=lang)
    return own_seat(device.seat.viewer, conversation=device.conversation, lang=lang)


def _as_it_stands(request: Request, device: Device) -> HttpResponse:
    if device.waits:
        waiting = {"device": device, "state": mark_of(WAITS), **live_at_door()}
        return render(request, "table/wait.html", waiting)
    if device.is_screen:
        shown = table_screen_on(device, today=timezone.localdate(), lang=_lang())
        return lay_down(request, shown, **live_at_door())
    return own.show(
        request,
        own.place_of(request, device.conversation),
        here=reverse("table_door"),
        live=live_at_door(),
        guest=True,
    )


def _knocked(http_request: HttpRequest) -> HttpResponse:
    stopped: HttpResponse | None = ratelimit.consume_or_429(
        http_request, app="keuzeruimte", action="table_code", config=LIMITS
    )
    if stopped is not None:
        return stopped
    form = TableCode(http_request.POST)
    if form.is_valid():
        code, now = form.cleaned_data["code"], timezone.now()
        viewer = getattr(http_request, "viewer", None)
        if viewer is not None and (mine := own_place(viewer, code=code, now=now)):
            return redirect("table_seat", mine)
        try:
            token = knock(code, now=now)
        except NoSuchTable:
            form.add_error(
                "code", _("Deze code werkt niet (meer). Kijk of hij klopt met het scherm op tafel.")
            )
        except Crowded:
            form.add_error(
                "code", _("Er wachten al veel telefoons. Vraag of de begeleider eerst de anderen toelaat.")
            )
        else:
            answer = redirect("table_door")
            answer.set_cookie(
                COOKIE, token, max_age=LASTS, path=PATH, httponly=True, secure=settings.HTTPS, samesite="Lax"
            )
            return answer
    return render(http_request, "table/code.html", {"form": form}, status=422)


def _require_place(device: Device) -> None:
    if device.seat is None:
        raise Invisible


def _forgotten(answer: HttpResponse) -> HttpResponse:
    answer.delete_cookie(COOKIE, path=PATH, samesite="Lax")
    return answer


def _lang() -> str:
    return get_language() or "nl"
