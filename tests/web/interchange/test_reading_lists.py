"""Lists as schools have them, and what is read in them."""

from datetime import date

import pytest
from offered import DATA, TODAY, offer, package, roster_of, workbook

from keuzeruimte_web.interchange.reading.columns import Column, Meaning, chosen, fingerprint, guess, kept
from keuzeruimte_web.interchange.reading.recognise import read_lists
from keuzeruimte_web.interchange.reading.refusal import Unsure
from keuzeruimte_web.interchange.reading.roster import (
    ClassEntry,
    Human,
    MentorEntry,
    PupilEntry,
    Roster,
    TieEntry,
)

PUPILS = "leerlingnummer;roepnaam;tussenvoegsel;achternaam;geboortedatum;klas\n"


def doubts(roster: Roster) -> list[tuple[Unsure, int, str]]:
    return [(doubt.why, doubt.place.row, doubt.shown) for doubt in roster.doubts]


def test_a_list_of_pupils_becomes_people_and_classes() -> None:
    roster = roster_of(leerlingen_csv=PUPILS + "007;Lucas;de;Vries;2011-03-05;3H2\n")
    assert roster.pupils == {
        "007": PupilEntry(Human("007", "Lucas", "de", "Vries", born=date(2011, 3, 5)), class_key="3h2")
    }
    assert roster.classes == {"3h2": ClassEntry("3h2", "3H2", year_group=3)}
    assert (roster.covers, roster.doubts) == ({"pupils"}, [])
    assert roster.read_as == ["leerlingen.csv: UTF-8, puntkomma"]


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252"), ("utf-16", "UTF-16")],
)
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_letters_and_separators_are_told_apart(encoding: str, said: str, separator: str) -> None:
    text = (PUPILS + "1;Zoë;'s;Gravé;05-03-2011;w1b\r\n").replace(";", separator)
    roster = roster_of(leerlingen_csv=text.encode(encoding))
    human = roster.pupils["1"].human
    assert (human.given_name, human.prefix, human.family_name) == ("Zoë", "'s", "Gravé")
    assert roster.read_as[0].startswith(f"leerlingen.csv: {said}, ")


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("Vries, Lucas de", ("Lucas", "de", "Vries")),
        ("Vries, Anne-Fleur van der", ("Anne-Fleur", "van der", "Vries")),
        ("Lucas de Vries", ("Lucas", "de", "Vries")),
        ("Amina El Idrissi", ("Amina", "El", "Idrissi")),
        ("Sem Bakker", ("Sem", "", "Bakker")),
        ("Noor van 't Hof", ("Noor", "van 't", "Hof")),
        ("Mees d’Hondt", ("Mees", "d'", "Hondt")),
        ("Bakker", ("", "", "Bakker")),
    ],
)
def test_a_name_in_one_cell_is_taken_apart(name: str, read: tuple[str, str, str]) -> None:
    human = roster_of(leerlingen_csv=f'Stamnummer,Naam,Klas\n1,"{name}",1A\n').pupils["1"].human
    assert (human.given_name, human.prefix, human.family_name) == read


def test_a_prefix_inside_the_family_name_is_found() -> None:
    roster = roster_of(
        leerlingen_csv="Stamnummer;Roepnaam;Achternaam;Klas\n"
        "1;Mila;de Boer;1A\n2;Tess;Boer, de;1A\n3;Jip;Dekker;1A\n"
    )
    assert [(one.human.prefix, one.human.family_name) for one in roster.pupils.values()] == [
        ("de", "Boer"),
        ("de", "Boer"),
        ("", "Dekker"),
    ]


@pytest.mark.parametrize(
    ("cell", "born"),
    [
        ("2011-03-05", date(2011, 3, 5)),
        ("5-3-2011", date(2011, 3, 5)),
        ("05/03/2011", date(2011, 3, 5)),
        ("2011/03/05 00:00:00", date(2011, 3, 5)),
        ("20110305", date(2011, 3, 5)),
        ("40607", date(2011, 3, 5)),
        ("1899/12/30", None),
        ("-", None),
    ],
)
def test_days_are_read_as_lists_write_them(cell: str, born: date | None) -> None:
    roster = roster_of(leerlingen_csv=PUPILS + f"1;Sem;;Bakker;{cell};1A\n")
    assert (roster.pupils["1"].human.born, roster.doubts) == (born, [])


