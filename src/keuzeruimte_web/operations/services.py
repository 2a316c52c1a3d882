"""Services that read along by the API, as an administrator makes and ends them."""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.dispatch import Signal
from django.utils import timezone

from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.people import trace_of
from keuzeruimte_web.records.models import Service

PREFIX = "kzr_"
"""What a token begins with, so that a search for lost secrets knows it."""
BYTES = 32
LONGEST = timedelta(days=366)
"""So far ahead the last day can be: each year somebody looks again whether it is still needed."""
MAY = ("pupils", "parents", "staff", "classes", "busy", "offers")

services_changed = Signal()
"""Sent, with `school`, in the transaction in which a service came or was given other lists to read."""


class NameTaken(Exception):  # noqa: N818
    """Another service of this school has this name."""


class NothingGiven(Exception):  # noqa: N818
    """A service that may do nothing is of no use."""


class TooLong(Exception):  # noqa: N818
    """The last day is before today, or more than a year ahead."""


def make_service(
    viewer: Viewer, *, name: str, may: Mapping[str, bool], until: date, once: UUID
) -> tuple[UUID, str]:
    """Make a service; answers its id and its token, which is shown once and kept nowhere.

    Raises SentBefore, NameTaken, NothingGiven, TooLong.
    """
    token = _new_token()
    with transaction.atomic():
        require(viewer, Kind.SCHOOL, Right.CHANGE, viewer.school)
        _check(viewer, may=may, until=until)
        service = Service(
            school_id=viewer.school,
            name=name,
            token_hash=hash_of(token),
            made_by_id=viewer.person,
            until=until,
            **{what: bool(may.get(what)) for what in MAY},
        )
        remember(viewer, key=once, made=service.pk)
        _save(service)
        trace_of(viewer, TraceWord.MADE_SERVICE, record=service.pk)
        services_changed.send(sender=Service, school=str(viewer.school))
    return service.pk, token


def change_service(viewer: Viewer, *, service: UUID, name: str, may: Mapping[str, bool], until: date) -> None:
    """Change what it is called, what it may, and until when. Raises NameTaken, NothingGiven, TooLong."""
    with transaction.atomic():
        row = _working(viewer, service)
        _check(viewer, may=may, until=until)
        row.name, row.until = name, until
        for what in MAY:
            setattr(row, what, bool(may.get(what)))
        _save(row)
        trace_of(viewer, TraceWord.CHANGED_SERVICE, record=row.pk)
        services_changed.send(sender=Service, school=str(viewer.school))


def new_token(viewer: Viewer, *, service: UUID) -> str:
    """Another token; the one before it works no more from now on."""
    token = _new_token()
    with transaction.atomic():
        row = _working(viewer, service)
        row.token_hash = hash_of(token)
        row.save(update_fields=["token_hash"])
        trace_of(viewer, TraceWord.CHANGED_SERVICE, record=row.pk)
    return token


def end_service(viewer: Viewer, *, service: UUID) -> None:
    """It reads nothing any more, and is told nothing. Again changes nothing."""
    with transaction.atomic():
        row: Service = require(viewer, Kind.SERVICE, Right.CHANGE, service)
        if Service.objects.filter(pk=row.pk, ended_at__isnull=True).update(ended_at=timezone.now()):
            trace_of(viewer, TraceWord.ENDED_SERVICE, record=row.pk)


def hash_of(token: str) -> str:
    """What a token is recognised by; 256 random bits need no slower hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def _new_token() -> str:
    return PREFIX + secrets.token_urlsafe(BYTES)


def _working(viewer: Viewer, service: UUID) -> Service:
    row: Service = require(viewer, Kind.SERVICE, Right.CHANGE, service)
    if row.ended_at is not None:
        raise Ended
    return row


class Ended(Exception):  # noqa: N818
    """This service was ended; make a new one."""


def _check(viewer: Viewer, *, may: Mapping[str, bool], until: date) -> None:
    if not any(may.get(what) for what in MAY):
        raise NothingGiven
    if not viewer.today <= until <= viewer.today + LONGEST:
        raise TooLong


def _save(service: Service) -> None:
    try:
        with transaction.atomic():
            service.save()
    except IntegrityError as error:
        raise NameTaken from error
