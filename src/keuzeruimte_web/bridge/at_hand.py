"""Whose file a home reads whole: where something is near, so that a page about hundreds reads some of them.

It rather finds one too many than one too few: what asks attention is decided on the facts, as everywhere.
What starts at the viewer (own talks, agreements, offers, and events of the matters that one holds) is found
once, and not of each pupil again.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from keuzeruimte_web.access.decide import allowed
from keuzeruimte_web.access.held import matters_held
from keuzeruimte_web.access.once import Once, starting_at
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records.models import (
    AgreementPerson,
    Conversation,
    Event,
    Invitation,
    Offer,
    SchoolClass,
)

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
    events = telling_events(viewer, since=since, lately=lately)
    return reduce(
        or_,
        (
            Q(pk__in=agreements),
            Q(pk__in=offers.values("matter__pupil")),
            *(Q(person__born__gte=first, person__born__lte=last) for first, last in born),
            Q(pk__in=events.values("matter__pupil")),
        ),
    )


def telling_events(viewer: Viewer, *, since: date, lately: date) -> QuerySet[Any]:
    """What the viewer may read since a day that a signal can end with, or of a colleague since `lately`."""
    telling = Q(kind__in=sorted(LAST_OF_A_SIGNAL)) | (Q(on__gte=lately) & ~Q(author=viewer.person))
    held = Once(matters_held(viewer))
    found = starting_at(Event.objects.filter(telling, matter__in=held, on__gte=since))
    sees = allowed(viewer, Kind.EVENT)
    return found.none() if sees is None else found.filter(sees)


def in_class(name: str) -> Q:
    """Pupils of the class of this name. It is found once, and not of each pupil that may be in it."""
    return Q(school_class__in=SchoolClass.objects.filter(name=name).values("pk"))


def to_which_one_goes(viewer: Viewer, *, begins: datetime, ends: datetime) -> QuerySet[Any]:
    """Conversations between two moments, not closed, that this viewer organises or is invited to."""
    # By what one is asked for and what one asks for oneself: of *this or that* no database has an index.
    near = Conversation.objects.filter(starts_at__gte=begins, starts_at__lt=ends).exclude(state="closed")
    own = Conversation.objects.filter(organiser=viewer.person)
    asked = Invitation.objects.filter(person=viewer.person).exclude(conversation__in=Once(own.values("pk")))
    to_others = near.filter(pk__in=asked.values("conversation"))
    return starting_at(near.filter(organiser=viewer.person).union(to_others, all=True))
