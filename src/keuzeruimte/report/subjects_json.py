"""Subject rules and a choice room as JSON: one object on one line, always with the same keys."""

import json

from keuzeruimte.careers.subjects.book import Book, Package, Rule
from keuzeruimte.careers.subjects.packages import Packages
from keuzeruimte.careers.subjects.room import Option, Room
from keuzeruimte.careers.subjects.wording import instead, why


def counts_as_json(packages: Packages) -> str:
    """How many packages a book of rules allows: in each profile, all, and as sets of subjects."""
    book = packages.book
    return _line(
        {
            "title": book.title,
            "school_type": book.school_type,
            "year": book.year,
            "profiles": {profile.code: packages.count(profile=profile.code) for profile in book.profiles},
            "packages": packages.count(),
            "sets_of_subjects": packages.count_of_sets(),
        }
    )


def package_as_json(package: Package) -> str:
    """One package."""
    return _line({"profile": package.profile, "subjects": package.subjects})


def room_as_json(room: Room, *, book: Book, lang: str) -> str:
    """A choice room."""
    return _line(
        {
            "profiles": [_option(option, book, lang) for option in room.profiles],
            "subjects": [_option(option, book, lang) for option in room.subjects],
            "left": room.left,
            "whole": room.whole,
            "missing": [{**_rule(lack.rule, book, lang), "short": lack.short} for lack in room.missing],
            "advice": [_rule(rule, book, lang) for rule in room.advice],
            "because": [_rule(rule, book, lang) for rule in room.because],
            "opens_by": room.opens_by,
        }
    )


def _option(option: Option, book: Book, lang: str) -> dict[str, object]:
    return {
        "code": option.code,
        "name": book.name_of(option.code),
        "state": option.state,
        "looked_at": option.looked_at,
        "laid_aside": option.laid_aside,
        "because": [_rule(rule, book, lang) for rule in option.because],
        "opens_by": option.opens_by,
        "advised": [_rule(rule, book, lang) for rule in option.advised],
    }


def _rule(rule: Rule, book: Book, lang: str) -> dict[str, object]:
    return {
        "rule": rule.id,
        "basis": rule.basis,
        "weight": rule.weight,
        "why": why(rule, book=book, lang=lang),
        "instead": instead(rule, book=book, lang=lang),
    }


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"
