"""Style sheets, scripts and letters: answered on the loop, by nobody's thread, and closed as pages are."""

from typing import Any

from django.conf import settings
from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.utils.translation import gettext as _
from servestatic.middleware import ServeStaticMiddleware

from keuzeruimte_web.headers import OverHttps, closed
from keuzeruimte_web.watching.middleware import watched


class Files(ASGIHandler):
    """The files of the application, below `STATIC_URL`."""

    def may_have(self, path: str) -> bool:
        """Whether what stands at this path is a file, if anything does."""
        return path.startswith(settings.STATIC_URL)

    def load_middleware(self, is_async: bool = True) -> None:
        """What stands around every answer, and nothing that wants to know who asks."""
        chain: Any = _not_there
        for around in (ServeStaticMiddleware, OverHttps, closed, watched):
            chain = convert_exception_to_response(around(chain))
        self._middleware_chain = chain


async def _not_there(http_request: HttpRequest) -> HttpResponse:
    return HttpResponseNotFound(_("Dit bestand is er niet."), content_type="text/plain; charset=utf-8")
