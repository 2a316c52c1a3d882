"""Telling services that something changed: ids and kinds, signed, again until it arrives (decision 0149).

Written beside the number up to which was told, in one transaction: nothing is left out and nothing told twice
but a message whose answer got lost, which keeps its id. What is told is asked of `access` by the list itself:
a kind that the service may not read any more is not in it.
"""

import base64
import hashlib
import hmac
import json
import logging
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from keuzeruimte_web import secret
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import ViewerRole
from keuzeruimte_web.bridge.noticed import changes_after, last_number
from keuzeruimte_web.bridge.served import kinds_of
from keuzeruimte_web.operations import outward
from keuzeruimte_web.operations.messages import told
from keuzeruimte_web.operations.webhooks import PURPOSE
from keuzeruimte_web.records.models import Employment, Message, Webhook, WebhookPost
from keuzeruimte_web.records.models.choices import PostState, StaffRole
from keuzeruimte_web.records.scope import above_schools, school_scope

log = logging.getLogger(__name__)

PIECE = 100
"""Changes a message."""
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 300))
"""How long after each try; then ten hours each time."""
LONGEST_WAIT = timedelta(hours=10)
CLAIM_LASTS = timedelta(minutes=5)
GIVEN_UP = timedelta(days=3)
"""A message that did not arrive in this time; the service asks `changes` itself when it is back."""
STOPS = timedelta(days=5)
"""When nothing arrived for so long no more is written, and the administrators are told."""
KEPT = timedelta(days=30)
GONE = 410


def write_posts(school: UUID, *, today: date) -> int:
    """A message for each service with a webhook, of what changed since the last; how many were written."""
    with school_scope(school), transaction.atomic():
        written = 0
        for hook in _hooks(today=today).select_for_update(of=("self",)):
            written += _write(hook)
        return written


def schools_with_posts(now: datetime) -> list[UUID]:
    """The schools of which a message can go out now."""
    with above_schools():
        return sorted(set(WebhookPost.objects.filter(_due(now)).values_list("school", flat=True)))


def post_next(school: UUID, *, now: datetime) -> bool:
    """Post the message of this school that waits longest; False when there is none.

    May be called by several workers at once, and again after any of them died.
    """
    with school_scope(school):
        row = _claimed(now=now)
        if row is None:
            return False
        hook = row.webhook
        if hook.service.ended_at is not None or hook.service.until < timezone.localdate(now):
            row.delete()
            return True
        body = _body(row)
        try:
            status = outward.post(hook.address, body=body, headers=_headers(row, body, now=now))
            answer = str(status)
        except (outward.NotReached, outward.WrongAddress) as refused:
            status, answer = 0, getattr(refused, "why", "inside")
        arrived = 200 <= status < 300
        _arrived(row, answer, now=now) if arrived else _not_arrived(row, answer, status=status, now=now)
        return True


def forget_posts(school: UUID, *, now: datetime) -> None:
    """Let go of messages that are over for a month."""
    with school_scope(school):
        over = WebhookPost.objects.exclude(state=PostState.WAITING)
        over.filter(changed_at__lt=now - KEPT).delete()


def _hooks(*, today: date) -> Any:
    return Webhook.objects.filter(
        stopped_at__isnull=True, service__ended_at__isnull=True, service__until__gte=today
    ).select_related("service")


def _write(hook: Webhook) -> int:
    kinds, upto = kinds_of(hook.service), last_number()
    written = 0
    while piece := changes_after(hook.upto, kinds=kinds, limit=PIECE):
        WebhookPost.objects.create(
            school_id=hook.school_id,
            webhook=hook,
            changes=[{"kind": one.kind.value, "id": str(one.id), "gone": one.gone} for one in piece],
        )
        hook.upto = piece[-1].number
        written += 1
    hook.upto = max(hook.upto, upto)
    hook.save(update_fields=["upto"])
    return written


def _due(now: datetime) -> Q:
    return Q(state=PostState.WAITING, next_try_at__lte=now, webhook__stopped_at__isnull=True)


