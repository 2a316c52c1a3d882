"""Reading in what a school has: look, choose, apply, again, and back."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from world import World

from keuzeruimte_web.access.floor import school_scope
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.jobs.importing import work_on_import
from keuzeruimte_web.jobs.statistics import count_what_was_read_in
from keuzeruimte_web.operations import import_applying
from keuzeruimte_web.operations.importing import (
    BusyAlready,
    NotNow,
    TooMuchWouldGo,
    ask_to_apply,
    ask_to_undo,
    choose_line,
    drop,
    explain_columns,
    offer_files,
)
from keuzeruimte_web.operations.roster_out import take_out_roster
from keuzeruimte_web.records.models import (
    Account,
    Contact,
    Employment,
    Guardianship,
    Import,
    ImportFile,
    ImportLine,
    Involvement,
    Matter,
    Mentorship,
    OutsideKey,
    Person,
    Pupil,
    SchoolClass,
    SchoolIdentity,
)

PUPILS = (
    "leerlingnummer;roepnaam;tussenvoegsel;achternaam;geboortedatum;klas;e-mail\n"
    "801;Ilias;;Haddad;2012-02-01;1X;\n802;Fenna;van der;Wal;2012-03-02;1X;fenna@school.voorbeeld\n"
)
PARENTS = (
    "oudernummer;roepnaam;achternaam;leerlingnummers;gezag;e-mail\n"
    "o1;Samira;Haddad;801;ja;samira@thuis.voorbeeld\no2;Karim;Haddad;801;;karim@thuis.voorbeeld\n"
)
STAFF = "afkorting;roepnaam;achternaam;functie;mentor van\nZWN;Hanna;Zwaan;docent, mentor;1X\n"


@pytest.fixture
def admin(world: World) -> Viewer:
    person = world.staff.petra
    return Viewer(person.pk, world.school.pk, ViewerRole.ADMINISTRATOR, timezone.localdate())


@pytest.fixture
def offer(admin: Viewer) -> Callable[..., UUID]:
    """Offer lists and let the worker look at them."""

    def read(*, changes_only: bool = False, **lists: str) -> UUID:
        files = {f"{name}.csv": BytesIO(text.encode()) for name, text in lists.items()}
        with school_scope(admin.school):
            run = offer_files(admin, files=files, changes_only=changes_only, once=uuid4())
        work(admin, run)
        return run

    return read


def work(admin: Viewer, run: UUID) -> None:
    work_on_import.call(school=str(admin.school), run=str(run))


def apply(admin: Viewer, run: UUID, *, much: bool = False) -> None:
    with school_scope(admin.school):
        ask_to_apply(admin, run=run, much_is_right=much)
    work(admin, run)


def undo(admin: Viewer, run: UUID) -> None:
    with school_scope(admin.school):
        ask_to_undo(admin, run=run)
    work(admin, run)


def sorts(admin: Viewer, run: UUID) -> list[tuple[str, str, str]]:
    with school_scope(admin.school):
        return [
            (line.kind, line.sort, line.name)
            for line in ImportLine.objects.filter(run=run).order_by("number")
        ]


def counts(admin: Viewer) -> dict[str, int]:
    with school_scope(admin.school):
        models = (Person, Pupil, Contact, Guardianship, Employment, Mentorship, Involvement, OutsideKey)
        return {model.__name__: model.objects.count() for model in models}


def state(admin: Viewer, run: UUID) -> str:
    with school_scope(admin.school):
        return str(Import.objects.get(pk=run).state)


def test_three_lists_are_looked_at_and_nothing_changes_until_somebody_says_so(
    admin: Viewer, offer: Callable[..., UUID]
) -> None:
    before = counts(admin)
    run = offer(leerlingen=PUPILS, ouders=PARENTS, medewerkers=STAFF)
    assert (state(admin, run), counts(admin)) == ("ready", before)
    assert sorts(admin, run) == [
        ("staff", "new", "Hanna Zwaan"),
        ("pupils", "new", "Ilias Haddad"),
        ("pupils", "new", "Fenna van der Wal"),
        ("parents", "new", "Samira Haddad"),
        ("parents", "new", "Karim Haddad"),
        ("ties", "new", "Samira Haddad – Ilias Haddad"),
        ("ties", "new", "Karim Haddad – Ilias Haddad"),
    ]


def test_after_many_were_read_in_and_only_then_the_tables_are_counted(
    admin: Viewer, offer: Callable[..., UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = DBTaskResult.objects.filter(task_path=count_what_was_read_in.module_path)
    apply(admin, offer(leerlingen=PUPILS))
    few = asked.count()
    monkeypatch.setattr("keuzeruimte_web.jobs.importing.MANY", 2)
    apply(admin, offer(ouders=PARENTS))
    assert (few, asked.count()) == (0, 1)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="reltuples is PostgreSQL's")
def test_many_are_counted_before_who_leads_a_class_is_asked_of_each_class(
    admin: Viewer, offer: Callable[..., UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else each class is answered by going through the whole school: a board of 100,000 was not done after
    three quarters of an hour."""
    known = []

    def look(self: import_applying._Work, classes: dict[str, UUID]) -> None:
        with connection.cursor() as cursor:
            cursor.execute("select reltuples::int from pg_class where relname = 'records_pupil'")
            known.append((cursor.fetchone()[0], Pupil.objects.count()))

    monkeypatch.setattr(import_applying, "PIECE", 3)
    monkeypatch.setattr(import_applying._Work, "_mentors", look)
    apply(admin, offer(leerlingen=PUPILS, ouders=PARENTS, medewerkers=STAFF))
    ((counted, there),) = known
    assert counted >= there


