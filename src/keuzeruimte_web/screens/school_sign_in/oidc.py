"""OpenID Connect as strict as it can be: allauth's provider, and what it leaves to others.

Added: a nonce, the signature of the id_token (allauth trusts the connection alone), the issuer as the school
set it (allauth takes the one that the answer names), and that the user info is about the same account.
"""

import json
from secrets import token_urlsafe
from typing import Any

import jwt
import requests
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest, HttpResponse

from keuzeruimte_web.operations.identity_providers import is_safe

SIGNED_WITH = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures with a key that only the provider has; never one made with the secret we share."""
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
CLOCKS_DIFFER = 60
"""Seconds by which the clocks of two servers may differ."""


class Conversing(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """What is asked of the provider, and what of its answers is believed."""

    expected_nonce = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the provider says of itself, if it is the one that the school named."""
        if not hasattr(self, "_checked_config"):
            app = self.get_provider().app
            issuer = app.settings["server_url"]
            found = fetched(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
            if str(found.get("issuer", "")).rstrip("/") != issuer.rstrip("/"):
                raise OAuth2Error("another issuer answered")
            if not all(is_safe(found.get(name)) for name in ENDPOINTS):
                raise OAuth2Error("an address of the provider is missing or not safe")
            self._checked_config = found
        return self._checked_config

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        """What the id_token says, with what the user info adds to it."""
        answer = kwargs["response"].get("id_token")
        if not isinstance(answer, str):
            raise OAuth2Error("no id_token")
        claims = self._verified(app, answer)
        if is_safe(self.openid_config.get("userinfo_endpoint")):
            more = fetched(self.profile_url, bearer=token.token)
            if more.get("sub") != claims["sub"]:
                raise OAuth2Error("user info about another account")
            claims = more | claims
        return self.get_provider().sociallogin_from_response(request, {"id_token": claims})

    def _verified(self, app: Any, id_token: str) -> dict[str, Any]:
        try:
            keys = jwt.PyJWKSet.from_dict(fetched(self.openid_config["jwks_uri"])).keys
            header = jwt.get_unverified_header(id_token)
            mine = [k for k in keys if k.key_id == header.get("kid")] if header.get("kid") else keys
            if len(mine) != 1:
                raise OAuth2Error("no key for this signature")
            claims: dict[str, Any] = jwt.decode(
                id_token,
                key=mine[0].key,
                algorithms=list(SIGNED_WITH),
                audience=app.client_id,
                issuer=self.openid_config["issuer"],
                leeway=CLOCKS_DIFFER,
                options={"require": ["exp", "iat", "iss", "aud", "sub"]},
            )
        except (jwt.PyJWTError, ValueError, TypeError) as error:
            raise OAuth2Error("the id_token cannot be believed") from error
        several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
        if claims.get("azp", app.client_id if not several else None) != app.client_id:
            raise OAuth2Error("an id_token for somebody else")
        if not self.expected_nonce or claims.get("nonce") != self.expected_nonce:
            raise OAuth2Error("an id_token of another sign-in")
        return claims


class SchoolProvider(OpenIDConnectProvider):  # type: ignore[misc]
    """One school's own provider; settings name this class, so allauth uses it as its own."""

    oauth2_adapter_class = Conversing
    pkce_enabled_default = True
    package = "allauth.socialaccount.providers.openid_connect"

    def redirect(
        self, request: HttpRequest, process: str, next_url: str | None = None, data: Any = None, **kwargs: Any
    ) -> HttpResponse:
        """Send somebody there, with a nonce; to connect an account one signs in there anew."""
        nonce = token_urlsafe(24)
        asked = {"nonce": nonce} | ({"prompt": "login"} if process == "connect" else {})
        answer: HttpResponse = super().redirect(
            request, process, next_url, data, auth_params=asked, nonce=nonce, **kwargs
        )
        return answer

    def serialize(self) -> dict[str, str]:
        """For the session: the record alone, for two schools may share a client id."""
        return {"id": self.sub_id}

    def extract_email_addresses(self, data: Any) -> list[Any]:
        """None: what a provider says of an e-mail address proves nothing here."""
        return []


class Callback(OAuth2CallbackView):  # type: ignore[misc]
    """Somebody comes back: only in the browser that went, once."""

    def _get_state(self, request: HttpRequest, provider: Any) -> tuple[Any, Any]:
        state, answer = super()._get_state(request, provider)
        self.adapter.expected_nonce = (state or {}).get("nonce", "")
        return state, answer


def fetched(address: str, *, bearer: str = "") -> dict[str, Any]:
    """What stands at an address of the provider; raises OAuth2Error for anything but an object."""
    if not is_safe(address):
        raise OAuth2Error("an address that is not safe")
    headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
    with get_adapter().get_requests_session() as session:
        answer = session.request("GET", address, headers=headers, allow_redirects=False)
    try:
        answer.raise_for_status()
        found = answer.json()
    except (requests.RequestException, json.JSONDecodeError) as error:
        raise OAuth2Error("the provider did not answer") from error
    if answer.is_redirect or not isinstance(found, dict):
        raise OAuth2Error("the provider answered something else")
    return found
