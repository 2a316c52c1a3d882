"""Where one is signed in."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from keuzeruimte_web.operations import devices


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The browsers in which this account is signed in now."""
    found = devices.places(cast(UUID, request.user.pk), session=request.session.session_key or "")
    return render(request, "devices/page.html", {"places": found})


@require_POST
def one(request: HttpRequest, device: UUID) -> HttpResponse:
    """Sign out there."""
    devices.end(cast(UUID, request.user.pk), device=device)
    messages.success(request, _("Daar is nu uitgelogd."))
    return redirect("account_devices")


@require_POST
def others(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    devices.end_others(cast(UUID, request.user.pk), session=request.session.session_key or "")
    messages.success(request, _("Alleen hier is nu nog ingelogd."))
    return redirect("account_devices")
