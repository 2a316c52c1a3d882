"""The facts about the guidance of some pupils, read in one query.

Every kind of fact becomes JSON rows of one UNION ALL: reading twenty kinds for one pupil costs one round
trip, and for a class of thirty as well. Beside all facts (the assessment needs them) the same query asks
`access` which of them this viewer may see; what is somebody's own is read only as far as that.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Case, CharField, QuerySet, Value, When

from keuzeruimte_web.access.decide import allowed, rows
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer

from . import facts as f
from .about import Steps, Whom, read_about
from .one_text import OneText
from .source import SOURCES, as_uuid
from .start import Start

Fact = TypeVar("Fact")

# What the assessment rests on: read whole, shown only when seen.
OF_THE_METHOD: tuple[type, ...] = (
    f.PupilFact,
    f.GuardianshipFact,
    f.InvolvementFact,
    f.ThirdPartyFact,
    f.MatterFact,
    f.TopicFact,
    f.DelegationFact,
    f.DelegationPersonFact,
    f.DelegationTopicFact,
    f.LimitFact,
    f.LimitAuthorFact,
    f.LimitPersonFact,
    f.RequestFact,
    f.RequestPersonFact,
    f.ProtectionFact,
    f.ProtectionPersonFact,
    f.EventFact,
    f.ConversationFact,
    f.InvitationFact,
    f.ItemFact,
    f.ItemPersonFact,
)
# What preparing shows besides: the talks that were offered.
OF_PREPARING: tuple[type, ...] = (f.OfferFact, f.OfferParentFact)
# What a dossier shows besides.
OF_THE_DOSSIER: tuple[type, ...] = (
    f.InstitutionFact,
    f.AgreementFact,
    f.AgreementPersonFact,
    *OF_PREPARING,
)
# Somebody's own: read through access alone.
OWN: Mapping[type, Kind] = {f.VoiceFact: Kind.VOICE, f.AnswerFact: Kind.ANSWER}

ASKED: Mapping[type, Kind] = {
    f.InstitutionFact: Kind.INSTITUTION,
    f.MatterFact: Kind.MATTER,
    f.DelegationFact: Kind.DELEGATION,
    f.LimitFact: Kind.LIMIT,
    f.RequestFact: Kind.REQUEST,
    f.ProtectionFact: Kind.PROTECTION,
    f.EventFact: Kind.EVENT,
    f.ConversationFact: Kind.CONVERSATION,
    f.ItemFact: Kind.ITEM,
    f.AgreementFact: Kind.AGREEMENT,
    f.OfferFact: Kind.OFFER,
}


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one kind of fact that are read: facts, or what the viewer sees of them, or both at once.

    `rows(viewer, start, **values)` finds them; what is seen must come from `access`. `asks`: of each fact
    that is found `access` is asked whether the viewer sees it. `needs`: steps of the reading; where all of
    them found nothing, it finds nothing.
    """

    kind: type
    rows: Callable[..., QuerySet[Any]]
    facts: bool = True
    seen: bool = False
    asks: Kind | None = None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read of pupils: `key` tells it from others. `steps`: what is found first (`about.Steps`).

    `nothing_else`: asking the facts for a kind that was not read raises KeyError. `beside`: rows of no pupil,
    each `(viewer, start, mark, **values)`, with that mark; `read_with_beside` gives them.
    """

    key: Hashable
    parts: tuple[Part, ...]
    steps: Steps = field(default_factory=dict)
    nothing_else: bool = False
    beside: tuple[Callable[..., QuerySet[Any]], ...] = ()


@dataclass(slots=True)
class Stored:
    """All facts about one pupil, and the ids of those that the viewer may see."""

    facts: dict[type, list[Any]] = field(default_factory=lambda: defaultdict(list))
    seen: set[UUID] = field(default_factory=set)
    worked_out: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)
    """What follows from these facts and was asked for already; gone with them, at the end of the request."""
    _shown: dict[type, list[Any]] = field(default_factory=dict, repr=False, compare=False)

    def all(self, kind: type[Fact]) -> list[Fact]:
        """All facts of a kind, seen or not: for the assessment only."""
        return self.facts[kind]

    def shown(self, kind: type[Fact]) -> list[Fact]:
        """The facts of a kind that the viewer may see."""
        shown = self._shown.get(kind)
        if shown is None:
            shown = self._shown[kind] = [fact for fact in self.facts[kind] if fact.id in self.seen]
        return shown

    @property
    def pupil(self) -> f.PupilFact:
        """The pupil whom it is about."""
        return self.all(f.PupilFact)[0]


def all_of(kind: type) -> Part:
    """Every row of these pupils, seen or not."""
    return Part(kind, lambda viewer, start: _rows_of(kind, start))


def asked_of(kind: type, access_kind: Kind | None) -> Part:
    """Every row of these pupils, and of each whether the viewer may see it; without a kind only the rows."""
    return Part(kind, lambda viewer, start: _rows_of(kind, start), asks=access_kind)


def own_of(kind: type, access_kind: Kind) -> Part:
    """What the viewer may see, and nothing else."""
    return Part(kind, lambda viewer, start: rows_seen(viewer, kind, access_kind, start), seen=True)


def _rows_of(kind: type, start: Start) -> QuerySet[Any]:
    source = SOURCES[kind]
    found: QuerySet[Any] = source.model.objects.filter(**start.among(source.model, source.pupil))
    return found


def rows_seen(viewer: Viewer, kind: type, access_kind: Kind, start: Start) -> QuerySet[Any]:
    """The records of these pupils from which facts of this kind come, as far as the viewer may see them."""
    source = SOURCES[kind]
    return rows(viewer, access_kind).filter(**start.among(source.model, source.pupil))


@cache
def whole_file(besides: tuple[type, ...] = OF_THE_DOSSIER) -> Reading:
    """What the method needs, and these kinds besides."""
    kinds = OF_THE_METHOD + besides
    return Reading(
        key=("stored", kinds),
        parts=(
            *(asked_of(kind, ASKED.get(kind)) for kind in kinds),
            *(own_of(kind, access_kind) for kind, access_kind in OWN.items()),
        ),
    )


def read(
    viewer: Viewer,
    pupils: QuerySet[Any] | Whom,
    *,
    besides: tuple[type, ...] = OF_THE_DOSSIER,
    reading: Reading | None = None,
) -> dict[UUID, Stored]:
    """The facts about these pupils, by pupil, in one query: what the method needs, and these kinds `besides`.

    `pupils` must come from `access` (`rows`): reading starts at pupils whom the viewer may open. `reading`:
    something else than whole files.
    """
    stored, _beside = read_with_beside(viewer, pupils, reading or whole_file(besides))
    return stored


def read_with_beside(
    viewer: Viewer, pupils: QuerySet[Any] | Whom, reading: Reading
) -> tuple[dict[UUID, Stored], list[Any]]:
    """The same, and the values of what is read beside it, a row each; one query."""
    found = read_about(
        viewer,
        pupils,
        partial(_whole, reading),
        key=reading.key,
        steps=reading.steps,
        needed=[*(part.needs for part in reading.parts), *(() for _ in reading.beside)],
    )
    beside = [json.loads(row[3]) for row in found if row[0] == BESIDE] if reading.beside else []
    of_pupils = [row for row in found if row[0] != BESIDE] if beside else found
    return sorted_out(reading.parts, of_pupils, nothing_else=reading.nothing_else), beside


def sorted_out(
    parts: Sequence[Part], found: Iterable[tuple[Any, ...]], *, nothing_else: bool = False
) -> dict[UUID, Stored]:
    """The facts in these rows, by pupil. `nothing_else`: with these kinds alone."""
    makers, kinds = _makers(tuple(parts))
    made = [row for row in found if row[0] in makers]
    # All at once: to begin anew for each row takes longer than to read it.
    values = json.loads(f"[{','.join([row[3] for row in made])}]")
    by_pupil: dict[Any, Stored] = defaultdict(
        (lambda: Stored({kind: [] for kind in kinds})) if nothing_else else Stored
    )
    for (mark, pupil, pk, _row), value in zip(made, values, strict=True):
        kind, make, seen = makers[mark]
        stored = by_pupil[pupil]
        fact = make(pk, value)
        stored.facts[kind].append(fact)
        if seen:
            stored.seen.add(fact.id)
    for mark, pupil, pk, _row in found:
        if mark not in makers:
            by_pupil[pupil].seen.add(as_uuid(pk))
    return {as_uuid(pupil): stored for pupil, stored in by_pupil.items()}


@lru_cache(maxsize=128)
def _makers(parts: tuple[Part, ...]) -> tuple[Mapping[str, tuple[type, Any, bool]], frozenset[type]]:
    """By its mark how a row becomes a fact, and whether it is seen; and all kinds of facts."""
    makers = {}
    for number, part in enumerate(parts):
        if part.facts:
            make = SOURCES[part.kind].make
            makers[str(number)] = (part.kind, make, part.seen)
            if part.asks:
                makers[f"{number}{SEEN}"] = (part.kind, make, True)
    return makers, frozenset(part.kind for part in parts if part.facts)


def _whole(reading: Reading, viewer: Viewer, start: Start, **values: Any) -> list[QuerySet[Any]]:
    """Every kind of row about these pupils that this viewer's role can bring up."""
    facts = [
        _as_rows(part, part.rows(viewer, start, **values), start, mark=_mark(part, viewer, str(number)))
        for number, part in enumerate(reading.parts)
    ]
    return [*facts, *(rows(viewer, start, mark=BESIDE, **values) for rows in reading.beside)]


SEEN = "+"
BESIDE = "beside"


def _mark(part: Part, viewer: Viewer, mark: str) -> Any:
    """The number of the part; with `SEEN` behind it at what the viewer may see."""
    may_see = None if part.asks is None else allowed(viewer, part.asks)
    if may_see is None:
        return Value(mark)
    return Case(
        When(may_see, then=Value(f"{mark}{SEEN}")), default=Value(mark), output_field=CharField(max_length=8)
    )


def _as_rows(part: Part, records: QuerySet[Any], start: Start, *, mark: Any) -> QuerySet[Any]:
    source = SOURCES[part.kind]
    row = source.row if part.facts else OneText()
    return start.as_rows(records, source.pupil, mark=mark, row=row)


def by_record(links: Iterable[Any]) -> Mapping[UUID, list[Any]]:
    """Links grouped by the record they belong to (their `of`)."""
    grouped: dict[UUID, list[Any]] = defaultdict(list)
    for link in links:
        grouped[link.of].append(link)
    return grouped
