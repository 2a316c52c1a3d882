"""What one person may see of the guidance of some pupils, in one query: for the pages of families.

`stored.read` reads all facts, because an assessment needs them. Here every part starts at `access`: a row
that is not this viewer's to see is never in the memory of the page, so that no template, count or error can
tell of it. The same reading serves a professional who speaks for the own part before a conversation.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Value

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records import models as m

from . import facts as f
from . import family_facts as ff
from .about import Whom, read_about
from .at_table import with_minutes_before
from .source import SOURCES, as_uuid
from .start import Start

Fact = TypeVar("Fact")
Seeing = Callable[[Viewer], QuerySet[Any]]


def _of(kind: Kind, right: Right = Right.SEE) -> Seeing:
    return lambda viewer: rows(viewer, kind, right)


def _with(model: Any, link: str, kind: Kind, right: Right = Right.SEE, **more: Any) -> Seeing:
    """What hangs on a record that the viewer may see.

    Asked of each such record, and not as a list of all that the viewer may see: there are few of one pupil.
    """

    def seeing(viewer: Viewer) -> QuerySet[Any]:
        seen = rows(viewer, kind, right).filter(pk=OuterRef(f"{link}_id"))
        found: QuerySet[Any] = model.objects.filter(Exists(seen), **more)
        return found

    return seeing


def _names(viewer: Viewer) -> QuerySet[Any]:
    """Names are for the whole triangle; what a parent may and is stays with that parent."""
    found: QuerySet[Any] = m.Guardianship.objects.filter(
        parent__in=rows(viewer, Kind.PERSON), pupil__in=rows(viewer, Kind.PUPIL)
    )
    return found


SEEN: Mapping[type, Seeing] = {
    f.PupilFact: _of(Kind.PUPIL),
    ff.OwnTie: _of(Kind.GUARDIANSHIP, Right.KEEP_OWN),
    ff.ParentName: _names,
    f.InvolvementFact: _of(Kind.INVOLVEMENT),
    ff.MatterTitle: _of(Kind.MATTER),
    ff.ChoiceSeen: lambda v: rows(v, Kind.CHOICE_MOMENT) | rows(v, Kind.CHOICE_MOMENT, Right.SPEAK),
    ff.LogToRead: _of(Kind.PUPIL, Right.LOOK_BACK),
    ff.ToAsk: _of(Kind.PUPIL, Right.ASK),
    ff.SpeakMatter: _of(Kind.MATTER, Right.SPEAK),
    ff.LimitMatter: _of(Kind.MATTER, Right.LIMIT),
    ff.EntrustMatter: _of(Kind.MATTER, Right.ENTRUST),
    ff.Entrusted: _of(Kind.DELEGATION),
    ff.EntrustedToChange: _of(Kind.DELEGATION, Right.CHANGE),
    ff.EntrustedPerson: _with(m.DelegationPerson, "delegation", Kind.DELEGATION),
    ff.EntrustedTopic: _with(m.DelegationTopic, "delegation", Kind.DELEGATION),
    ff.LimitSeen: _of(Kind.LIMIT),
    ff.LimitPart: _of(Kind.LIMIT_PART),
    ff.LimitBy: _of(Kind.LIMIT_PART, Right.KNOW_AUTHOR),
    ff.LimitWith: _with(m.LimitPerson, "limit", Kind.LIMIT),
    ff.RequestSeen: _of(Kind.REQUEST),
    ff.OfferSeen: _of(Kind.OFFER),
    ff.OwnOffer: lambda v: m.OfferParent.objects.filter(offer__in=rows(v, Kind.OFFER), person=v.person),
    ff.Talk: _of(Kind.CONVERSATION),
    ff.Guest: _with(m.Invitation, "conversation", Kind.CONVERSATION),
    ff.Point: lambda v: with_minutes_before(rows(v, Kind.ITEM)),
    ff.TimesAsked: _of(Kind.TIME_PROPOSAL),
    ff.OwnTimes: lambda v: rows(v, Kind.TIME_REPLY).filter(person=v.person),
    ff.Agreed: _of(Kind.AGREEMENT),
    ff.AgreedBy: _with(m.AgreementPerson, "agreement", Kind.AGREEMENT, part="owner"),
    ff.AgreedToFinish: _of(Kind.AGREEMENT, Right.FINISH),
    ff.ReportSeen: _of(Kind.REPORT),
    ff.OwnResponse: lambda v: rows(v, Kind.RESPONSE).filter(person=v.person),
    ff.OwnAddition: lambda v: rows(v, Kind.ADDITION).filter(author=v.person),
    ff.VoiceSeen: _of(Kind.VOICE),
    ff.AnswerSeen: _of(Kind.ANSWER),
    ff.OwnSentences: lambda v: rows(v, Kind.ANSWER, Right.CHANGE).filter(sentences__isnull=False),
    ff.AnswerShare: _with(m.Share, "answer", Kind.ANSWER, Right.SHARE),
    ff.VoiceShare: _with(m.Share, "voice", Kind.VOICE, Right.SHARE),
    ff.VillageSeen: _of(Kind.VILLAGE),
    ff.VillageToChange: _of(Kind.VILLAGE, Right.CHANGE),
    ff.VillagerSeen: _with(m.Villager, "village", Kind.VILLAGE),
    ff.VillageShare: _with(m.Share, "village", Kind.VILLAGE, Right.SHARE),
    ff.CareerSeen: _of(Kind.CAREER_ITEM),
    ff.PlacementSeen: _of(Kind.PLACEMENT),
    ff.ParentToShareWith: _with(
        m.Guardianship, "pupil", Kind.PUPIL, Right.DRAW, court_block=False, parent__deceased=False
    ),
    ff.LimitShare: _with(m.Share, "limit_part", Kind.LIMIT_PART, Right.SHARE),
    ff.CanShareWith: _of(Kind.GUARDIANSHIP, Right.SHARE),
    ff.ReportToShare: _of(Kind.REPORT, Right.SHARE),
    ff.AgreementToShare: _of(Kind.AGREEMENT, Right.SHARE),
    ff.TalkToShare: _of(Kind.CONVERSATION, Right.SHARE),
    ff.ChoiceToShare: _of(Kind.CHOICE_MOMENT, Right.SHARE),
    ff.ChoiceShare: _with(m.Share, "choice_moment", Kind.CHOICE_MOMENT, Right.SHARE),
    ff.ReportShare: _with(m.Share, "report", Kind.REPORT, Right.SHARE),
    ff.AgreementShare: _with(m.Share, "agreement", Kind.AGREEMENT, Right.SHARE),
    ff.TalkShare: _with(m.Share, "conversation", Kind.CONVERSATION, Right.SHARE),
}


EVERYTHING = tuple(SEEN)
NOT_AT_HOME = frozenset(
    {
        ff.OwnSentences,
        ff.VoiceShare,
        ff.VillageToChange,
        ff.VillageShare,
        ff.ParentToShareWith,
        ff.ReportToShare,
        ff.AgreementToShare,
        ff.TalkToShare,
        ff.ChoiceToShare,
        ff.ChoiceShare,
        ff.ReportShare,
        ff.AgreementShare,
        ff.TalkShare,
    }
)
"""What is on pages of its own, where something is shared or changed."""
NOT_OF_PUPILS = frozenset(
    {
        ff.LogToRead,
        ff.ToAsk,
        ff.RequestSeen,
        ff.OfferSeen,
        ff.OwnOffer,
        ff.OwnAddition,
        ff.VillageSeen,
        ff.CareerSeen,
        ff.PlacementSeen,
    }
)
"""What the home of a parent shows and that of a pupil does not, or on pages of its own."""
OF_PARENTS = tuple(
    kind for kind in EVERYTHING if kind not in {*NOT_AT_HOME, ff.VillagerSeen, ff.CanShareWith}
)
"""What the home of a parent shows of one child."""
OF_PUPILS = tuple(kind for kind in EVERYTHING if kind not in NOT_AT_HOME | NOT_OF_PUPILS)
"""What the home of a pupil shows."""
OF_CHILDREN: tuple[type, ...] = (
    f.PupilFact,
    ff.OwnTie,
    ff.ParentName,
    f.InvolvementFact,
    ff.MatterTitle,
    ff.Entrusted,
    ff.EntrustedToChange,
    ff.EntrustedPerson,
    ff.EntrustedTopic,
    ff.Talk,
    ff.Guest,
    ff.Point,
    ff.AgreedBy,
    ff.ReportSeen,
    ff.OwnResponse,
    ff.VoiceSeen,
)
"""What a line says of each child of a parent with several."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Of one pupil, what the viewer may see, of the kinds that were asked for."""

    pupil: UUID
    facts: Mapping[type, list[Any]]

    def every(self, kind: type[Fact]) -> list[Fact]:
        """The facts of a kind; an empty list where there are none for this viewer.

        Raises KeyError for a kind that was not asked for.
        """
        return self.facts[kind]


