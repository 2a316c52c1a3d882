"""Beginning a trajectory or a choice moment, and naming what it is about."""

from collections.abc import Sequence
from uuid import UUID

from django.db import IntegrityError, transaction

from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.spans import holds
from keuzeruimte_web.records.models import Involvement, Matter, Pupil, Topic
from keuzeruimte_web.records.models.choices import StaffRole

DRAFT = "matter"
# In which role somebody guides, where more than one is held: the most particular first.
GUIDING = (
    StaffRole.COUNSELLOR,
    StaffRole.REMEDIAL_TEACHER,
    StaffRole.CAREERS_ADVISER,
    StaffRole.MENTOR,
    StaffRole.SCHOOL_LEADER,
    StaffRole.TEACHER,
)


class NoColleague(ValueError):  # noqa: N818
    """Somebody who does not work here today cannot be asked to guide."""


class NamedBefore(Exception):  # noqa: N818
    """A topic with this title is there already."""


@transaction.atomic
def begin_matter(
    viewer: Viewer,
    *,
    once: UUID,
    pupil: UUID,
    kind: str,
    title: str,
    reason: str = "",
    goal: str = "",
    colleagues: Sequence[UUID] = (),
    topics: Sequence[tuple[str, str]] = (),
) -> UUID:
    """Begin a matter; the viewer guides it, together with these colleagues. `topics`: (title, domain).

    Raises Invisible, Forbidden, NoColleague, NamedBefore (two topics of one name), SentBefore.
    """
    child: Pupil = require(viewer, Kind.PUPIL, Right.BEGIN_MATTER, pupil)
    matter: Matter = Matter.objects.create(
        school_id=viewer.school,
        pupil=child,
        kind=kind,
        title=title,
        reason=reason,
        goal=goal,
        opened_on=viewer.today,
    )
    remember(viewer, key=once, made=matter.pk)
    for person in dict.fromkeys((viewer.person, *colleagues)):
        Involvement.objects.create(
            school_id=viewer.school,
            pupil=child,
            matter=matter,
            person_id=person,
            role=role_here(viewer, person=person, pupil=pupil),
            since=viewer.today,
        )
    for topic, domain in topics:
        _topic(matter, title=topic, domain=domain)
    leave_trace(
        viewer.school,
        actor=viewer.person,
        role=viewer.role,
        word=TraceWord.BEGAN_MATTER,
        pupil=pupil,
        matter=matter.pk,
        record=matter.pk,
    )
    drop_draft(viewer, form=DRAFT, about=str(pupil))
    return matter.pk


@transaction.atomic
def add_topic(viewer: Viewer, *, matter: UUID, title: str, domain: str) -> UUID:
    """Name something a matter is about. Raises Invisible, Forbidden, NamedBefore."""
    about: Matter = require(viewer, Kind.MATTER, Right.PLAN, matter)
    made: UUID = _topic(about, title=title, domain=domain).pk
    return made


def _topic(matter: Matter, *, title: str, domain: str) -> Topic:
    try:
        with transaction.atomic():
            made: Topic = Topic.objects.create(
                school_id=matter.school_id, matter=matter, title=title, domain=domain
            )
    except IntegrityError as error:
        raise NamedBefore(title) from error
    return made


def role_here(viewer: Viewer, *, person: UUID, pupil: UUID) -> str:
    """As what somebody guides this pupil: mentor for the pupil's mentor, else the most particular role.

    Raises NoColleague for who does not guide here today.
    """
    works = set(rows(viewer, Kind.EMPLOYMENT).filter(person=person).values_list("role", flat=True))
    guides = Involvement.objects.filter(holds(viewer.today), person=person, pupil=pupil, matter=None)
    if works and guides.filter(role=StaffRole.MENTOR).exists():
        return StaffRole.MENTOR
    role = next((role for role in GUIDING if role in works), None)
    if role is None:
        raise NoColleague(person)
    return role
