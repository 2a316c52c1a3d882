"""What has been kept long enough goes, once and for all; who keeps watch sees numbers and days."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone
from world import World

from keuzeruimte_web.bridge.terms import BY_KIND, border, goes_on, next_turn
from keuzeruimte_web.keys import ring, store
from keuzeruimte_web.operations.retention import keep_to_terms
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.models.choices import RetentionKind
from keuzeruimte_web.records.scope import above_schools, school_scope

LATER = 800


@pytest.fixture(autouse=True)
def _keys_of_our_own(db: None) -> Iterator[None]:
    """The people of the world have the same ids in every test: what is destroyed here, is so here alone."""
    store.clear()
    ring.forget()
    yield
    store.clear()
    ring.forget()


def run(world: World, *, today: date) -> None:
    now = timezone.make_aware(datetime.combine(today, time(4)))
    keep_to_terms(world.school.pk, now=now, today=today)


def counts(world: World) -> dict[str, int]:
    with school_scope(world.school.pk):
        models = (m.Answer, m.Voice, m.Draft, m.Note, m.Pupil, m.Report, m.Event, m.Submission)
        return {model.__name__: model.objects.count() for model in models}


def test_a_term_after_the_school_year_runs_from_the_first_of_august() -> None:
    answers = BY_KIND[RetentionKind.ANSWERS]
    assert border(answers, number=0, today=date(2026, 7, 31)) == date(2025, 8, 1)
    assert border(answers, number=0, today=date(2026, 8, 1)) == date(2026, 8, 1)
    assert border(answers, number=2, today=date(2026, 8, 14)) == date(2025, 8, 1)
    assert border(answers, number=2, today=date(2026, 8, 15)) == date(2026, 8, 1)
    assert next_turn(answers, number=0, today=date(2026, 8, 1)) == date(2027, 8, 1)
    assert next_turn(answers, number=2, today=date(2026, 8, 14)) == date(2026, 8, 15)


@pytest.mark.parametrize(
    "left_on",
    [date(2024, 2, 29), date(2023, 12, 31), date(2024, 1, 31), date(2024, 8, 30), date(2024, 8, 31)],
)
@pytest.mark.parametrize("number", [1, 6, 24])
def test_the_day_that_is_told_is_the_first_on_which_a_dossier_goes(left_on: date, number: int) -> None:
    dossier = BY_KIND[RetentionKind.DOSSIER]
    told = goes_on(left_on, number=number)
    assert left_on < border(dossier, number=number, today=told)
    assert left_on >= border(dossier, number=number, today=told - timedelta(days=1))


@pytest.mark.parametrize("left_on", [date(9999, 12, 31), date(9999, 6, 30), date(9998, 1, 31)])
def test_who_leaves_at_the_end_of_the_calendar_is_kept_until_then(left_on: date) -> None:
    assert goes_on(left_on, number=24) == date.max


def test_own_words_go_after_the_school_year_and_what_was_agreed_stays(world: World) -> None:
    with school_scope(world.school.pk):
        own = m.Answer.objects.first()
        assert own is not None
        assert m.Voice.objects.exists()
    before = counts(world)
    run(world, today=world.today)
    assert counts(world)["Answer"] == before["Answer"]
    run(world, today=date(world.today.year + 2, 8, 2))
    after = counts(world)
    assert (after["Answer"], after["Voice"], after["Draft"], after["Submission"]) == (0, 0, 0, 0)
    assert (after["Pupil"], after["Report"], after["Event"]) == (
        before["Pupil"],
        before["Report"],
        before["Event"],
    )
    run(world, today=date(world.today.year + 2, 8, 2))
    assert counts(world) == after


def test_the_dossier_of_who_left_goes_with_the_term_and_no_other(world: World) -> None:
    with school_scope(world.school.pk):
        m.Pupil.objects.filter(pk=world.saskia.saskia.pk).update(left_on=world.today)
    almost = goes_on(world.today, number=24) - timedelta(days=1)
    run(world, today=almost)
    with above_schools():
        assert m.Pupil.objects.filter(pk=world.saskia.saskia.pk).exists()
    run(world, today=almost + timedelta(days=1))
    with above_schools():
        assert not m.Pupil.objects.filter(pk=world.saskia.saskia.pk).exists()
        assert m.Erasure.objects.filter(owner=world.saskia.saskia.pk).exists()
        assert m.Pupil.objects.filter(pk=world.timo.timo.pk).exists()
        assert m.Pupil.objects.filter(pk=world.elsewhere.sem.pk).exists()


def test_a_dossier_about_which_somebody_asked_waits_for_the_answer(world: World) -> None:
    with school_scope(world.school.pk):
        m.Pupil.objects.filter(pk=world.saskia.saskia.pk).update(left_on=world.today)
        m.PrivacyRequest.objects.create(
            school=world.school,
            pupil=world.saskia.saskia,
            asker=world.saskia.marloes,
            kind="inspection",
            claim="parent",
            asked_on=world.today,
            due_on=world.today,
        )
    run(world, today=world.today + timedelta(days=LATER))
    with above_schools():
        assert m.Pupil.objects.filter(pk=world.saskia.saskia.pk).exists()


def test_the_page_shows_numbers_and_days_to_two_offices_and_nobody_else(
    world: World, client_for: Any
) -> None:
    for who in (world.staff.petra, world.staff.pieter):
        page = client_for(who).get("/bewaren/").content.decode()
        assert "na de laatste schooldag" in page
        assert "minder dan 10" in page
        for kind in (
            "Eigen loopbaandossier",
            "Stages, en wie",
            "De link van een stagebedrijf",
            "Een dienst die",
        ):
            assert kind in page
        assert "Saskia" not in page
    for person in (world.staff.ruben, world.staff.marit, world.saskia.marloes, world.saskia.saskia.person):
        assert client_for(person).get("/bewaren/").status_code == 404
    assert client_for(world.staff.pieter).get("/bewaren/termijnen/").status_code == 404


def test_the_administrator_chooses_within_bounds(world: World, client_for: Any) -> None:
    petra = client_for(world.staff.petra)
    fields = {
        "answers": 0,
        "choice_words": 0,
        "voices": 0,
        "drafts": 0,
        "notes": 7,
        "dossier": 36,
        "requests": 12,
        "turning": 3,
        "invitations": 6,
        "submissions": 30,
    }
    assert petra.post("/bewaren/termijnen/", fields | {"dossier": 61}).status_code == 422
    assert [petra.post("/bewaren/termijnen/", fields).status_code for _ in range(2)] == [302, 302]
    with school_scope(world.school.pk):
        assert dict(m.RetentionTerm.objects.values_list("kind", "number")) == {"notes": 7, "dossier": 36}
        assert m.Trace.objects.filter(word="changed_terms").count() == 1
    assert "36 maanden" in petra.get("/bewaren/").content.decode()


def test_the_last_day_of_a_pupil_is_written_down_and_taken_back(world: World, client_for: Any) -> None:
    petra, saskia = client_for(world.staff.petra), world.saskia.saskia
    address = f"/beheer/mensen/{saskia.pk}/van-school/"
    assert petra.post(address, {"left_on": "1999-01-01"}).status_code == 422
    assert petra.post(address, {"left_on": world.today.isoformat()}).status_code == 302
    assert "Laatste schooldag" in petra.get(f"/beheer/mensen/{saskia.pk}/").content.decode()
    assert petra.post(address, {"left_on": ""}).status_code == 302
    with school_scope(world.school.pk):
        assert m.Pupil.objects.get(pk=saskia.pk).left_on is None
    assert client_for(world.staff.pieter).get(address).status_code == 404
    parent = f"/beheer/mensen/{world.saskia.marloes.pk}/van-school/"
    assert petra.post(parent, {"left_on": ""}).status_code == 404
