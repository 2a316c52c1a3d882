"""One person: corrected, reached, put in a class, given tasks; by the administrator alone."""

from datetime import timedelta
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.access.viewer import ViewerRole
from keuzeruimte_web.records.models import (
    Contact,
    Employment,
    Guardianship,
    Involvement,
    Mentorship,
    Message,
    Person,
    SchoolClass,
    Trace,
)
from keuzeruimte_web.records.scope import above_schools, school_scope

LIVES = "Schuiladres 12"


def address(person: Person, rest: str = "") -> str:
    return f"/beheer/mensen/{person.pk}/{rest}"


def test_the_page_of_a_pupil_has_the_family_and_nothing_of_the_dossier(world: World, client_for) -> None:
    page = client_for(world.staff.petra).get(address(world.saskia.saskia.person)).content.decode()
    for shown in ("Marloes Hendriks", "Erik Vermeer", "heeft gezag", "Joris Kuiper", "1A"):
        assert shown in page
    assert world.saskia.trajectory.title not in page
    assert "Ruben de Wit" not in page


def test_it_is_not_there_for_others_nor_over_schools(world: World, client_for) -> None:
    marloes = world.saskia.marloes
    for rest in ("", "naam/", "contact/", "taak/"):
        for person in (world.staff.ruben, world.staff.pieter, marloes, world.elsewhere.administrator):
            assert client_for(person).get(address(marloes, rest)).status_code == 404


def test_as_many_queries_for_one_parent_as_for_three(world: World, client_for) -> None:
    browser, saskia = client_for(world.staff.petra), world.saskia.saskia
    counts = []
    for more in (0, 3):
        with school_scope(world.school.pk):
            for number in range(more):
                parent = Person.objects.create(
                    school=world.school, given_name=f"Ouder {number}", family_name="Vermeer"
                )
                Guardianship.objects.create(school=world.school, pupil=saskia, parent=parent)
        with CaptureQueriesContext(connection) as asked:
            browser.get(address(saskia.person))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12


def correction(person: Person, **other: str) -> dict[str, str]:
    return {
        "version": str(person.version),
        "given_name": person.given_name,
        "name_prefix": person.prefix,
        "family_name": person.family_name,
    } | other


def test_a_name_is_corrected_and_found_by_its_new_spelling(world: World, client_for) -> None:
    browser, marloes = client_for(world.staff.petra), world.saskia.marloes
    sent = correction(marloes, family_name="Hendrikx", speaks="Fries", interpreter="on")
    assert browser.post(address(marloes, "naam/"), sent).status_code == 302
    with school_scope(world.school.pk):
        row = Person.objects.get(pk=marloes.pk)
        assert (row.search_name, row.speaks, row.interpreter) == ("marloes hendrikx", "Fries", True)


def test_a_second_administrator_is_told_and_both_texts_survive(world: World, client_for) -> None:
    browser, marloes = client_for(world.staff.petra), world.saskia.marloes
    browser.post(address(marloes, "naam/"), correction(marloes, family_name="Hendrikx"))
    late = browser.post(address(marloes, "naam/"), correction(marloes, family_name="Hendriksen"))
    page = late.content.decode()
    assert late.status_code == 409
    assert "Achternaam: Hendrikx" in page
    assert 'value="Hendriksen"' in page
    assert 'name="version" value="2"' in page


def test_a_parent_who_died_stays_a_parent_without_anything_to_do(world: World, client_for) -> None:
    browser, erik = client_for(world.staff.petra), world.saskia.erik
    browser.post(address(erik, "naam/"), correction(erik, deceased="on"))
    page = browser.get(address(world.saskia.saskia.person)).content.decode()
    row = page[page.index("Erik Vermeer</a>") : page.index("Marloes Hendriks</a>")]
    assert "overleden" in row
    for word in ("Verander", "gezag", "informatie"):
        assert word not in row
    assert "Adres en contact" not in browser.get(address(erik)).content.decode()


def test_a_secret_address_wipes_the_household_and_looking_at_it_leaves_a_trace(
    world: World, client_for
) -> None:
    browser, marloes = client_for(world.staff.petra), world.saskia.marloes
    sent = {"version": "0", "address": LIVES, "secret": "on"}
    assert browser.post(address(marloes, "contact/"), sent).status_code == 302
    with school_scope(world.school.pk):
        assert {tie.household for tie in Guardianship.objects.filter(parent=marloes)} == {""}
        assert Contact.objects.get(person=marloes).version == 1
    assert LIVES not in browser.get(address(marloes)).content.decode()
    assert "adres geheim" in browser.get(address(world.saskia.saskia.person)).content.decode()
    assert LIVES in browser.get(address(marloes, "contact/")).content.decode()
    with school_scope(world.school.pk):
        assert Trace.objects.filter(word="opened_contact", record=marloes.pk).count() == 1
    pupil = world.saskia.saskia.pk
    for somebody, page in (
        (world.staff.ruben, f"/leerlingen/{pupil}/"),
        (world.saskia.erik, f"/ouder/{pupil}/"),
        (world.saskia.saskia.person, "/leerling/"),
    ):
        answer = client_for(somebody).get(page)
        assert answer.status_code == 200
        assert LIVES not in answer.content.decode()


