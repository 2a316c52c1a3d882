"""Everybody who could see a record of a pupil, each in the role in which one would look."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, UUIDField, Value

from keuzeruimte_web.access.ages import EIGHTEEN, is_of_age
from keuzeruimte_web.access.decide import Invisible, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.records.models import Guardianship, Involvement, LimitAuthor, Person, Pupil, Share
from keuzeruimte_web.records.models.choices import ParentKind, StaffRole

PUPIL_OF = {
    Kind.MATTER: "pupil",
    Kind.DELEGATION: "matter__pupil",
    Kind.LIMIT: "matter__pupil",
    Kind.REQUEST: "matter__pupil",
    Kind.PROTECTION: "matter__pupil",
    Kind.EVENT: "matter__pupil",
    Kind.OFFER: "matter__pupil",
    Kind.CONVERSATION: "matter__pupil",
    Kind.TIME_PROPOSAL: "matter__pupil",
    Kind.ITEM: "conversation__matter__pupil",
    Kind.VOICE: "conversation__matter__pupil",
    Kind.ANSWER: "conversation__matter__pupil",
    Kind.REPORT: "conversation__matter__pupil",
    Kind.AGREEMENT: "conversation__matter__pupil",
    Kind.RESPONSE: "report__conversation__matter__pupil",
    Kind.ADDITION: "report__conversation__matter__pupil",
    Kind.NOTE: "conversation__matter__pupil",
    Kind.DOUBT: "matter__pupil",
    Kind.VILLAGE: "pupil",
    Kind.CAREER_ITEM: "pupil",
    Kind.PLACEMENT: "pupil",
    Kind.INSTITUTION: "pupil",
    Kind.GUARDIANSHIP: "pupil",
    Kind.PUPIL: "pk",
    Kind.INVOLVEMENT: "pupil",
    Kind.TOPIC: "matter__pupil",
    Kind.OPENING: "pupil",
    Kind.PRIVACY_REQUEST: "pupil",
    Kind.CHOICE_MOMENT: "matter__pupil",
    Kind.CHOICE_VOICE: "moment__matter__pupil",
}
"""The kinds of record that have a page on who sees them, with the way from the record to its pupil.

A draft has one too, and its author alone sees it, whoever it is about. Every kind that somebody who guides,
a parent or the pupil can see is here, or is told of elsewhere:
`tests/web/screens/who_sees/test_every_kind.py` says where.
"""
AUTHOR_OF = {
    Kind.VOICE: "person_id",
    Kind.ANSWER: "person_id",
    Kind.NOTE: "author_id",
    Kind.DOUBT: "author_id",
    Kind.DRAFT: "author_id",
    Kind.VILLAGE: "pupil_id",
    Kind.CHOICE_VOICE: "person_id",
    Kind.CAREER_ITEM: "pupil_id",
}
"""Kinds that are somebody's own: with whom they are shared is the author's to know."""


@dataclass(frozen=True, slots=True)
class Around:
    """Somebody around the pupil, and what this person is; `adult`: the pupil, from 18 on."""

    viewer: Viewer
    name: str
    role: str
    adult: bool = False


def record_and_pupil(viewer: Viewer, kind: Kind, record: UUID) -> tuple[Any, UUID | None]:
    """A record that the viewer may see, with its pupil; None where there is none. Raises Invisible."""
    pupil = F(PUPIL_OF[kind]) if kind in PUPIL_OF else Value(None, output_field=UUIDField())
    found = rows(viewer, kind).filter(pk=record).annotate(of_pupil=pupil).first()
    if found is None:
        raise Invisible(f"{kind}")
    return found, found.of_pupil


def people_around(viewer: Viewer, *, pupil: UUID) -> list[Around]:
    """The pupil, the parents and the professionals of today, with a leader who has the dossier open.

    Nobody is asked twice in one role.
    """

    def at(person: UUID, role: ViewerRole) -> Viewer:
        return Viewer(person, viewer.school, role, viewer.today)

    child = Pupil.objects.select_related("person").get(pk=pupil)
    found = {
        (pupil, ViewerRole.PUPIL): Around(
            at(pupil, ViewerRole.PUPIL),
            child.person.full_name,
            str(ViewerRole.PUPIL.label),
            adult=is_of_age(child.person.born, age=EIGHTEEN, today=viewer.today),
        )
    }
    ties: tuple[tuple[Any, str, ViewerRole, Any], ...] = (
        (Guardianship, "parent", ViewerRole.PARENT, lambda tie: ParentKind(tie.kind).label),
        (Involvement, "person", ViewerRole.PROFESSIONAL, lambda tie: StaffRole(tie.role).label),
    )
    for model, field, role, in_words in ties:
        in_force = model.objects.filter(_on(viewer.today), pupil=pupil, **{f"{field}__deceased": False})
        for tie in in_force.select_related(field).order_by("pk"):
            person = getattr(tie, field)
            one = Around(at(person.pk, role), person.full_name, str(in_words(tie)))
            found.setdefault((person.pk, role), one)
    # a leader who reads along: known by name to whoever may know of the opening, and to nobody else
    for opening in _openings_today(viewer, pupil):
        key = (opening.leader_id, ViewerRole.PROFESSIONAL)
        leads = str(StaffRole.SCHOOL_LEADER.label)
        found.setdefault(key, Around(at(*key), opening.leader.full_name, leads))
    return list(found.values())


def myself(viewer: Viewer) -> Around:
    """The viewer alone: for what is about no pupil yet."""
    return Around(viewer, Person.objects.get(pk=viewer.person).full_name, str(viewer.role.label))


def _openings_today(viewer: Viewer, pupil: UUID) -> Any:
    standing = rows(viewer, Kind.OPENING).filter(_on(viewer.today), pupil=pupil, ended_at__isnull=True)
    return standing.select_related("leader").order_by("pk")


def authors_of_limit(viewer: Viewer, limit: UUID) -> set[UUID]:
    """Whose parts of the limit the viewer may know of."""
    known = rows(viewer, Kind.LIMIT_PART, Right.KNOW_AUTHOR).filter(limit=limit)
    return set(LimitAuthor.objects.filter(pk__in=known.values("pk")).values_list("person", flat=True))


def shared_by_me(viewer: Viewer, limit: UUID) -> set[UUID]:
    """With whom the viewer shared the own part of this limit."""
    own = rows(viewer, Kind.LIMIT_PART, Right.SHARE).filter(limit=limit)
    return set(Share.objects.filter(limit_part__in=own.values("pk")).values_list("viewer", flat=True))


def _on(day: date) -> Q:
    return (Q(since__isnull=True) | Q(since__lte=day)) & (Q(until__isnull=True) | Q(until__gte=day))