def test_read_in_they_are_pupils_parents_and_mentor_and_unknown_authority_stays_unknown(
    admin: Viewer, offer: Callable[..., UUID]
) -> None:
    run = offer(leerlingen=PUPILS, ouders=PARENTS, medewerkers=STAFF)
    apply(admin, run)
    assert state(admin, run) == "applied"
    with school_scope(admin.school):
        group = SchoolClass.objects.get(name="1X")
        ilias, fenna = (Pupil.objects.get(person__given_name=name) for name in ("Ilias", "Fenna"))
        hanna = Person.objects.get(given_name="Hanna")
        assert (group.year_group, ilias.school_class, fenna.school_class) == (1, group, group)
        assert (fenna.person.prefix, fenna.person.contact.email) == ("van der", "fenna@school.voorbeeld")
        assert dict(ilias.guardianships.values_list("parent__given_name", "authority")) == {
            "Samira": "yes",
            "Karim": "unknown",
        }
        assert set(hanna.employments.values_list("role", flat=True)) == {"teacher", "mentor"}
        assert set(
            Involvement.objects.filter(person=hanna, role="mentor").values_list(
                "pupil__person__given_name", flat=True
            )
        ) == {"Ilias", "Fenna"}
        assert not ImportFile.objects.exists()
        assert not Account.objects.filter(
            email__in=["samira@thuis.voorbeeld", "fenna@school.voorbeeld"]
        ).exists()


def test_the_same_again_changes_nothing_and_shows_nobody(admin: Viewer, offer: Callable[..., UUID]) -> None:
    lists = {"leerlingen": PUPILS, "ouders": PARENTS, "medewerkers": STAFF}
    apply(admin, offer(**lists))
    after = counts(admin)
    again = offer(**lists)
    assert sorts(admin, again) == []
    apply(admin, again)
    assert counts(admin) == after


def test_undone_it_is_as_before_and_can_be_read_in_anew(admin: Viewer, offer: Callable[..., UUID]) -> None:
    before = counts(admin)
    run = offer(leerlingen=PUPILS, ouders=PARENTS, medewerkers=STAFF)
    apply(admin, run)
    undo(admin, run)
    assert (state(admin, run), counts(admin)) == ("undone", before)
    assert len(sorts(admin, offer(leerlingen=PUPILS, ouders=PARENTS, medewerkers=STAFF))) == 7


