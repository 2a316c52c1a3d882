"""Where a service is told that something changed: set, with a new secret, tried, or taken away."""

import base64
import secrets
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from keuzeruimte_web import secret
from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.noticed import last_number
from keuzeruimte_web.operations.outward import place_of
from keuzeruimte_web.operations.people import trace_of
from keuzeruimte_web.operations.services import Ended
from keuzeruimte_web.records.models import Service, Webhook, WebhookPost
from keuzeruimte_web.records.models.choices import PostState

PURPOSE = "webhook"
BYTES = 32
BOTH = timedelta(days=1)
"""So long messages are signed with the secret of before as well."""

posts_wait = Signal()
"""Sent, with `school`, in the transaction in which something to post was written."""


class Stopped(Exception):  # noqa: N818
    """No message goes to this service any more, until somebody saves its address again."""


class NoWebhook(Exception):  # noqa: N818
    """This service is told nothing; somebody took the address away meanwhile."""


def set_webhook(viewer: Viewer, *, service: UUID, address: str) -> str:
    """Tell this service from now on at this address; answers the secret to sign with, shown once.

    At another address the secret is another too. The same address again lets messages go on that stopped,
    and answers ''. Raises Ended, outward.WrongAddress.
    """
    place_of(address)
    with transaction.atomic():
        row = _service(viewer, service)
        hook = Webhook.objects.select_for_update().filter(service=row).first()
        trace_of(viewer, TraceWord.CHANGED_SERVICE, record=row.pk)
        if hook is not None and hook.address == address:
            hook.failing_since = hook.stopped_at = None
            hook.save(update_fields=["failing_since", "stopped_at"])
            return ""
        if hook is not None:
            hook.delete()
        made, sealed = _new_secret()
        Webhook.objects.create(
            school_id=viewer.school, service=row, address=address, sealed_secret=sealed, upto=last_number()
        )
    return made


def new_secret(viewer: Viewer, *, service: UUID) -> str:
    """Another secret, shown once; for a day messages are signed with both. Raises Ended, NoWebhook."""
    made, sealed = _new_secret()
    with transaction.atomic():
        hook = _webhook(viewer, service)
        hook.earlier_secret, hook.earlier_until = hook.sealed_secret, timezone.now() + BOTH
        hook.sealed_secret = sealed
        hook.save(update_fields=["earlier_secret", "earlier_until", "sealed_secret"])
        trace_of(viewer, TraceWord.CHANGED_SERVICE, record=service)
    return made


def try_webhook(viewer: Viewer, *, service: UUID) -> None:
    """Post a message in which nothing changed, to see whether it arrives; one that waits goes now.

    Raises Ended, NoWebhook, Stopped.
    """
    with transaction.atomic():
        hook = _webhook(viewer, service)
        if hook.stopped_at is not None:
            raise Stopped
        waits = hook.posts.filter(state=PostState.WAITING, changes=[])
        if not waits.update(next_try_at=timezone.now()):
            WebhookPost.objects.create(school_id=viewer.school, webhook=hook)
        posts_wait.send(sender=WebhookPost, school=str(viewer.school))


def remove_webhook(viewer: Viewer, *, service: UUID) -> None:
    """Tell this service nothing any more; what waited goes too. Again changes nothing."""
    with transaction.atomic():
        row: Service = require(viewer, Kind.SERVICE, Right.CHANGE, service)
        gone, _each = Webhook.objects.filter(service=row).delete()
        if gone:
            trace_of(viewer, TraceWord.CHANGED_SERVICE, record=row.pk)


def _service(viewer: Viewer, service: UUID) -> Service:
    row: Service = require(viewer, Kind.SERVICE, Right.CHANGE, service)
    if row.ended_at is not None:
        raise Ended
    return row


def _webhook(viewer: Viewer, service: UUID) -> Webhook:
    hook: Webhook | None = (
        Webhook.objects.select_for_update().filter(service=_service(viewer, service)).first()
    )
    if hook is None:
        raise NoWebhook
    return hook


def _new_secret() -> tuple[str, str]:
    made = "whsec_" + base64.b64encode(secrets.token_bytes(BYTES)).decode()
    return made, secret.locked(made, purpose=PURPOSE)
