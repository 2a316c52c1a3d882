"""What a home reads of its pupils: the facts from which tiles, cards and signals are made, and no other rows.

A whole file holds hundreds of rows and a home shows some thirty files; of most of them nothing is near. What
is left out here can change no tile and no card: `tests/web/access/test_at_home.py` compares every pupil
with the whole file. Whoever uses another fact in a card adds it here, and sees that test fail before.

The days are those of `queries.attention.near`.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records import models as m

from . import facts as f
from .ahead import OF_CONVERSATION, SPOKE, others_that_ask
from .assessing import LAST_OF_A_SIGNAL
from .at_hand import telling_events, to_which_one_goes
from .source import SOURCES
from .start import Start
from .stored import Part, Reading, all_of, own_of, rows_seen

Rows = QuerySet[Any]


def _told(viewer: Viewer, start: Start, *, since: date, lately: date, **_days: Any) -> Rows:
    """Pupils of whom the viewer may read an event of these weeks that a signal can end with."""
    events = telling_events(viewer, since=since, lately=lately).filter(
        **start.among(m.Event, "matter__pupil")
    )
    found: Rows = events.filter(kind__in=sorted(LAST_OF_A_SIGNAL)).values("matter__pupil").distinct()
    return found


def _talks(viewer: Viewer, start: Start, *, begins: datetime, ends: datetime, **_days: Any) -> Rows:
    """Conversations that come or were just held, to which the viewer goes."""
    goes = to_which_one_goes(viewer, begins=begins, ends=ends)
    return goes.filter(**start.among(m.Conversation, "matter__pupil")).values("pk")


def _at_table(viewer: Viewer, start: Start, *, begins_today: datetime, soon: datetime, **_days: Any) -> Rows:
    """The pupils about whom they are today or tomorrow: their limits are told beside it."""
    talks = m.Conversation.objects.filter(
        pk__in=start.within("near_talks"), starts_at__gte=begins_today, starts_at__lt=soon
    )
    found: Rows = talks.values("matter__pupil").distinct()
    return found


def _of_told(kind: type, asks: Kind | None = None) -> Part:
    return Part(kind, lambda viewer, start, **_: _among(kind, start, "told"), asks=asks, needs=("told",))


def _of_told_or_at_table(kind: type, asks: Kind | None = None) -> Part:
    steps = ("told", "at_table")
    return Part(kind, lambda viewer, start, **_: _among(kind, start, *steps), asks=asks, needs=steps)


def _among(kind: type, start: Start, *steps: str) -> Rows:
    found: Rows = SOURCES[kind].model.objects.filter(_within(kind, start, *steps))
    return found


def _within(kind: type, start: Start, *steps: str) -> Q:
    return Q(**{f"{SOURCES[kind].pupil}__in": start.within(*steps)})


def _conversations(viewer: Viewer, start: Start, *, begins: datetime, **_days: Any) -> Rows:
    """Those to come, and those of which there can be a triangle to draw."""
    answered = m.Answer.objects.filter(conversation=OuterRef("pk"))
    coming = Q(starts_at__gte=begins) & ~Q(state="closed")
    return rows_seen(viewer, f.ConversationFact, Kind.CONVERSATION, start).filter(coming | Exists(answered))


def _guests(viewer: Viewer, start: Start, **_days: Any) -> Rows:
    found: Rows = m.Invitation.objects.filter(conversation__in=start.within("near_talks"))
    return found


def _items(viewer: Viewer, start: Start, **_days: Any) -> Rows:
    """Of signals all; else what was done (who spoke there was heard), and what somebody who left will do."""
    left = m.Involvement.objects.filter(
        Q(since__gt=viewer.today) | Q(until__lt=viewer.today),
        person=OuterRef("by"),
        pupil=OuterRef(OF_CONVERSATION),
    )
    asked = Q(done=True) | Q(**{f"{OF_CONVERSATION}__in": start.within("told")}) | Exists(left)
    found: Rows = m.AgendaItem.objects.filter(asked, **start.among(m.AgendaItem, OF_CONVERSATION))
    return found


def _at_items(viewer: Viewer, start: Start, **_days: Any) -> Rows:
    pupil = f"item__{OF_CONVERSATION}"
    asked = SPOKE | Q(**{f"{pupil}__in": start.within("told")})
    found: Rows = m.ItemPerson.objects.filter(asked, **start.among(m.ItemPerson, pupil))
    return found


def _agreements(viewer: Viewer, start: Start, *, due: date, **_days: Any) -> Rows:
    """The viewer's own that are open and due."""
    mine = m.AgreementPerson.objects.filter(person=viewer.person, part="owner")
    return rows_seen(viewer, f.AgreementFact, Kind.AGREEMENT, start).filter(
        done_at=None, let_go_on=None, due_on__lte=due, pk__in=mine.values("agreement")
    )


