"""What preparing a conversation reads: facts that weigh in a plan or are shown beside it, and no other rows.

A whole file holds more: what happened meanwhile, what was agreed. None of it has a say in a plan (METHOD 4
and 5; events speak in signals alone). Asking for a kind that was not read is an error, not an empty list.
"""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer

from . import facts as f
from .about import Whom
from .stored import ASKED, OF_THE_METHOD, OWN, Reading, Stored, asked_of, own_of, read

FORM_OF_A_POINT = "point"
"""The name of the form under which a half-typed point is kept."""
NO_SAY_IN_A_PLAN = frozenset({f.EventFact, f.InvitationFact})
SEEN_AS_A_WHOLE = frozenset({f.ItemFact})
"""Who may prepare a conversation sees its points: that is not asked of each."""


def _reading(name: str, kinds: tuple[type, ...], own: dict[type, Kind]) -> Reading:
    asked = {kind: access for kind, access in ASKED.items() if kind not in SEEN_AS_A_WHOLE}
    return Reading(
        key=("for a plan", name),
        parts=(
            *(asked_of(kind, asked.get(kind)) for kind in kinds),
            *(own_of(kind, access_kind) for kind, access_kind in own.items()),
        ),
        nothing_else=True,
    )


_WEIGHED = tuple(kind for kind in OF_THE_METHOD if kind not in NO_SAY_IN_A_PLAN)
_TAKEN = {**OWN, f.TakenStepFact: Kind.TAKEN_STEP}
TO_WEIGH = _reading("weigh", _WEIGHED, _TAKEN)
"""What the method weighs, and what was taken of the way round."""
TO_PREPARE = _reading(
    "prepare",
    (*_WEIGHED, f.InvitationFact, f.OfferFact, f.OfferParentFact),
    {**_TAKEN, f.DraftFact: Kind.DRAFT},
)
"""The same, who comes, the talks that were offered, and what was left half-typed."""
TO_WRITE = _reading(
    "write",
    (
        f.PupilFact,
        f.GuardianshipFact,
        f.InvolvementFact,
        f.ThirdPartyFact,
        f.MatterFact,
        f.TopicFact,
        f.LimitFact,
        f.ConversationFact,
        f.InvitationFact,
        f.ItemFact,
        f.ItemPersonFact,
    ),
    {f.DraftFact: Kind.DRAFT},
)
"""What a point is written with: what can be chosen, who comes, and what a title must not tell."""
Read = tuple[f.ConversationFact, Stored]
"""A conversation that its reader may prepare, and the facts around it."""


def talk_to_plan(viewer: Viewer, *, conversation: UUID, reading: Reading) -> Read | None:
    """The conversation, where this viewer may prepare it, and the facts around it, in one query."""
    whom = Whom("of a talk to prepare", _of_talk, {"conversation": conversation}, one=True)
    for stored in read(viewer, whom, reading=reading).values():
        for talk in stored.shown(f.ConversationFact):
            if talk.id == conversation:
                return talk, stored
    return None


def _of_talk(viewer: Viewer, conversation: UUID) -> QuerySet[Any]:
    talks = rows(viewer, Kind.CONVERSATION, Right.PLAN).filter(pk=conversation)
    return rows(viewer, Kind.PUPIL, Right.OPEN_DOSSIER).filter(pk__in=talks.values("matter__pupil"))


def draft_in(stored: Stored, *, about: UUID) -> f.DraftFact | None:
    """What the viewer left half-typed of the point of this item, or of a new point of this conversation."""
    for kept in stored.all(f.DraftFact):
        if (kept.form, kept.about) == (FORM_OF_A_POINT, str(about)):
            return kept
    return None
