"""Back from the school's provider: not known, to connect first, in for the first time, or connected.

Who comes in for the first time proves an e-mail address first: the account hangs on it, and what the provider
says of an address is no proof.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import wraps
from typing import Any
from uuid import UUID

from allauth.account.internal.flows import reauthentication
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from keuzeruimte_web.operations import proving, school_identity
from keuzeruimte_web.operations.school_identity import Arrival, Assertion
from keuzeruimte_web.screens.school_sign_in.forms import OwnAddress, ProofOfAddress

KEY, PROOF = "school_arrival", "school_arrival_proof"
LIMITS = {"school_letter": "600/h/ip,6/h/key", "school_proof": "300/5m/ip"}
"""A whole school comes in from one network address (0066)."""
LIVES = 30 * 60
FRESH = 5 * 60
"""Seconds in which a password that was asked again holds."""
View = Callable[[HttpRequest, Arrival, Assertion], HttpResponse]


def not_known() -> HttpResponse:
    """One answer for an account that is not known here, for somebody who left, and for another school."""
    return redirect("school_sign_in_not_known")


def connect_first() -> HttpResponse:
    """There is an account, which did not say yet that this school account is its own."""
    return redirect("school_sign_in_connect")


def did_not_work() -> HttpResponse:
    """Stopped, too late, or an answer that cannot be believed."""
    return redirect("school_sign_in_did_not_work")


def first_time(request: HttpRequest, arrival: Arrival, *, claims: Mapping[str, object]) -> HttpResponse:
    """Keep who this is for half an hour, in this browser alone, and ask for an e-mail address."""
    if request.user.is_authenticated:
        messages.warning(
            request,
            _("Hier is al ingelogd. Log eerst uit, of koppel het schoolaccount bij ‘Schoolaccount’."),
        )
        return redirect("start")
    email = claims.get("email") or claims.get("mail") or ""
    email = email[0] if isinstance(email, list) and email else email
    request.session.cycle_key()
    request.session[KEY] = {
        "provider": str(arrival.assertion.provider),
        "claims": dict(arrival.assertion.claims),
        "email": email if isinstance(email, str) else "",
        "since": time.time(),
    }
    request.session.pop(PROOF, None)
    return redirect("school_sign_in_welcome")


def connected(request: HttpRequest, assertion: Assertion, *, state: Mapping[str, Any]) -> HttpResponse:
    """Tie the school account to the account that asked for it, in the same session, a moment ago."""
    if not request.user.is_authenticated or str(request.user.pk) != state.get("account"):
        return did_not_work()
    if not proved_again(request):
        messages.warning(request, _("Dat duurde te lang. Probeer het nog een keer."))
        return redirect("account_school")
    try:
        school_identity.connect(assertion, account=request.user.pk, today=timezone.localdate())
    except school_identity.NotYours:
        messages.warning(
            request,
            _(
                "Dit schoolaccount kan niet bij dit account. Is er bij school met het eigen account "
                "ingelogd? Lukt het niet? Vraag het aan de beheerder van school."
            ),
        )
    else:
        messages.success(request, _("Het schoolaccount is gekoppeld. Inloggen kan er voortaan ook mee."))
    return redirect("account_school")


def proved_again(request: HttpRequest) -> bool:
    """Was the password, or another proof, asked again just now? Who has none, signed in just now."""
    if reauthentication.get_reauthentication_flows(request.user):
        return bool(reauthentication.did_recently_reauthenticate(request))
    signed_in = [record["at"] for record in get_authentication_records(request, request.user)]
    return time.time() - max(signed_in, default=0) < FRESH


def newcomer(view: View) -> Callable[[HttpRequest], HttpResponse]:
    """Only for who came back from the provider just now, asked anew at each step."""

    @login_not_required
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        kept = request.session.get(KEY)
        if not kept or time.time() - kept["since"] > LIVES or request.user.is_authenticated:
            request.session.pop(KEY, None)
            return redirect("school_sign_in")
        assertion = Assertion(provider=UUID(kept["provider"]), claims=kept["claims"])
        try:
            arrival = school_identity.whose(assertion, today=timezone.localdate())
        except (school_identity.Unknown, school_identity.ConnectFirst):
            request.session.pop(KEY, None)
            return not_known()
        if arrival.account is not None:
            request.session.pop(KEY, None)
            return redirect("school_sign_in")
        return view(request, arrival, assertion)

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@newcomer
def welcome(request: HttpRequest, arrival: Arrival, assertion: Assertion) -> HttpResponse:
    """By which e-mail address one wants to be reached: a short code goes there."""
    form = OwnAddress(request.POST or None, initial={"email": request.session[KEY]["email"]})
    if request.method == "POST" and form.is_valid():
        if stopped := _too_often(request, "school_letter", key=str(arrival.person)):
            return stopped
        request.session[PROOF] = proving.ask_proof(
            form.cleaned_data["email"],
            language=request.LANGUAGE_CODE or "nl",
            formal=arrival.is_parent,
            school_account=True,
        ).kept()
        return redirect("school_sign_in_proof")
    status = 422 if form.is_bound else 200
    return render(request, "school_sign_in/welcome.html", {"form": form, "who": arrival}, status=status)


@sensitive_post_parameters("proof")
@require_http_methods(["GET", "HEAD", "POST"])
@newcomer
def proof(request: HttpRequest, arrival: Arrival, assertion: Assertion) -> HttpResponse:
    """The code from the e-mail makes the account, and brings one in."""
    waited = proving.read_proof(request.session.get(PROOF))
    if waited is None:
        request.session.pop(PROOF, None)
        messages.warning(request, _("Deze code werkt niet meer. Vul het e-mailadres nog een keer in."))
        return redirect("school_sign_in_welcome")
    form = ProofOfAddress(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if stopped := _too_often(request, "school_proof"):
            return stopped
        if proving.proves(waited, code=form.cleaned_data["proof"]):
            if (entered := _enter(request, assertion, email=waited.email)) is not None:
                return entered
        else:
            request.session[PROOF] = replace(waited, tried=waited.tried + 1).kept()
        form.add_error("proof", _("Deze code klopt niet. Kijk nog eens in de e-mail."))
    shown = {"form": form, "who": arrival, "email": waited.email}
    return render(request, "school_sign_in/proof.html", shown, status=422 if form.is_bound else 200)


def _enter(request: HttpRequest, assertion: Assertion, *, email: str) -> HttpResponse | None:
    """Make the account and sign in; None when the address was taken, which is not told."""
    try:
        account, seat = school_identity.come_in(assertion, email=email, today=timezone.localdate())
    except school_identity.AddressTaken:
        return None
    except (school_identity.Unknown, school_identity.ConnectFirst):
        request.session.pop(KEY, None)
        return not_known()
    for kept in (KEY, PROOF):
        request.session.pop(kept, None)
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    record_authentication(request, account, "socialaccount", provider=str(assertion.provider))
    request.session["seat"] = seat
    messages.success(request, _("Welkom!"))
    return redirect("start")


def _too_often(request: HttpRequest, action: str, *, key: str = "") -> HttpResponse | None:
    stopped: HttpResponse | None = ratelimit.consume_or_429(
        request, app="keuzeruimte", action=action, config=LIMITS, key=key or None
    )
    return stopped
