"""How long what is kept, and what goes next: numbers and days, for two offices that read no dossier."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keuzeruimte_web.access.decide import may, require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.terms import (
    FIXED,
    TERMS,
    Term,
    Unit,
    counted,
    due,
    first_leaver,
    goes_on,
    kept,
    next_turn,
    numbers,
)

FEW = 10
"""Fewer of somebody's own records than this are not counted out: a small number could point at people."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """One kind: how long, since when, why; how many there are, how many go, and on which day."""

    kind: str
    name: str
    term: str
    runs: str
    ground: str
    there: str
    going: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Fixed:
    """What goes by itself: what, when and why."""

    name: str | Promise
    when: str | Promise
    ground: str | Promise


@dataclass(frozen=True, slots=True)
class Retention:
    """The page. `may_set`: the administrator, who chooses the terms."""

    kinds: tuple[Keeping, ...]
    fixed: tuple[Fixed, ...]
    may_set: bool


@dataclass(frozen=True, slots=True)
class TermChoice:
    """A term to choose: the number now, its bounds, and the unit in words."""

    kind: str
    name: str
    number: int
    proposed: int
    least: int
    most: int
    unit: str
    runs: str


def retention(viewer: Viewer) -> Retention:
    """What is kept and what goes, at the own school. Raises Invisible."""
    require(viewer, Kind.SCHOOL, Right.SEE_TERMS, viewer.school)
    chosen = numbers()
    turns = [next_turn(term, number=chosen[term.kind], today=viewer.today) for term in TERMS]
    there = counted(kept(term) for term in TERMS)
    going = counted(
        due(term, number=chosen[term.kind], today=turn) for term, turn in zip(TERMS, turns, strict=True)
    )
    return Retention(
        kinds=tuple(
            _keeping(term, number=chosen[term.kind], turn=turn, there=here, going=goes)
            for term, turn, here, goes in zip(TERMS, turns, there, going, strict=True)
        ),
        fixed=tuple(Fixed(*one) for one in FIXED),
        may_set=may(viewer, Kind.SCHOOL, Right.SET_TERMS, viewer.school),
    )


def terms_to_choose(viewer: Viewer) -> tuple[TermChoice, ...]:
    """The terms, for who chooses them. Raises Invisible, Forbidden."""
    require(viewer, Kind.SCHOOL, Right.SET_TERMS, viewer.school)
    chosen = numbers()
    return tuple(
        TermChoice(
            kind=term.kind.value,
            name=str(term.kind.label),
            number=chosen[term.kind],
            proposed=term.proposed,
            least=term.least,
            most=term.most,
            unit=_unit(term),
            runs=str(term.runs),
        )
        for term in TERMS
    )


def _keeping(term: Term, *, number: int, turn: date, there: int, going: int) -> Keeping:
    if not going and term.kind == "dossier":
        first = first_leaver()
        if first:
            turn = goes_on(first, number=number)
            going = due(term, number=number, today=turn).count()
    return Keeping(
        kind=term.kind.value,
        name=str(term.kind.label),
        term=_length(term, number),
        runs=str(term.runs),
        ground=str(term.ground),
        there=_count(term, there),
        going=_count(term, going),
        # of own records a day always stands there: that nothing goes would tell that there is none
        on=turn if going or term.own else None,
    )


def _count(term: Term, number: int) -> str:
    if term.own and number < FEW:
        return _("minder dan %(few)d") % {"few": FEW}
    return str(number)


def _length(term: Term, number: int) -> str:
    if term.unit == Unit.DAYS:
        return ngettext("%(n)d dag", "%(n)d dagen", number) % {"n": number}
    if term.unit == Unit.MONTHS:
        return ngettext("%(n)d maand", "%(n)d maanden", number) % {"n": number}
    if not number:
        return _("meteen")
    return ngettext("%(n)d week", "%(n)d weken", number) % {"n": number}


def _unit(term: Term) -> str:
    words = {Unit.DAYS: _("dagen"), Unit.MONTHS: _("maanden"), Unit.WEEKS_AFTER_YEAR: _("weken")}
    return words[term.unit]
