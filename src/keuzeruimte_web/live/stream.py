"""A stream of server-sent events for one screen: that it should look again, or that it is over. No content.

An event goes only to a screen for which something changed: each looks for itself, through access, and keeps
a mark of what it saw. So nobody learns from the wire that another did something that is not for this screen;
and a screen that was away says which mark it had, and misses nothing.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.db import connections
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.crypto import salted_hmac

from keuzeruimte_web.live.hub import hub

PING = 15.0
"""Seconds of silence after which the line is kept open, and it is checked that one is still signed in."""
WHOLE = 4
"""After so many pings everything is looked at again: rights also change without anybody at this table."""
TOGETHER = 0.05
"""Seconds to wait for what happens at the same moment, so that it is one event."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a screen looks. `state`: a mark of what it sees now, None when it is over. `still_here`: quick."""

    conversation: UUID
    screen: str
    state: Callable[[], str | None]
    still_here: Callable[[], bool]


def mark_of(seen: object) -> str:
    """A mark of what is seen: the same for the same, and nothing can be read from it."""
    return salted_hmac("keuzeruimte.live", repr(seen), algorithm="sha256").hexdigest()[:24]


def stream(http_request: HttpRequest, look: Look) -> HttpResponseBase:
    """The answer that stays open. The mark comes from the address first, and on a return from the browser.

    A server that speaks WSGI cannot keep it open: there the screen asks for its part now and then.
    """
    if not isinstance(http_request, ASGIRequest):
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    known = http_request.headers.get("Last-Event-ID") or http_request.GET.get("sinds", "")
    answer = StreamingHttpResponse(_events(look, known=known), content_type="text/event-stream")
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Accel-Buffering"] = "no"
    # Said, so that nobody packs it: what is packed is held back until there is enough of it.
    answer.headers["Content-Encoding"] = "identity"
    return answer


async def _events(look: Look, *, known: str) -> AsyncIterator[str]:
    # The request was answered with a connection of its own; what follows shares those of the hub.
    await sync_to_async(connections.close_all)()
    here = hub()
    with here.follow(look.conversation, screen=look.screen) as follower:
        yield "retry: 1500\n\n"
        pings, told = 0, True
        while not follower.ended:
            follower.woken.clear()
            state = await here.in_thread(look.state, hurried=told)
            if state is None:
                yield "event: over\ndata: \n\n"
                return
            if state != known:
                known = state
                yield f"id: {state}\nevent: changed\ndata: \n\n"
            while not (told := await _woken(follower.woken)):
                pings += 1
                if pings % WHOLE == 0:
                    break
                if not await here.in_thread(look.still_here, hurried=False):
                    yield "event: over\ndata: \n\n"
                    return
                yield ": ping\n\n"


async def _woken(event: asyncio.Event) -> bool:
    try:
        # Not all at once: screens that came back together after a break would else go on looking together.
        await asyncio.wait_for(event.wait(), timeout=PING * random.uniform(0.8, 1.2))  # noqa: S311
    except TimeoutError:
        return False
    await asyncio.sleep(TOGETHER)
    return True
