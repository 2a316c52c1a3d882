"""The door: who looks, in which role, at which school, today. Everything below is told."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from keuzeruimte_web.queries.signed_in import ActingAs, Forbidden, Invisible, Viewer, ViewerRole, acting_as
from keuzeruimte_web.queries.tenant import in_school

ACTING = "acting_as"


class SignedInRequest(HttpRequest):
    """A request of somebody who acts as one person in one role."""

    viewer: Viewer
    acting: ActingAs
    choices: tuple[ActingAs, ...]


P = ParamSpec("P")
View = Callable[Concatenate[SignedInRequest, P], HttpResponseBase]


def entrance(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: finds as whom the account acts, and opens that person's school around the view."""

    def middleware(request: Any) -> HttpResponse:
        request.viewer = request.acting = None
        request.choices = ()
        if not request.user.is_authenticated:
            return get_response(request)
        request.choices = acting_as(request.user.pk, today=timezone.localdate())
        chosen = [a for a in request.choices if a.key == request.session.get(ACTING)]
        if not chosen and len(request.choices) == 1:
            chosen = list(request.choices)
        if not chosen:
            return get_response(request)
        request.acting = chosen[0]
        request.viewer = chosen[0].viewer
        with in_school(request.viewer):
            response = get_response(request)
            if hasattr(response, "render") and not getattr(response, "is_rendered", True):
                response.render()
        return response

    return middleware


def acts_as(
    *roles: ViewerRole,
) -> Callable[[View[P]], Callable[Concatenate[HttpRequest, P], HttpResponseBase]]:
    """A view for these roles only. Not signed in: sign in. No role chosen: choose. Another role: 404.

    What is invisible to the viewer answers 404, what is visible and not allowed 403.
    """

    def wrap(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        @login_required
        def guarded(request: Any, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if request.viewer is None:
                return redirect("choose_person")
            if request.viewer.role not in roles:
                raise Http404
            try:
                return view(request, *args, **kwargs)
            except Invisible as nothing:
                raise Http404 from nothing
            except Forbidden as refused:
                raise PermissionDenied from refused

        return guarded

    return wrap
