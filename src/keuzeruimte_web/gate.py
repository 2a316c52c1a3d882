"""Which roles a screen is for. Whether somebody may see a record is not asked here, but in `access`."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from keuzeruimte_web.request import Request

P = ParamSpec("P")
View = Callable[Concatenate[Request, P], HttpResponseBase]
Door = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def only_for(*roles: str) -> Callable[[View[P]], Door[P]]:
    """Open a screen to these roles (`professional`, `parent`, `pupil` …); to others it is not there."""

    def guard(view: View[P]) -> Door[P]:
        @wraps(view)
        def guarded(http_request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            request = cast(Request, http_request)
            if request.viewer.role.value not in roles:
                raise Http404
            return view(request, *args, **kwargs)

        return cast("Door[P]", guarded)

    return guard
