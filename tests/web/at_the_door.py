"""Asking the handler for something as a server does, and waiting for all that it sends."""

import asyncio
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse


def asked(handler: Any, address: str, **how: Any) -> HttpResponse:
    """What comes back, as `answered`, outside a loop."""
    return asyncio.run(answered(handler, address, **how))


async def answered(
    handler: Any,
    address: str,
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: tuple[bytes, ...] = (b"",),
    scheme: str = "http",
    leaves_after: int | None = None,
) -> HttpResponse:
    """What comes back. `body`: the pieces in which it is sent; `leaves_after`: so many messages from us."""
    answers: list[dict[str, Any]] = []
    pieces = [
        {"type": "http.request", "body": piece, "more_body": place < len(body)}
        for place, piece in enumerate(body, start=1)
    ]
    comes = iter(pieces)
    gone = asyncio.Event()

    async def receive() -> dict[str, Any]:
        piece = next(comes, None)
        if piece is None:
            await gone.wait()
        return piece or {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        answers.append(message)
        if len(answers) == leaves_after:
            gone.set()

    named = {"host": "testserver", **(headers or {})}
    path, _, query = address.partition("?")
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "scheme": scheme,
        "headers": [(name.encode(), value.encode()) for name, value in named.items()],
    }
    await handler(scope, receive, send)
    first, *rest = answers
    told = {name.decode(): value.decode() for name, value in first["headers"] if name != b"Set-Cookie"}
    content = b"".join(message.get("body", b"") for message in rest)
    return HttpResponse(content, status=first["status"], headers=told)
