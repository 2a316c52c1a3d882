"""Before anybody is signed in: which school, by which way, there and back.

One leaves by a page of our own that goes on at once, not by the answer to a form. A browser holds every
redirect after a form against `form-action`, and a federation leads on to the school's own page: our policy
would have to name each of them. Now it stays as strict as everywhere (docs/decisions/0072).
"""

from uuid import UUID

from allauth.account.utils import get_next_redirect_url
from allauth.core.internal import ratelimit
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from keuzeruimte_web.operations.identity_providers import SchoolDoor, schools_with_a_way_in, ways_in
from keuzeruimte_web.screens.school_sign_in import arriving, leaving
from keuzeruimte_web.screens.school_sign_in.forms import FindSchool
from keuzeruimte_web.screens.school_sign_in.oidc import Callback, Conversing

LIMITS = {"school_find": "300/5m/ip", "school_leave": "900/5m/ip", "school_answer": "900/5m/ip"}
"""A whole school comes in from one network address, in the first minutes of the morning."""


@login_not_required
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Name your school; nobody gets a list of the schools."""
    form = FindSchool(request.GET if "name" in request.GET else None)
    found: tuple[SchoolDoor, ...] = ()
    if form.is_valid():
        if stopped := too_often(request, "school_find"):
            return stopped
        found = schools_with_a_way_in(form.cleaned_data["name"])
        if len(found) == 1:
            return redirect("school_door", found[0].id)
    return render(request, "school_sign_in/find.html", {"form": form, "found": found})


@login_not_required
@require_safe
def door(request: HttpRequest, school: UUID) -> HttpResponse:
    """The ways in of one school, a button each."""
    ways = ways_in(school=school)
    if not ways:
        raise Http404
    back = get_next_redirect_url(request) or ""
    return render(request, "school_sign_in/door.html", {"ways": ways, "back": back})


@login_not_required
@require_POST
def leave(request: HttpRequest, provider: UUID) -> HttpResponse:
    """To the school's provider."""
    if stopped := too_often(request, "school_leave"):
        return stopped
    return leaving.to_provider(request, provider, process="login", next_url=get_next_redirect_url(request))


@sensitive_variables()
@login_not_required
@require_safe
def back(request: HttpRequest, provider_id: UUID) -> HttpResponse:
    """Back from an OpenID Connect provider, with a code that works once and in this browser alone."""
    if not any(way.protocol == "oidc" for way in ways_in(provider=provider_id)):
        raise Http404
    view = Callback.adapter_view(Conversing(request, str(provider_id)))
    try:
        answer: HttpResponse = view(request)
    except (OAuth2Error, RequestException, ImproperlyConfigured, KeyError, ValueError):
        # What a provider of others answers can be anything; nobody is signed in by it.
        return arriving.did_not_work()
    return answer


@login_not_required
@require_safe
def outcome(request: HttpRequest, page: str) -> HttpResponse:
    """How it ended, at an address of its own: without the code of the provider in it."""
    return render(request, f"school_sign_in/{page}.html")


def too_often(request: HttpRequest, action: str) -> HttpResponse | None:
    """The page that asks to wait, when this was tried too often."""
    stopped: HttpResponse | None = ratelimit.consume_or_429(
        request, app="keuzeruimte", action=action, config=LIMITS
    )
    return stopped
