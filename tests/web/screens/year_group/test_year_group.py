"""The year group at a glance: 300 pupils in few queries and small parts; invited once, taken along."""

import csv
from datetime import timedelta
from io import StringIO
from typing import Any
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.formats import date_format
from world import World
from year_of_choices import chosen, in_school, year_of

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.operations.choice_opening import open_round
from keuzeruimte_web.records import models as m

PAGE = "/keuzes/leerlingen/"


def names(browser: Any, **asked: str) -> list[str]:
    return [row.full for row in browser.get(PAGE, asked).context["page"].shown]


def test_three_hundred_pupils_take_twelve_queries_at_most_in_parts_of_sixty_kilobytes(
    world: World, client_for: Any
) -> None:
    key, hanneke, counts = (
        str(year_of(world, pupils=3, title="Klein").pk),
        client_for(world.staff.hanneke),
        [],
    )
    large = str(year_of(world, pupils=300).pk)
    with in_school(world):
        for moment in m.ChoiceMoment.objects.filter(round=large).order_by("pk")[:60]:
            chosen(world, moment, profile="em", subjects=["wisA", "wisB"])
        moment = m.ChoiceMoment.objects.filter(round=key).order_by("pk")[0]
        chosen(world, moment, profile="em", subjects=["wisA", "wisB"])
    for group, table in ((key, ""), (large, ""), (large, "tabel")):
        asked = {"groep": group, "als": table}
        hanneke.get(PAGE, asked)
        with CaptureQueriesContext(connection) as queries:
            answer = hanneke.get(PAGE, asked)
        counts.append(len(queries))
        assert len(answer.content) < 60_000
    assert counts[0] == counts[1] == counts[2]
    assert counts[0] <= 12
    page = answer.context["page"]
    assert (page.total, page.pages, len(page.shown)) == (300, 9, 36)
    seen = [name for number in range(1, 10) for name in names(hanneke, groep=large, pagina=str(number))]
    assert seen == sorted(seen)
    assert len(set(seen)) == 300


def test_it_is_filtered_sorted_and_searched_by_what_is_known_and_never_by_size(
    world: World, client_for: Any
) -> None:
    round, hanneke = year_of(world, pupils=6), client_for(world.staff.hanneke)
    with in_school(world):
        moment = m.ChoiceMoment.objects.filter(round=round, matter__pupil__person__given_name="Kind002").get()
        chosen(world, moment, profile="em", subjects=["wisA", "wisB"])
    here = {"groep": str(round.pk)}
    assert names(hanneke, **here, zoek="kind00 bakker") == ["Kind002 Bakker"]
    assert names(hanneke, **here, laat="clash") == ["Kind002 Bakker"]
    page = hanneke.get(PAGE, {**here, "als": "tabel", "laat": "clash"}).content.decode()
    assert "In een pakket zit één van wiskunde A of B." in page
    assert names(hanneke, **here, op="step")[0] == "Kind000 De Vries"
    late = hanneke.get(PAGE, {**here, "laat": "late"}).context["page"].shown
    assert [(row.full, row.step.title) for row in late] == [
        ("Kind000 De Vries", "Eigen woorden eerst"),
        ("Kind005 De Vries", "Eigen woorden eerst"),
    ]
    first = hanneke.get(PAGE, here).context["page"].shown[0]
    assert (first.heard, first.heard_words) == (
        (("pupil", True), ("parents", False), ("school", True)),
        "Nog te horen: Ouder000 en Ouder001",
    )
    other = client_for(world.staff.fatma).get(PAGE, here).content.decode()
    assert "Kind000" not in other
    assert client_for(world.saskia.marloes).get(PAGE).status_code == 404


def test_whoever_was_not_heard_is_invited_once_a_week_and_nobody_else(world: World, client_for: Any) -> None:
    round, hanneke = year_of(world, pupils=3), client_for(world.staff.hanneke)
    address = f"{PAGE}uitnodigen/?groep={round.pk}"
    with in_school(world):
        for person in m.Person.objects.filter(given_name__regex="^(Kind|Ouder)"):
            account = m.Account.objects.create_user(f"{person.given_name.lower()}@stad.example")
            m.Person.objects.filter(pk=person.pk).update(account=account)
        m.Message.objects.all().delete()
        m.NoReminders.objects.create(
            school=world.school, person=m.Person.objects.get(given_name="Ouder005"), conversation=None
        )
        m.Guardianship.objects.filter(parent__given_name="Ouder004").update(court_block=True)
    listed = hanneke.get(address).content.decode()
    assert "Ouder003" in listed
    assert "Ouder004" not in listed
    for once in (one := str(uuid4()), one, str(uuid4())):
        assert hanneke.post(address, {"once": once}).status_code == 302
    with in_school(world):
        letters = m.Message.objects.filter(kind="reminder").order_by("person__given_name")
        assert [(letter.person.given_name, letter.role) for letter in letters] == [
            ("Kind001", "pupil"),
            ("Kind002", "pupil"),
            ("Ouder000", "parent"),
            ("Ouder001", "parent"),
            ("Ouder002", "parent"),
            ("Ouder003", "parent"),
        ]
        assert m.Trace.objects.filter(word="invited_voices").count() == 2


