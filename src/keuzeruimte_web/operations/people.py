"""Entering people and correcting what is known of them; for the administrator (PRODUCT 3)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.components.names import searchable
from keuzeruimte_web.operations.mentors import follow_the_class
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.versions import save_version
from keuzeruimte_web.records.models import Contact, Guardianship, Person, Pupil


@dataclass(frozen=True, slots=True)
class Known:
    """What the school knows of somebody besides ties: the name, and how one likes to be spoken to."""

    given_name: str
    family_name: str
    prefix: str = ""
    born: date | None = None
    speaks: str = ""
    interpreter: bool = False
    deceased: bool = False


def enter_pupil(viewer: Viewer, *, known: Known, school_class: UUID | None, once: UUID) -> UUID:
    """Enter a pupil; the mentors of the class are involved from today. Raises SentBefore."""
    with transaction.atomic():
        somebody = new_person(viewer, known=known)
        in_class = school_class and require(viewer, Kind.SCHOOL_CLASS, Right.SEE, school_class).pk
        child = Pupil.objects.create(school_id=viewer.school, person=somebody, school_class_id=in_class)
        follow_the_class(viewer, pupil=child)
        trace_of(viewer, TraceWord.ENTERED_PERSON, record=somebody.pk, pupil=child.pk)
        remember(viewer, key=once, made=somebody.pk)
    return somebody.pk


def move_pupil(viewer: Viewer, *, pupil: UUID, school_class: UUID | None) -> None:
    """Put a pupil in a class from today: its mentors come, those of the former class go. Or in none."""
    with transaction.atomic():
        child: Pupil = require(viewer, Kind.PUPIL, Right.CHANGE, pupil)
        if school_class == child.school_class_id:
            return
        if school_class is not None:
            require(viewer, Kind.SCHOOL_CLASS, Right.SEE, school_class)
        left, child.school_class_id = child.school_class_id, school_class
        child.save(update_fields=["school_class"])
        follow_the_class(viewer, pupil=child, left=left)
        trace_of(viewer, TraceWord.MOVED_PUPIL, record=school_class, pupil=pupil)


def correct_person(viewer: Viewer, *, person: UUID, version: int, known: Known) -> None:
    """Correct a name or how somebody is spoken to. Raises Stale, or Invisible in the own family."""
    with transaction.atomic():
        require(viewer, Kind.PERSON, Right.CHANGE, person)
        whole = " ".join(part for part in (known.given_name, known.prefix, known.family_name) if part)
        save_version(
            rows(viewer, Kind.PERSON, Right.CHANGE),
            pk=person,
            version=version,
            given_name=known.given_name,
            prefix=known.prefix,
            family_name=known.family_name,
            born=known.born,
            speaks=known.speaks,
            interpreter=known.interpreter,
            deceased=known.deceased,
            search_name=searchable(whole)[:240],
        )
        trace_of(viewer, TraceWord.CORRECTED_PERSON, record=person)


def open_contact(viewer: Viewer, *, person: UUID) -> None:
    """Leave a trace where an address is secret: who looked at it. Or Forbidden, Invisible."""
    require(viewer, Kind.PERSON, Right.CHANGE, person)
    if rows(viewer, Kind.CONTACT).filter(person=person, secret=True).exists():
        trace_of(viewer, TraceWord.OPENED_CONTACT, record=person)


def keep_contact(
    viewer: Viewer, *, person: UUID, version: int, email: str, phone: str, address: str, secret: bool
) -> None:
    """Keep where somebody can be reached; `version` is 0 where nothing was kept yet. Raises Stale.

    Secret: the household on every tie of this person is wiped, for professionals read it and a parent may
    ask for it. Where no address was given, the household of today becomes it.
    """
    with transaction.atomic():
        somebody: Person = require(viewer, Kind.PERSON, Right.CHANGE, person)
        if secret:
            ties = Guardianship.objects.filter(parent=somebody)
            last = next((tie for tie in ties if tie.until is None and tie.household), None)
            address = address or (last.household if last else "")
            ties.update(household="")
        changes = {"email": email.lower(), "phone": phone, "address": address, "secret": secret}
        row, _made = Contact.objects.get_or_create(
            person=somebody, defaults={"school_id": viewer.school, "version": 0}
        )
        save_version(rows(viewer, Kind.CONTACT, Right.CHANGE), pk=row.pk, version=version, **changes)
        trace_of(viewer, TraceWord.CHANGED_CONTACT, record=person)


def new_person(viewer: Viewer, *, known: Known) -> Person:
    """A new person at this school, within the transaction of who calls. Forbidden to who may not enter."""
    require(viewer, Kind.SCHOOL, Right.ENTER, viewer.school)
    somebody: Person = Person.objects.create(
        school_id=viewer.school,
        given_name=known.given_name,
        prefix=known.prefix,
        family_name=known.family_name,
        born=known.born,
        speaks=known.speaks,
        interpreter=known.interpreter,
        deceased=known.deceased,
    )
    return somebody


def trace_of(
    viewer: Viewer, word: TraceWord, *, record: UUID | None = None, pupil: UUID | None = None
) -> None:
    """One line of the trail, by this viewer."""
    leave_trace(viewer.school, actor=viewer.person, role=viewer.role, word=word, pupil=pupil, record=record)