def _agreed_with(viewer: Viewer, start: Start, *, due: date, **_days: Any) -> Rows:
    mine = m.AgreementPerson.objects.filter(person=viewer.person, part="owner")
    found: Rows = m.AgreementPerson.objects.filter(
        **start.among(m.AgreementPerson, f"agreement__{OF_CONVERSATION}"),
        agreement__done_at=None,
        agreement__let_go_on=None,
        agreement__due_on__lte=due,
        agreement__in=mine.values("agreement"),
    )
    return found


def _offers(viewer: Viewer, start: Start, **_days: Any) -> Rows:
    yes = m.OfferParent.objects.filter(accepted_at__isnull=False).values("offer")
    mine = rows_seen(viewer, f.OfferFact, Kind.OFFER, start)
    return mine.filter(professional=viewer.person, pk__in=yes)


def _offered_to(viewer: Viewer, start: Start, **_days: Any) -> Rows:
    found: Rows = m.OfferParent.objects.filter(
        **start.among(m.OfferParent, "offer__matter__pupil"),
        offer__professional=viewer.person,
        accepted_at__isnull=False,
    )
    return found


def _noted(viewer: Viewer, start: Start, *, since: date, lately: date, **_days: Any) -> Rows:
    """What a colleague noted lately, of the others: of who is told about all is read."""
    seen = telling_events(viewer, since=since, lately=lately).filter(**start.among(m.Event, "matter__pupil"))
    seen = seen.filter(on__gte=lately, adds_to=None)
    return seen.exclude(author=viewer.person).exclude(_within(f.EventFact, start, "told"))


def _any_day(part: Part) -> Part:
    """A part of a whole file, for which it is one what day it is."""
    return Part(part.kind, lambda viewer, start, **_: part.rows(viewer, start), part.facts, part.seen)


STEPS: Mapping[str, Callable[..., Rows]] = {"told": _told, "near_talks": _talks, "at_table": _at_table}
FOR_A_HOME = Reading(
    key="at home",
    steps=STEPS,
    parts=(
        # of everybody: names, whose voice was heard, what is drawn
        *(
            _any_day(all_of(kind))
            for kind in (f.PupilFact, f.GuardianshipFact, f.InvolvementFact, f.ThirdPartyFact)
        ),
        _any_day(own_of(f.MatterFact, Kind.MATTER)),
        _any_day(own_of(f.VoiceFact, Kind.VOICE)),
        _any_day(own_of(f.AnswerFact, Kind.ANSWER)),
        Part(f.ConversationFact, _conversations, seen=True),
        Part(f.ItemFact, _items, asks=Kind.ITEM),
        Part(f.ItemPersonFact, _at_items),
        # what is near
        Part(f.InvitationFact, _guests),
        Part(f.AgreementFact, _agreements, seen=True),
        Part(f.AgreementPersonFact, _agreed_with),
        Part(f.OfferFact, _offers, seen=True),
        Part(f.OfferParentFact, _offered_to),
        # limits, told beside a conversation, and needed for signals
        _of_told_or_at_table(f.LimitFact, Kind.LIMIT),
        *(_of_told_or_at_table(kind) for kind in (f.LimitAuthorFact, f.LimitPersonFact, f.TopicFact)),
        Part(f.EventFact, _noted, seen=True),
        # signals
        *(
            _of_told(kind)
            for kind in (
                f.DelegationFact,
                f.DelegationPersonFact,
                f.DelegationTopicFact,
                f.RequestFact,
                f.RequestPersonFact,
                f.ProtectionFact,
                f.ProtectionPersonFact,
            )
        ),
        _of_told(f.EventFact, Kind.EVENT),
    ),
)
FOR_A_CLASS = replace(FOR_A_HOME, key="at home, of a class", beside=(others_that_ask,))
"""The same of one class and the first of the others: and how many talks of others ask attention."""
