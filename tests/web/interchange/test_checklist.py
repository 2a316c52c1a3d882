"""What the checklist of schools' files asks and other tests do not hold yet; its numbers in the names."""

import pytest
from offered import offer, package, roster_of, workbook

from keuzeruimte_web.interchange.reading.refusal import Refused, Unsure, Why

HEAD = "leerlingnummer;roepnaam;achternaam;klas\n"
USERS = (
    "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,email,role,password,iep\n"
    "p1,,,true,p1,Ilias,de Vries,,student,Welkom01,ja\np2,,,true,p2,Fenna,Wal,,student,Welkom02,nee\n"
)
DEMOGRAPHICS = (
    "sourcedId,status,dateLastModified,birthDate,sex,asian,white\np1,,,2012-02-01,male,true,false\n"
)


def test_2_the_line_of_heads_tells_the_separator_also_with_thirty_two_heads() -> None:
    heads = "Leerlingnummer;Roepnaam;Achternaam;" + ";".join(f"Kolom nr. {n}, (deel)" for n in range(29))
    cells = "1;Ilias;Haddad;" + ";".join("x, y" for _ in range(29))
    assert roster_of(leerlingen_csv=f"{heads}\r\n{cells}\r\n").pupils["1"].human.family_name == "Haddad"


def test_3_a_line_break_in_a_cell_and_any_kind_of_line_end_are_read() -> None:
    for end in ("\n", "\r\n"):
        text = HEAD.strip() + end + f'1;"Ili{end}as";Haddad;1A{end}2;Fenna;"van ""der"" Wal";1A{end}'
        people = {key: entry.human for key, entry in roster_of(leerlingen_csv=text).pupils.items()}
        assert (people["1"].given_name, people["2"].given_name) == ("Ili as", "Fenna")


def test_3_a_list_of_heads_alone_holds_nobody_and_nothing_at_all_is_refused() -> None:
    assert roster_of(leerlingen_csv=HEAD).pupils == {}
    with pytest.raises(Refused) as refused:
        offer(leerlingen_csv="\n\n")
    assert refused.value.why is Why.EMPTY


def test_5_a_workbook_keeps_leading_zeros_and_reads_days_that_are_numbers() -> None:
    rows: list[list[str | float]] = [
        ["Leerlingnummer", "Roepnaam", "Achternaam", "Geboortedatum", "Klas"],
        ["00801", "Ilias", "Haddad", 40940.0, "1A"],
        [802.0, "Fenna", "Wal", "5-3-2012", "1A"],
    ]
    people = roster_of(leerlingen_xlsx=workbook(rows)).pupils
    assert {key: str(entry.human.born) for key, entry in people.items()} == {
        "00801": "2012-02-01",
        "802": "2012-03-05",
    }


def test_7_parents_and_children_who_share_an_address_or_have_none_are_people_of_their_own() -> None:
    parents = (
        "oudernummer;roepnaam;achternaam;leerlingnummers;e-mail\n"
        "o1;Samira;Haddad;801,802;thuis@haddad.voorbeeld\no2;Karim;Haddad;801;thuis@haddad.voorbeeld\n"
        "o3;Ans;Bos;803;\no4;Bea;Bos;803;\n"
    )
    assert sorted(roster_of(ouders_csv=parents).parents) == ["o1", "o2", "o3", "o4"]
    beside = (
        "leerlingnummer;roepnaam;achternaam;klas;ouder1 naam;ouder1 e-mail;ouder2 naam;ouder2 e-mail\n"
        "1;Tim;Bos;1A;Ans Bos;a@bos.voorbeeld;Bea Bos;a@bos.voorbeeld\n"
        "2;Tom;Bos;1A;Ans Bos;a@bos.voorbeeld;Bea Bos;a@bos.voorbeeld\n"
    )
    roster = roster_of(leerlingen_csv=beside)
    assert (len(roster.parents), len(roster.ties)) == (2, 4)


def test_11_a_word_for_authority_that_nobody_knows_is_unknown_and_is_asked_about() -> None:
    head = "oudernummer;roepnaam;achternaam;leerlingnummers;gezag;geheim;overleden\n"
    roster = roster_of(ouders_csv=head + "o1;A;Bos;801;misschien;ja;nee\no2;B;Bos;801;;nee;ja\n")
    assert {parent: tie.authority for (_, parent), tie in roster.ties.items()} == {
        "o1": "unknown",
        "o2": "unknown",
    }
    assert [doubt.why for doubt in roster.doubts] == [Unsure.AUTHORITY]
    said = {key: (entry.human.secret, entry.human.deceased) for key, entry in roster.parents.items()}
    assert said == {"o1": (True, False), "o2": (False, True)}


def test_18_passwords_and_what_nobody_may_keep_are_not_read() -> None:
    files: dict[str, str | bytes] = {"users.csv": USERS, "demographics.csv": DEMOGRAPHICS, "orgs.csv": "a\n"}
    roster = roster_of(roster_zip=package(files))
    assert str(roster.pupils["p1"].human.born) == "2012-02-01"
    text = repr(roster)
    assert [word for word in ("Welkom01", "asian", "iep", "male") if word in text] == []
