"""/schoolaccount/: who is signed in ties a school account to the own account, and unties it."""

from typing import cast
from urllib.parse import urlencode
from uuid import UUID

from allauth.account.internal.flows import reauthentication
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from keuzeruimte_web.operations import school_identity
from keuzeruimte_web.operations.identity_providers import own_ways
from keuzeruimte_web.screens.school_sign_in import arriving, leaving


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The ways in of the schools where one is somebody, and which are connected."""
    ways = own_ways(cast(UUID, request.user.pk), today=timezone.localdate())
    return render(request, "school_sign_in/connect.html", {"ways": ways})


@require_POST
def start(request: HttpRequest, provider: UUID) -> HttpResponse:
    """Ask the password again, and then go to the provider, to sign in there anew."""
    account = cast(UUID, request.user.pk)
    _own(account, provider)
    if asked := _ask_again(request):
        return asked
    return leaving.to_provider(request, provider, process="connect", account=str(account))


@require_POST
def stop(request: HttpRequest, provider: UUID) -> HttpResponse:
    """This school account opens the own account no more."""
    account = cast(UUID, request.user.pk)
    _own(account, provider)
    if asked := _ask_again(request):
        return asked
    school_identity.disconnect(provider, account=account, today=timezone.localdate())
    messages.success(request, _("Het schoolaccount is losgemaakt."))
    return redirect("account_school")


def _own(account: UUID, provider: UUID) -> None:
    """A provider of another school is not there."""
    if not any(way.id == provider for way in own_ways(account, today=timezone.localdate())):
        raise Http404


def _ask_again(request: HttpRequest) -> HttpResponse | None:
    if arriving.proved_again(request):
        return None
    here = reverse("account_school")
    if reauthentication.get_reauthentication_flows(request.user):
        messages.info(request, _("Voor deze stap vragen we het wachtwoord nog een keer. Kies dan opnieuw."))
        return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': here})}")
    messages.warning(request, _("Log voor deze stap eerst uit, en opnieuw in."))
    return redirect("account_school")
