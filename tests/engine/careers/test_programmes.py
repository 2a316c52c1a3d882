"""Programmes from CSV, and which of them a package opens."""

import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keuzeruimte.careers.admission.csv_file import WithoutBrackets, read_programmes
from keuzeruimte.careers.admission.openings import OneAway, Openings, Outlook
from keuzeruimte.careers.admission.programme import Programme
from keuzeruimte.careers.admission.refusal import ProgrammesFileError
from keuzeruimte.careers.names import shipped_names
from keuzeruimte.careers.requirements.grammar import parse
from keuzeruimte.careers.requirements.requirement import (
    AllOf,
    AnyOf,
    Named,
    Never,
    Nothing,
    Requirement,
    SomeOf,
    is_met,
)

NAMES = shipped_names()
ANNEXES = Path(__file__).with_name("ratho_2017_bijlagen_A_B.csv")
PROFILES = ("nt", "ng", "em", "cm")
TABLE = "opleiding;instelling;NT;NG;EM;CM\nBiologie;Universiteit X;biol;nat;#;#\nRechten;;*;*;*;*\n"
BIOLOGY = Programme(
    "Biologie",
    {"nt": Named("biol"), "ng": Named("nat"), "em": Never(), "cm": Never()},
    row=2,
    institution="Universiteit X",
)
LAW = Programme("Rechten", dict.fromkeys(PROFILES, Nothing()), row=3)

named = st.sampled_from(["wisA", "wisB", "nat", "schk", "biol", "econ", "2emvt"]).map(Named)
several = st.lists(named, min_size=2, max_size=3, unique=True).map(tuple)
requirements = st.one_of(
    named,
    several.map(AllOf),
    several.map(AnyOf),
    several.map(lambda parts: SomeOf(2, parts)),
    st.just(Nothing()),
    st.just(Never()),
)
programmes = st.lists(
    st.builds(
        lambda asked: Programme("x", asked, row=1),
        st.dictionaries(st.sampled_from(["", "nt", "cm"]), requirements),
    ),
    max_size=12,
)


def programmes_in(text: str) -> list[tuple[str, int]]:
    read = read_programmes(text.encode(), vocabulary=NAMES)
    assert read.problems == ()
    return [(programme.name, programme.row) for programme in read.programmes]


def naive(programmes: list[Programme], profile: str, subjects: frozenset[str]) -> Outlook:
    """Every programme by itself, with every subject tried."""
    lists: dict[str, list[Programme]] = {"open": [], "further": [], "never": [], "not_told": []}
    away = []
    for programme in programmes:
        asked = programme.requirements.get(profile, programme.requirements.get(""))
        if asked is None:
            lists["not_told"].append(programme)
        elif is_met(asked, subjects=subjects, vocabulary=NAMES):
            lists["open"].append(programme)
        elif would_do := tuple(
            code for code in NAMES.subjects if is_met(asked, subjects=subjects | {code}, vocabulary=NAMES)
        ):
            away.append(OneAway(programme, would_do))
        else:
            lists["never" if asked == Never() else "further"].append(programme)
    return Outlook(
        tuple(lists["open"]),
        tuple(away),
        tuple(lists["further"]),
        tuple(lists["never"]),
        tuple(lists["not_told"]),
    )


def test_a_list_gives_each_programme_with_what_it_asks_of_each_profile() -> None:
    assert read_programmes(TABLE.encode(), vocabulary=NAMES).programmes == (BIOLOGY, LAW)


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        TABLE.replace(";", ",").encode(),
        TABLE.replace(";", "\t").encode(),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.replace("NT;NG;EM;CM", "N&T;Natuur en Gezondheid;e&m ; C&M;eigen kolom").encode(),
    ],
)
def test_a_list_may_be_saved_in_any_usual_way(content: bytes) -> None:
    assert read_programmes(content, vocabulary=NAMES).programmes == (BIOLOGY, LAW)


def test_a_list_from_an_old_spreadsheet_keeps_its_accents() -> None:
    content = "opleiding;eis\nCréatieve therapie;*\n".encode("cp1252")
    assert [one.name for one in read_programmes(content, vocabulary=NAMES).programmes] == [
        "Créatieve therapie"
    ]


def test_lines_above_the_heading_empty_lines_and_missing_or_empty_cells_at_the_end_do_no_harm() -> None:
    text = 'Opleidingen 2027\n\n"opleiding","eis","plaats"\nA,nat\n\n"B\nb",*,Ede,,\n ,,\nC,schk,Oss\n'
    assert programmes_in(text) == [("A", 4), ("B b", 6), ("C", 9)]


