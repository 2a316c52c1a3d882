"""Where a service is told that something changed, and how the last messages went. No secret is read here."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer

SHOWN = 20
GONE = "410"
"""The answer of a service that wants no messages any more: it stops them at once."""
# Why a message did not arrive, in words.
WHY: dict[str, str | Promise] = {
    "inside": _("het adres ligt in een eigen netwerk, en daar gaan geen berichten heen"),
    "unknown": _("dit adres bestaat niet"),
    "away": _("er gaf niemand antwoord"),
    "slow": _("het antwoord duurde te lang"),
    "certificate": _("het certificaat klopt niet"),
    "garbled": _("het antwoord was niet te lezen"),
}


@dataclass(frozen=True, slots=True)
class PostLine:
    """One message: when, how many changes, and how it went. `test`: somebody tried."""

    at: datetime
    changes: int
    test: bool
    state: str
    state_words: str
    answer: str
    tries: int
    next_try_at: datetime


@dataclass(frozen=True, slots=True)
class WebhookPage:
    """A service with where it is told; `address` is '' for one that is told nothing.

    `gone`: the service itself answered that it wants no messages any more, and that stopped them.
    """

    service: UUID
    name: str
    ended: bool
    address: str
    failing_since: datetime | None
    stopped_at: datetime | None
    gone: bool
    both_until: datetime | None
    posts: tuple[PostLine, ...]


def webhook_page(viewer: Viewer, *, service: UUID) -> WebhookPage:
    """Of one service, with the last messages; or Invisible, Forbidden. Two queries."""
    row = require(viewer, Kind.SERVICE, Right.CHANGE, service, along=("webhook",))
    hook = getattr(row, "webhook", None)
    found = rows(viewer, Kind.WEBHOOK_POST).filter(webhook__service=row)
    posts = list(found.order_by("-created_at", "pk")[:SHOWN])
    stopped_at = hook.stopped_at if hook is not None else None
    return WebhookPage(
        service=row.pk,
        name=row.name,
        ended=row.ended_at is not None,
        address=hook.address if hook is not None else "",
        failing_since=hook.failing_since if hook is not None else None,
        stopped_at=stopped_at,
        gone=any(post.answer == GONE and post.changed_at == stopped_at for post in posts),
        both_until=hook.earlier_until if hook is not None else None,
        posts=tuple(
            PostLine(
                at=post.created_at,
                changes=len(post.changes),
                test=not post.changes,
                state=post.state,
                state_words=post.get_state_display(),
                answer=_answer(post.answer),
                tries=post.tries,
                next_try_at=post.next_try_at,
            )
            for post in posts
        ),
    )


def _answer(answer: str) -> str:
    if answer.isdecimal():
        return str(_("antwoord %(status)s")) % {"status": answer}
    return str(WHY.get(answer, ""))
