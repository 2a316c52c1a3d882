"""What a parent asks of school, as the parent reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.functional import Promise

from keuzeruimte_web.access.decide import Invisible, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge import family_facts as ff
from keuzeruimte_web.bridge.family import Seen
from keuzeruimte_web.queries.family import Who, name_of, people, read_one
from keuzeruimte_web.queries.matters import matters
from keuzeruimte_web.queries.subjects import REQUESTS, domain_words


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A question to school."""

    id: UUID
    kind: str
    name: str | Promise
    title: str
    domain: str
    about: str
    words: str
    asked_on: date
    told_to: str


@dataclass(frozen=True, slots=True)
class RequestPage:
    """What the page for one question needs."""

    pupil: UUID
    name: str
    request: RequestLine | None


def request_page(
    viewer: Viewer, *, pupil: UUID, matter: UUID | None = None, request: UUID | None = None
) -> RequestPage:
    """For a new question in a matter, or one of the viewer's own. Raises Invisible."""
    seen = read_one(viewer, pupil=pupil)
    who = people(seen, viewer=viewer)
    mine = rows(viewer, Kind.REQUEST, Right.CHANGE).filter(pk=request)
    found = next((r for r in requests(seen, who=who) if r.id == request), None) if mine.exists() else None
    may = any(line.id == matter and line.may_limit for line in matters(seen))
    if not (may if request is None else found):
        raise Invisible
    return RequestPage(pupil=pupil, name=who[pupil].name, request=found)


def requests(seen: Seen, *, who: Mapping[UUID, Who]) -> tuple[RequestLine, ...]:
    """The viewer's own questions to school, newest first."""
    facts = sorted(seen.every(ff.RequestSeen), key=lambda fact: (fact.asked_on, fact.id.int), reverse=True)
    return tuple(
        RequestLine(
            id=fact.id,
            kind=fact.kind,
            name=REQUESTS[fact.kind][0],
            title=fact.topic or "",
            domain=fact.domain,
            about=fact.topic or domain_words(fact.domain),
            words=fact.words,
            asked_on=fact.asked_on,
            told_to=name_of(who, fact.entered_by),
        )
        for fact in facts
    )
