"""What files say beside what the school knows: one line for everybody, and the same twice changes nothing."""

from datetime import date
from uuid import UUID

import pytest
from offered import roster_of

from keuzeruimte_web.interchange.comparing.change import Change, FieldChange, Reason, Sort
from keuzeruimte_web.interchange.comparing.compare import compare, marks_of, plain_mark, said_of
from keuzeruimte_web.interchange.comparing.known import Known, KnownPerson, KnownTie
from keuzeruimte_web.interchange.reading.roster import Roster

SEM, LOT, ELS, MARIT = (UUID(int=number) for number in range(1, 5))
TODAY = date(2026, 9, 1)
HEAD = "leerlingnummer;roepnaam;achternaam;geboortedatum;klas\n"
LIST = HEAD + "1;Sem;Bakker;2011-03-05;1A\n2;Lot;Jansen;2011-04-06;1A\n"


def pupil(
    record: UUID, given: str, name: str, born: date | None, school_class: str, *, here: bool = True
) -> KnownPerson:
    values = {"given_name": given, "family_name": name, "born": born, "class": school_class}
    return KnownPerson(record, values, here=here)


def school(*pupils: KnownPerson, keys: dict[str, UUID], last: str = LIST) -> Known:
    """A school that knows these pupils, by these numbers, since it was given this list."""
    roster = roster_of(leerlingen_csv=last)
    return Known(
        people={"pupils": {one.record: one for one in pupils}},
        ties={},
        classes=frozenset({"1a"}),
        keys={("pupils", key): record for key, record in keys.items()},
        given={
            ("pupils", key): marks_of(said_of(roster, "pupils", key), plain_mark) for key in roster.pupils
        },
        today=TODAY,
    )


def lines(roster: Roster, known: Known) -> list[tuple[str, str, tuple[Reason, ...]]]:
    return [(str(change.sort), change.name, change.reasons) for change in compare(roster, known)]


BOTH = (
    pupil(SEM, "Sem", "Bakker", date(2011, 3, 5), "1a"),
    pupil(LOT, "Lot", "Jansen", date(2011, 4, 6), "1a"),
)
KEYS = {"1": SEM, "2": LOT}


def test_an_empty_school_gets_everybody_new() -> None:
    assert lines(roster_of(leerlingen_csv=LIST), school(keys={})) == [
        ("new", "Sem Bakker", ()),
        ("new", "Lot Jansen", ()),
    ]


def test_the_same_list_again_says_that_all_is_the_same() -> None:
    assert lines(roster_of(leerlingen_csv=LIST), school(*BOTH, keys=KEYS)) == [
        ("same", "Sem Bakker", ()),
        ("same", "Lot Jansen", ()),
    ]


def test_what_the_file_changed_is_shown_before_and_after() -> None:
    roster = roster_of(leerlingen_csv=LIST.replace("2;Lot;Jansen;2011-04-06;1A", "2;Lotte;Jansen;;2B"))
    assert list(compare(roster, school(*BOTH, keys=KEYS)))[1] == Change(
        "pupils",
        "2",
        Sort.CHANGED,
        "Lotte Jansen",
        LOT,
        fields=(FieldChange("given_name", "Lot", "Lotte"), FieldChange("class", "1a", "2b")),
    )


def test_what_was_changed_by_hand_stays_and_is_only_asked_when_the_file_changed_too() -> None:
    by_hand = (pupil(SEM, "Samuel", "Bakker", date(2011, 3, 5), "1a"), BOTH[1])
    known = school(*by_hand, keys=KEYS)
    assert lines(roster_of(leerlingen_csv=LIST), known)[0] == ("same", "Sem Bakker", ())
    changed = roster_of(leerlingen_csv=LIST.replace("Sem", "Sam"))
    assert next(iter(compare(changed, known))) == Change(
        "pupils",
        "1",
        Sort.UNCLEAR,
        "Sam Bakker",
        SEM,
        fields=(FieldChange("given_name", "Samuel", "Sam", held=True),),
        reasons=(Reason.EDITED_BY_HAND,),
    )


def test_who_is_missing_in_a_whole_list_is_proposed_to_go_and_in_a_list_of_changes_stays() -> None:
    roster = roster_of(leerlingen_csv=HEAD + "1;Sem;Bakker;2011-03-05;1A\n")
    known = school(*BOTH, keys=KEYS)
    assert lines(roster, known) == [
        ("same", "Sem Bakker", ()),
        ("gone", "Lot Jansen", (Reason.NOT_IN_FILE,)),
    ]
    roster.changes_only = True
    assert lines(roster, known) == [("same", "Sem Bakker", ())]


