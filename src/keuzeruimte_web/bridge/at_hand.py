"""Whose file a home reads whole: where something is near, so that a page about hundreds reads some of them.

It rather finds one too many than one too few: what asks attention is decided on the facts, as everywhere.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records.models import Agreement, Conversation, Invitation, Offer

from .assessing import LAST_OF_A_SIGNAL


def at_hand(
    viewer: Viewer,
    *,
    begins: datetime,
    ends: datetime,
    due: date,
    since: date,
    lately: date,
    born: Iterable[tuple[date, date]],
) -> Q:
    """Pupils about whom this viewer has a conversation between two moments, an agreement due by a day, or an
    offer to which a parent said yes; or may read an event since a day with which a signal can end, or of a
    colleague since `lately`; or who are born between two days (both included)."""
    person, pupil = viewer.person, OuterRef("pk")
    invited = Invitation.objects.filter(conversation=OuterRef("pk"), person=person)
    talks = Conversation.objects.filter(
        Q(organiser=person) | Exists(invited), matter__pupil=pupil, starts_at__gte=begins, starts_at__lt=ends
    ).exclude(state="closed")
    agreements = Agreement.objects.filter(
        conversation__matter__pupil=pupil,
        due_on__lte=due,
        done_at=None,
        let_go_on=None,
        people__person=person,
        people__part="owner",
    )
    telling = Q(kind__in=sorted(LAST_OF_A_SIGNAL)) | (Q(on__gte=lately) & ~Q(author=person))
    events = rows(viewer, Kind.EVENT).filter(telling, matter__pupil=pupil, on__gte=since)
    offers = Offer.objects.filter(
        matter__pupil=pupil, professional=person, parents__accepted_at__isnull=False
    )
    return reduce(
        or_,
        (
            *(Q(Exists(near)) for near in (talks, agreements, events, offers)),
            *(Q(person__born__gte=first, person__born__lte=last) for first, last in born),
        ),
    )
