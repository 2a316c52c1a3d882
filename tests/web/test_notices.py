"""What just happened, told once: in the browser, locked, and for one account alone."""

from collections.abc import Callable
from uuid import uuid4

from django.conf import settings
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client, RequestFactory
from world import World

from keuzeruimte_web.notices import Notices
from keuzeruimte_web.queries.sessions import SessionStore

NAME = settings.NOTICE_COOKIE_NAME
TOLD = "Iedereen die komt, krijgt op hetzelfde moment bericht."


def told(browser: Client, world: World) -> None:
    """Saskia's mentor tells everybody who is invited, and gets a notice."""
    address = f"/gesprekken/{world.saskia.talk.pk}/voorbereiden/laat-weten/"
    browser.post(address, {"once": str(uuid4())})


def plan(browser: Client, world: World) -> str:
    return browser.get(f"/gesprekken/{world.saskia.talk.pk}/voorbereiden/").content.decode()


def test_a_notice_is_read_once_and_leaves_nothing_behind(
    world: World, client_for: Callable[..., Client]
) -> None:
    browser = client_for(world.staff.ruben)
    told(browser, world)
    carried = browser.cookies[NAME]
    assert (bool(carried["httponly"]), carried["samesite"], "moment" in carried.value) == (True, "Lax", False)
    assert TOLD in plan(browser, world)
    assert browser.cookies[NAME].value == ""
    assert TOLD not in plan(browser, world)


def test_a_notice_writes_no_session(world: World, client_for: Callable[..., Client]) -> None:
    browser = client_for(world.staff.ruben)
    plan(browser, world)
    before = list(Session.objects.values_list("session_data", "expire_date"))
    told(browser, world)
    assert TOLD in plan(browser, world)
    assert list(Session.objects.values_list("session_data", "expire_date")) == before


def test_nobody_else_at_the_same_computer_reads_it(world: World, client_for: Callable[..., Client]) -> None:
    browser, other = client_for(world.staff.ruben), client_for(world.staff.joris)
    told(browser, world)
    other.cookies[NAME] = browser.cookies[NAME].value
    assert TOLD not in plan(other, world)
    browser.cookies[NAME] = browser.cookies[NAME].value[:-6] + "AAAAA="
    assert TOLD not in plan(browser, world)


def test_what_is_too_long_for_a_cookie_stands_in_the_session(world: World) -> None:
    request = RequestFactory().get("/")
    request.session = SessionStore()
    long = Message(constants.INFO, "Gelukt. " * 400)
    answer = HttpResponse()
    first = Notices(request)
    first.add(constants.INFO, long.message)
    first.update(answer)
    assert NAME not in answer.cookies
    assert list(Notices(request)) == [long]
    later = Notices(request)
    list(later)
    later.update(answer)
    assert list(Notices(request)) == []
