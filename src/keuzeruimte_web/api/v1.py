"""The first version of the API, at /api/v1/: what a service reads, and the lists it offers.

Who asks was let in before (`entrance.py`): `request.viewer` is a service of one school, whose scope is open.
"""

from dataclasses import asdict
from http import HTTPStatus
from typing import Annotated, Any, cast
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from ninja import Header, Path, Query
from ninja.errors import HttpError, ValidationError
from ninja.security import HttpBearer

from keuzeruimte_web.api import bookmarks, problems, shapes
from keuzeruimte_web.api.bookmarks import Place
from keuzeruimte_web.api.described import Described, as_described, within
from keuzeruimte_web.api.problems import Refused
from keuzeruimte_web.operations.offered import AnotherRequest, TooManyWait
from keuzeruimte_web.operations.offered import offer_lists as offer
from keuzeruimte_web.queries import served
from keuzeruimte_web.queries.offered import offered_as_told
from keuzeruimte_web.queries.seat import Forbidden, Invisible
from keuzeruimte_web.queries.served import Served

KEY = "Idempotency-Key"
LARGEST, USUAL = 500, 100

Limit = Annotated[int, Query(ge=1, le=LARGEST, description="How many at most.")]
Cursor = Annotated[str | None, Query(max_length=400, description="`next` of the page before.")]
Since = Annotated[
    str | None, Query(max_length=400, description="A `mark`: only what changed after it and is still there.")
]
Id = Annotated[UUID, Path()]