def test_undo_leaves_who_came_in_meanwhile_and_what_somebody_changed_since(
    admin: Viewer, offer: Callable[..., UUID]
) -> None:
    apply(admin, offer(leerlingen=PUPILS))
    changed = PUPILS.replace("Fenna", "Fenne").replace("Ilias", "Elias")
    run = offer(leerlingen=changed)
    apply(admin, run)
    with school_scope(admin.school):
        Person.objects.filter(given_name="Fenne").update(given_name="Fen")
    undo(admin, run)
    with school_scope(admin.school):
        names = set(
            Person.objects.filter(family_name__in=["Haddad", "Wal"]).values_list("given_name", flat=True)
        )
    assert names == {"Ilias", "Fen"}


def test_who_has_an_account_by_now_stays_when_it_is_undone(admin: Viewer, offer: Callable[..., UUID]) -> None:
    run = offer(leerlingen=PUPILS)
    apply(admin, run)
    with school_scope(admin.school):
        fenna = Person.objects.get(given_name="Fenna")
        fenna.account = Account.objects.create_user("fenna@school.voorbeeld")
        fenna.save()
    undo(admin, run)
    with school_scope(admin.school):
        assert list(
            Pupil.objects.filter(person__family_name__in=["Haddad", "Wal"]).values_list("person__given_name")
        ) == [("Fenna",)]
        assert Pupil.objects.get(pk=fenna.pk).left_on == admin.today
        assert Import.objects.get(pk=run).counts["stayed"] == 1


def test_undone_nobody_is_mentor_by_it_and_an_empty_class_goes_again(
    admin: Viewer, offer: Callable[..., UUID], world: World
) -> None:
    staff = STAFF.replace("1X", "")
    apply(admin, offer(medewerkers=staff, leerlingen=PUPILS))
    with school_scope(admin.school):
        hanna = Person.objects.get(given_name="Hanna")
        before = set(SchoolClass.objects.values_list("name", flat=True))
    pupils = PUPILS.replace("802;Fenna;van der;Wal;2012-03-02;1X", "802;Fenna;van der;Wal;2012-03-02;1Y")
    run = offer(medewerkers=STAFF.replace("1X", "1A,1X"), leerlingen=pupils)
    apply(admin, run)
    with school_scope(admin.school):
        assert SchoolClass.objects.filter(name="1Y").exists()
        assert Involvement.objects.filter(person=hanna, pupil=world.saskia.saskia).exists()
    undo(admin, run)
    with school_scope(admin.school):
        assert set(SchoolClass.objects.values_list("name", flat=True)) == before
        assert not Mentorship.objects.filter(person=hanna).exists()
        assert not Involvement.objects.filter(person=hanna).exists()


def test_a_colleague_with_an_account_stays_when_it_is_undone_and_mentors_nobody_any_more(
    admin: Viewer, offer: Callable[..., UUID]
) -> None:
    apply(admin, offer(leerlingen=PUPILS))
    run = offer(medewerkers=STAFF)
    apply(admin, run)
    with school_scope(admin.school):
        hanna = Person.objects.get(given_name="Hanna")
        hanna.account = Account.objects.create_user("hanna@school.voorbeeld")
        hanna.save()
        assert Mentorship.objects.filter(person=hanna).exists()
    undo(admin, run)
    with school_scope(admin.school):
        assert not Employment.objects.filter(person=hanna).exists()
        assert not Mentorship.objects.filter(person=hanna).exists()
        assert not Involvement.objects.filter(person=hanna).exists()


def test_after_a_week_it_stays(admin: Viewer, offer: Callable[..., UUID]) -> None:
    run = offer(leerlingen=PUPILS)
    apply(admin, run)
    later = Viewer(admin.person, admin.school, admin.role, admin.today + timedelta(days=8))
    with school_scope(admin.school), pytest.raises(NotNow):
        ask_to_undo(later, run=run)


