"""Trying again now what did not work, as the administrator of the own school asks."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.background import put_back_at
from keuzeruimte_web.operations.webhooks import posts_wait
from keuzeruimte_web.records.models import WebhookPost
from keuzeruimte_web.records.models.choices import PostState


def work_again(viewer: Viewer, *, job: UUID) -> bool:
    """Put a job of this school that was given up back in the queue; False when there is none, any more.

    Safe: each job here may run twice. Raises Invisible, Forbidden.
    """
    with transaction.atomic():
        require(viewer, Kind.SCHOOL, Right.CHANGE, viewer.school)
        return bool(put_back_at(viewer.school, job=job))


def post_now(viewer: Viewer, *, service: UUID) -> int:
    """Post what waits for this service now, and not when its turn comes; how many messages.

    A message keeps its id, so what arrived after all is known for what it is. Raises Invisible, Forbidden.
    """
    with transaction.atomic():
        row = require(viewer, Kind.SERVICE, Right.CHANGE, service)
        now = timezone.now()
        waiting = WebhookPost.objects.filter(
            webhook__service=row, webhook__stopped_at__isnull=True, state=PostState.WAITING, tries__gt=0
        )
        moved: int = waiting.filter(next_try_at__gt=now).update(next_try_at=now)
        if moved:
            posts_wait.send(sender=WebhookPost, school=str(viewer.school))
    return moved