def test_an_administrator_with_a_child_here_is_a_parent_only(world: World, client_for) -> None:
    petra, marloes = world.staff.petra, world.saskia.marloes
    with school_scope(world.school.pk):
        Guardianship.objects.create(school=world.school, pupil=world.saskia.saskia, parent=petra)
        Contact.objects.create(school=world.school, person=marloes, address=LIVES)
        tie = Guardianship.objects.get(pupil=world.saskia.saskia, parent=world.saskia.erik)
    browser = client_for(petra)
    session = browser.session
    session["seat"] = f"{petra.pk}:{ViewerRole.ADMINISTRATOR.value}"
    session.save()
    page = browser.get(address(world.saskia.saskia.person)).content.decode()
    assert "eigen gezin" in page
    assert "Erik Vermeer" not in page
    assert browser.get(address(marloes)).status_code == 404
    assert browser.get(address(marloes, "contact/")).status_code == 403
    assert browser.get(f"/beheer/gezag/{tie.pk}/").status_code == 404
    assert browser.get(address(world.saskia.saskia.person, "ouder/")).status_code == 403
    assert browser.get(address(world.timo.anja, "contact/")).status_code == 200


def test_nobody_gives_or_ends_an_own_task(world: World, client_for) -> None:
    browser, petra = client_for(world.staff.petra), world.staff.petra
    sent = {"once": str(uuid4()), "role": "counsellor", "since": world.today.isoformat()}
    assert browser.post(address(petra, "taak/"), sent).status_code == 403
    with school_scope(world.school.pk):
        own = Employment.objects.get(person=petra)
    day = {f"{own.pk}-day": world.today.isoformat()}
    assert browser.post(address(petra, f"taak/{own.pk}/einde/"), day).status_code == 403
    with school_scope(world.school.pk):
        assert list(Employment.objects.filter(person=petra)) == [own]


def test_access_is_gone_the_day_on_which_the_last_task_ends(world: World, client_for) -> None:
    joris = world.staff.joris
    at_work = client_for(joris)
    assert at_work.get(f"/leerlingen/{world.saskia.saskia.pk}/").status_code == 200
    browser = client_for(world.staff.petra)
    assert "Dan stoppen ook het mentoraat en de begeleiding." in browser.get(address(joris)).content.decode()
    with school_scope(world.school.pk):
        tasks = list(Employment.objects.filter(person=joris))
    for task in tasks:
        day = {f"{task.pk}-day": world.today.isoformat()}
        assert browser.post(address(joris, f"taak/{task.pk}/einde/"), day).status_code == 302
    assert at_work.get(f"/leerlingen/{world.saskia.saskia.pk}/").status_code == 403
    yesterday = world.today - timedelta(days=1)
    with school_scope(world.school.pk):
        assert {m.until for m in Mentorship.objects.filter(person=joris)} == {yesterday}
        ties = Involvement.objects.filter(person=joris, matter__isnull=True)
        assert {tie.until for tie in ties} == {yesterday}


def test_with_two_tasks_guiding_ends_after_the_last_day_of_the_longest(world: World, client_for) -> None:
    joris, browser = world.staff.joris, client_for(world.staff.petra)
    sent = {"once": str(uuid4()), "role": "counsellor", "since": world.today.isoformat()}
    assert browser.post(address(joris, "taak/"), sent).status_code == 302
    with school_scope(world.school.pk):
        tasks = {task.role: task.pk for task in Employment.objects.filter(person=joris)}
    for days, task in ((30, tasks.pop("counsellor")), *((10, task) for task in tasks.values())):
        day = {f"{task}-day": (world.today + timedelta(days=days)).isoformat()}
        assert browser.post(address(joris, f"taak/{task}/einde/"), day).status_code == 302
    last = world.today + timedelta(days=29)
    with school_scope(world.school.pk):
        assert {row.until for row in Mentorship.objects.filter(person=joris)} == {last}
        assert {tie.until for tie in Involvement.objects.filter(person=joris)} == {last}


