"""Signing in, signing out and another password, as they are told by Django and allauth."""

import time
from typing import Protocol
from uuid import UUID

from allauth.account.signals import password_changed, password_reset, password_set
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest

from keuzeruimte_web.operations import account_changes, devices

COOKIE = "apparaat"


class Whose(Protocol):
    """The account that a signal tells of."""

    pk: UUID


@receiver(user_logged_in, dispatch_uid="device_in")
def came_in(request: HttpRequest, user: Whose, **signal: object) -> None:
    """From now on the session counts, and this browser is known."""
    if not request.session.session_key:
        request.session.create()
    request.session["begun"] = request.session["seen"] = time.time()
    _is_here(request, user)


@receiver(user_logged_out, dispatch_uid="device_out")
def went_out(request: HttpRequest, **signal: object) -> None:
    """Nobody is signed in here now."""
    if request.session.session_key:
        devices.left(request.session.session_key)


@receiver((password_changed, password_set, password_reset), dispatch_uid="device_password")
def changed_password(request: HttpRequest, user: Whose, **signal: object) -> None:
    """Another password ends every other session; after a forgotten one, every session.

    Django gives the session that stays another key, so this browser is written down anew.
    """
    here = ""
    if request.user.is_authenticated:
        _is_here(request, user)
        here = request.session.session_key or ""
    devices.end_others(user.pk, session=here)
    account_changes.chose_password(user.pk)


def _is_here(request: HttpRequest, account: Whose) -> None:
    mark = devices.signed_in(
        account.pk,
        session=request.session.session_key or "",
        mark=request.COOKIES.get(COOKIE, "")[:100],
        agent=request.META.get("HTTP_USER_AGENT", "")[:400],
    )
    request.device_mark = mark  # type: ignore[attr-defined]
