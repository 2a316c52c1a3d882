"""How allauth signs somebody in with a school account: by our match alone, whatever the protocol.

Nothing of allauth's own tables is used: no app, no link, no token is stored there. Each time anew the match
in `operations/school_identity.py` answers who this is, so that what a school changes holds at once.
"""

from typing import Any
from uuid import UUID

from allauth.account.signals import user_logged_in
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from django.contrib.auth import get_user_model
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from keuzeruimte_web.operations import school_identity
from keuzeruimte_web.operations.identity_providers import WayIn, ways_in
from keuzeruimte_web.screens.school_sign_in import arriving

ALLAUTH = {"oidc": "openid_connect", "saml": "saml"}
"""Our protocols by allauth's names."""


class SchoolAccounts(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Nobody signs up, nobody is found by e-mail address, and the providers are the schools' own records."""

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """The providers that are on. `provider` is allauth's name of the protocol, or the id of a record;
        SAML's views ask by `client_id`, which is the id of the record there."""
        named = next((text for text in (provider, client_id) if _is_id(text)), None)
        apps = [_app(way) for way in ways_in(provider=UUID(named) if named else None)]
        return [
            app
            for app in apps
            if (not provider or provider in (app.provider, app.provider_id))
            and (not client_id or app.client_id == client_id)
        ]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never: who comes in for the first time is led by `arriving.py`."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Who this is, before anything else happens: signed in, led on, or refused."""
        said, sociallogin.account.extra_data = sociallogin.account.extra_data, {}
        sociallogin.token, sociallogin.email_addresses = None, []
        claims = said.get("id_token", said) if isinstance(said, dict) else {}
        assertion = school_identity.Assertion(provider=UUID(sociallogin.account.provider), claims=claims)
        if sociallogin.state.get("process") == "connect":
            raise ImmediateHttpResponse(arriving.connected(request, assertion, state=sociallogin.state))
        today = timezone.localdate()
        try:
            arrival = school_identity.whose(assertion, today=today)
        except school_identity.Unknown as error:
            raise ImmediateHttpResponse(arriving.not_known()) from error
        except school_identity.ConnectFirst as error:
            raise ImmediateHttpResponse(arriving.connect_first()) from error
        if arrival.account is None:
            raise ImmediateHttpResponse(arriving.first_time(request, arrival, claims=claims))
        sociallogin.user = sociallogin.account.user = get_user_model().objects.get(pk=arrival.account)
        # All that waits in the session while a second proof is asked: nothing of the provider.
        sociallogin.account.uid = ""
        sociallogin.state = {
            "process": "login",
            "next": sociallogin.state.get("next"),
            "seat": school_identity.seat_with(arrival, today=today),
        }

    def on_authentication_error(self, request: HttpRequest, provider: Any, **details: Any) -> None:
        """Stopped on the way, or not to be believed: try again. What was wrong is told to nobody here."""
        raise ImmediateHttpResponse(arriving.did_not_work())


@receiver(user_logged_in, dispatch_uid="school_account_seat")
def take_the_seat(request: HttpRequest, **signal: Any) -> None:
    """Who comes in through a school looks from the seat at that school."""
    sociallogin = signal.get("sociallogin")
    if sociallogin is not None and sociallogin.state.get("seat"):
        request.session["seat"] = sociallogin.state["seat"]


def _app(way: WayIn) -> SocialApp:
    """A record as allauth knows apps; never saved."""
    is_saml = way.protocol == "saml"
    return SocialApp(
        provider=ALLAUTH[way.protocol],
        provider_id=str(way.id),
        name=way.name,
        client_id=str(way.id) if is_saml else way.client_id,
        secret=way.client_secret,
        settings={"metadata": way.metadata} if is_saml else {"server_url": way.issuer},
    )


def _is_id(text: str | None) -> bool:
    try:
        return bool(text and UUID(text))
    except ValueError:
        return False
