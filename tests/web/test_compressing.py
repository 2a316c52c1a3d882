"""Pages are compressed as Django does it: the same to who reads them, and of a size that tells nothing."""

import gzip
from pathlib import Path

import pytest
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.middleware.gzip import GZipMiddleware
from django.test import RequestFactory

from keuzeruimte_web.compressing import Compressed, compressed

PAGE = (Path(__file__).parents[2] / "README.md").read_bytes()


def answered(by: type[GZipMiddleware], response: HttpResponse, **headers: str) -> HttpResponseBase:
    asked = RequestFactory().get("/", headers=headers)
    return by(lambda _request: response)(asked)


def seen(response: HttpResponseBase) -> tuple[bytes, dict[str, str]]:
    """What a browser makes of it."""
    whole = b"".join(response.streaming_content) if response.streaming else response.content
    headers = {name: value for name, value in response.headers.items() if name != "Content-Length"}
    return gzip.decompress(whole) if headers.get("Content-Encoding") == "gzip" else whole, headers


def answers() -> dict[str, HttpResponse]:
    return {
        "page": HttpResponse(PAGE),
        "short": HttpResponse(b"short" * 10),
        "smaller as it is": HttpResponse(gzip.compress(PAGE)),
        "encoded already": HttpResponse(PAGE, headers={"Content-Encoding": "br"}),
        "with a mark": HttpResponse(PAGE, headers={"ETag": '"mark"'}),
        "of several": HttpResponse(PAGE, headers={"Vary": "Cookie"}),
        "stream": StreamingHttpResponse([PAGE, PAGE]),
        "empty": HttpResponse(status=304),
    }


@pytest.mark.parametrize("reads", ["gzip, deflate, br", "br", ""])
@pytest.mark.parametrize("kind", answers())
def test_a_browser_sees_what_django_would_send(kind: str, reads: str) -> None:
    headers = {"accept-encoding": reads} if reads else {}
    ours, theirs = (answered(by, answers()[kind], **headers) for by in (Compressed, GZipMiddleware))
    assert (ours.status_code, seen(ours)) == (theirs.status_code, seen(theirs))


def test_the_same_page_has_a_size_that_cannot_be_guessed() -> None:
    sizes = {
        len(answered(Compressed, HttpResponse(PAGE), **{"accept-encoding": "gzip"}).content)
        for _ in range(50)
    }
    assert len(sizes) > 15
    assert max(sizes) - min(sizes) < 100
    assert len(compressed(PAGE, noise=99)) - len(compressed(PAGE, noise=0)) == 99
