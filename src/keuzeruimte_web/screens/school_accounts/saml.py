"""A provider that speaks SAML: its metadata comes in, ours goes out."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from keuzeruimte_web import saml
from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.school_accounts import (
    NameTaken,
    ProviderSettings,
    change_provider,
    enter_provider,
)
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.queries.school_accounts import KeptProvider, kept_provider, kept_providers
from keuzeruimte_web.request import Request
from keuzeruimte_web.saml.metadata import MetadataRefused, read
from keuzeruimte_web.saml.service import Pair
from keuzeruimte_web.screens.school_accounts.saml_forms import ChangedSaml, NewSaml, SamlFields

READ_AND_SENT = ["GET", "HEAD", "POST"]
SHOWN = ("name", "metadata", "eck_id_claim", "uid_claim", "active", "version")


@require_http_methods(READ_AND_SENT)
@only_for("administrator")
def new(request: Request) -> HttpResponse:
    """One more; where this server lacks what SAML needs, the page says whom to ask."""
    kept_providers(request.viewer)
    if not saml.installed():
        return render(request, "school_accounts/saml_new.html", {"form": None})
    form = NewSaml(request.POST or None)
    if form.is_valid():
        try:
            made: UUID | None = enter_provider(
                request.viewer,
                protocol="saml",
                kept=_settings(form, kept=None),
                once=form.cleaned_data["once"],
            )
        except SentBefore as before:
            made = before.made
        except NameTaken:
            form.add_error("name", _("Deze naam staat al op een andere knop."))
        if form.is_valid() and made is not None:
            messages.success(request, _("Bewaard. Geef het adres hieronder nu door aan de aanbieder."))
            return redirect("school_account_saml", made)
    status = 422 if form.is_bound else 200
    return render(request, "school_accounts/saml_new.html", {"form": form}, status=status)


@require_http_methods(READ_AND_SENT)
@only_for("administrator")
def one(request: Request, provider: UUID) -> HttpResponse:
    """Change one that speaks SAML, and read what the provider needs of us."""
    kept = kept_provider(request.viewer, provider=provider)
    if kept.protocol != "saml":
        raise Http404
    if not saml.installed():
        return render(request, "school_accounts/saml_one.html", {"form": None, "kept": kept})
    form = ChangedSaml(request.POST or None, initial={name: getattr(kept, name) for name in SHOWN})
    if kept.has_secret:  # once it knows our certificate, a provider expects signed questions
        del form.fields["signs"]
    theirs = ""
    if form.is_valid():
        try:
            change_provider(
                request.viewer,
                provider=provider,
                version=form.cleaned_data["version"],
                kept=_settings(form, kept=kept),
            )
        except Stale as stale:
            theirs = form.meanwhile(current=stale.current, version=stale.version)
        except NameTaken:
            form.add_error("name", _("Deze naam staat al op een andere knop."))
        else:
            messages.success(request, _("Bewaard."))
            return redirect("school_accounts")
    status = 409 if theirs else 422 if form.is_bound else 200
    shown = {"form": form, "kept": kept, "theirs": theirs, "ours": _ours(kept)}
    return render(request, "school_accounts/saml_one.html", shown, status=status)


def _settings(form: SamlFields, *, kept: KeptProvider | None) -> ProviderSettings:
    """What is kept. A new key where signing starts, and where another provider takes the place."""
    given = form.cleaned_data
    needs_key = given["signs"] if kept is None else _needs_key(kept, form)
    pair = Pair.made(name="Keuzeruimte", now=timezone.now()) if needs_key else None
    return ProviderSettings(
        name=given["name"],
        issuer=form.theirs.entity,
        client_secret=pair.together if pair else "",
        metadata=_as_before(kept, form) or given["metadata"],
        eck_id_claim=given["eck_id_claim"],
        uid_claim=given["uid_claim"],
        active=given["active"],
    )


def _needs_key(kept: KeptProvider, form: SamlFields) -> bool:
    if kept.has_secret:
        return kept.issuer != form.theirs.entity
    return bool(form.cleaned_data["signs"])


def _as_before(kept: KeptProvider | None, form: SamlFields) -> str:
    """The text that is there, if the new one says nothing else: then nobody needs to connect anew."""
    if kept is None:
        return ""
    try:
        said = read(kept.metadata, https_only=settings.HTTPS)
    except MetadataRefused:
        return ""
    return kept.metadata if said == form.theirs else ""


def _ours(kept: KeptProvider) -> dict[str, Any]:
    """What the provider needs of us; the first holds the second."""
    return {
        "metadata": settings.ADDRESS + reverse("saml_metadata", args=[kept.id]),
        "answers": settings.ADDRESS + reverse("saml_acs", args=[kept.id]),
    }