def seen_by(
    viewer: Viewer, pupils: QuerySet[Any] | Whom, *, kinds: tuple[type, ...] = EVERYTHING
) -> dict[UUID, Seen]:
    """What this viewer may see of these pupils, by pupil, in one query. `pupils` must come from `access`."""

    def whole(viewer: Viewer, start: Start) -> list[QuerySet[Any]]:
        return [_as_rows(SEEN[kind](viewer), kind, start, mark=str(n)) for n, kind in enumerate(kinds)]

    rows_found = read_about(viewer, pupils, whole, key=("family", kinds))
    # All rows at once: beginning to read costs more than reading one.
    values = json.loads(f"[{','.join([row[3] for row in rows_found])}]")
    makers = {str(n): (kind, SOURCES[kind].make) for n, kind in enumerate(kinds)}
    found: dict[Any, dict[type, list[Any]]] = {}
    for (mark, of, pk, _row), row in zip(rows_found, values, strict=True):
        facts = found.get(of)
        if facts is None:
            facts = found[of] = {kind: [] for kind in kinds}
        kind, make = makers[mark]
        facts[kind].append(make(pk, row))
    return {pupil: Seen(pupil, facts) for of, facts in found.items() for pupil in [as_uuid(of)]}


def _as_rows(records: QuerySet[Any], kind: type, start: Start, *, mark: str) -> QuerySet[Any]:
    source = SOURCES[kind]
    of_these = records.filter(**start.among(source.model, source.pupil))
    return start.as_rows(of_these, source.pupil, mark=Value(mark), row=source.row)
