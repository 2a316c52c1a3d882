"""So many pages are worked on at once; who comes next waits in line, but not for what stays open."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from at_the_door import answered
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import path
from pytest_django import Settings

from keuzeruimte_web.serving import AT_ONCE, Handler

begun: list[int] = []
goes_on = threading.Event()


def slow(http_request: HttpRequest, number: int) -> HttpResponse:
    begun.append(number)
    goes_on.wait(timeout=20)
    return HttpResponse(f"{number}")


def lives(http_request: HttpRequest) -> HttpResponse:
    return HttpResponse("lives")


def stays_open(http_request: HttpRequest) -> StreamingHttpResponse:
    async def until_all_came() -> AsyncIterator[bytes]:
        yield b"open"
        while not goes_on.is_set():
            await asyncio.sleep(0.01)

    return StreamingHttpResponse(until_all_came())


urlpatterns = [path("slow/<int:number>/", slow), path("gezond/", lives), path("open/", stays_open)]


@pytest.fixture
def handler(settings: Settings, tmp_path: Path) -> Iterator[Handler]:
    settings.STATIC_ROOT = tmp_path
    settings.MIDDLEWARE, settings.ROOT_URLCONF = [], "test_line"
    begun.clear()
    goes_on.clear()
    yield Handler()
    goes_on.set()


def test_who_comes_when_the_house_is_full_waits_in_line_and_is_answered_in_turn(handler: Handler) -> None:
    async def all_of_them() -> list[bytes]:
        pages = [asyncio.create_task(answered(handler, f"/slow/{one}/")) for one in range(AT_ONCE + 3)]
        while len(begun) < AT_ONCE:
            await asyncio.sleep(0.01)
        assert (await answered(handler, "/gezond/")).content == b"lives"
        assert sorted(begun) == list(range(AT_ONCE))
        goes_on.set()
        return [(await page).content for page in pages]

    assert asyncio.run(all_of_them()) == [f"{one}".encode() for one in range(AT_ONCE + 3)]


def test_what_stays_open_stands_in_nobodys_way(handler: Handler) -> None:
    async def all_of_them() -> bytes:
        stays = [asyncio.create_task(answered(handler, "/open/")) for _ in range(AT_ONCE)]
        await asyncio.sleep(0)
        last = asyncio.create_task(answered(handler, "/slow/1/"))
        while not begun:
            await asyncio.sleep(0.01)
        assert not any(one.done() for one in stays)
        goes_on.set()
        await asyncio.gather(*stays)
        return (await last).content

    assert asyncio.run(asyncio.wait_for(all_of_them(), timeout=20)) == b"1"
