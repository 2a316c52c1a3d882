"""With whom the people of the school sign in; for the administrator."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.school_accounts import (
    NameTaken,
    NumberTaken,
    ProviderSettings,
    SecretMissing,
    change_provider,
    enter_provider,
    keep_numbers,
    remove_provider,
)
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.queries.school_accounts import (
    KeptProvider,
    kept_provider,
    kept_providers,
    numbers_of,
)
from keuzeruimte_web.queries.somebody import somebody
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.school_accounts.forms import ChangedProvider, NewProvider, NumbersForm

READ_AND_SENT = ["GET", "HEAD", "POST"]
SHOWN = ("name", "issuer", "client_id", "eck_id_claim", "uid_claim", "active", "version")


@require_safe
@only_for("administrator")
def page(request: Request) -> HttpResponse:
    """The ways in, and the address that the school gives to its people."""
    door = settings.ADDRESS + reverse("school_door", args=[request.viewer.school])
    shown = {"providers": kept_providers(request.viewer), "door": door}
    return render(request, "school_accounts/page.html", shown)


@sensitive_post_parameters("client_secret")
@require_http_methods(READ_AND_SENT)
@only_for("administrator")
def new(request: Request) -> HttpResponse:
    """One more; it stands off until the provider knows us too."""
    kept_providers(request.viewer)
    form = NewProvider(request.POST or None)
    if form.is_valid():
        given = dict(form.cleaned_data)
        once = given.pop("once")
        try:
            made: UUID | None = enter_provider(
                request.viewer, protocol="oidc", kept=ProviderSettings(**given), once=once
            )
        except SentBefore as before:
            made = before.made
        except (NameTaken, SecretMissing) as refused:
            _say(form, refused)
        if form.is_valid() and made is not None:
            messages.success(request, _("Bewaard. Geef het adres hieronder nu door aan de aanbieder."))
            return redirect("school_account", made)
    return render(request, "school_accounts/new.html", {"form": form}, status=422 if form.is_bound else 200)


@sensitive_post_parameters("client_secret")
@require_http_methods(READ_AND_SENT)
@only_for("administrator")
def one(request: Request, provider: UUID) -> HttpResponse:
    """Change one; SAML has a page of its own."""
    kept = kept_provider(request.viewer, provider=provider)
    if kept.protocol == "saml":
        return redirect("school_account_saml", provider)
    form = ChangedProvider(request.POST or None, initial={name: getattr(kept, name) for name in SHOWN})
    theirs = ""
    if form.is_valid():
        given = dict(form.cleaned_data)
        version = given.pop("version")
        try:
            change_provider(
                request.viewer,
                provider=provider,
                version=version,
                kept=ProviderSettings(**given, metadata=kept.metadata),
            )
        except Stale as stale:
            theirs = form.meanwhile(current=stale.current, version=stale.version)
        except (NameTaken, SecretMissing) as refused:
            _say(form, refused)
        else:
            messages.success(request, _("Bewaard."))
            return redirect("school_accounts")
    shown = {"form": form, "kept": kept, "theirs": theirs, "callback": _callback(kept)}
    status = 409 if theirs else 422 if form.is_bound else 200
    return render(request, "school_accounts/one.html", shown, status=status)


@require_POST
@only_for("administrator")
def remove(request: Request, provider: UUID) -> HttpResponse:
    """Take one away."""
    remove_provider(request.viewer, provider=provider)
    messages.success(request, _("Weg. Niemand logt er nu nog mee in."))
    return redirect("school_accounts")


@require_http_methods(READ_AND_SENT)
@only_for("administrator")
def numbers(request: Request, person: UUID) -> HttpResponse:
    """By which numbers the school's accounts know somebody."""
    kept = numbers_of(request.viewer, person=person)
    about = somebody(request.viewer, person=person)
    form = NumbersForm(request.POST or None, initial=asdict(kept))
    theirs = ""
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("eck_id", "uid")}
        try:
            keep_numbers(request.viewer, person=person, version=form.cleaned_data["version"], numbers=given)
        except Stale as stale:
            theirs = form.meanwhile(current=stale.current, version=stale.version)
        except NumberTaken as taken:
            form.add_error(taken.kind, _("Dit nummer staat op school al bij iemand anders."))
        else:
            messages.success(request, _("Bewaard."))
            return redirect("somebody", person)
    status = 409 if theirs else 422 if form.is_bound else 200
    shown = {"form": form, "about": about, "kept": kept, "theirs": theirs}
    return render(request, "school_accounts/numbers.html", shown, status=status)


def _callback(kept: KeptProvider) -> str:
    return settings.ADDRESS + reverse("openid_connect_callback", args=[kept.id])


def _say(form: Any, refused: NameTaken | SecretMissing) -> None:
    if isinstance(refused, NameTaken):
        form.add_error("name", _("Deze naam staat al op een andere knop."))
    else:
        form.add_error(
            "client_secret", _("Vul het geheim in. Bij een nieuwe aanbieder hoort ook een nieuw geheim.")
        )
