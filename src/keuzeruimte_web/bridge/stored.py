"""The facts about the guidance of some pupils, read in one query.

Every kind of fact becomes JSON rows of one UNION ALL: reading twenty kinds for one pupil costs one round
trip, and for a class of thirty as well. Beside all facts (the assessment needs them) the same query asks
`access` which of them this viewer may see; what is somebody's own is read only as far as that.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import F, QuerySet, Value
from django.db.models.functions import JSONArray

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer

from . import facts as f
from .compiled import Start, Whom, read_about
from .source import SOURCES, as_uuid, made

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


@dataclass(slots=True)
class Stored:
    """All facts about one pupil, and the ids of those that the viewer may see."""

    facts: dict[type, list[Any]] = field(default_factory=lambda: defaultdict(list))
    seen: set[UUID] = field(default_factory=set)

    def all(self, kind: type[Fact]) -> list[Fact]:
        """All facts of a kind, seen or not: for the assessment only."""
        return self.facts[kind]

    def shown(self, kind: type[Fact]) -> list[Fact]:
        """The facts of a kind that the viewer may see."""
        return [fact for fact in self.facts[kind] if fact.id in self.seen]

    @property
    def pupil(self) -> f.PupilFact:
        """The pupil whom it is about."""
        return self.all(f.PupilFact)[0]


def read(
    viewer: Viewer, pupils: QuerySet[Any] | Whom, *, besides: tuple[type, ...] = OF_THE_DOSSIER
) -> dict[UUID, Stored]:
    """The facts about these pupils, by pupil, in one query: what the method needs, and these kinds `besides`.

    `pupils` must come from `access` (`rows`): reading starts at pupils whom the viewer may open.
    """
    kinds = OF_THE_METHOD + besides
    own = tuple(OWN)

    def whole(viewer: Viewer, start: Start) -> list[QuerySet[Any]]:
        return _whole(viewer, start, kinds)

    found: dict[UUID, Stored] = defaultdict(Stored)
    for mark, pupil, pk, row in read_about(viewer, pupils, whole, key=("stored", kinds)):
        stored = found[as_uuid(pupil)]
        if mark == "seen":
            stored.seen.add(as_uuid(pk))
        elif mark.startswith("own "):
            fact: Any = made(own[int(mark[4:])], pk, json.loads(row))
            stored.facts[type(fact)].append(fact)
            stored.seen.add(as_uuid(pk))
        else:
            kind = kinds[int(mark)]
            stored.facts[kind].append(made(kind, pk, json.loads(row)))
    return dict(found)


def _whole(viewer: Viewer, start: Start, kinds: tuple[type, ...]) -> list[QuerySet[Any]]:
    """Every kind of row about these pupils that this viewer's role can bring up."""
    parts = [_as_rows(SOURCES[k].model.objects.all(), k, start, mark=str(n)) for n, k in enumerate(kinds)]
    parts += [
        _as_rows(rows(viewer, kind), k, start, mark=f"own {n}") for n, (k, kind) in enumerate(OWN.items())
    ]
    parts += [_as_seen(viewer, k, kind, start) for k, kind in ASKED.items() if k in kinds]
    return parts


def _as_rows(records: QuerySet[Any], kind: type, start: Start, *, mark: str) -> QuerySet[Any]:
    source = SOURCES[kind]
    return _row(
        records.filter(**start.among(source.pupil)),
        mark=mark,
        pupil=source.pupil,
        row=source.row,
    )


def _as_seen(viewer: Viewer, kind: type, access_kind: Kind, start: Start) -> QuerySet[Any]:
    pupil = SOURCES[kind].pupil
    return _row(
        rows(viewer, access_kind, Right.SEE).filter(**start.among(pupil)),
        mark="seen",
        pupil=pupil,
        row=JSONArray(),
    )


def _row(records: QuerySet[Any], *, mark: str, pupil: str, row: Any) -> QuerySet[Any]:
    found: QuerySet[Any] = (
        records.order_by()
        .annotate(row_mark=Value(mark), row_pupil=F(pupil), row_id=F("pk"), row_of=row)
        .values_list("row_mark", "row_pupil", "row_id", "row_of")
    )
    return found


def by_record(links: Iterable[Any]) -> Mapping[UUID, list[Any]]:
    """Links grouped by the record they belong to (their `of`)."""
    grouped: dict[UUID, list[Any]] = defaultdict(list)
    for link in links:
        grouped[link.of].append(link)
    return grouped
