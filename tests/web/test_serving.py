"""A request is answered as a whole in one thread; what stays open is closed when the browser leaves."""

import asyncio
import gc
import threading
import weakref
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from at_the_door import asked
from django.core.signals import request_finished, request_started
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import path, register_converter
from django.urls.converters import StringConverter
from pytest_django import Settings

from keuzeruimte_web.serving import Handler

Noted = list[tuple[str, str]]


class Places:
    """Where each part of a request was called."""

    seen: ClassVar[Noted] = []

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, http_request: HttpRequest) -> HttpResponse:
        note("in front")
        return self.get_response(http_request)

    def process_view(self, *_: object) -> None:
        note("beside the screen")


def note(part: str) -> None:
    Places.seen.append((part, threading.current_thread().name.partition("_")[0]))


class Looked(StringConverter):
    """A word in an address."""

    def to_python(self, value: str) -> str:
        note("address")
        return value


def screen(http_request: HttpRequest, word: str) -> HttpResponse:
    note(word)
    return HttpResponse(b"answered " + http_request.body)


async def without_end() -> AsyncIterator[bytes]:
    try:
        while True:
            yield b"again "
            await asyncio.sleep(0)
    finally:
        note("left")


def stays_open(http_request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(without_end())


def by_pieces(http_request: HttpRequest) -> StreamingHttpResponse:
    def pieces() -> Iterator[bytes]:
        note("piece")
        yield b"one "
        yield b"two"

    return StreamingHttpResponse(pieces())


def breaks(http_request: HttpRequest) -> StreamingHttpResponse:
    def pieces() -> Iterator[bytes]:
        yield b"one "
        raise RuntimeError("half-way")

    return StreamingHttpResponse(pieces())


class Kept:
    """Who asks: knows the request, which knows who asks."""

    left: Callable[[], object] = lambda: None

    def __init__(self, http_request: HttpRequest) -> None:
        self.http_request = http_request
        type(self).left = weakref.ref(self)


def circle(http_request: HttpRequest) -> HttpResponse:
    http_request.user = Kept(http_request)  # type: ignore[assignment]
    return HttpResponse()


def paper(http_request: HttpRequest) -> FileResponse:
    return FileResponse(Path(__file__).open("rb"))


register_converter(Looked, "looked")
urlpatterns = [
    path("open/", stays_open),
    path("pieces/", by_pieces),
    path("breaks/", breaks),
    path("circle/", circle),
    path("paper/", paper),
    path("<looked:word>/", screen),
]


@pytest.fixture
def handler(settings: Settings, tmp_path: Path) -> Iterator[Handler]:
    """As a server has it, with screens of our own."""
    settings.STATIC_ROOT = tmp_path
    settings.MIDDLEWARE = ["keuzeruimte_web.headers.closed", "test_serving.Places"]
    settings.ROOT_URLCONF = "test_serving"
    Places.seen.clear()

    def began(**_: object) -> None:
        note("began")

    def ended(**_: object) -> None:
        note("ended")

    request_started.connect(began)
    request_finished.connect(ended)
    yield Handler()
    request_started.disconnect(began)
    request_finished.disconnect(ended)


def test_a_request_is_answered_and_closed_as_a_whole_in_its_thread(handler: Handler) -> None:
    said = asked(handler, "/screen/")
    assert (said.status_code, said.content) == (200, b"answered ")
    parts = ("began", "in front", "address", "beside the screen", "screen", "ended")
    assert Places.seen == [(part, "request") for part in parts]


def test_a_form_that_comes_in_pieces_is_put_together(handler: Handler) -> None:
    said = asked(handler, "/screen/", method="POST", body=(b"one ", b"two ", b"three"))
    assert said.content == b"answered one two three"


def test_what_stays_open_is_stopped_and_closed_when_the_browser_leaves(handler: Handler) -> None:
    said = asked(handler, "/open/", leaves_after=4)
    assert said.content.startswith(b"again again again ")
    assert [part for part, _ in Places.seen][-2:] == ["left", "ended"]
    assert Places.seen[-1] == ("ended", "request")


def test_an_answer_in_pieces_comes_from_the_thread_of_its_request(handler: Handler) -> None:
    assert asked(handler, "/pieces/").content == b"one two"
    assert Places.seen[-2:] == [("piece", "request"), ("ended", "request")]


def test_an_answer_that_breaks_half_way_is_told_to_the_server_and_closed(handler: Handler) -> None:
    with pytest.raises(RuntimeError, match="half-way"):
        asked(handler, "/breaks/")
    assert Places.seen[-1] == ("ended", "request")


def test_a_paper_arrives_whole(handler: Handler) -> None:
    assert asked(handler, "/paper/").content == Path(__file__).read_bytes()
    assert Places.seen[-1] == ("ended", "request")


def test_a_browser_that_leaves_before_all_was_sent_asked_nothing(handler: Handler) -> None:
    """The server tells that it left; no screen is called, and the next request is answered."""

    async def receive() -> dict[str, object]:
        return next(comes)

    async def send(message: dict[str, object]) -> None:
        raise AssertionError(message)

    comes = iter([{"type": "http.request", "body": b"half", "more_body": True}, {"type": "http.disconnect"}])
    scope = {"type": "http", "method": "POST", "path": "/screen/", "query_string": b"", "headers": []}
    asyncio.run(handler(scope, receive, send))
    assert Places.seen == []
    assert asked(handler, "/screen/").status_code == 200


def test_only_http_is_answered(handler: Handler) -> None:
    with pytest.raises(ValueError, match="only HTTP"):
        asyncio.run(handler({"type": "websocket"}, None, None))


def test_what_hung_on_a_request_is_gone_once_it_is_answered(handler: Handler) -> None:
    gc.collect()
    gc.disable()
    try:
        asked(handler, "/circle/")
        assert Kept.left() is None
    finally:
        gc.enable()
