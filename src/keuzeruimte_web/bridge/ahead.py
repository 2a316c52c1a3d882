"""The talks of these weeks that ask attention, of all pupils at once: found in the question itself.

Of an adviser's three hundred pupils a home shows the first ten, and says how many more there are. Of those
nothing is read: whether somebody who comes is still to be heard is asked where the rows are. Of a file the
same is decided in `queries.attention`; `tests/web/access/test_at_home.py` compares the two.
"""

from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, UUIDField, Value

from keuzeruimte_web.access.decide import allowed, rows
from keuzeruimte_web.access.ground import on_day
from keuzeruimte_web.access.once import starting_at
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records import models as m

from .at_hand import to_which_one_goes
from .one_text import OneText
from .start import Start

OF_CONVERSATION = "conversation__matter__pupil"
SPOKE = Q(item__done=True, part__in=("to", "present")) & ~Q(item__verb="withhold")
"""Who was at a point that is done, and so was heard: `case.heard` says the same of facts."""


def first_that_ask(viewer: Viewer, most: int, **days: Any) -> QuerySet[Any]:
    """The pupils of the first of these talks, no more than `most`; the days are those of `attention.near`."""
    talks = _that_ask(viewer, **days).order_by("starts_at", "pk")
    return talks.values("matter__pupil")[:most]


def others_that_ask(viewer: Viewer, start: Start, mark: str, **days: Any) -> QuerySet[Any]:
    """How many of these talks are of pupils about whom nothing is read: one row beside a reading, or none."""
    nobody = Value(None, output_field=UUIDField())
    found: QuerySet[Any] = (
        _that_ask(viewer, **days)
        .exclude(**start.among(m.Conversation, "matter__pupil"))
        .order_by()
        .annotate(row_mark=Value(mark), row_pupil=nobody, row_id=nobody)
        .values("row_mark", "row_pupil", "row_id")
        .annotate(row_of=OneText(Count("pk")))
        .values_list("row_mark", "row_pupil", "row_id", "row_of")
    )
    return found


def _that_ask(
    viewer: Viewer, *, begins: datetime, soon: datetime, ends: datetime, **_days: Any
) -> QuerySet[Any]:
    """Talks to which the viewer goes: just held, or `soon`; later ones as long as a voice is to be heard."""
    opens = rows(viewer, Kind.PUPIL, Right.OPEN_DOSSIER).filter(pk=OuterRef("matter__pupil"))
    goes = to_which_one_goes(viewer, begins=begins, ends=ends)
    sees = allowed(viewer, Kind.CONVERSATION)
    if sees is None:
        return goes.none()
    return starting_at(goes.filter(sees, Q(starts_at__lt=soon) | Exists(_silent(viewer)), Exists(opens)))


def _silent(viewer: Viewer) -> QuerySet[Any]:
    """Of the family who come to a talk, those of whom nothing was heard (`bridge/voices.py`)."""
    pupil, person = OuterRef(OuterRef("matter__pupil")), OuterRef("person")
    parents = m.Guardianship.objects.filter(
        on_day(viewer), pupil=pupil, parent=person, court_block=False, parent__deceased=False
    )
    heard = (
        rows(viewer, Kind.VOICE).filter(**{OF_CONVERSATION: pupil}, person=person),
        rows(viewer, Kind.ANSWER).filter(**{OF_CONVERSATION: pupil}, person=person),
        m.ItemPerson.objects.filter(SPOKE, **{f"item__{OF_CONVERSATION}": pupil}, person=person),
    )
    come: QuerySet[Any] = m.Invitation.objects.filter(
        Q(person=OuterRef("matter__pupil")) | Exists(parents),
        *(~Exists(one) for one in heard),
        conversation=OuterRef("pk"),
    ).exclude(person=viewer.person)
    return come