@pytest.mark.parametrize("cell", ["31-2-2011", "9999-12-31", "0011-03-05", "1-1-0001", "22000101"])
def test_what_is_not_a_day_is_asked_about_and_the_pupil_stays(cell: str) -> None:
    roster = roster_of(leerlingen_csv=PUPILS + f"1;Sem;;Bakker;{cell};1A\n")
    assert roster.pupils["1"].human.born is None
    assert doubts(roster) == [(Unsure.DAY, 2, cell)]


@pytest.mark.parametrize(
    ("cell", "born"), [("1-9-2026", date(2026, 9, 1)), ("2-9-2026", None), ("31-12-2030", None)]
)
def test_nobody_in_a_list_is_born_after_today(cell: str, born: date | None) -> None:
    roster = roster_of(leerlingen_csv=PUPILS + f"1;Sem;;Bakker;{cell};1A\n")
    assert roster.pupils["1"].human.born == born
    assert doubts(roster) == ([] if born else [(Unsure.DAY, 2, cell)])


def test_a_last_day_in_a_list_may_be_to_come() -> None:
    roster = roster_of(
        leerlingen_csv=PUPILS.strip() + ";vertrokken op\n1;Sem;;Bakker;5-3-2011;1A;31-7-2027\n"
    )
    assert (roster.pupils["1"].left, roster.doubts) == (date(2027, 7, 31), [])


def test_a_row_for_each_enrolment_is_one_pupil() -> None:
    heads = "STAMNR;FIRSTNAME;PREFIX;LASTNAME;CLASS;PMENTORCODE;CMENTORCODE\n"
    text = heads + "1;Sem;;Bakker;;DKM;\n1;Sem;;Bakker;2B;DKM;LNP\n"
    roster = roster_of(leerlingen_csv=text)
    assert [one.class_key for one in roster.pupils.values()] == ["2b"]
    assert set(roster.mentors.values()) == {
        MentorEntry(staff="dkm", class_key="2b"),
        MentorEntry(staff="lnp", pupil="1"),
    }


def test_one_number_with_two_people_is_asked_about_and_twins_are_two_people() -> None:
    twins = PUPILS + "1;Sem;;Bakker;2011-03-05;1A\n2;Lot;;Bakker;2011-03-05;1A\n1;Bo;;Jansen;2010-01-01;1B\n"
    roster = roster_of(leerlingen_csv=twins)
    assert list(roster.pupils) == ["1", "2"]
    assert doubts(roster) == [(Unsure.TWO_PEOPLE, 4, "1")]


def test_a_row_for_each_task_is_one_colleague_and_one_code_of_two_people_is_asked_about() -> None:
    heads = "afkorting;roepnaam;achternaam;functie\n"
    rows = "ZWN;Hanna;Zwaan;docent\nZWN;Hanna;Zwaan;mentor\nzwn;Jan;Zwart;decaan\n"
    roster = roster_of(medewerkers_csv=heads + rows)
    assert {code: (one.human.given_name, one.roles) for code, one in roster.staff.items()} == {
        "zwn": ("Hanna", ("teacher", "mentor"))
    }
    assert doubts(roster) == [(Unsure.TWO_PEOPLE, 4, "zwn")]


def test_a_child_is_not_tied_to_who_has_the_number_of_its_parent_by_mistake() -> None:
    heads = PUPILS.strip() + ";Ouder 1 nummer;Ouder 1 roepnaam;Ouder 1 achternaam\n"
    rows = (
        "1;Sem;;Bakker;2011-03-05;1A;o1;Anja;Bakker\n2;Lot;;Bakker;2012-03-05;1A;o1;Anja;Bakker\n"
        "3;Bo;;Jansen;2010-01-01;1B;o1;Carla;Jansen\n"
    )
    roster = roster_of(leerlingen_csv=heads + rows)
    assert set(roster.ties) == {("1", "o1"), ("2", "o1")}
    assert doubts(roster) == [(Unsure.TWO_PEOPLE, 4, "o1")]


