"""SAML, as allauth's way in: the question we send along, the answer that comes back, and who we are.

The answer comes in two steps. The provider's page posts it, without our cookies: there it is proved, and kept
for a moment. Then the browser fetches it with its own session, which must have asked the very question that
the answer names: so an answer that nobody here asked for signs in nobody.
"""

import logging
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import complete_social_login
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.saml.provider import SAMLProvider
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from keuzeruimte_web import saml
from keuzeruimte_web.operations import saml_answers
from keuzeruimte_web.operations.identity_providers import saml_key
from keuzeruimte_web.saml.answer import AnswerRefused, proved
from keuzeruimte_web.saml.metadata import MetadataRefused, Provider, read
from keuzeruimte_web.saml.service import Pair, Service, asked, described
from keuzeruimte_web.screens.school_sign_in import arriving
from keuzeruimte_web.screens.school_sign_in.views import too_often

log = logging.getLogger(__name__)
QUESTION = "vraag"
SHORT = "urn:mace:dir:attribute-def:"
"""Stands before some names of attributes; what follows is the name that others use alone."""


class SchoolSaml(SAMLProvider):  # type: ignore[misc]
    """One school's own provider; settings name this class, so that allauth uses it and not its own."""

    package = "allauth.socialaccount.providers.saml"

    def redirect(
        self, request: HttpRequest, process: str, next_url: str | None = None, data: Any = None, **kwargs: Any
    ) -> HttpResponse:
        """Send somebody there with a question of ours; to connect an account one signs in there anew.

        Raises NotInstalled, MetadataRefused.
        """
        if not saml.installed():
            log.error("A school signs in with SAML, and the extra [saml] is not installed (W003)")
            raise saml.NotInstalled
        address, question = asked(us(UUID(self.sub_id)), of=self.theirs(), anew=process == "connect")
        self.stash_redirect_state(request, process, next_url, data, state_id=question, **kwargs)
        return HttpResponseRedirect(address)

    def theirs(self) -> Provider:
        """What the provider says of itself; raises MetadataRefused, and tells the operator."""
        try:
            return read(self.app.settings["metadata"], https_only=settings.HTTPS)
        except MetadataRefused as refused:
            log.error("The metadata of identity provider %s cannot be used: %s", self.sub_id, refused)
            raise

    def serialize(self) -> dict[str, str]:
        """For the session: the record alone."""
        return {"id": self.sub_id}

    def extract_uid(self, data: Any) -> str:
        """allauth keeps this in the session: nothing by which a person is known elsewhere."""
        return "saml"

    def extract_extra_data(self, data: Any) -> dict[str, list[str]]:
        """The attributes, also by their short names."""
        said: dict[str, list[str]] = dict(data)
        return {name.removeprefix(SHORT): values for name, values in said.items()} | said

    def extract_common_fields(self, data: Any) -> dict[str, str]:
        """None: only our own match says who this is."""
        return {}


def us(provider: UUID) -> Service:
    """We, as this provider of a school knows us: at our own address, whatever a browser calls us."""
    kept = saml_key(provider)
    return Service(
        entity=settings.ADDRESS + reverse("saml_metadata", args=[provider]),
        answers_at=settings.ADDRESS + reverse("saml_acs", args=[provider]),
        pair=Pair.apart(kept) if kept else None,
    )


@sensitive_post_parameters()
@sensitive_variables()
@csrf_exempt
@login_not_required
@require_POST
def answered(request: HttpRequest, provider: UUID) -> HttpResponse:
    """The provider's page posts its answer: proved here, and fetched in the next step."""
    if stopped := too_often(request, "school_answer"):
        return stopped
    way, now = _way(request, provider), datetime.now(tz=UTC)
    message = request.POST.get("SAMLResponse", "")
    try:
        certain = proved(message, service=us(provider), provider=way.theirs(), now=now)
        saml_answers.keep(
            provider,
            assertion=certain.assertion,
            question=certain.asked,
            attributes=certain.attributes,
            until=certain.until,
            now=now,
        )
    except (AnswerRefused, MetadataRefused, saml_answers.UsedBefore) as refused:
        log.warning("An answer of identity provider %s was not believed: %s", provider, refused)
        return arriving.did_not_work()
    return redirect(f"{reverse('saml_fetch', args=[provider])}?{urlencode({QUESTION: certain.asked})}")


@sensitive_variables()
@login_not_required
@require_safe
def fetched(request: HttpRequest, provider: UUID) -> HttpResponse:
    """The browser that asked fetches the answer; any other has no such question in its session."""
    way, question = _way(request, provider), request.GET.get(QUESTION, "")
    try:
        state = way.unstash_redirect_state(request, question)
    except PermissionDenied:
        return arriving.did_not_work()
    said = saml_answers.fetch(provider, question=question, now=datetime.now(tz=UTC))
    if said is None:
        return arriving.did_not_work()
    coming = way.sociallogin_from_response(request, said)
    coming.state = state
    answer: HttpResponse = complete_social_login(request, coming)
    return answer


@login_not_required
@require_safe
def ours(request: HttpRequest, provider: UUID) -> HttpResponse:
    """Our metadata, for who connects the school: also before the way in is on. No secret is in it."""
    if not saml.installed() or saml_key(provider) is None:
        raise Http404
    return HttpResponse(described(us(provider)), content_type="application/samlmetadata+xml")


def _way(request: HttpRequest, provider: UUID) -> SchoolSaml:
    """The way in, if it is on and speaks SAML, and this server does."""
    try:
        way = get_adapter(request).get_provider(request, provider=str(provider))
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    if not isinstance(way, SchoolSaml) or not saml.installed():
        raise Http404
    return way
