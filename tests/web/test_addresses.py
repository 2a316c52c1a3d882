"""Addresses are looked up by their first word, and found as Django would find them one by one."""

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, path
from django.urls.resolvers import RegexPattern, RoutePattern

from keuzeruimte_web.urls import ByFirstWord


def every(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Each address with its whole pattern."""
    for one in resolver.url_patterns:
        whole = before + str(one.pattern).removeprefix("^/")
        if isinstance(one, URLPattern):
            yield whole, one
        else:
            yield from every(one, whole)


def found(resolver: URLResolver, address: str) -> tuple[object, ...] | None:
    try:
        match = resolver.resolve(address)
    except Resolver404:
        return None
    return match.func, match.args, match.kwargs, match.url_name, match.route, match.captured_kwargs


def test_every_address_is_found_as_if_each_were_tried() -> None:
    addresses = get_resolver()
    (quick,) = addresses.url_patterns
    slow = URLResolver(RegexPattern(r"^/"), quick.url_patterns)
    filled = []
    for whole, _pattern in every(addresses):
        for value in (str(uuid4()), "abc", "1", "a/b"):
            there = "/" + re.sub(r"<[^>]+>", value, whole).removeprefix("^").removesuffix("$")
            filled += [there, there + "x", there.rstrip("/"), "/x" + there]
    assert [found(addresses, one) for one in filled] == [found(slow, one) for one in filled]
    assert sum(found(addresses, one) is not None for one in filled) > 500


def test_the_first_that_fits_answers_also_among_those_without_a_word() -> None:
    def view(_request: object) -> None: ...

    named = [
        path("a/<slug:x>/", view, name="any a"),
        path("<slug:x>/b/", view, name="any b"),
        path("a/c/", view, name="never"),
        path("", view, name="home"),
        path("d<slug:x>/", view, name="begins with a d"),
    ]
    quick = URLResolver(RoutePattern(""), [ByFirstWord(named)])
    asked = ("a/b/", "z/b/", "a/c/", "", "dd/", "d")
    assert [quick.resolve(one).url_name for one in asked[:-1]] == [
        "any a",
        "any b",
        "any a",
        "home",
        "begins with a d",
    ]
    with pytest.raises(Resolver404):
        quick.resolve(asked[-1])