def test_a_whole_list_that_misses_many_stops_until_somebody_says_that_it_is_right(
    admin: Viewer, offer: Callable[..., UUID]
) -> None:
    head = PUPILS.splitlines()[0] + "\n"
    many = head + "".join(f"{900 + number};Kind;;Nr{number};2012-01-01;1X;\n" for number in range(12))
    apply(admin, offer(leerlingen=many))
    fewer = offer(leerlingen="\n".join(many.splitlines()[:6]) + "\n")
    assert [sort for _, sort, _ in sorts(admin, fewer)] == ["gone"] * 7
    with pytest.raises(TooMuchWouldGo):
        apply(admin, fewer)
    apply(admin, fewer, much=True)
    with school_scope(admin.school):
        gone = Pupil.objects.filter(person__given_name="Kind", left_on=admin.today)
        assert gone.count() == 7  # nobody is deleted


def test_a_list_of_changes_lets_nobody_go(admin: Viewer, offer: Callable[..., UUID]) -> None:
    apply(admin, offer(leerlingen=PUPILS))
    assert sorts(admin, offer(changes_only=True, leerlingen="\n".join(PUPILS.splitlines()[:2]))) == []


def test_who_is_known_already_is_asked_about_and_only_filled_in(
    admin: Viewer, offer: Callable[..., UUID], world: World
) -> None:
    with school_scope(admin.school):
        known = Person.objects.create(school_id=admin.school, given_name="Ilias", family_name="Haddad")
        Pupil.objects.create(school_id=admin.school, person=known)
    run = offer(leerlingen=PUPILS)
    with school_scope(admin.school):
        line = next(line for line in ImportLine.objects.filter(run=run) if line.name == "Ilias Haddad")
        assert line.sort == "unclear"
        with pytest.raises(ValueError, match="same"):
            choose_line(admin, run=run, line=line.pk, choice=f"same:{world.saskia.saskia.pk}")
        choose_line(admin, run=run, line=line.pk, choice=f"same:{known.pk}")
    apply(admin, run)
    with school_scope(admin.school):
        again = Person.objects.get(given_name="Ilias")
        assert (again.pk, again.born, again.pupil.school_class.name) == (known.pk, date(2012, 2, 1), "1X")
    assert sorts(admin, offer(leerlingen=PUPILS)) == []


def test_authority_that_holds_is_changed_only_when_chosen_and_stays_as_history(
    admin: Viewer, offer: Callable[..., UUID]
) -> None:
    apply(admin, offer(leerlingen=PUPILS, ouders=PARENTS))
    with school_scope(admin.school):
        Guardianship.objects.filter(parent__given_name="Samira").update(
            since=admin.today - timedelta(days=90)
        )
    less = PARENTS.replace("801;ja", "801;nee")
    run = offer(leerlingen=PUPILS, ouders=less)
    assert sorts(admin, run) == [("ties", "unclear", "Samira Haddad – Ilias Haddad")]
    with school_scope(admin.school):
        choose_line(admin, run=run, line=ImportLine.objects.get(run=run).pk, choice="theirs")
    apply(admin, run)
    with school_scope(admin.school):
        ties = Guardianship.objects.filter(parent__given_name="Samira").order_by("since")
        assert [(tie.authority, tie.until is None) for tie in ties] == [("yes", False), ("no", True)]


def test_an_administrator_reads_in_nothing_about_the_own_family(
    admin: Viewer, offer: Callable[..., UUID], world: World
) -> None:
    with school_scope(admin.school):
        mother = Person.objects.get(pk=admin.person)
        child = Person.objects.create(school_id=admin.school, given_name="Ilias", family_name="Haddad")
        pupil = Pupil.objects.create(school_id=admin.school, person=child)
        Guardianship.objects.create(school_id=admin.school, pupil=pupil, parent=mother)
    run = offer(leerlingen=PUPILS)
    with school_scope(admin.school):
        line = next(line for line in ImportLine.objects.filter(run=run) if line.name == "Ilias Haddad")
        assert (line.sort, line.detail["reasons"]) == ("unclear", ["own-family"])
    apply(admin, run)
    with school_scope(admin.school):
        assert Pupil.objects.get(pk=pupil.pk).school_class is None