def test_the_list_that_is_taken_along_reckons_with_nothing_and_leaves_a_trace(
    world: World, client_for: Any
) -> None:
    round, hanneke = year_of(world, pupils=2), client_for(world.staff.hanneke)
    with in_school(world):
        m.Person.objects.filter(given_name="Kind001").update(given_name="=cmd|'/c calc'!A1")
    answer = hanneke.post(f"{PAGE}lijst/?groep={round.pk}")
    found = list(csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert [row[:3] for row in found] == [
        ["Leerling", "Klas", "Waar staat de keuze?"],
        ["'=cmd|'/c calc'!A1 Yılmaz", "3K1", "open"],
        ["Kind000 De Vries", "3K1", "open"],
    ]
    with in_school(world):
        assert m.Trace.objects.filter(word="took_list").count() == 1
    assert hanneke.get(f"{PAGE}lijst/").status_code == 405
    assert (
        "Kind000" not in client_for(world.staff.fatma).post(f"{PAGE}lijst/?groep={round.pk}").content.decode()
    )


def test_a_search_that_finds_nobody_offers_no_list_and_says_not_that_all_are_heard(
    world: World, client_for: Any
) -> None:
    round, hanneke = year_of(world, pupils=2), client_for(world.staff.hanneke)
    nobody = f"?groep={round.pk}&zoek=Zwaluwstaart"
    page = hanneke.get(f"{PAGE}{nobody}").content.decode()
    assert "Neem de lijst mee" not in page
    taken = hanneke.post(f"{PAGE}lijst/{nobody}", follow=True)
    assert (taken.status_code, "Hier staat nu niemand." in taken.content.decode()) == (200, True)
    assert "gehoord." not in hanneke.get(f"{PAGE}uitnodigen/{nobody}").content.decode().partition("<h1>")[2]
    with in_school(world):
        assert not m.Trace.objects.filter(word="took_list").exists()


def test_who_leads_sees_counts_of_the_whole_and_no_number_from_which_few_can_be_told(
    world: World, client_for: Any
) -> None:
    year_of(world, pupils=15)
    marit = client_for(world.staff.marit)
    with in_school(world):
        total = m.ChoiceMoment.objects.count()
    first = marit.get("/schoolleiding/").context["page"].choices
    assert (first.moments, first.pupils_spoke, first.parents_spoke) == (total, None, 0)
    with in_school(world):
        for moment in m.ChoiceMoment.objects.filter(round__title="Profielkeuze havo 3")[:12]:
            for person, skipped in ((world.staff.hanneke.pk, False), (moment.matter.pupil_id, True)):
                m.ChoiceVoice.objects.create(
                    school=world.school, moment=moment, person_id=person, kind="knowledge", skipped=skipped
                )
    words_of_school = marit.get("/schoolleiding/").context["page"].choices
    assert (words_of_school.pupils_spoke, words_of_school.parents_spoke) == (None, 0)
    year_of(world, pupils=30, title="Nog een")
    second = marit.get("/schoolleiding/")
    assert second.context["page"].choices.pupils_spoke == 15
    assert "Kind0" not in second.content.decode()


def test_last_years_round_of_the_same_name_stands_behind_this_years_and_each_says_its_year(
    world: World, client_for: Any
) -> None:
    last = year_of(world, pupils=2)
    with in_school(world):
        ended = world.today - timedelta(days=300)
        m.ChoiceRound.objects.filter(pk=last.pk).update(school_year="2025-2026", ends_on=ended)
        m.ChoiceMoment.objects.filter(round=last).update(ends_on=ended)
        m.ChoiceStep.objects.filter(moment__round=last).update(on=ended)
        m.SubjectRules.objects.update(title="Vorig jaar")
    this = year_of(world, pupils=1)
    hanneke = client_for(world.staff.hanneke)
    page = hanneke.get(PAGE).context["page"]
    of_rounds = [one for one in page.groups if one.value in (str(last.pk), str(this.pk))]
    assert [(one.name, one.count) for one in of_rounds] == [
        ("Profielkeuze havo 3 2026-2027", 1),
        ("Profielkeuze havo 3 2025-2026", 2),
    ]
    assert page.groups[-1].value == str(last.pk)
    table = hanneke.get(PAGE, {"groep": str(last.pk), "als": "tabel"}).content.decode()
    assert f"was {date_format(ended, 'j b')}" in table


def test_who_left_or_died_is_not_in_the_year_group_and_comes_in_no_new_round(
    world: World, client_for: Any
) -> None:
    round, hanneke = year_of(world, pupils=4), client_for(world.staff.hanneke)
    viewer = Viewer(world.staff.hanneke.pk, world.school.pk, ViewerRole.PROFESSIONAL, world.today)
    with in_school(world):
        kept = {
            one.person.given_name: one
            for one in m.Pupil.objects.filter(person__given_name__startswith="Kind")
        }
        for name, days in (("Kind000", -1), ("Kind001", 30)):
            m.Pupil.objects.filter(pk=kept[name].pk).update(left_on=world.today + timedelta(days=days))
        m.Person.objects.filter(pk=kept["Kind002"].pk).update(deceased=True)
        made = open_round(
            viewer,
            once=uuid4(),
            template="shipped:profile-havo-vwo",
            title="Nog een ronde",
            school_year="2026-2027",
            ends_on=world.today,
            classes=[kept["Kind000"].school_class_id],
        )
        asked = m.RoundPupil.objects.filter(round=made).values_list("pupil__person__given_name", flat=True)
        assert sorted(asked) == ["Kind001", "Kind003"]
    assert [name.split()[0] for name in names(hanneke, groep=str(round.pk))] == ["Kind001", "Kind003"]
