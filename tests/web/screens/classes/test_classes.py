"""Classes and their mentors: begun, ended and handed over, with access that follows."""

from datetime import timedelta
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.records.models import Employment, Guardianship, Involvement, Mentorship, SchoolClass
from keuzeruimte_web.records.scope import above_schools, school_scope


def first_class(world: World) -> str:
    return f"/beheer/klassen/{world.saskia.saskia.school_class_id}/"


def mentorship(world: World) -> Mentorship:
    with school_scope(world.school.pk):
        return Mentorship.objects.get(
            school_class=world.saskia.saskia.school_class_id, person=world.staff.joris
        )


def sent(row: Mentorship, day: str, **other: str) -> dict[str, str]:
    fields = {"once": str(uuid4()), "day": day} | other
    return {f"{row.pk}-{name}": value for name, value in fields.items()}


def test_a_class_shows_its_mentor_and_pupils(world: World, client_for) -> None:
    page = client_for(world.staff.petra).get(first_class(world)).content.decode()
    for shown in ("Joris Kuiper", "Saskia Vermeer"):
        assert shown in page
    assert "Timo Bakker" not in page


def test_the_mentor_is_followed_up_and_access_goes_over_that_day(world: World, client_for) -> None:
    row, pupil = mentorship(world), f"/leerlingen/{world.saskia.saskia.pk}/"
    fatma = client_for(world.staff.fatma)
    assert fatma.get(pupil).status_code == 404
    answer = client_for(world.staff.petra).post(
        f"{first_class(world)}mentor/{row.pk}/",
        sent(row, world.today.isoformat(), successor=str(world.staff.fatma.pk)),
    )
    assert answer.status_code == 302
    assert fatma.get(pupil).status_code == 200
    yesterday = world.today - timedelta(days=1)
    with above_schools():
        ties = Involvement.objects.filter(pupil=world.saskia.saskia, matter__isnull=True)
        assert {(tie.person, tie.since == world.today, tie.until) for tie in ties} == {
            (world.staff.joris, False, yesterday),
            (world.staff.fatma, True, None),
        }
    page = client_for(world.staff.petra).get(first_class(world)).content.decode()
    assert "Hoe het eerder was" in page


def test_who_guided_a_matter_as_mentor_guides_it_still_and_another_class_says_so(
    world: World, client_for
) -> None:
    row, saskia = mentorship(world), world.saskia.saskia
    with above_schools():
        assert Involvement.objects.filter(
            pupil=saskia, matter__isnull=False, person=world.staff.joris
        ).exists()
    petra, joris = client_for(world.staff.petra), client_for(world.staff.joris)
    petra.post(
        f"{first_class(world)}mentor/{row.pk}/",
        sent(row, world.today.isoformat(), successor=str(world.staff.fatma.pk)),
    )
    assert joris.get(f"/leerlingen/{saskia.pk}/").status_code == 200
    assert (
        "gaat door tot iemand die overneemt"
        in petra.get(f"/beheer/mensen/{saskia.pk}/klas/").content.decode()
    )


def test_two_administrators_at_once_do_not_choose_two_successors(world: World, client_for) -> None:
    row, petra = mentorship(world), client_for(world.staff.petra)
    where, today = f"{first_class(world)}mentor/{row.pk}/", world.today.isoformat()
    petra.post(where, sent(row, today, successor=str(world.staff.fatma.pk)))
    for chosen in ({"successor": str(world.staff.mirjam.pk)}, {}):
        answer = petra.post(where, sent(row, today, **chosen), follow=True)
        assert "Iemand veranderde dit intussen." in answer.content.decode()
    with school_scope(world.school.pk):
        going = Mentorship.objects.filter(school_class=row.school_class_id, until__isnull=True)
        assert [one.person for one in going] == [world.staff.fatma]