def test_rows_that_are_too_short_or_too_long_lose_nothing_in_silence() -> None:
    roster = roster_of(leerlingen_csv=PUPILS + "1;Sem;;Bakker\n\n2;Lot;;Jansen;2011-03-05;1A;;over\n")
    assert list(roster.pupils) == ["1", "2"]
    assert doubts(roster) == [(Unsure.LONGER_ROW, 4, "over")]


def test_a_cell_holds_a_line_break_and_a_quotation_mark_as_spreadsheets_write_them() -> None:
    rows = '1;"Sem ""Sam""";;"Bak\nker";2011-03-05;1A\n2;Lot "Lo";;Jansen;2011-03-05;1A\n'
    roster = roster_of(leerlingen_csv=PUPILS + rows)
    assert [(one.human.given_name, one.human.family_name) for one in roster.pupils.values()] == [
        ('Sem "Sam"', "Bak ker"),
        ('Lot "Lo"', "Jansen"),
    ]


def test_parents_stand_one_in_a_row_with_the_numbers_of_their_children() -> None:
    offered = offer(
        leerlingen_csv=PUPILS + "201700045;Ann;;Lennon;2011-03-05;1A\n201700003;Jo;;Lennon;2011-03-05;1A\n",
        ouders_csv=(DATA / "zermelo_ouders.csv").read_bytes(),
    )
    roster = read_lists(offered.lists, today=TODAY)
    assert roster.ties["201700045", "ouder2003"] == TieEntry("201700045", "ouder2003")
    assert roster.ties["201700003", "ouder2003"].authority is None
    assert roster.parents["ouder2003"].human.email == "cart@apple.com"


def test_parents_stand_beside_the_pupil_and_siblings_share_them() -> None:
    parents = "Ouder 1 naam;Ouder 1 e-mail;Ouder 1 gezag;Ouder2 naam;Ouder2 email;ouder2 gezag"
    head = f"Stamnummer;Roepnaam;Achternaam;Klas;{parents}\n"
    rows = (
        "1;Sem;Bakker;1A;Els de Wit;thuis@voorbeeld.nl;ja;Bram Bakker;thuis@voorbeeld.nl;\n"
        "2;Lot;Bakker;2B;Els de Wit;thuis@voorbeeld.nl;misschien;;;\n"
    )
    roster = roster_of(leerlingen_csv=head + rows)
    names = {entry.human.given_name: key for key, entry in roster.parents.items()}
    assert set(names) == {"Els", "Bram"}  # one address, two people
    assert {(tie.pupil, tie.parent, tie.authority) for tie in roster.ties.values()} == {
        ("1", names["Els"], "yes"),
        ("1", names["Bram"], "unknown"),
        ("2", names["Els"], "unknown"),
    }
    assert doubts(roster) == [(Unsure.AUTHORITY, 3, "misschien")]


def test_the_same_list_makes_the_same_keys_again() -> None:
    heads = "Stamnummer;Roepnaam;Achternaam;Klas;vader naam;vader mobiel\n"
    text = heads + "1;Sem;Bakker;1A;Bram Bakker;0612345678\n"
    assert roster_of(leerlingen_csv=text).parents == roster_of(leerlingen_csv=text).parents