def _claimed(*, now: datetime) -> WebhookPost | None:
    """The due message that waits longest, ours for five minutes: one UPDATE decides who gets it."""
    while True:
        pk = (
            WebhookPost.objects.filter(_due(now))
            .order_by("created_at", "pk")
            .values_list("pk", flat=True)
            .first()
        )
        if pk is None:
            return None
        took = WebhookPost.objects.filter(pk=pk, state=PostState.WAITING, next_try_at__lte=now).update(
            next_try_at=now + CLAIM_LASTS, tries=F("tries") + 1
        )
        if took:
            found: WebhookPost = WebhookPost.objects.select_related("webhook__service").get(pk=pk)
            return found


def _body(row: WebhookPost) -> bytes:
    """The same at every try, so that a second one is known for what it is."""
    told_of = {
        "type": "changed" if row.changes else "test",
        "timestamp": row.created_at.isoformat(),
        "data": {"school_id": str(row.school_id), "changes": row.changes},
    }
    return json.dumps(told_of, sort_keys=True).encode()


def _headers(row: WebhookPost, body: bytes, *, now: datetime) -> dict[str, str]:
    """Signed as standardwebhooks.com has it: HMAC-SHA256 over id, time and body."""
    post, at = f"msg_{row.pk.hex}", str(int(now.timestamp()))
    hook = row.webhook
    keys = [hook.sealed_secret]
    if hook.earlier_secret and hook.earlier_until is not None and hook.earlier_until > now:
        keys.append(hook.earlier_secret)
    signed = [signature(secret.unlocked(key, purpose=PURPOSE), post=post, at=at, body=body) for key in keys]
    return {
        "Content-Type": "application/json",
        "User-Agent": "Keuzeruimte-Webhook/1",
        "webhook-id": post,
        "webhook-timestamp": at,
        "webhook-signature": " ".join(signed),
    }


def signature(key: str, *, post: str, at: str, body: bytes) -> str:
    """The signature of a message with a secret that begins with `whsec_`."""
    whole = f"{post}.{at}.".encode() + body
    digest = hmac.new(base64.b64decode(key.removeprefix("whsec_")), whole, hashlib.sha256).digest()
    return "v1," + base64.b64encode(digest).decode()


def _arrived(row: WebhookPost, answer: str, *, now: datetime) -> None:
    with transaction.atomic():
        WebhookPost.objects.filter(pk=row.pk).update(state=PostState.ARRIVED, answer=answer, changed_at=now)
        Webhook.objects.filter(pk=row.webhook_id, failing_since__isnull=False).update(failing_since=None)


def _not_arrived(row: WebhookPost, answer: str, *, status: int, now: datetime) -> None:
    """Later again, or given up; and nothing more for a webhook where nothing arrives any more."""
    wait = WAITS[row.tries - 1] if row.tries <= len(WAITS) else LONGEST_WAIT
    over = now - row.created_at > GIVEN_UP or status == GONE
    state = PostState.FAILED if over else PostState.WAITING
    with transaction.atomic():
        WebhookPost.objects.filter(pk=row.pk).update(
            state=state, answer=answer, next_try_at=now + wait, changed_at=now
        )
        hook = Webhook.objects.select_for_update().get(pk=row.webhook_id)
        hook.failing_since = hook.failing_since or now
        if hook.stopped_at is None and (status == GONE or now - hook.failing_since > STOPS):
            hook.stopped_at = now
            _tell_administrators(row, today=timezone.localdate(now))
        hook.save(update_fields=["failing_since", "stopped_at"])
    log.info("webhook post %s: %s, try %s", row.pk, answer, row.tries)


def _tell_administrators(row: WebhookPost, *, today: date) -> None:
    """A letter that there is something, as of everything; what it is stands on the page of the service."""
    employed = (Q(since__isnull=True) | Q(since__lte=today)) & (Q(until__isnull=True) | Q(until__gte=today))
    people = Employment.objects.filter(
        employed, role=StaffRole.ADMINISTRATOR, person__account__is_active=True, person__deceased=False
    ).values_list("person", flat=True)
    made = Message.objects.bulk_create(
        Message(
            school_id=row.school_id,
            person_id=person,
            role=ViewerRole.ADMINISTRATOR,
            kind=Kind.SERVICE,
            record=row.webhook.service_id,
        )
        for person in sorted(set(people))
    )
    if made:
        told.send(sender=Message, school=str(row.school_id))