def test_the_first_successor_stays_also_from_a_day_to_come(world: World, client_for) -> None:
    row, petra = mentorship(world), client_for(world.staff.petra)
    where, day = f"{first_class(world)}mentor/{row.pk}/", (world.today + timedelta(days=9)).isoformat()
    petra.post(where, sent(row, day, successor=str(world.staff.fatma.pk)))
    for chosen in ({"successor": str(world.staff.mirjam.pk)}, {}):
        answer = petra.post(where, sent(row, day, **chosen), follow=True)
        assert "Iemand veranderde dit intussen." in answer.content.decode()
    with school_scope(world.school.pk):
        going = Mentorship.objects.filter(school_class=row.school_class_id, until__isnull=True)
        assert [one.person for one in going] == [world.staff.fatma]


def test_a_mentor_with_a_known_last_day_can_go_sooner_and_come_back_after_it(
    world: World, client_for
) -> None:
    row, petra = mentorship(world), client_for(world.staff.petra)
    where, last = f"{first_class(world)}mentor/{row.pk}/", world.today + timedelta(days=29)
    petra.post(where, sent(row, (last + timedelta(days=1)).isoformat()))
    known, sooner = last.isoformat(), (world.today + timedelta(days=9)).isoformat()
    page = petra.get(first_class(world)).content.decode()
    assert f'name="{row.pk}-until" value="{known}"' in page
    later = petra.post(where, sent(row, (last + timedelta(days=2)).isoformat(), until=known))
    assert "Deze collega is dan al geen mentor meer." in later.content.decode()
    petra.post(where, sent(row, sooner, until=known))
    back = {"once": str(uuid4()), "person": str(world.staff.joris.pk), "since": known}
    assert petra.post(f"{first_class(world)}mentor/", back).status_code == 302
    with school_scope(world.school.pk):
        spans = Mentorship.objects.filter(school_class=row.school_class_id).values_list("since", "until")
        assert set(spans) == {(row.since, world.today + timedelta(days=8)), (last, None)}


def test_who_guides_beside_being_mentor_is_said_to_go_on(world: World, client_for) -> None:
    row, petra = mentorship(world), client_for(world.staff.petra)
    answer = petra.post(
        f"{first_class(world)}mentor/{row.pk}/", sent(row, world.today.isoformat()), follow=True
    )
    said = answer.content.decode()
    assert "Begeleidt deze collega ook zelf een leerling? Dan gaat dat door" in said
    assert "de toegang van de vorige mentor weg" not in said


def test_a_double_click_on_ending_says_nothing_of_somebody_else(world: World, client_for) -> None:
    row, petra = mentorship(world), client_for(world.staff.petra)
    body = sent(row, world.today.isoformat())
    for _click in range(2):
        answer = petra.post(f"{first_class(world)}mentor/{row.pk}/", body)
        assert answer.status_code == 302
    page = petra.get(first_class(world)).content.decode()
    assert "Bewaard. Vanaf die dag" in page
    assert "Iemand veranderde dit intussen." not in page


def test_a_mentor_of_the_own_child_is_a_parent_only(world: World, client_for) -> None:
    fatma = world.staff.fatma
    with school_scope(world.school.pk):
        Guardianship.objects.create(school=world.school, pupil=world.saskia.saskia, parent=fatma)
    client_for(world.staff.petra).post(
        f"{first_class(world)}mentor/",
        {"once": str(uuid4()), "person": str(fatma.pk), "since": world.today.isoformat()},
    )
    with above_schools():
        assert Mentorship.objects.filter(person=fatma, since=world.today).exists()
        assert not Involvement.objects.filter(person=fatma, pupil=world.saskia.saskia).exists()


