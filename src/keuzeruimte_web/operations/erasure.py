"""Erasing: the records go, and the keys with them, so that no copy from before can be read any more.

These functions ask nobody whether it may be done: who calls them does (a request, a term that ended), and
says who it is. Each is one transaction, with the keys last: when a key cannot be destroyed, nothing is gone.
When it stops between the two, the rows are there and open for nobody; `erase_again` then finishes it.

The trail of a dossier goes with it (`audit/erasing.py`). Lines of the school's own trail stay: ids that lead
to nobody, and words of a closed list.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from keuzeruimte_web.audit.erasing import erase_trail, erase_trails_of_school
from keuzeruimte_web.keys import ring, store
from keuzeruimte_web.records.models import (
    Account,
    AgendaItem,
    Employment,
    Erasure,
    Guardianship,
    Matter,
    Person,
    Pupil,
    School,
)
from keuzeruimte_web.records.scope import above_schools, school_scope


class StillAtWork(Exception):  # noqa: N818
    """Somebody who works or worked at the school is not erased: what they wrote stands in dossiers."""


def erase_dossier(pupil: UUID, *, school: UUID, by: UUID | None, now: datetime) -> tuple[UUID, ...]:
    """Erase a pupil at this school: the dossier, the person, the account that served nothing else.

    Parents who are here for this child alone go as well. `by` is the person who had it done, None for a term
    that ended. Answers everybody who was erased, the pupil first; nobody when the pupil was gone already. May
    run twice without harm.
    """
    with school_scope(school), transaction.atomic():
        if not Person.objects.filter(pk=pupil, pupil__isnull=False).exists():
            if pupil in store.destroyed():
                erase_trail(school, pupil=pupil, by=by, now=now)
            return ()
        parents = _here_for_this_child_alone(pupil)
        _delete_matters(Matter.objects.filter(pupil=pupil))
        erase_trail(school, pupil=pupil, by=by, now=now)
        Pupil.objects.filter(pk=pupil).delete()
        gone = (pupil, *parents)
        _delete_people(gone)
        _destroy_keys(gone, school=school, by=by, now=now)
    return gone


def erase_person(person: UUID, *, school: UUID, by: UUID | None, now: datetime) -> None:
    """Erase somebody who is no pupil and works nowhere here: a parent who left, an entry by mistake.

    What a parent said inside the dossier of a child stays with that dossier, without its author's name where
    another wrote it down, and goes where it was the parent's own. Raises StillAtWork. May run twice.
    """
    with school_scope(school), transaction.atomic():
        if Employment.objects.filter(person=person).exists():
            raise StillAtWork(person)
        _delete_people((person,))
        _destroy_keys((person,), school=school, by=by, now=now)


def erase_school(school: UUID, *, by: UUID | None, now: datetime) -> None:
    """Erase a school with everybody and everything in it, its trails, and every key. May run twice."""
    with school_scope(school):
        owners = {*ring.owners(school), school, *Person.objects.values_list("pk", flat=True)}
        with transaction.atomic():
            _delete_matters(Matter.objects.all())
            erase_trails_of_school(school, by=by, now=now)
            _delete_people(list(Person.objects.values_list("pk", flat=True)))
            with above_schools():
                School.objects.filter(pk=school).delete()
            _destroy_keys(owners, school=school, by=by, now=now)


def erase_again(*, now: datetime) -> int:
    """Erase what came back with a copy from before: run after every restore (`prepare` does).

    Two memories hold each other up: the records remember erasures (for a key store that was put back), the
    key store what it destroyed (for records that were put back). Answers how many people came back.
    """
    with above_schools():
        for known in Erasure.objects.all():
            store.destroy(known.owner, school=known.school)
        ring.forget()
        destroyed = store.destroyed()
        schools = set(School.objects.filter(pk__in=destroyed).values_list("pk", flat=True))
        back = set(Person.objects.filter(pk__in=destroyed).values_list("pk", flat=True))
        pupils = set(Pupil.objects.filter(pk__in=back).values_list("pk", flat=True))
    for school in sorted(schools):
        erase_school(school, by=None, now=now)
    for owner in [*sorted(pupils), *sorted(back - pupils)]:
        if destroyed[owner] in schools:
            continue
        if owner in pupils:
            erase_dossier(owner, school=destroyed[owner], by=None, now=now)
        else:
            erase_person(owner, school=destroyed[owner], by=None, now=now)
    return len(back)


def _here_for_this_child_alone(pupil: UUID) -> tuple[UUID, ...]:
    """Parents of this pupil who have no other child here and never worked here."""
    parents = Guardianship.objects.filter(pupil=pupil).values("parent")
    found = (
        Person.objects.filter(pk__in=parents, pupil__isnull=True)
        .exclude(pk__in=Guardianship.objects.exclude(pupil=pupil).values("parent"))
        .exclude(pk__in=Employment.objects.values("person"))
    )
    return tuple(found.order_by("pk").values_list("pk", flat=True))


def _delete_matters(matters: QuerySet[Matter]) -> None:
    """Matters with all that hangs on them; items first, for they hold on to their topics."""
    known = list(matters.values_list("pk", flat=True))
    AgendaItem.objects.filter(conversation__matter__in=known).delete()
    Matter.objects.filter(pk__in=known).delete()


def _delete_people(people: Iterable[UUID]) -> None:
    """People with what is their own, and accounts that belong to nobody any more."""
    known = Person.objects.filter(pk__in=list(people))
    accounts = [pk for pk in known.values_list("account", flat=True) if pk]
    known.delete()
    with above_schools():
        Account.objects.filter(Q(pk__in=accounts), people__isnull=True).delete()


def _destroy_keys(owners: Iterable[UUID], *, school: UUID, by: UUID | None, now: datetime) -> None:
    for owner in owners:
        Erasure.objects.get_or_create(owner=owner, defaults={"school": school, "at": now, "by": by})
    for owner in owners:
        store.destroy(owner, school=school)
    ring.forget(school)
