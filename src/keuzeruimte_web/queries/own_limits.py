"""Limits as their authors, and whom they let see them, read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from keuzeruimte_web.access.decide import Invisible, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge import family_facts as ff
from keuzeruimte_web.bridge.family import Seen
from keuzeruimte_web.queries.family import (
    Who,
    as_said,
    in_force,
    in_order,
    name_of,
    other_parents,
    people,
    read_one,
)
from keuzeruimte_web.queries.matters import matters
from keuzeruimte_web.queries.subjects import domain_words


@dataclass(frozen=True, slots=True)
class LimitLine:
    """A limit: about what, whose, with whom not, unless who is there; `mine`: the viewer keeps a part."""

    id: UUID
    title: str
    domain: str
    about: str
    authors: tuple[Who, ...]
    mine: bool
    reason: str
    audience: tuple[Who, ...]
    unless_present: tuple[Who, ...]
    review_on: date | None
    review_now: bool
    shared_with: tuple[Who, ...]
    told_to: str
    with_words: str
    unless_words: str

    @property
    def others(self) -> tuple[str, ...]:
        """The names of the other authors."""
        return tuple(one.name for one in self.authors if not one.me)


@dataclass(frozen=True, slots=True)
class LimitPage:
    """What the page for one limit needs: the limit as it is (None for a new one) and whom it can name."""

    pupil: UUID
    name: str
    limit: LimitLine | None
    audience: tuple[Who, ...]
    beside: tuple[Who, ...]
    other_parents: tuple[Who, ...]
    known: tuple[str, ...]


def limit_page(
    viewer: Viewer, *, pupil: UUID, matter: UUID | None = None, limit: UUID | None = None
) -> LimitPage:
    """For a new limit in a matter, or one that the viewer keeps. Raises Invisible."""
    seen = read_one(viewer, pupil=pupil)
    who = people(seen, viewer=viewer)
    lines = limits(seen, who=who, viewer=viewer)
    mine = rows(viewer, Kind.LIMIT_PART, Right.CHANGE).filter(limit=limit, person=viewer.person)
    found = next((line for line in lines if line.id == limit and line.mine), None) if mine.exists() else None
    may = any(line.id == matter and line.may_limit for line in matters(seen))
    if not (may if limit is None else found):
        raise Invisible
    others = other_parents(seen, who=who, today=viewer.today)
    me = tuple(one for one in who.values() if one.me)
    child = who[pupil]
    return LimitPage(
        pupil=pupil,
        name=child.name,
        limit=found,
        audience=(child, *others),
        beside=(*(one for one in me if one.id != pupil), *others),
        other_parents=others,
        known=tuple(sorted({line.title for line in lines if line.title})),
    )


def limit_to_choose(viewer: Viewer, *, limit: UUID) -> LimitLine:
    """A limit of the parents about which a pupil of 18 chooses. Raises Invisible."""
    seen = read_one(viewer, pupil=viewer.person)
    who = people(seen, viewer=viewer)
    for line in limits(seen, who=who, viewer=viewer):
        if line.id == limit and not line.mine:
            return line
    raise Invisible


def limits(seen: Seen, *, who: Mapping[UUID, Who], viewer: Viewer) -> tuple[LimitLine, ...]:
    """Limits that stand and that the viewer may see: the own ones first."""
    authors: dict[UUID, set[UUID]] = {}
    for by in seen.every(ff.LimitBy):
        if in_force(by, viewer.today):
            authors.setdefault(by.of, set()).add(by.person)
    parts = {part.of: part for part in seen.every(ff.LimitPart) if part.person == viewer.person}
    shares: dict[UUID, set[UUID]] = {}
    for share in seen.every(ff.LimitShare):
        shares.setdefault(share.of, set()).add(share.viewer)
    named: dict[tuple[UUID, str], set[UUID]] = {}
    for one in seen.every(ff.LimitWith):
        named.setdefault((one.of, one.part), set()).add(one.person)
    lines = []
    for limit in seen.every(ff.LimitSeen):
        if limit.id not in authors or (limit.until is not None and limit.until < viewer.today):
            continue
        mine = viewer.person in authors[limit.id]
        part = parts.get(limit.id)
        lines.append(
            LimitLine(
                id=limit.id,
                title=limit.topic or "",
                domain=limit.topic_domain or limit.domain,
                about=limit.topic or domain_words(limit.domain),
                authors=in_order(who, authors[limit.id]),
                mine=mine,
                reason=part.reason if part and mine else "",
                audience=in_order(who, named.get((limit.id, "with"), {seen.pupil})),
                unless_present=in_order(who, named.get((limit.id, "unless_present"), set())),
                review_on=limit.review_on,
                review_now=limit.review_on is not None and limit.review_on <= viewer.today,
                shared_with=in_order(who, shares.get(part.id, set()) if part else set()),
                with_words=as_said(in_order(who, named.get((limit.id, "with"), {seen.pupil})), viewer=viewer),
                unless_words=as_said(
                    in_order(who, named.get((limit.id, "unless_present"), set())), viewer=viewer
                ),
                told_to=name_of(who, part.entered_by) if part and mine else "",
            )
        )
    return tuple(sorted(lines, key=lambda line: (not line.mine, line.about, line.id.int)))
