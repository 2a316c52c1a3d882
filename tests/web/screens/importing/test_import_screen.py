"""Reading in by screen: offer, explain, look, choose, read in, put back; for the administrator alone."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult
from weight import too_heavy
from world import World

from keuzeruimte_web.jobs import queue
from keuzeruimte_web.jobs.importing import go_on_with_imports, work_on_import
from keuzeruimte_web.records.models import Import, Message, Person, SchoolClass
from keuzeruimte_web.records.scope import school_scope
from keuzeruimte_web.screens.importing.forms import FilesField

PAGE = "/beheer/inlezen/"
HEAD = "leerlingnummer;roepnaam;achternaam;geboortedatum;klas\n"
PUPILS = HEAD + "801;Ilias;Haddad;2012-02-01;1X\n802;Fenna;Wal;morgen;1X\n"


@pytest.fixture
def petra(world: World, client_for: Callable[..., Client]) -> Client:
    return client_for(world.staff.petra)


def offer(client: Client, text: str | bytes = PUPILS, *, once: str = "", name: str = "leerlingen.csv") -> str:
    """Offer a list; answers the address of what came of it."""
    file = SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)
    answer = client.post(PAGE, {"lists": file, "once": once or str(uuid4())})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def work(world: World) -> None:
    with school_scope(world.school.pk):
        runs = list(Import.objects.values_list("pk", flat=True))
    for run in runs:
        work_on_import.call(school=str(world.school.pk), run=str(run))


def names(world: World) -> set[str]:
    with school_scope(world.school.pk):
        return set(
            Person.objects.filter(family_name__in=["Haddad", "Wal"]).values_list("given_name", flat=True)
        )


def test_a_list_is_looked_at_read_in_and_put_back(petra: Client, world: World) -> None:
    address = offer(petra)
    waiting = petra.get(address).content.decode()
    assert "Wordt bekeken" in waiting
    assert f'hx-get="{address}stand/"' in waiting
    work(world)
    assert petra.get(f"{address}stand/")["HX-Refresh"] == "true"
    shown = petra.get(f"{address}?soort=new").content.decode()
    assert all(
        word in shown
        for word in ("Ilias Haddad", "1 februari 2012", "1 cel om na te kijken", "morgen", "deelt--onder")
    )
    assert names(world) == set()
    petra.post(f"{address}lees-in/")
    work(world)
    assert names(world) == {"Ilias", "Fenna"}
    assert "Draai terug" in petra.get(address).content.decode()
    petra.post(f"{address}draai-terug/")
    work(world)
    assert names(world) == set()
    assert "Teruggedraaid" in petra.get(address).content.decode()


def test_who_becomes_mentor_of_a_class_is_shown_first(petra: Client, world: World) -> None:
    text = "afkorting;roepnaam;achternaam;functie;mentor van\nZWN;Hanna;Zwaan;docent;1A,9Z\n"
    address = offer(petra, text, name="medewerkers.csv")
    work(world)
    shown = petra.get(address).content.decode()
    assert "1 mentor van een klas komt erbij" in shown
    assert "<li><span>Hanna Zwaan</span> <span>1A</span></li>" in shown
    assert "stuurt geen post" not in shown
    petra.post(f"{address}lees-in/")
    work(world)
    with school_scope(world.school.pk):
        assert Message.objects.filter(person=world.saskia.marloes, kind="involvement").exists()
    page = petra.get(f"/beheer/klassen/{world.saskia.saskia.school_class_id}/").content.decode()
    assert "Hanna Zwaan" in page


def test_a_class_without_a_year_is_not_promised(petra: Client, world: World) -> None:
    """Reading in does not make it; a class that somebody entered in the meantime is there."""
    address = offer(petra, HEAD + "801;Ilias;Haddad;2012-02-01;Uil\n")
    work(world)
    promised = "UIL, als je die klas eerst zelf invoert"
    assert promised in petra.get(f"{address}?soort=new").content.decode()
    with school_scope(world.school.pk):
        SchoolClass.objects.create(school=world.school, name="Uil", level="havo", year_group=3)
    shown = petra.get(f"{address}?soort=new").content.decode()
    assert "UIL" in shown
    assert promised not in shown


def test_a_person_is_left_out_by_choice(petra: Client, world: World) -> None:
    address = offer(petra)
    work(world)
    page = petra.get(f"{address}?soort=new").content.decode()
    line = page.split("Keuze voor Ilias Haddad")[0].rsplit("/regel/", 1)[1].split("/", 1)[0]
    answer = petra.post(f"{address}regel/{line}/", {"choice": "skip", "soort": "new", "pagina": "1"})
    assert answer["Location"] == f"{address}?soort=new&pagina=1#r-{line}"
    petra.post(f"{address}lees-in/")
    work(world)
    assert names(world) == {"Fenna"}


def test_what_does_not_go_through_can_be_left_and_is_not_queued_anew(
    petra: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError

    def stands_still(act: str, *, until: str) -> str:
        """What is broken is asked for; the page without a word of it, and then with a way out."""
        petra.post(f"{address}{act}/")
        assert until not in petra.get(address).content.decode()
        for _twice in range(2):
            job = queue.next_job("worker")
            if job is not None:
                queue.run(job)
            go_on_with_imports.call()
        assert DBTaskResult.objects.exclude(status="SUCCESSFUL").count() == 1
        assert petra.get(f"{address}stand/")["HX-Refresh"] == "true"
        page = petra.get(address).content.decode()
        assert "Het lukte nog niet" in page and until in page and "stand/" not in page
        return petra.post(f"{address}laat/", follow=True).content.decode()

    DBTaskResult.objects.all().delete()
    address = offer(petra)
    DBTaskResult.objects.all().delete()
    work(world)
    monkeypatch.setattr("keuzeruimte_web.operations.import_applying._Work.carry_out", fails)
    assert "er is niets veranderd" in stands_still("lees-in", until="Lees dit niet in")
    monkeypatch.undo()
    assert names(world) == set()
    DBTaskResult.objects.all().delete()
    address = offer(petra)  # nothing is in the way
    work(world)
    petra.post(f"{address}lees-in/")
    work(world)
    DBTaskResult.objects.all().delete()
    monkeypatch.setattr("keuzeruimte_web.operations.import_undoing._let_go", fails)
    assert "Niet teruggedraaid" in stands_still("draai-terug", until="Draai dit niet terug")
    assert names(world) == {"Ilias", "Fenna"}
    assert "Draai terug" in petra.get(address).content.decode()


def test_columns_are_explained_once(petra: Client, world: World) -> None:
    address = offer(petra, "A;B\n801;Ilias Haddad\n", name="lijst.csv")
    work(world)
    assert "Wat betekenen deze kolommen?" in petra.get(address).content.decode()
    wrong = petra.post(
        f"{address}kolommen/", {"l0-kind": "pupils", "l0-column_0": "number", "l0-column_1": ""}
    )
    assert (wrong.status_code, "achternaam of de hele naam" in wrong.content.decode()) == (422, True)
    said = {"l0-kind": "pupils", "l0-column_0": "number", "l0-column_1": "whole_name"}
    assert petra.post(f"{address}kolommen/", said).status_code == 302
    work(world)
    assert "Ilias Haddad" in petra.get(f"{address}?soort=new").content.decode()


def test_a_refused_file_says_why_and_where(petra: Client, world: World) -> None:
    address = offer(petra, PUPILS.replace("Sem", "").replace("Ilias", "Il\u202eias"))
    work(world)
    shown = petra.get(address).content.decode()
    assert "Hier staat een teken dat niemand ziet" in shown
    assert "leerlingen.csv, rij 2, kolom roepnaam" in shown


def test_sent_twice_it_is_one_and_a_second_waits(petra: Client, world: World) -> None:
    once = str(uuid4())
    assert offer(petra, once=once) == offer(petra, once=once)
    file = SimpleUploadedFile("b.csv", PUPILS.encode())
    second = petra.post(PAGE, {"lists": file, "once": str(uuid4())})
    assert (second.status_code, "Er wordt al iets ingelezen" in second.content.decode()) == (422, True)
    with school_scope(world.school.pk):
        assert Import.objects.count() == 1


def test_without_a_file_it_asks_for_one(petra: Client) -> None:
    assert petra.post(PAGE, {"once": str(uuid4())}).status_code == 422


@pytest.mark.parametrize("kind", ["leerlingen", "ouders", "medewerkers"])
def test_our_own_lists_are_understood_by_ourselves(petra: Client, world: World, kind: str) -> None:
    template = petra.get(f"{PAGE}sjabloon/{kind}/")
    assert template["Content-Type"] == "text/csv; charset=utf-8"
    heads = template.content.decode("utf-8-sig").strip().split(";")
    address = offer(petra, template.content, name=f"{kind}.csv")
    work(world)
    with school_scope(world.school.pk):
        run = Import.objects.get(pk=address.rstrip("/").rsplit("/", 1)[1])
        assert (run.state, run.notes["left_out"]) == ("ready", [])
    assert len(heads) == len(set(heads))


def test_only_the_administrator_finds_it(
    world: World, client_for: Callable[..., Client], petra: Client
) -> None:
    address = offer(petra)
    for person in (world.staff.ruben, world.saskia.marloes, world.elsewhere.administrator):
        client: Any = client_for(person)
        assert client.get(address).status_code == 404
        assert client.post(f"{address}lees-in/").status_code == 404
        assert client.post(f"{address}laat/").status_code == 404


def test_a_long_list_costs_as_many_queries_as_a_short_one(petra: Client, world: World) -> None:
    counted = []
    for size in (2, 30):
        text = HEAD + "".join(f"9{size}{number:02};Kind;Nr{number};;1X\n" for number in range(size))
        address = offer(petra, text)
        work(world)
        with CaptureQueriesContext(connection) as queries:
            assert "Kind Nr1" in petra.get(f"{address}?soort=new").content.decode()
        counted.append(len(queries))
        petra.post(f"{address}laat/")
        petra.get(PAGE)  # says that it was dropped, once
    assert counted[0] == counted[1] <= 12


def test_files_whose_long_names_end_alike_stay_two_files() -> None:
    files = [SimpleUploadedFile(f"{sign}{'x' * 150}.csv", b"a;b\n") for sign in "pq"]
    names = [name[-120:] for name in FilesField().clean(files)]
    assert len(set(names)) == 2


def test_what_somebody_offered_who_was_erased_can_still_be_put_back_or_left(
    petra: Client, world: World
) -> None:
    """What waits for a yes is left: whose own family it may not change is known no more."""

    def erased() -> None:
        with school_scope(world.school.pk):
            Import.objects.update(starter=None)

    address = offer(petra)
    work(world)
    erased()
    assert "Bekijk wat er verandert" in petra.post(f"{address}lees-in/", follow=True).content.decode()
    petra.post(f"{address}laat/")
    address = offer(petra)
    work(world)
    petra.post(f"{address}lees-in/")
    erased()
    assert "Lees dit niet in" in petra.get(address).content.decode()
    with school_scope(world.school.pk):
        Import.objects.filter(state="applying").update(starter=world.staff.petra)
    work(world)
    erased()
    petra.post(f"{address}draai-terug/")
    work(world)
    assert names(world) == set()


def test_a_page_with_much_to_look_at_is_not_too_heavy(petra: Client, world: World) -> None:
    """Of 400 cells to check and 400 mentors the first stand there, and how many there are."""
    pupils = HEAD + "".join(f"{9000 + n};Kind{n};Van der Wal;morgen {n};1X{n}\n" for n in range(400))
    staff = "afkorting;roepnaam;achternaam;functie;mentor van\n"
    staff += "".join(f"M{n};Hanna{n};Zwanenburg;docent, mentor;1X{n}\n" for n in range(400))
    files = [SimpleUploadedFile("leerlingen.csv", pupils.encode())]
    files += [SimpleUploadedFile("medewerkers.csv", staff.encode())]
    address = str(petra.post(PAGE, {"lists": files, "once": str(uuid4())})["Location"])
    work(world)
    page = petra.get(address)
    shown = page.content.decode()
    assert too_heavy(page) == []
    assert "400 mentoren van een klas komen erbij" in shown and "Hanna99 Zwanenburg" in shown
    assert "400 cellen om na te kijken" in shown
    assert shown.count("Hier staan de eerste ") == 2
