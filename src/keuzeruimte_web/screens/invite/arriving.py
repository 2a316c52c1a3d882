"""Coming in with a code: recognise it, say who you are, prove an e-mail address, choose a password.

Nobody is signed in here yet. A code that is wrong, used, ended or withdrawn gets one and the same answer.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from uuid import UUID

from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from keuzeruimte_web.operations import arriving, proving
from keuzeruimte_web.screens.invite.forms import Code, NewAccount, OwnAddress

KEY, PROOF = "invitation", "invitation_proof"
# Who is in a school's building comes from one address: whole classes come in at the same hour (0066). What
# keeps guessing hopeless is the length of a code, and five tries for a short one.
LIMITS = {"code": "300/5m/ip", "letter": "600/h/ip,6/h/key", "proof": "300/5m/ip"}
FRESH = 10 * 60
"""Seconds since signing in, within which tying needs no password again."""

Newcomer = arriving.Newcomer
View = Callable[[HttpRequest, UUID, Newcomer], HttpResponse]


def invited(view: View) -> Callable[[HttpRequest], HttpResponse]:
    """Only with an invitation that is still open; else back to the code."""

    @login_not_required
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        kept = request.session.get(KEY)
        try:
            invitation = UUID(kept or "")
            who = arriving.newcomer(invitation, today=timezone.localdate())
        except (ValueError, arriving.NoLongerOpen):
            request.session.pop(KEY, None)
            return redirect("invitation")
        return view(request, invitation, who)

    return guarded


def too_often(request: HttpRequest, action: str, *, key: str = "") -> HttpResponse | None:
    """The page that asks to wait, when this was tried too often."""
    stopped: HttpResponse | None = ratelimit.consume_or_429(
        request, app="keuzeruimte", action=action, config=LIMITS, key=key or None
    )
    return stopped


@sensitive_post_parameters("code")
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Fill in the code; a scanned one is put in by the script, and leaves the telephone in no address."""
    form = Code(request.POST or None)
    if request.method == "POST":
        if stopped := too_often(request, "code"):
            return stopped
        if form.is_valid():
            found = arriving.recognised(form.cleaned_data["code"], today=timezone.localdate())
            if found:
                request.session[KEY] = str(found)
                return redirect("invitation_welcome")
            form.add_error(
                "code",
                _(
                    "Deze code werkt niet. Klopt elke letter? Een code werkt één keer, en een paar weken. "
                    "School kan een nieuwe maken."
                ),
            )
    return render(request, "invite/code.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@invited
def welcome(request: HttpRequest, invitation: UUID, who: Newcomer) -> HttpResponse:
    """Who is invited, and by which e-mail address one wants to come in; or tie to the account one is in."""
    form = OwnAddress(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if stopped := too_often(request, "letter", key=str(invitation)):
            return stopped
        proof = proving.ask_proof(
            form.cleaned_data["email"], language=request.LANGUAGE_CODE or "nl", formal=who.is_parent
        )
        request.session[PROOF] = proof.kept()
        return redirect("invitation_account")
    signed_in = request.user.email if request.user.is_authenticated else ""
    sign_in = f"{reverse('account_login')}?{urlencode({'next': reverse('invitation_welcome')})}"
    return render(
        request, "invite/welcome.html", {"form": form, "who": who, "sign_in": sign_in, "signed_in": signed_in}
    )


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@invited
def account(request: HttpRequest, invitation: UUID, who: Newcomer) -> HttpResponse:
    """The code from the e-mail and a password make the account, and bring one in."""
    proof = proving.read_proof(request.session.get(PROOF))
    if proof is None:
        request.session.pop(PROOF, None)
        messages.warning(request, _("Deze code werkt niet meer. Vul het e-mailadres nog een keer in."))
        return redirect("invitation_welcome")
    form = NewAccount(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if stopped := too_often(request, "proof"):
            return stopped
        if not proving.proves(proof, code=form.cleaned_data["proof"]):
            request.session[PROOF] = replace(proof, tried=proof.tried + 1).kept()
            form.add_error("proof", _("Deze code klopt niet. Kijk nog eens in de e-mail."))
        elif (entered := _enter(request, invitation, proof.email, form.cleaned_data["password"])) is not None:
            return entered
        else:
            form.add_error("proof", _("Deze code klopt niet. Kijk nog eens in de e-mail."))
    return render(request, "invite/account.html", {"form": form, "who": who, "email": proof.email})


@require_POST
@invited
def link(request: HttpRequest, invitation: UUID, who: Newcomer) -> HttpResponse:
    """Tie the invited person to the account of the one who signed in just now."""
    if not request.user.is_authenticated:
        return redirect("invitation_welcome")
    proved = [record["at"] for record in get_authentication_records(request, request.user)]
    if time.time() - max(proved, default=0) > FRESH:
        back = urlencode({"next": reverse("invitation_welcome")})
        return redirect(f"{reverse('account_reauthenticate')}?{back}")
    try:
        seat = arriving.tie(invitation, account=request.user.pk, today=timezone.localdate())
    except arriving.NoLongerOpen:
        return redirect("invitation")
    except arriving.AlreadyHere:
        messages.warning(request, _("Dit account hoort op deze school al bij iemand. Vraag school om hulp."))
        return redirect("invitation_welcome")
    return _arrived(request, seat)


def _enter(request: HttpRequest, invitation: UUID, email: str, password: str) -> HttpResponse | None:
    """Make the account and sign in; None when the address was taken, which is not told."""
    try:
        account, seat = arriving.come_in(
            invitation, email=email, password=password, today=timezone.localdate()
        )
    except arriving.NoLongerOpen:
        return redirect("invitation")
    except arriving.AddressTaken:
        return None
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return _arrived(request, seat)


def _arrived(request: HttpRequest, seat: str) -> HttpResponse:
    request.session.pop(KEY, None)
    request.session.pop(PROOF, None)
    request.session["seat"] = seat
    messages.success(request, _("Welkom!"))
    return redirect("start")