def test_who_was_entered_by_hand_and_never_had_a_number_does_not_go() -> None:
    roster = roster_of(leerlingen_csv=HEAD + "1;Sem;Bakker;2011-03-05;1A\n")
    assert lines(roster, school(*BOTH, keys={"1": SEM})) == [("same", "Sem Bakker", ())]


def test_somebody_of_the_same_name_without_a_number_is_asked_about() -> None:
    known = school(*BOTH, pupil(ELS, "Lot", "Jansen", None, ""), keys={"1": SEM})
    assert lines(roster_of(leerlingen_csv=LIST), known)[1] == ("unclear", "Lot Jansen", (Reason.TWICE,))
    one = school(*BOTH, keys={"1": SEM})
    assert lines(roster_of(leerlingen_csv=LIST), one)[1] == ("unclear", "Lot Jansen", (Reason.MAY_BE_KNOWN,))
    other_day = roster_of(leerlingen_csv=LIST.replace("2011-04-06", "2010-04-06"))
    assert lines(other_day, one)[1] == ("new", "Lot Jansen", ())


def test_who_left_and_stands_in_the_list_again_comes_back() -> None:
    left = pupil(LOT, "Lot", "Jansen", date(2011, 4, 6), "1a", here=False)
    known = school(BOTH[0], left, keys=KEYS)
    assert lines(roster_of(leerlingen_csv=LIST), known)[1] == ("changed", "Lot Jansen", (Reason.BACK_AGAIN,))


def test_an_administrator_does_not_go_by_a_file() -> None:
    member = KnownPerson(MARIT, {"given_name": "Petra", "family_name": "Vos", "office": True})
    known = Known({"staff": {MARIT: member}}, {}, frozenset(), {("staff", "vos"): MARIT}, {}, TODAY)
    roster = roster_of(medewerkers_csv="code;roepnaam;achternaam;functie\nDKM;Marit;Dekker;docent\n")
    assert lines(roster, known)[1] == ("unclear", "Petra Vos", (Reason.NOT_IN_FILE, Reason.OFFICE))


@pytest.mark.parametrize(
    ("cell", "authority", "reasons"),
    [(";", None, (Reason.NO_AUTHORITY_SAID,)), ("gezag;ja", "yes", ()), ("gezag;", "unknown", ())],
)
def test_a_new_tie_without_a_word_about_authority_says_so(
    cell: str, authority: str | None, reasons: tuple[Reason, ...]
) -> None:
    head, value = cell.split(";")
    text = f"oudernummer;roepnaam;achternaam;leerlingnummers;{head or 'iets'}\n9;Els;Wit;1;{value}\n"
    roster = roster_of(leerlingen_csv=LIST, ouders_csv=text)
    tie = list(compare(roster, school(keys={})))[-1]
    assert (tie.kind, tie.key, tie.name, tie.reasons) == ("ties", "1/9", "Els Wit – Sem Bakker", reasons)
    assert {change.field: change.after for change in tie.fields} == (
        {"authority": authority} if authority else {}
    ) | ({"information_right": True} if authority == "yes" else {})


def test_a_file_that_gives_authority_without_information_is_asked_about() -> None:
    text = "oudernummer;roepnaam;achternaam;leerlingnummers;gezag;informatierecht\n9;Els;Wit;1;ja;nee\n"
    roster = roster_of(leerlingen_csv=LIST, ouders_csv=text)
    tie = list(compare(roster, school(keys={})))[-1]
    assert tie.reasons == (Reason.NO_INFORMATION_SAID,)
    assert {change.field: change.after for change in tie.fields} == {
        "authority": "yes",
        "information_right": False,
    }


def test_authority_that_somebody_set_here_is_not_taken_back_by_a_file() -> None:
    text = "oudernummer;roepnaam;achternaam;leerlingnummers;gezag\n9;Els;Wit;1;nee\n"
    roster = roster_of(leerlingen_csv=LIST, ouders_csv=text)
    known = school(*BOTH, keys=KEYS)
    known.people["parents"] = {ELS: KnownPerson(ELS, {"given_name": "Els", "family_name": "Wit"})}  # type: ignore[index]
    known.keys["parents", "9"] = ELS  # type: ignore[index]
    known.ties[SEM, ELS] = KnownTie({"authority": "yes"})  # type: ignore[index]
    tie = list(compare(roster, known))[-1]
    assert (tie.sort, tie.reasons) == (Sort.UNCLEAR, (Reason.TIE_DIFFERS,))
    assert tie.fields == (FieldChange("authority", "yes", "no", held=True),)