def test_one_at_a_time_and_dropped_it_leaves_nothing(admin: Viewer, offer: Callable[..., UUID]) -> None:
    run = offer(leerlingen=PUPILS)
    with pytest.raises(BusyAlready):
        offer(leerlingen=PUPILS)
    with school_scope(admin.school):
        drop(admin, run=run)
        assert (ImportFile.objects.count(), ImportLine.objects.count()) == (0, 0)
    assert state(admin, run) == "dropped"
    offer(leerlingen=PUPILS)


def test_a_list_that_is_not_understood_asks_and_the_answer_is_remembered(
    admin: Viewer, offer: Callable[..., UUID]
) -> None:
    text = "A;B;C\n801;Ilias Haddad;1X\n"
    run = offer(lijst=text)
    assert state(admin, run) == "asking"
    with school_scope(admin.school):
        meanings = {"A": "number", "B": "whole_name", "C": "class"}
        explain_columns(admin, run=run, lists={"lijst.csv": ("pupils", meanings)})
    work(admin, run)
    assert sorts(admin, run) == [("pupils", "new", "Ilias Haddad")]
    with school_scope(admin.school):
        drop(admin, run=run)
    assert state(admin, offer(volgend_jaar=text)) == "ready"


def test_what_is_refused_keeps_the_reason_and_not_the_file(admin: Viewer, offer: Callable[..., UUID]) -> None:
    run = offer(leerlingen=PUPILS.replace("Ilias", "Ili\u202eas"))
    with school_scope(admin.school):
        row = Import.objects.get(pk=run)
        assert (row.state, row.refusal) == (
            "refused",
            {"why": "hidden-signs", "file": "leerlingen.csv", "row": 2, "column": "roepnaam"},
        )
        assert not ImportFile.objects.exists()