def test_who_mentors_an_own_child_another_administrator_chooses(world: World, client_for) -> None:
    """In the own child's matter somebody is a parent only (PRODUCT 3); elsewhere an administrator."""
    petra, row = world.staff.petra, mentorship(world)
    browser = client_for(petra)
    session = browser.session
    session["seat"] = f"{petra.pk}:administrator"
    session.save()
    assert "Nog een mentor" in browser.get(first_class(world)).content.decode()
    with school_scope(world.school.pk):
        Guardianship.objects.create(school=world.school, pupil=world.saskia.saskia, parent=petra)
    page = browser.get(first_class(world)).content.decode()
    assert ("In deze klas zit je eigen kind" in page, "Nog een mentor" in page) == (True, False)
    assert f"mentor/{row.pk}" not in page
    chosen = {"once": str(uuid4()), "person": str(world.staff.fatma.pk), "since": world.today.isoformat()}
    assert browser.post(f"{first_class(world)}mentor/", chosen).status_code == 403
    for successor in ("", str(world.staff.fatma.pk)):
        fields = sent(row, world.today.isoformat(), successor=successor)
        assert browser.post(f"{first_class(world)}mentor/{row.pk}/", fields).status_code == 403
    with above_schools():
        assert not Mentorship.objects.filter(person=world.staff.fatma, since=world.today).exists()
    assert mentorship(world).until is None
    other = f"/beheer/klassen/{world.timo.timo.school_class_id}/"
    chosen["person"] = str(world.staff.joris.pk)
    assert browser.post(f"{other}mentor/", chosen).status_code == 302


def test_an_administrator_is_no_candidate_for_a_mentor(world: World, client_for) -> None:
    petra = world.staff.petra
    with school_scope(world.school.pk):
        Employment.objects.create(school=world.school, person=petra, role="teacher")
    browser = client_for(petra)
    session = browser.session
    session["seat"] = f"{petra.pk}:administrator"
    session.save()
    fields = {"once": str(uuid4()), "person": str(petra.pk), "since": world.today.isoformat()}
    assert browser.post(f"{first_class(world)}mentor/", fields).status_code == 422
    with above_schools():
        assert not Mentorship.objects.filter(person=petra).exists()


def test_a_day_that_is_gone_is_refused(world: World, client_for) -> None:
    row = mentorship(world)
    gone = (world.today - timedelta(days=3)).isoformat()
    answer = client_for(world.staff.petra).post(f"{first_class(world)}mentor/{row.pk}/", sent(row, gone))
    assert answer.status_code == 422
    assert mentorship(world).until is None


def test_a_class_is_entered_and_its_name_is_the_only_one(world: World, client_for) -> None:
    browser = client_for(world.staff.petra)
    fields = {"once": str(uuid4()), "name": "6V", "level": "vwo", "year_group": "6"}
    assert browser.post("/beheer/klassen/", fields).status_code == 302
    again = browser.post("/beheer/klassen/", fields | {"once": str(uuid4())})
    assert again.status_code == 422
    assert "Er is al een klas met deze naam" in again.content.decode()
    change = {"version": "1", "name": "6V", "level": "havo/vwo", "year_group": "1"}
    assert browser.post(f"{first_class(world)}naam/", change).status_code == 422
    assert browser.post(f"{first_class(world)}naam/", change | {"name": "1X"}).status_code == 302
    assert browser.post(f"{first_class(world)}naam/", change | {"name": "1Y"}).status_code == 409
    with above_schools():
        assert not SchoolClass.objects.filter(name="1Y").exists()


def test_as_many_queries_for_one_class_as_for_three(world: World, client_for) -> None:
    browser, counts = client_for(world.staff.petra), []
    for more in (0, 2):
        with school_scope(world.school.pk):
            for number in range(more):
                SchoolClass.objects.create(school=world.school, name=f"Z{number}", year_group=2)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get("/beheer/klassen/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 8


def test_it_is_not_there_for_others_nor_over_schools(world: World, client_for) -> None:
    row = mentorship(world)
    for page in (first_class(world), f"{first_class(world)}naam/"):
        for person in (world.staff.joris, world.saskia.marloes, world.elsewhere.administrator):
            assert client_for(person).get(page).status_code == 404
    fields = sent(row, world.today.isoformat())
    there = f"/beheer/klassen/{world.elsewhere.sem.school_class_id}/"
    away = client_for(world.elsewhere.administrator)
    assert away.post(f"{there}mentor/{row.pk}/", fields).status_code == 404
    assert mentorship(world).until is None
    assert client_for(world.staff.joris).get("/beheer/klassen/").status_code == 404
    assert client_for(world.staff.petra).post(first_class(world)).status_code == 405
