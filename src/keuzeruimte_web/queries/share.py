"""What a pupil of 18 can share with parents, by name, and with whom each is shared (PRODUCT 3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate

from keuzeruimte_web.access.decide import Invisible
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge import family_facts as ff
from keuzeruimte_web.bridge.family import Seen
from keuzeruimte_web.queries.family import Who, choices, in_order, people, read_one


@dataclass(frozen=True, slots=True)
class Choice:
    """A parent beside something to share: `shared` when this parent sees it now."""

    who: Who
    shared: bool


@dataclass(frozen=True, slots=True)
class ToShare:
    """Something that can be shared: a `report`, an `agreement`, a `conversation` or a `choice_moment`."""

    what: str
    id: UUID
    title: str
    on: date | None
    parents: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class SharePage:
    """The page: everything by kind, and the parents who can be named."""

    choices: tuple[ToShare, ...]
    talks: tuple[ToShare, ...]
    agreements: tuple[ToShare, ...]
    reports: tuple[ToShare, ...]
    parents: tuple[Who, ...]


def share_page(viewer: Viewer) -> SharePage:
    """For a pupil of 18; raises Invisible for everybody else, and where there is no parent to name."""
    seen = read_one(viewer, pupil=viewer.person)
    who = people(seen, viewer=viewer)
    parents = in_order(who, {tie.person for tie in seen.every(ff.CanShareWith)})
    if not parents:
        raise Invisible
    talks = sorted(seen.every(ff.Talk), key=lambda t: (t.starts_at, str(t.id)))
    agreed = sorted(seen.every(ff.Agreed), key=lambda a: (a.made_on, str(a.id)), reverse=True)
    reports = sorted(seen.every(ff.ReportSeen), key=lambda r: (r.held_at, str(r.id)), reverse=True)
    return SharePage(
        choices=_lines(
            seen, "choice_moment", [(one.id, one.title, None) for one in choices(seen)], parents=parents
        ),
        talks=_lines(
            seen,
            "conversation",
            [(t.id, t.title, localdate(t.starts_at)) for t in talks if t.state != "closed"],
            parents=parents,
        ),
        agreements=_lines(seen, "agreement", [(a.id, a.text, a.made_on) for a in agreed], parents=parents),
        reports=_lines(
            seen, "report", [(r.id, r.title, localdate(r.held_at)) for r in reports], parents=parents
        ),
        parents=parents,
    )


KINDS: Mapping[str, tuple[type[Any], type[Any]]] = {
    "report": (ff.ReportToShare, ff.ReportShare),
    "agreement": (ff.AgreementToShare, ff.AgreementShare),
    "conversation": (ff.TalkToShare, ff.TalkShare),
    "choice_moment": (ff.ChoiceToShare, ff.ChoiceShare),
}


def _lines(
    seen: Seen, what: str, found: Iterable[tuple[UUID, str, date | None]], *, parents: tuple[Who, ...]
) -> tuple[ToShare, ...]:
    may, shares = KINDS[what]
    can = {one.id for one in seen.every(may)}
    named = {(share.of, share.viewer) for share in seen.every(shares)}
    return tuple(
        ToShare(what, pk, title, on, tuple(Choice(one, (pk, one.id) in named) for one in parents))
        for pk, title, on in found
        if pk in can
    )
