"""Out of the door to a provider, to sign in there or to connect."""

from uuid import UUID

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from requests import RequestException

from keuzeruimte_web.saml import NotInstalled
from keuzeruimte_web.saml.metadata import MetadataRefused
from keuzeruimte_web.screens.school_sign_in import arriving


def to_provider(
    request: HttpRequest, provider: UUID, *, process: str, next_url: str | None = None, **state: str
) -> HttpResponse:
    """A page that goes on to the provider by itself, and has a button for who waits; 404 for one that is off.

    `state` comes back with the answer, from the session and not by the browser.
    """
    try:
        way = get_adapter(request).get_provider(request, provider=str(provider))
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    try:
        answer = way.redirect(request, process=process, next_url=next_url, **state)
    except (OAuth2Error, RequestException, NotInstalled, MetadataRefused):
        return arriving.did_not_work()
    if not isinstance(answer, HttpResponseRedirect):
        return arriving.did_not_work()
    return render(request, "school_sign_in/leave.html", {"way": way.name, "address": answer.url})
