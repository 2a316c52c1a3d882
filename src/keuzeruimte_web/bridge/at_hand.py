"""Whose file a home reads whole: where something is near, so that a page about hundreds reads some of them.

It rather finds one too many than one too few: what asks attention is decided on the facts, as everywhere.
What starts at the viewer (own talks, agreements and offers) is found once, and not of each pupil again.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records.models import AgreementPerson, Conversation, Invitation, Offer

from .assessing import LAST_OF_A_SIGNAL


def at_hand(
    viewer: Viewer, *, due: date, since: date, lately: date, born: Iterable[tuple[date, date]], **_days: Any
) -> Q:
    """Pupils about whom this viewer has an agreement due by a day, or an offer to which a parent said yes; or
    may read an event since a day with which a signal can end, or of a colleague since `lately`; or who are
    born between two days (both included). Of talks see `bridge.ahead`."""
    person = viewer.person
    agreements = AgreementPerson.objects.filter(
        person=person,
        part="owner",
        agreement__due_on__lte=due,
        agreement__done_at=None,
        agreement__let_go_on=None,
    ).values("agreement__conversation__matter__pupil")
    offers = Offer.objects.filter(professional=person, parents__accepted_at__isnull=False)
    telling = Q(kind__in=sorted(LAST_OF_A_SIGNAL)) | (Q(on__gte=lately) & ~Q(author=person))
    events = rows(viewer, Kind.EVENT).filter(telling, matter__pupil=OuterRef("pk"), on__gte=since)
    return reduce(
        or_,
        (
            Q(pk__in=agreements),
            Q(pk__in=offers.values("matter__pupil")),
            *(Q(person__born__gte=first, person__born__lte=last) for first, last in born),
            Q(Exists(events)),
        ),
    )


def to_which_one_goes(viewer: Viewer, *, begins: datetime, ends: datetime) -> QuerySet[Any]:
    """Conversations between two moments, not closed, that this viewer organises or is invited to."""
    # By what one is asked for and what one asks for oneself: of *this or that* no database has an index.
    asked = Invitation.objects.filter(person=viewer.person).order_by().values_list("conversation")
    own = Conversation.objects.filter(organiser=viewer.person).order_by().values_list("pk")
    found: QuerySet[Any] = Conversation.objects.filter(
        pk__in=asked.union(own), starts_at__gte=begins, starts_at__lt=ends
    ).exclude(state="closed")
    return found