def test_a_row_that_cannot_be_read_is_left_out_with_its_line_and_column() -> None:
    text = "opleiding;NT;CM\nA;nat;wiskB\nB;nat\n;*;*\nC;nat;*;;x\nD;*;*\n"
    read = read_programmes(text.encode(), vocabulary=NAMES)
    assert [one.name for one in read.programmes] == ["D"]
    assert [problem.in_words("nl") for problem in read.problems] == [
        "regel 2, kolom CM: in ‘wiskB’, teken 1: ‘wiskB’ is geen vak dat we kennen. Bedoel je ‘wisB’?",
        "regel 3, kolom CM: hier staat niets; schrijf een eis, * (geen eis) of # (niet met dit profiel).",
        "regel 4, kolom opleiding: de naam van de opleiding ontbreekt.",
        "regel 5: deze rij heeft meer cellen dan kolommen: ‘x’; staat er een scheidingsteken te veel?",
    ]
    assert (
        read.problems[2].in_words("en") == "line 4, column opleiding: the name of the programme is missing."
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b" \n", "dit bestand is leeg."),
        (
            b"naam;plaats\nA;Ede\n",
            "geen rij met kolomnamen gevonden; nodig: ‘opleiding’, en ‘eis’ of een kolom voor elk profiel.",
        ),
        (
            b"opleiding;NT;N&T\nA;*;nat\n",
            "de kolommen ‘NT’ en ‘N&T’ betekenen hetzelfde; laat er één staan.",
        ),
        (b"x" * 10_000_001, "dit bestand is groter dan 10 MB; deel het op."),
    ],
)
def test_what_is_no_list_of_programmes_is_refused_in_words(content: bytes, told: str) -> None:
    with pytest.raises(ProgrammesFileError) as refused:
        read_programmes(content, vocabulary=NAMES)
    assert refused.value.in_words("nl") == told


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_words(content: bytes) -> None:
    try:
        read_programmes(b"opleiding;eis\n" + content, vocabulary=NAMES)
    except ProgrammesFileError as refusal:
        assert refusal.in_words("nl").endswith(".")


def test_the_annexes_of_the_law_are_read_but_for_five_rows() -> None:
    read = read_programmes(ANNEXES.read_bytes(), vocabulary=NAMES)
    assert (len(read.programmes), [problem.row for problem in read.problems]) == (
        574,
        [186, 360, 383, 483, 576],
    )
    assert read.without_brackets == (
        WithoutBrackets(284, "CM", "wisA of wisB en econ", "wisA of (wisB en econ)"),
    )


def test_a_package_tells_what_is_open_one_away_further_not_with_this_profile_and_not_told() -> None:
    text = "opleiding;EM;CM\nA;econ;*\nB;wisB of nat;*\nC;nat en schk;*\nD;#;*\nE;2 uit econ, nat en schk;*\n"
    a, b, c, d, e = read_programmes(text.encode(), vocabulary=NAMES).programmes
    openings = Openings([a, b, c, d, e], vocabulary=NAMES)
    assert openings.outlook(profile="em", subjects=["econ", "gs"]) == Outlook(
        open=(a,),
        one_away=(OneAway(b, ("wisB", "nat")), OneAway(e, ("nat", "schk"))),
        further=(c,),
        not_with_profile=(d,),
        not_told=(),
    )
    assert openings.outlook(profile="zw", subjects=["econ"]).not_told == (a, b, c, d, e)


@given(programmes, st.sampled_from(["nt", "ng"]), st.frozensets(st.sampled_from(list(NAMES.subjects))))
def test_programmes_at_once_equal_each_programme_with_every_subject_tried(
    programmes: list[Programme], profile: str, subjects: frozenset[str]
) -> None:
    openings = Openings(programmes, vocabulary=NAMES)
    assert openings.outlook(profile=profile, subjects=subjects) == naive(programmes, profile, subjects)


@pytest.mark.parametrize("different", [60, 4000])
def test_four_thousand_programmes_take_a_small_part_of_the_time_of_trying_each(different: int) -> None:
    """A ratio within one run, so that a slow machine says the same; also where no two ask the same."""
    chance = random.Random(4000)
    asked = [_at_random(chance) for _ in range(different)]
    programmes = [Programme(str(row), {"": asked[row % different]}, row=row) for row in range(4000)]
    openings = Openings(programmes, vocabulary=NAMES)
    package = frozenset(("netl", "entl", "wisA", "econ", "gs", "fatl"))
    assert openings.outlook(profile="em", subjects=package) == naive(programmes, "em", package)
    at_once = min(_seconds(lambda: openings.outlook(profile="em", subjects=package)) for _ in range(5))
    each = min(_seconds(lambda: naive(programmes, "em", package)) for _ in range(2))
    assert at_once * 4 < each


def _at_random(chance: random.Random) -> Requirement:
    codes = chance.sample(
        ["wisA", "wisB", "wisC", "nat", "schk", "biol", "nlt", "ak", "econ", "fatl", "dutl"], 5
    )
    return parse(
        f"({codes[0]} of {codes[1]}) en ({chance.choice((1, 2))} uit {codes[2]}, {codes[3]} en {codes[4]})",
        vocabulary=NAMES,
    ).requirement


def _seconds(work: object) -> float:
    assert callable(work)
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin
