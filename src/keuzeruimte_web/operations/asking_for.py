"""Writing down what somebody asked by the law on privacy: by telephone, by letter, at the door.

For who has no account, and for a parent whom a court keeps away and who has no page to ask on. The office
writes down that it was asked, and reads nothing of the answer: that is fetched with a code from a letter.
"""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.entering import kinds_of
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.privacy import NoReason, write_down
from keuzeruimte_web.records.models.choices import PrivacyKind

LONG_AGO = timedelta(days=60)
"""How long ago a letter can have come in: longer ago it is over its month, and needs a talk, not a form."""


class NotTheirs(Exception):  # noqa: N818
    """This person cannot ask this about this pupil: from 16 on the pupil asks."""


class NotThen(ValueError):  # noqa: N818
    """It cannot have been asked on that day."""


def ask_for(
    viewer: Viewer, *, person: UUID, pupil: UUID, kind: str, words: str, asked_on: date, once: UUID
) -> UUID:
    """Write the request down; its month begins on the day it was asked. Answers the request's id.

    For the administrator, not about an own child. Raises Invisible, Forbidden, NotTheirs, NotThen, NoReason
    (a correction that does not say what), AskedAlready, SentBefore.
    """
    with transaction.atomic():
        require(viewer, Kind.PUPIL, Right.ASK_FOR, pupil)
        claim, kinds = kinds_of(viewer, person=person, pupil=pupil)
        if claim is None or kind not in kinds:
            raise NotTheirs
        if not viewer.today - LONG_AGO <= asked_on <= viewer.today:
            raise NotThen
        if kind == PrivacyKind.CORRECTION and not words.strip():
            raise NoReason
        made = write_down(viewer, pupil=pupil, kind=kind, claim=claim, words=words, asker=person, on=asked_on)
        remember(viewer, key=once, made=made.pk)
    return UUID(str(made.pk))
