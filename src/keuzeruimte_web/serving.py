"""How a request is handed over and its answer sent: a page in one step, what stays open as Django does it.

Django's own handler steps into the thread of a request three times (it begins, it is answered, it is closed),
and keeps two tasks for each, so that a screen that is a coroutine can be stopped when the browser leaves. Our
screens are functions, which nobody can stop half-way: what was asked is done, and closed, in one step.
"""

import asyncio
from contextlib import ExitStack, nullcontext
from contextvars import copy_context
from functools import partial
from io import BytesIO
from typing import Any

from asgiref.sync import ThreadSensitiveContext, sync_to_async
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.core.handlers.base import BaseHandler
from django.core.signals import request_started
from django.http import FileResponse
from django.urls import set_script_prefix

from keuzeruimte_web.files import Files
from keuzeruimte_web.threads import Threads

AT_ONCE = 4
"""Pages that one process works on at the same time; who comes next waits in line. Python does one thing at a
time, so more of them only keep each other waiting, and who comes last the longest (0203)."""
OUT_OF_LINE = "/gezond/"
"""That the process lives is said at once, also when all pages wait for a database that does not answer."""


class Pages(BaseHandler):
    """All that stands in front of a screen, and the screen, as functions."""

    def __init__(self) -> None:
        super().__init__()
        self.load_middleware()


class Handler(ASGIHandler):
    """Django's handler, with threads that are kept, and one step into the thread for a whole page."""

    def __init__(self) -> None:
        self._pages, self._files, self._threads = Pages(), Files(), Threads()
        self._line = asyncio.Semaphore(AT_ONCE)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request. Raises ValueError for anything but HTTP."""
        if scope["type"] != "http":
            raise ValueError(f"only HTTP is answered here, not {scope['type']}")
        if self._files.may_have(scope["path"]):
            await self._files(scope, receive, send)
            return
        try:
            body = await self._sent(receive)
            here = copy_context()
            with ExitStack() as at_the_end:
                async with nullcontext() if scope["path"] == OUT_OF_LINE else self._line:
                    thread = self._threads.take()
                    at_the_end.callback(self._threads.give_back, thread)
                    response = await thread.done(partial(here.run, self._answered, scope, body))
                if response.streaming:
                    kept_open = self._kept_open(response, receive, send, thread=thread)
                    await asyncio.create_task(kept_open, context=here)
                else:
                    await _send_whole(response, send)
        except RequestAborted:
            return  # the browser left before all was sent: nothing was asked

    async def _sent(self, receive: Any) -> Any:
        """What came with the request, in memory when it is one piece. Raises RequestAborted."""
        first = await receive()
        if first["type"] == "http.request" and not first.get("more_body"):
            return BytesIO(first.get("body", b""))
        pieces = iter([first])

        async def again() -> Any:
            return next(pieces, None) or await receive()

        return await self.read_body(again)

    def _answered(self, scope: Any, body: Any) -> Any:
        """The answer, in the thread of the request; closed already unless it stays open."""
        set_script_prefix(get_script_prefix(scope))
        request_started.send(sender=type(self), scope=scope)
        request, refused = self.create_request(scope, body)
        response: Any = refused if request is None else self._pages.get_response(request)
        response._handler_class = type(self)  # who says that it is closed
        if isinstance(response, FileResponse):
            response.block_size = self.chunk_size
        if not response.streaming:
            response.close()
            body.close()
            if request is not None:
                vars(request).clear()  # it stands in a circle with who asks, which Python finds much later
        return response

    async def _kept_open(self, response: Any, receive: Any, send: Any, *, thread: Any) -> None:
        """Send what comes in pieces, until it ends or the browser leaves; then close it, in its thread."""
        async with ThreadSensitiveContext(executor=thread):
            sending = asyncio.create_task(self.send_response(response, send))
            leaving = asyncio.create_task(receive())
            try:
                await asyncio.wait([sending, leaving], return_when=asyncio.FIRST_COMPLETED)
                if sending.done():
                    sending.result()
            finally:
                for task in (sending, leaving):
                    task.cancel()
                await asyncio.gather(sending, leaving, return_exceptions=True)
                await sync_to_async(response.close)()


async def _send_whole(response: Any, send: Any) -> None:
    """Send a page that is ready, in one piece; Django makes pieces of 64 KB of it."""
    headers = [(name.encode("ascii"), value.encode("latin-1")) for name, value in response.items()]
    headers += [
        (b"Set-Cookie", cookie.OutputString().encode("ascii")) for cookie in response.cookies.values()
    ]
    await send({"type": "http.response.start", "status": response.status_code, "headers": headers})
    await send({"type": "http.response.body", "body": response.content})
