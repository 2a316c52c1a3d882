"""The whole Lindecollege: every form of family, the same world each time."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.models import Count
from throw_away import lifted
from world import TUESDAY

from keuzeruimte_web.demo.ledger import ORDER
from keuzeruimte_web.demo.school import SIZES, school
from keuzeruimte_web.records.models import Event, Guardianship, Person, Pupil
from keuzeruimte_web.records.scope import above_schools

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _above() -> Any:
    with above_schools():
        yield


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of the world."""
    return {kind.__name__: [told(row) for row in kind._base_manager.order_by("pk")] for kind in ORDER}


def told(row: Any) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def forms() -> set[tuple[tuple[str, str, bool, bool], ...]]:
    """How every pupil stands with parents: kind, authority, blocked, deceased."""
    ties: dict[Any, list[tuple[str, str, bool, bool]]] = {}
    for tie in Guardianship.objects.select_related("parent"):
        known = (tie.kind, tie.authority, tie.court_block, tie.parent.deceased)
        ties.setdefault(tie.pupil_id, []).append(known)
    return {tuple(sorted(found)) for found in ties.values()}


def test_there_are_150_pupils_in_six_classes() -> None:
    school(TUESDAY).ledger.save()
    sizes = Pupil.objects.values_list("school_class__name").annotate(count=Count("pk"))
    assert dict(sizes) == SIZES
    assert sum(SIZES.values()) == 150


def test_there_is_a_family_of_every_form() -> None:
    school(TUESDAY).ledger.save()
    birth = ("birth", "yes", False, False)
    foster, died = ("foster", "no", False, False), ("birth", "no", False, True)
    assert forms() == {
        (birth,),
        (birth, birth),
        (("adoptive", "yes", False, False), birth),
        (("adoptive", "yes", False, False),) * 2,
        (birth, foster, foster),
        (birth, birth, ("step", "no", False, False)),
        (died, died, ("guardian", "yes", False, False)),
        (("birth", "no", False, False), birth),
        (("birth", "unknown", False, False), birth),
        (died, birth),
        (("birth", "no", True, False), birth),
    }


def test_parents_of_one_pupil_live_together_and_apart() -> None:
    school(TUESDAY).ledger.save()
    homes: dict[Any, set[str]] = {}
    for tie in Guardianship.objects.all():
        homes.setdefault(tie.pupil_id, set()).add(tie.household)
    assert {len(found) for found in homes.values()} >= {1, 2}


def test_brothers_and_sisters_and_twins_share_their_parents() -> None:
    school(TUESDAY).ledger.save()
    of_pupil: dict[Any, list[Any]] = {}
    for tie in Guardianship.objects.order_by("parent_id"):
        of_pupil.setdefault(tie.pupil_id, []).append(tie.parent_id)
    siblings: dict[tuple[Any, ...], list[str]] = {}
    for row in Pupil.objects.select_related("person"):
        siblings.setdefault(tuple(of_pupil[row.pk]), []).append(row.person.full_name)
    assert sorted(sorted(names) for names in siblings.values() if len(names) > 1) == [
        ["Jip Kuipers", "Merel Kuipers"],
        ["Rik op den Kamp", "Sofie op den Kamp"],
    ]
    assert (
        Person.objects.filter(given_name__in=("Rik", "Sofie"), family_name="Kamp")
        .values("born")
        .distinct()
        .count()
        == 1
    )


@pytest.mark.parametrize("today", [TUESDAY, date(2026, 8, 3), date(2028, 2, 29), date(2026, 12, 31)])
def test_ages_go_with_the_class_on_any_day(today: date) -> None:
    school(today).ledger.save()
    ages: dict[int, set[int]] = {}
    for row in Pupil.objects.select_related("person", "school_class"):
        born = row.person.born
        age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        ages.setdefault(row.school_class.year_group, set()).add(age)
    for group, found in ages.items():
        usual = {10 + group, 11 + group, 12 + group}
        assert found - usual == ({18} if group == 5 else set())
    assert 18 in ages[5]


def test_a_teacher_is_also_a_parent_here() -> None:
    school(TUESDAY).ledger.save()
    in_two_roles = Person.objects.filter(employments__isnull=False, guardianships__isnull=False).distinct()
    assert [row.full_name for row in in_two_roles] == ["Samira el Amrani"]


def test_finn_was_relieved_and_then_twice_not_there() -> None:
    school(TUESDAY).ledger.save()
    events = Event.objects.filter(person__given_name="Finn", person__family_name="Groot").order_by("on")
    assert [(row.kind, (TUESDAY - row.on).days) for row in events] == [
        ("relieved", 25),
        ("cancelled", 18),
        ("cancelled", 11),
    ]


def throw_away() -> None:
    with lifted(connection):
        for kind in reversed(ORDER):
            kind._base_manager.all().delete()


def test_the_same_seed_and_day_give_the_same_world() -> None:
    school(TUESDAY).ledger.save()
    first = everything()
    throw_away()
    school(TUESDAY).ledger.save()
    assert everything() == first


def test_another_seed_gives_other_families() -> None:
    school(TUESDAY, seed=2).ledger.save()
    second = {row.full_name for row in Person.objects.all()}
    throw_away()
    school(TUESDAY).ledger.save()
    assert {row.full_name for row in Person.objects.all()} != second


def test_no_constraint_is_broken() -> None:
    school(TUESDAY).ledger.save()
    connection.check_constraints()
