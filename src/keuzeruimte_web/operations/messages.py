"""Telling people that there is something new for them: not what, and never who did it (PRODUCT 3)."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.dispatch import Signal

from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.records.models import Guardianship, Message, Person

ASKED_TO_SPEAK = "asked_to_speak"
"""The kind of a message, beside those of records, that there is a choice at which one may say what one wants:
to who is heard as well as to who is informed."""
told = Signal()
"""Messages were written for a `school` (its id, as text), in the transaction that is open now."""


def tell(viewer: Viewer, *, people: Iterable[UUID], pupil: UUID, kind: Kind, record: UUID) -> None:
    """Put a message in the outbox of each of these people, except of the viewer, who knows.

    Call it in the transaction of what it tells of: a roll-back leaves no message, and whoever is told of one
    thing is told at the same moment. Who has no account has no letter; who may not see the record (any more)
    when the letter goes out gets none.
    """
    put_in_outboxes(
        viewer.school,
        people=set(people) - {viewer.person},
        pupil=pupil,
        kind=kind,
        record=record,
        today=viewer.today,
    )


def put_in_outboxes(
    school: UUID, *, people: Iterable[UUID], pupil: UUID, kind: Kind | str, record: UUID, today: date
) -> None:
    """The same, where nobody did anything: a day came.

    Parents of a pupil who died hear of nothing but what they ask themselves (docs/decisions/0229).
    """
    died = Person.objects.filter(pk=pupil, deceased=True)
    ties = Guardianship.objects.filter(_in_force(today), pupil=pupil, parent=OuterRef("pk"))
    reached = (
        Person.objects.filter(pk__in=set(people), account__is_active=True, deceased=False)
        .annotate(is_parent=Exists(ties))
        .order_by("pk")
    )
    if kind != Kind.PRIVACY_REQUEST:
        reached = reached.exclude(Q(is_parent=True) & Exists(died))
    made = Message.objects.bulk_create(
        Message(
            school_id=school,
            person=person,
            role=_role(person.pk, is_parent=person.is_parent, pupil=pupil),
            kind=kind,
            record=record,
        )
        for person in reached
    )
    if made:
        told.send(sender=Message, school=str(school))


def parents_of(pupil: UUID) -> set[UUID]:
    """All parents of this pupil; which of them may know of a record is asked when the letter goes out."""
    return set(Guardianship.objects.filter(pupil=pupil).values_list("parent", flat=True))


def _in_force(today: date) -> Q:
    return (Q(since__isnull=True) | Q(since__lte=today)) & (Q(until__isnull=True) | Q(until__gte=today))


def _role(person: UUID, *, is_parent: bool, pupil: UUID) -> ViewerRole:
    """In the own child's matter somebody is a parent only, also who works here."""
    if person == pupil:
        return ViewerRole.PUPIL
    return ViewerRole.PARENT if is_parent else ViewerRole.PROFESSIONAL
