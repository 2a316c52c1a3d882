"""Threads that answer requests are kept, with what they hold."""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path, register_converter
from django.urls.converters import StringConverter
from pytest_django import Settings

from keuzeruimte_web.threads import Handler, Threads


def test_the_thread_that_was_used_last_answers_the_next_request():
    threads = Threads()
    first, second = threads.take(), threads.take()
    one, other = (thread.submit(threading.get_ident).result() for thread in (first, second))
    threads.give_back(first)
    threads.give_back(second)
    assert [threads.take().submit(threading.get_ident).result() for _ in range(2)] == [other, one]
    assert one != other


def test_no_more_threads_wait_than_are_kept():
    threads = Threads(kept=1)
    first, second = threads.take(), threads.take()
    threads.give_back(first)
    threads.give_back(second)
    assert threads.take() is first
    with pytest.raises(RuntimeError):
        second.submit(threading.get_ident)


class Places:
    """Where each part of a request was called."""

    seen: ClassVar[list[tuple[str, str]]] = []

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, http_request: HttpRequest) -> HttpResponse:
        self.note("in front")
        return self.get_response(http_request)

    def process_view(self, *_: object) -> None:
        self.note("beside the screen")

    @classmethod
    def note(cls, part: str) -> None:
        cls.seen.append((part, threading.current_thread().name.partition("_")[0]))


class Looked(StringConverter):
    """A word in an address."""

    def to_python(self, value: str) -> str:
        Places.note("address")
        return value


def screen(http_request: HttpRequest, word: str) -> HttpResponse:
    Places.note(word)
    return HttpResponse("answered")


register_converter(Looked, "looked")
urlpatterns = [path("<looked:word>/", screen)]


def asked(handler: Handler, address: str) -> list[dict[str, Any]]:
    """What comes back, as a server asks it."""
    answers: list[dict[str, Any]] = []
    comes = iter([{"type": "http.request", "body": b""}])

    async def receive() -> dict[str, Any]:
        return next(comes, None) or await asyncio.Event().wait() or {}

    async def send(message: dict[str, Any]) -> None:
        answers.append(message)

    headers = [(b"host", b"testserver")]
    scope = {"type": "http", "method": "GET", "path": address, "query_string": b"", "headers": headers}
    asyncio.run(handler(scope, receive, send))
    return answers


@pytest.mark.parametrize("around", [[], ["keuzeruimte_web.headers.closed"]])
def test_a_request_is_answered_as_a_whole_in_its_thread(
    settings: Settings, tmp_path: Path, around: list[str]
) -> None:
    settings.STATIC_ROOT = tmp_path
    files = ["servestatic.middleware.ServeStaticMiddleware"] if around else []
    settings.MIDDLEWARE = [*around, *files, "test_threads.Places"]
    settings.ROOT_URLCONF = "test_threads"
    Places.seen.clear()
    first, last = asked(Handler(), "/screen/")
    assert (first["status"], last["body"]) == (200, b"answered")
    parts = ("in front", "address", "beside the screen", "screen")
    assert Places.seen == [(part, "request") for part in parts]
