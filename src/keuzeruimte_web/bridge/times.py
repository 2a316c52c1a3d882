"""Proposed times with who is asked and what each answered, for proposals that the viewer is known to see."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.guests import called
from keuzeruimte_web.records.models import Guardianship, ProposedTime, TimeAnswer, TimeReply


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who is asked, by name and party; nothing of what that person answered."""

    person: UUID
    name: str
    party: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What somebody answered, as far as the viewer may see it: staff everybody's, a family one's own."""

    person: UUID
    answers: Mapping[UUID, str]
    other_words: str
    not_needed: bool
    wish: str
    answered_at: datetime | None
    entered_by: str


def times_of(proposals: Collection[UUID]) -> Mapping[UUID, list[tuple[UUID, datetime]]]:
    """The times of each proposal, first one first; one query."""
    found: dict[UUID, list[tuple[UUID, datetime]]] = defaultdict(list)
    for time in ProposedTime.objects.filter(proposal__in=proposals).order_by("starts_at", "pk"):
        found[time.proposal_id].append((time.pk, time.starts_at))
    return found


def asked_of(proposals: Mapping[UUID, UUID]) -> Mapping[UUID, list[Asked]]:
    """Who is asked, by proposal (each with its pupil): the pupil first, parents, school; two queries."""
    links: dict[UUID, list[TimeReply]] = defaultdict(list)
    for link in TimeReply.objects.filter(proposal__in=proposals).select_related("person").order_by("pk"):
        links[link.proposal_id].append(link)
    parents = set(
        Guardianship.objects.filter(pupil__in=set(proposals.values())).values_list("pupil", "parent")
    )
    order = ("pupil", "parents", "school")
    found = {}
    for proposal, those in links.items():
        pupil = proposals[proposal]
        made = [
            Asked(
                link.person_id,
                name,
                "pupil"
                if link.person_id == pupil
                else "parents"
                if (pupil, link.person_id) in parents
                else "school",
            )
            for link, name in zip(those, called([link.person for link in those]), strict=True)
        ]
        found[proposal] = sorted(made, key=lambda a: (order.index(a.party), a.name, str(a.person)))
    return defaultdict(list, found)


def answered(viewer: Viewer, proposals: Collection[UUID]) -> Mapping[UUID, dict[UUID, Answered]]:
    """By proposal and person what was answered, as far as the viewer may see it; two queries."""
    seen = list(rows(viewer, Kind.TIME_REPLY).filter(proposal__in=proposals).select_related("entered_by"))
    words: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    for answer in TimeAnswer.objects.filter(reply__in=[row.pk for row in seen]):
        words[answer.reply_id][answer.time_id] = answer.answer
    found: dict[UUID, dict[UUID, Answered]] = defaultdict(dict)
    for row in seen:
        found[row.proposal_id][row.person_id] = Answered(
            person=row.person_id,
            answers=words[row.pk],
            other_words=row.other_words,
            not_needed=row.not_needed,
            wish=row.wish,
            answered_at=row.answered_at,
            entered_by=row.entered_by.full_name if row.entered_by else "",
        )
    return found