def test_staff_with_roles_and_classes_and_one_who_left() -> None:
    text = (
        "afkorting;roepnaam;achternaam;functie;mentor van;e-mail\n"
        "DKM;Marit;Dekker;docent, mentor;1A,2B;M.Dekker@school.voorbeeld\n"
        "*WIL;Joost;Wil;docent;;\n"
        "BEH;Petra;Vos;beheerder;;\n"
    )
    roster = roster_of(medewerkers_csv=text)
    marit, joost, petra = roster.staff["dkm"], roster.staff["wil"], roster.staff["beh"]
    assert (marit.roles, marit.human.email) == (("teacher", "mentor"), "m.dekker@school.voorbeeld")
    assert (roster.gone, joost.roles, petra.roles) == ({"staff": {"wil"}}, ("teacher",), None)
    assert doubts(roster) == [(Unsure.ROLE, 4, "beheerder")]
    assert set(roster.mentors) == {("dkm", "1a", ""), ("dkm", "2b", "")}


def test_heads_of_magister_are_known_and_what_is_not_wanted_is_left_out() -> None:
    heads = [
        "stamnr_str",
        "Roepnaam",
        "Tussenv",
        "Achternaam",
        "Geslacht",
        "geb_datum_str",
        "Email",
        "Klas",
        "Studie",
        "Profiel.Code",
        "Leerfase.Leerjaar",
        "Straat",
        "Nr",
        "Nr.tv",
        "Postcode",
        "Plaats.Woonplaats",
        "Telefoon",
        "Tel._1_geheim",
    ]
    columns = {head: meaning.column for head, meaning in guess(heads).items()}
    assert columns == {
        "stamnr_str": Column.NUMBER,
        "Roepnaam": Column.GIVEN_NAME,
        "Tussenv": Column.PREFIX,
        "Achternaam": Column.FAMILY_NAME,
        "geb_datum_str": Column.BORN,
        "Email": Column.EMAIL,
        "Klas": Column.CLASS,
        "Studie": Column.LEVEL,
        "Leerfase.Leerjaar": Column.YEAR,
        "Straat": Column.STREET,
        "Nr": Column.HOUSE,
        "Nr.tv": Column.HOUSE_MORE,
        "Postcode": Column.POSTCODE,
        "Plaats.Woonplaats": Column.PLACE,
        "Telefoon": Column.PHONE,
        "Tel._1_geheim": Column.SECRET,
    }


def test_a_choice_of_columns_is_kept_and_taken_up_again() -> None:
    choice = {"A": Meaning(Column.NUMBER), "B": Meaning(Column.EMAIL, 2)}
    assert kept(choice) == {"A": "number", "B": "email:2"}
    assert chosen(["A", "B"], {**kept(choice), "C": "number", "A": "number"}) == choice
    assert chosen(["A"], {"A": "no-such-meaning"}) == {}
    assert fingerprint(["E-mail", "Naam"]) == fingerprint(["NAAM", "email"])


def test_a_list_of_which_nothing_is_known_asks_whom_it_is_about() -> None:
    (listed,) = offer(iets_csv="a;b\n1;2\n").lists
    assert (listed.kind, listed.meanings) == (None, {})


def test_a_workbook_is_read_with_its_title_above_and_its_numbers_as_numbers() -> None:
    book = workbook(
        [
            ["Leerlingen van het Lindecollege"],
            ["Leerlingnummer", "Naam", "Klas", "Geboortedatum"],
            [20170.0, "Vries, Lucas de", "1A", 40607.0],
            ["007", "Sem Bakker", "1A", ""],
        ]
    )
    offered = offer(lijst_xlsx=book)
    assert offered.lists[0].sheet.file == "lijst.xlsx · Blad1"
    roster = read_lists(offered.lists, today=TODAY)
    assert list(roster.pupils) == ["20170", "007"]
    assert roster.pupils["20170"].human.born == date(2011, 3, 5)
    assert roster.read_as == ["lijst.xlsx · Blad1: werkblad"]


def test_two_lists_of_one_name_in_a_package_are_two_lists() -> None:
    offered = offer(alles_zip=package({"a/lijst.csv": "nr;wie\n1;Sem\n", "b/lijst.csv": "code;dat\n1;Lot\n"}))
    assert [listed.sheet.file for listed in offered.lists] == ["lijst.csv", "2 lijst.csv"]