def test_a_worker_that_dies_halfway_leaves_nothing_and_the_next_goes_on(
    admin: Viewer, offer: Callable[..., UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = offer(leerlingen=PUPILS, ouders=PARENTS)
    before = counts(admin)
    with monkeypatch.context() as broken:
        broken.setattr(
            "keuzeruimte_web.operations.import_applying._Work._tie", lambda *_: (_ for _ in ()).throw(OSError)
        )
        with pytest.raises(OSError):
            apply(admin, run)
    assert (counts(admin), state(admin, run)) == (before, "applying")
    work(admin, run)
    assert state(admin, run) == "applied"


def test_another_school_is_not_touched(admin: Viewer, offer: Callable[..., UUID], world: World) -> None:
    with school_scope(world.elsewhere.school.pk):
        before = Person.objects.count()
    apply(admin, offer(leerlingen=PUPILS, ouders=PARENTS, medewerkers=STAFF))
    with school_scope(world.elsewhere.school.pk):
        assert (Person.objects.count(), Import.objects.count()) == (before, 0)


def test_an_eck_id_is_kept_as_entered_and_opens_nothing_by_itself(
    admin: Viewer, offer: Callable[..., UUID], world: World
) -> None:
    head, first, second = PUPILS.splitlines()
    iris = "https://ketenid.nl/201703/" + "A" * 128
    with school_scope(admin.school):
        SchoolIdentity.objects.create(
            school_id=admin.school, person=world.saskia.saskia.person, kind="eck_id", value="taken"
        )
    text = f"{head};ECK iD\n{first};{iris}\n{second};taken\n"
    run = offer(leerlingen=text)
    apply(admin, run)
    with school_scope(admin.school):
        kept = list(SchoolIdentity.objects.values_list("person__given_name", "value", "proved_trust"))
        assert sorted(kept) == [("Ilias", iris.lower(), None), ("Saskia", "taken", None)]
    assert sorts(admin, offer(leerlingen=text.replace("taken", ""))) == []
    with school_scope(admin.school):
        drop(admin, run=Import.objects.get(state="ready").pk)
    undo(admin, run)
    with school_scope(admin.school):
        assert list(SchoolIdentity.objects.values_list("value")) == [("taken",)]


def test_who_is_secret_or_deceased_comes_in_as_that(admin: Viewer, offer: Callable[..., UUID]) -> None:
    parents = (
        "oudernummer;roepnaam;achternaam;leerlingnummers;gezag;adres;geheim;overleden;huishouden\n"
        "o1;Samira;Haddad;801;ja;Kade 1;ja;nee;bij moeder\no2;Karim;Haddad;801;ja;;nee;ja;\n"
    )
    apply(admin, offer(leerlingen=PUPILS, ouders=parents))
    with school_scope(admin.school):
        named = {"family_name": "Haddad"}
        samira, karim = (Person.objects.get(given_name=name, **named) for name in ("Samira", "Karim"))
        assert (samira.contact.secret, samira.contact.address, karim.deceased) == (True, "Kade 1", True)


def test_a_pupil_of_whom_the_list_says_so_died_has_a_last_day_and_nothing_that_runs(
    admin: Viewer, offer: Callable[..., UUID]
) -> None:
    apply(admin, offer(leerlingen=PUPILS))
    ilias = {"person__given_name": "Ilias"}
    with school_scope(admin.school):
        child = Pupil.objects.get(**ilias)
        Matter.objects.create(
            school_id=admin.school, pupil=child, kind="trajectory", title="x", opened_on=admin.today
        )
    died = (
        PUPILS.replace(";e-mail\n", ";overleden\n")
        .replace("1X;\n", "1X;ja\n")
        .replace("fenna@school.voorbeeld", "ja")
    )
    run = offer(leerlingen=died + "803;Nieuw;;Kind;2012-02-01;1X;ja\n")
    with school_scope(admin.school):
        for line in ImportLine.objects.filter(run=run, sort="unclear"):
            choose_line(admin, run=run, line=line.pk, choice="theirs")
    apply(admin, run)
    with school_scope(admin.school):
        last = dict(Pupil.objects.values_list("person__given_name", "left_on"))
        assert (last["Ilias"], last["Nieuw"]) == (admin.today, admin.today)
        assert not Matter.objects.filter(pupil=child, closed_on=None).exists()
    undo(admin, run)
    with school_scope(admin.school):
        child = Pupil.objects.select_related("person").get(**ilias)
        assert (child.person.deceased, child.left_on) == (False, None)


def test_people_of_another_school_are_new_here_and_nothing_of_theirs_changes(
    admin: Viewer, world: World
) -> None:
    there = world.elsewhere
    other = Viewer(there.administrator.pk, there.school.pk, ViewerRole.ADMINISTRATOR, admin.today)
    out = BytesIO()
    with school_scope(other.school):
        take_out_roster(other, out=out)
    before, here = counts(other), counts(admin)
    with school_scope(admin.school):
        files = {"daar.zip": BytesIO(out.getvalue())}
        run = offer_files(admin, files=files, changes_only=True, once=uuid4())
    work(admin, run)
    assert {sort for _, sort, _ in sorts(admin, run)} == {"new"}
    apply(admin, run)
    assert (counts(other), counts(admin)["Person"] > here["Person"]) == (before, True)


def test_what_a_worker_logs_names_nobody(
    admin: Viewer, offer: Callable[..., UUID], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("DEBUG"):
        apply(admin, offer(leerlingen=PUPILS, ouders=PARENTS))
    assert [word for word in ("Haddad", "Fenna", "801", "thuis.voorbeeld") if word in caplog.text] == []


def test_classes_with_a_name_that_does_not_fit_are_told_of_and_never_become_one(
    admin: Viewer, offer: Callable[..., UUID]
) -> None:
    names = ("Havo 4 Natuur en Techniek A", "Havo 4 Natuur en Techniek B")
    rows = "".join(f"{801 + place};Sem;Bakker{place};{name}\n" for place, name in enumerate(names))
    run = offer(leerlingen="leerlingnummer;roepnaam;achternaam;klas\n" + rows)
    with school_scope(admin.school):
        told = [(doubt["why"], doubt["shown"]) for doubt in Import.objects.get(pk=run).notes["doubts"]]
    assert told == [("class-name", name) for name in names]
    apply(admin, run)
    assert state(admin, run) == "applied"
    with school_scope(admin.school):
        pupils = Pupil.objects.filter(person__family_name__in=("Bakker0", "Bakker1"))
        assert [pupil.school_class for pupil in pupils] == [None, None]