def test_a_task_with_a_known_last_day_is_one_of_today_and_can_end_sooner(world: World, client_for) -> None:
    ruben, browser = world.staff.ruben, client_for(world.staff.petra)
    with school_scope(world.school.pk):
        task = Employment.objects.get(person=ruben)
    for days in (30, 10):
        page = browser.get(address(ruben)).content.decode()
        assert f"taak/{task.pk}/einde/" in page
        assert "Hoe het eerder was" not in page
        day = {f"{task.pk}-day": (world.today + timedelta(days=days)).isoformat()}
        browser.post(address(ruben, f"taak/{task.pk}/einde/"), day)
    with school_scope(world.school.pk):
        assert Employment.objects.get(pk=task.pk).until == world.today + timedelta(days=9)


def test_a_pupil_in_another_class_has_its_mentor_from_today(world: World, client_for) -> None:
    saskia = world.saskia.saskia
    with school_scope(world.school.pk):
        other = SchoolClass.objects.get(name="1B")
    answer = client_for(world.staff.petra).post(
        address(saskia.person, "klas/"), {"school_class": str(other.pk)}
    )
    assert answer.status_code == 302
    with above_schools():
        now = Involvement.objects.filter(pupil=saskia, matter__isnull=True, until__isnull=True)
        assert [tie.person for tie in now] == [world.staff.fatma]


def test_who_mentors_both_classes_goes_on_and_nobody_hears_of_another_mentor(
    world: World, client_for
) -> None:
    saskia, joris = world.saskia.saskia, world.staff.joris
    with school_scope(world.school.pk):
        other = SchoolClass.objects.get(name="1B")
        Mentorship.objects.create(school=world.school, school_class=other, person=joris)
        before = Involvement.objects.get(pupil=saskia, person=joris, matter__isnull=True)
        told = Message.objects.filter(person=world.saskia.marloes, kind="involvement").count()
    answer = client_for(world.staff.petra).post(
        address(saskia.person, "klas/"), {"school_class": str(other.pk)}
    )
    assert answer.status_code == 302
    with above_schools():
        ties = Involvement.objects.filter(pupil=saskia, matter__isnull=True, until__isnull=True)
        assert {tie.person: tie.since for tie in ties}[joris] == before.since
        # of the other mentor of that class alone
        assert Message.objects.filter(person=world.saskia.marloes, kind="involvement").count() == told + 1


def test_what_is_asked_of_a_pupil_is_not_there_for_somebody_else(world: World, client_for) -> None:
    browser = client_for(world.staff.petra)
    for person in (world.staff.ruben, world.saskia.marloes):
        for rest in ("van-school/", "klas/"):
            assert browser.get(address(person, rest)).status_code == 404


def test_a_birthday_that_is_still_to_come_is_refused(world: World, client_for) -> None:
    browser, saskia = client_for(world.staff.petra), world.saskia.saskia.person
    tomorrow = (world.today + timedelta(days=1)).isoformat()
    answer = browser.post(address(saskia, "naam/"), correction(saskia, born=tomorrow))
    assert answer.status_code == 422
    assert "Deze dag moet nog komen." in answer.content.decode()


def test_what_a_colleague_changed_meanwhile_is_said_in_words(world: World, client_for) -> None:
    browser, saskia = client_for(world.staff.petra), world.saskia.saskia.person
    for born in ("2012-03-04", "2012-03-05"):
        late = browser.post(address(saskia, "naam/"), correction(saskia, born=born))
    assert "Geboortedatum: 4 maart 2012" in late.content.decode()


def test_who_emptied_something_meanwhile_is_told_of_too(world: World, client_for) -> None:
    browser, marloes = client_for(world.staff.petra), world.saskia.marloes
    wiped = {"version": "1", "email": "", "phone": "", "address": ""}
    browser.post(address(marloes, "contact/"), wiped | {"version": "0", "phone": "0612345678"})
    assert browser.post(address(marloes, "contact/"), wiped).status_code == 302
    late = browser.post(address(marloes, "contact/"), wiped | {"phone": "0687654321"})
    assert late.status_code == 409
    page = late.content.decode()
    assert "Telefoon: –" in page
    assert 'value="0687654321"' in page


def test_a_task_that_a_colleague_ended_does_not_come_back_by_a_later_day(world: World, client_for) -> None:
    browser, joris = client_for(world.staff.petra), world.staff.joris
    with school_scope(world.school.pk):
        task = Employment.objects.filter(person=joris).first()
    for days in (0, 400):
        day = {f"{task.pk}-day": (world.today + timedelta(days=days)).isoformat()}
        answer = browser.post(address(joris, f"taak/{task.pk}/einde/"), day, follow=True)
    assert "Dit was al beëindigd." in answer.content.decode()
    with school_scope(world.school.pk):
        assert Employment.objects.get(pk=task.pk).until == world.today - timedelta(days=1)