class Token(HttpBearer):
    """The token of a service. It was looked at before; this tells the description that it is needed."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """The service that was let in."""
        return getattr(request, "viewer", None)


REFUSALS: dict[Any, Any] = {
    frozenset({400, 401, 403, 404, 405, 422, 429, 500, 503}): shapes.Problem,
}


api = Described(
    title="Keuzeruimte",
    version="1.0.0",
    description="Names, classes and dates of one school, for its services. Nothing of guidance. "
    "A parameter that is not described here, or that comes twice, is refused with 422.",
    docs_url=None,
    openapi_url="openapi.json",
    urls_namespace="api",
    auth=Token(),
)


def told(viewer: Any, kind: Served, *, limit: int, cursor: str | None, since: str | None) -> dict[str, Any]:
    """A page of this list, with the way on."""
    if cursor is not None:
        place = bookmarks.place_of(cursor, viewer.person, kind)
    else:
        place = Place(since=None if since is None else bookmarks.number_of(since, viewer.person))
    page = served.page(viewer, kind=kind, after=place.after, since=place.since, limit=limit)
    more = Place(after=page.after, since=place.since)
    return {
        "items": [asdict(record) for record in page.records],
        "next": bookmarks.cursor(viewer.person, kind, more) if page.after else None,
        "mark": bookmarks.mark(viewer.person, page.number),
    }


@api.get("self", response={200: shapes.Service, **REFUSALS}, tags=["service"])
def get_service(request: Any) -> Any:
    """Who am I, and what may I?"""
    found = served.itself(request.viewer)
    school = {"id": found.school_id, "name": found.school}
    return {**asdict(found), "school": school}


@api.get("pupils", response={200: shapes.PupilPage, **REFUSALS}, tags=["pupils"])
def list_pupils(request: Any, limit: Limit = USUAL, cursor: Cursor = None, since: Since = None) -> Any:
    """The pupils who are here today."""
    return told(request.viewer, Served.PUPILS, limit=limit, cursor=cursor, since=since)


@api.get("pupils/{id}", response={200: shapes.Pupil, **REFUSALS}, tags=["pupils"])
def get_pupil(request: Any, id: Id) -> Any:
    """One pupil."""
    return asdict(served.one(request.viewer, kind=Served.PUPILS, record=id))


@api.get("parents", response={200: shapes.ParentPage, **REFUSALS}, tags=["parents"])
def list_parents(request: Any, limit: Limit = USUAL, cursor: Cursor = None, since: Since = None) -> Any:
    """The parents of pupils who are here and under 18; whom a court keeps away is not among them."""
    return told(request.viewer, Served.PARENTS, limit=limit, cursor=cursor, since=since)


@api.get("parents/{id}", response={200: shapes.Parent, **REFUSALS}, tags=["parents"])
def get_parent(request: Any, id: Id) -> Any:
    """One parent."""
    return asdict(served.one(request.viewer, kind=Served.PARENTS, record=id))


@api.get("staff", response={200: shapes.ColleaguePage, **REFUSALS}, tags=["staff"])
def list_staff(request: Any, limit: Limit = USUAL, cursor: Cursor = None, since: Since = None) -> Any:
    """The people who work here today, with their tasks."""
    return told(request.viewer, Served.STAFF, limit=limit, cursor=cursor, since=since)


@api.get("staff/{id}", response={200: shapes.Colleague, **REFUSALS}, tags=["staff"])
def get_colleague(request: Any, id: Id) -> Any:
    """Somebody who works here today."""
    return asdict(served.one(request.viewer, kind=Served.STAFF, record=id))


@api.get("classes", response={200: shapes.SchoolClassPage, **REFUSALS}, tags=["classes"])
def list_classes(request: Any, limit: Limit = USUAL, cursor: Cursor = None, since: Since = None) -> Any:
    """The classes of this school year."""
    return told(request.viewer, Served.CLASSES, limit=limit, cursor=cursor, since=since)


@api.get("classes/{id}", response={200: shapes.SchoolClass, **REFUSALS}, tags=["classes"])
def get_class(request: Any, id: Id) -> Any:
    """One class."""
    return asdict(served.one(request.viewer, kind=Served.CLASSES, record=id))


@api.get("busy", response={200: shapes.BusyTimePage, **REFUSALS}, tags=["busy"])
def list_busy_times(request: Any, limit: Limit = USUAL, cursor: Cursor = None, since: Since = None) -> Any:
    """When people who work here are not free, from today on: for a timetable."""
    return told(request.viewer, Served.BUSY, limit=limit, cursor=cursor, since=since)


@api.get("changes", response={200: shapes.Changes, **REFUSALS}, tags=["changes"])
def list_changes(request: Any, since: Since = None, limit: Limit = USUAL) -> Any:
    """Which records came, changed or went, in order. Noticed within five minutes."""
    viewer = request.viewer
    number = 0 if since is None else bookmarks.number_of(since, viewer.person)
    found = served.changes(viewer, since=number, limit=limit)
    return {
        "items": [{"kind": one.kind, "id": one.id, "gone": one.gone} for one in found.changes],
        "more": found.more,
        "mark": bookmarks.mark(viewer.person, found.number),
    }


@api.post(
    "offers",
    response={
        frozenset({200, 201}): shapes.Offered,
        **REFUSALS,
        frozenset({409, 413}): shapes.Problem,
    },
    tags=["offers"],
)
def offer_lists(
    request: Any,
    offered: shapes.Offer,
    idempotency_key: Annotated[str, Header(alias=KEY, min_length=1, max_length=100)],
) -> Any:
    """Offer lists to be read in. Nothing changes until an administrator has looked at them."""
    try:
        made = offer(
            request.viewer,
            lists={one.name: one.content for one in offered.lists},
            changes_only=offered.changes_only,
            key=idempotency_key,
        )
    except AnotherRequest as error:
        raise Refused("key-used") from error
    except TooManyWait as error:
        raise Refused("too-many-wait") from error
    status = HTTPStatus.OK if made.again else HTTPStatus.CREATED
    found = asdict(offered_as_told(request.viewer, offered=made.id))
    return api.create_response(request, shapes.Offered(**found).model_dump(mode="json"), status=status)


@api.get("offers/{id}", response={200: shapes.Offered, **REFUSALS}, tags=["offers"])
def get_offer(request: Any, id: Id) -> Any:
    """What became of lists that this service offered."""
    return asdict(offered_as_told(request.viewer, offered=id))


@api.exception_handler(Refused)
def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    return problems.answer(error.problem, **error.more)


@api.exception_handler(Invisible)
def _invisible(request: HttpRequest, error: Any) -> HttpResponse:
    return problems.answer("not-found")


@api.exception_handler(Forbidden)
def _forbidden(request: HttpRequest, error: Any) -> HttpResponse:
    return problems.answer("not-given")


@api.exception_handler(ValidationError)
def _wrong(request: HttpRequest, error: Any) -> HttpResponse:
    """Which fields, and what is wrong with each; never what was sent."""
    if any(one["loc"][-1] == KEY and one["type"] == "missing" for one in error.errors):
        return problems.answer("key-missing")
    fields = [
        {"where": ".".join(str(part) for part in one["loc"]), "what": one["type"]} for one in error.errors
    ]
    return problems.answer("wrong-field", errors=fields)


@api.exception_handler(HttpError)
def _unreadable(request: HttpRequest, error: Any) -> HttpResponse:
    return problems.answer(problems.OF_STATUS.get(error.status_code, "wrong-question"))


def addresses() -> list[URLPattern]:
    """The addresses below /api/v1/. Without names: no page links to them."""
    found: list[URLPattern] = []
    named = api.named()
    for pattern in api.urls[0]:
        at = str(pattern.pattern)
        asked = within(cast(Any, pattern.callback), named=named.get(as_described(at), {}))
        callback: Any = login_not_required(asked)
        callback.csrf_exempt = True  # a session counts for nothing here, so there is none to misuse
        found.append(path(at, callback))
    return found
