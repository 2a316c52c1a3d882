"""The files we ship hold what BACKGROUND part 4 tells of each profile; written by hand from there."""

import pytest

from keuzeruimte.careers.subjects.book import Book, Choose, Fixed, Rule
from keuzeruimte.careers.subjects.book_file import read_book, shipped_books

Part = str | tuple[int, frozenset[str]]

VMBO_LANGUAGES = "fatl dutl sptl artl tutl"
LANGUAGES = f"{VMBO_LANGUAGES} rutl ittl"
ART = "kubv kumu kudr kuda tehatex"
FREE_VMBO = f"wis nsk1 biol econ ak gs mask {VMBO_LANGUAGES}"


def one(*names: str) -> Part:
    return 1, frozenset(" ".join(names).split())


def two(*names: str) -> Part:
    return 2, frozenset(" ".join(names).split())


def havo_vwo(languages: str, cm: list[Part]) -> dict[str, list[Part]]:
    """Of each profile what is fixed, and what is chosen."""
    return {
        "nt": ["nat schk wisB", one("nlt inf biol wisD")],
        "ng": ["biol schk", one("wisA wisB"), one("nlt ak nat")],
        "em": ["econ gs", one("wisA wisB"), one("beco ak maw", languages)],
        "cm": ["gs", *cm],
    }


VWO = f"{LANGUAGES} chtl"
WITH_TRADE = {
    **{code: [f"nsk1 pv-{code} wis"] for code in ("bwi", "pie", "mt", "mat")},
    "mvi": ["pv-mvi", two(FREE_VMBO)],
    "eo": ["econ pv-eo", one("wis", VMBO_LANGUAGES)],
    "hbr": ["econ pv-hbr", one("wis", VMBO_LANGUAGES)],
    "zw": ["biol pv-zw", one("wis ak gs mask")],
    "groen": ["pv-groen wis", one("biol nsk1")],
    "dp": ["pv-dp", two(FREE_VMBO)],
}
TOLD: dict[str, tuple[str, dict[str, list[Part]]]] = {
    "havo": (
        "ckv entl lo maat netl pws",
        havo_vwo(LANGUAGES, [one(LANGUAGES), one("ak maw econ"), one(ART, "fil", LANGUAGES)]),
    ),
    "atheneum": (
        "ckv entl lo maat netl pws",
        havo_vwo(VWO, [one("wisA wisB wisC"), one("ak maw econ"), one(ART, "fil", VWO)]),
    ),
    "gymnasium": (
        "entl lo maat netl pws",
        havo_vwo(VWO, [one("wisA wisB wisC"), one("ak maw econ"), one(ART, "fil latl grtl", VWO)]),
    ),
    "vmbo-bb": ("entl kv lo maat netl", WITH_TRADE),
    "vmbo-kb": ("entl kv lo maat netl", WITH_TRADE),
    "vmbo-gl": ("entl kv lo maat netl pws", WITH_TRADE),
    "vmbo-tl": (
        "entl kv lo maat netl pws",
        {
            "tech": ["nsk1 wis"],
            "zw": ["biol", one("wis ak gs mask")],
            "groen": ["wis", one("biol nsk1")],
            "ecn": ["econ", one("wis", VMBO_LANGUAGES)],
        },
    ),
}
BESIDE = {"atheneum": [one(VWO)], "gymnasium": [one("latl grtl")]}


@pytest.mark.parametrize("name", sorted(shipped_books()))
def test_each_profile_is_as_it_was_told(name: str) -> None:
    book = shipped(name)
    common, profiles = TOLD[name]
    assert {profile.code: parts(profile.parts) for profile in book.profiles} == profiles
    always, *chosen = [
        part for rule, part in zip(book.common, parts(book.common), strict=True) if rule.id != "vrij"
    ]
    assert (always, chosen) == (common, BESIDE.get(name, []))


@pytest.mark.parametrize("name", [name for name in sorted(shipped_books()) if name.startswith("vmbo-")])
def test_how_many_subjects_of_the_trade_come_beside_is_told(name: str) -> None:
    asked = {"vmbo-bb": "nog 4", "vmbo-kb": "nog 4", "vmbo-gl": "nog 2", "vmbo-tl": ""}[name]
    assert asked in shipped(name).check


def shipped(name: str) -> Book:
    return read_book(shipped_books()[name].read_bytes())


def parts(rules: tuple[Rule, ...]) -> list[Part]:
    found: list[Part] = []
    for rule in rules:
        if isinstance(rule.asks, Fixed):
            found.append(" ".join(sorted(rule.asks.subjects)))
        elif isinstance(rule.asks, Choose):
            found.append((rule.asks.least, frozenset(rule.asks.subjects)))
    return found
