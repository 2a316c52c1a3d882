"""New keys: another master key over all of them, or new keys for the dossiers under what was sealed.

Both may be stopped and started again: what is left is read from the key store.
"""

from collections.abc import Callable, Iterator
from time import sleep
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.db.models import Q

from keuzeruimte_web.keys import ring, store
from keuzeruimte_web.keys.master import master_key, master_keys
from keuzeruimte_web.records.models import School
from keuzeruimte_web.records.models.base import DossierRecord
from keuzeruimte_web.records.scope import above_schools
from keuzeruimte_web.records.sealed import Sealed, SealedMark, sealed_columns

AT_ONCE = 200


def rotate_master_key() -> int:
    """Lock every key with today's master key; answers how many were changed."""
    today, *_earlier = master_keys()
    changed = 0
    while found := store.keys_locked_otherwise(today.name, most=AT_ONCE):
        for key in found:
            tied = store.about(key=key.id, school=key.school, owner=key.owner)
            plain = master_key(key.master).unlocked(key.locked, about=tied)
            store.relock(key.id, master=today.name, locked=today.locked(plain, about=tied))
        changed += len(found)
    ring.forget()
    return changed


def rotate_dossier_keys(*, wait: Callable[[float], None] = sleep) -> Iterator[tuple[int, int]]:
    """Give everybody a new key, seal all texts again with it, and let go of the old ones.

    Yields how many owners are done, of how many, after each. Other processes keep the keys of a school for
    `ring.SECONDS`; so it waits that long before it seals again, and no text is sealed with a key that goes.
    """
    with above_schools():
        schools = sorted(School.objects.values_list("pk", flat=True))
    left = [(school, owner) for school in schools for owner in _of_two_keys(school)]
    if not left:
        left = [(school, owner) for school in schools for owner in _school_first(school)]
        ring.renew(left)
    if left:
        wait(ring.SECONDS)
    for number, (school, owner) in enumerate(left, start=1):
        _seal_again(owner, school=school)
        yield number, len(left)


def _of_two_keys(school: UUID) -> list[UUID]:
    """Whoever has an old key beside the new one: a rotation that was stopped."""
    return [owner for owner in ring.owners(school) if len(ring.keys_of(owner, school=school)) > 1]


def _school_first(school: UUID) -> list[UUID]:
    """Marks of a whole school are made with its own key: the sooner they are new, the better."""
    return sorted(ring.owners(school), key=lambda owner: (owner != school, owner))


def _seal_again(owner: UUID, *, school: UUID) -> None:
    *old, _latest = ring.keys_of(owner, school=school)
    with above_schools(), transaction.atomic():
        for model in _sealed_models():
            _seal_rows(model, owner=owner, school=school)
    for key in old:
        store.drop(key)
    ring.forget(school)


def _seal_rows(model: Any, *, owner: UUID, school: UUID) -> None:
    """Saving a row seals it with the latest key. Marks of a whole school are made with the school's key."""
    marks = [field for field in model._meta.concrete_fields if isinstance(field, SealedMark)]
    marked: set[tuple[str, str]] = set()
    columns = [field.name for field in sealed_columns(model)]
    rows = model._base_manager.select_for_update(of=("self",)).filter(school=school)
    if owner == school and any(mark.within == "school" for mark in marks):
        for row in rows.order_by("pk"):
            row.save(update_fields=[mark.name for mark in marks])
    for row in rows.filter(_owned(model, owner)).order_by("pk"):
        new = {(mark.name, mark.of_row(getattr(row, mark.of), row=row)) for mark in marks}
        if new & marked:
            # Of two that became alike by capitals alone, the second keeps a mark by which nothing finds it.
            rows.filter(pk=row.pk).update(**_sealed_again(row, owner=owner))
        else:
            row.save(update_fields=[*columns, *(mark.name for mark in marks)])
        if any(mark.within != "school" for mark in marks):
            marked |= new


def _sealed_again(row: Any, *, owner: UUID) -> dict[str, Sealed]:
    """Only the texts of a row, sealed again."""
    return {
        field.name: Sealed(field.sealed_for(getattr(row, field.attname), row=row, owner=owner))
        for field in sealed_columns(type(row))
        if getattr(row, field.attname) is not None
    }


def _owned(model: Any, owner: UUID) -> Q:
    """Rows that this owner's key seals: the first of the paths that leads somewhere leads there."""
    earlier, found = Q(), Q(pk__in=[])
    for path in model.sealed_for:
        found |= earlier & Q(**{path: owner})
        earlier &= Q(**{f"{path}__isnull": True})
    return found


def _sealed_models() -> list[Any]:
    return [model for model in apps.get_models() if issubclass(model, DossierRecord)]
