"""Another e-mail address for one's own account: asked here, confirmed with the link that goes there.

Proof comes first: the password or another proof, asked again just now. Who has none (a school account alone)
signed in just now.
"""

import time
from typing import cast
from urllib.parse import urlencode
from uuid import UUID

from allauth.account.internal.flows import reauthentication
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.internal import ratelimit
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from keuzeruimte_web.operations import own_address
from keuzeruimte_web.screens.own_address.forms import OtherAddress

LIMITS = {"own_address": "6/h/user", "own_address_confirm": "30/h/user"}
FRESH = 5 * 60
"""Seconds in which a proof that was asked again holds."""


@sensitive_post_parameters("email")
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Ask for another address; the answer is the same for one that has an account already."""
    account = _account(request)
    if not _proved(request):
        return _ask_proof(request)
    form = OtherAddress(request.POST if request.method == "POST" else None, own=account.email)  # type: ignore[attr-defined]
    if form.is_valid():
        if stopped := _too_often(request, "own_address"):
            return stopped
        own_address.ask_address(account.pk, email=form.cleaned_data["email"])
        return redirect("own_address")
    shown = {"form": form, "own": account.email, "awaited": own_address.awaited(account.pk)}  # type: ignore[attr-defined]
    return render(request, "own_address/page.html", shown, status=422 if form.is_bound else 200)


@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    """Let go of the wish; the address stays as it is."""
    own_address.forget_address(_account(request).pk)
    messages.success(request, _("Het e-mailadres blijft zoals het was."))
    return redirect("own_address")


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, key: str) -> HttpResponse:
    """Who came with the link, and is signed in to the account that asked, says yes. A look changes nothing:
    mail programs open links by themselves."""
    account: UUID = _account(request).pk
    if stopped := _too_often(request, "own_address_confirm"):
        return stopped
    try:
        if request.method == "POST":
            own_address.take_address(key, account=account)
            return _taken(request)
        email = own_address.behind(key, account=account)
    except own_address.NoLongerOpen:
        if own_address.has_address(account, email=request.POST.get("email", "")):  # sent twice
            return _taken(request)
        now = {"email": _account(request).email}  # type: ignore[attr-defined]
        return render(request, "own_address/too_late.html", now, status=410)
    return render(request, "own_address/confirm.html", {"email": email, "key": key})


def _taken(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Het nieuwe e-mailadres is bevestigd. Inloggen gaat nu met dat adres."))
    return redirect("start")


def _account(request: HttpRequest) -> AbstractBaseUser:
    return cast(AbstractBaseUser, request.user)


def _proved(request: HttpRequest) -> bool:
    if reauthentication.get_reauthentication_flows(request.user):
        return bool(reauthentication.did_recently_reauthenticate(request))
    signed_in = [record["at"] for record in get_authentication_records(request, request.user)]
    return time.time() - max(signed_in, default=0) < FRESH


def _ask_proof(request: HttpRequest) -> HttpResponse:
    if not reauthentication.get_reauthentication_flows(request.user):
        return render(request, "own_address/sign_in_first.html")
    back = urlencode({"next": reverse("own_address")})
    return redirect(f"{reverse('account_reauthenticate')}?{back}")


def _too_often(request: HttpRequest, action: str) -> HttpResponse | None:
    stopped: HttpResponse | None = ratelimit.consume_or_429(
        request, app="keuzeruimte", action=action, config=LIMITS
    )
    return stopped
