"""What parents ask of school, in their own words (METHOD 3)."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from keuzeruimte_web.access.decide import Invisible, require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.subjects import subject
from keuzeruimte_web.records.models import Guardianship, Matter, ParentRequest, RequestPerson
from keuzeruimte_web.records.models.choices import RequestKind


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: of which kind, about which topic (or, without one, the whole domain), in which words."""

    kind: RequestKind
    title: str
    domain: str
    words: str = ""


def ask_school(viewer: Viewer, *, matter: UUID, question: Question, once: UUID) -> UUID:
    """Ask something of school. Nobody else was there to hear it. Raises SentBefore."""
    with transaction.atomic():
        about: Matter = require(viewer, Kind.MATTER, Right.LIMIT, matter)
        request = _made(viewer, about, question, by=viewer.person)
        remember(viewer, key=once, made=request.pk)
        drop_draft(viewer, form="request", about=str(matter))
    return request.pk


def ask_for(viewer: Viewer, *, parent: UUID, matter: UUID, question: Question, once: UUID) -> UUID:
    """Write down what a parent asked the viewer, marked so. Raises SentBefore."""
    with transaction.atomic():
        about: Matter = require(viewer, Kind.MATTER, Right.LIMIT_FOR, matter)
        tied = Guardianship.objects.filter(pupil=about.pupil_id, parent=parent, court_block=False)
        if not tied.exists():
            raise Invisible(Kind.PERSON)
        request = _made(viewer, about, question, by=parent)
        remember(viewer, key=once, made=request.pk)
    return request.pk


def change_request(viewer: Viewer, *, request: UUID, question: Question) -> None:
    """Word it otherwise."""
    with transaction.atomic():
        row: ParentRequest = require(viewer, Kind.REQUEST, Right.CHANGE, request)
        ParentRequest.objects.filter(pk=row.pk).update(
            kind=question.kind,
            words=question.words,
            **subject(row.matter, title=question.title, domain=question.domain),
        )
        drop_draft(viewer, form="request", about=str(request))


def take_back_request(viewer: Viewer, *, request: UUID) -> None:
    """Take back the own question; who asked it too still asks."""
    with transaction.atomic():
        row: ParentRequest = require(viewer, Kind.REQUEST, Right.CHANGE, request)
        RequestPerson.objects.filter(request=row, person=viewer.person, part="by").delete()
        if not RequestPerson.objects.filter(request=row, part="by").exists():
            row.delete()


def _made(viewer: Viewer, about: Matter, question: Question, *, by: UUID) -> ParentRequest:
    request: ParentRequest = ParentRequest.objects.create(
        school_id=viewer.school,
        matter=about,
        kind=question.kind,
        words=question.words,
        asked_on=viewer.today,
        entered_by_id=None if by == viewer.person else viewer.person,
        **subject(about, title=question.title, domain=question.domain),
    )
    RequestPerson.objects.create(school_id=viewer.school, request=request, person_id=by, part="by")
    return request
