"""Keeping to the terms: what has been kept long enough goes, in small steps; and choosing the terms."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet

from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.terms import BY_KIND, TERMS, Term, due, numbers
from keuzeruimte_web.operations.erasure import erase_dossier
from keuzeruimte_web.operations.people import trace_of
from keuzeruimte_web.records.models import (
    ChoiceVoice,
    Device,
    PrivacyAnswer,
    Pupil,
    RetentionTerm,
    School,
    Share,
)
from keuzeruimte_web.records.models.choices import ChoiceVoiceKind, RetentionKind
from keuzeruimte_web.records.scope import above_schools, school_scope

AT_ONCE = 200
"""Records a step: each step is a short transaction, and stopping between two loses nothing."""
DEVICES_KEPT = timedelta(days=365)


class OutOfBounds(ValueError):  # noqa: N818
    """A term shorter or longer than the program allows."""


class LeavesBeforeBirth(ValueError):  # noqa: N818
    """Nobody leaves school before being born."""


def set_terms(viewer: Viewer, *, chosen: Mapping[str, int]) -> None:
    """Choose how long what is kept, by kind. Sent twice, it changes nothing.

    Raises Invisible, and OutOfBounds; then nothing is changed.
    """
    with transaction.atomic():
        require(viewer, Kind.SCHOOL, Right.SET_TERMS, viewer.school)
        before = numbers()
        for term in TERMS:
            number = chosen.get(term.kind.value, before[term.kind])
            if not term.least <= number <= term.most:
                raise OutOfBounds(term.kind)
            if number != before[term.kind]:
                RetentionTerm.objects.update_or_create(
                    kind=term.kind.value, defaults={"school_id": viewer.school, "number": number}
                )
        if numbers() != before:
            trace_of(viewer, TraceWord.CHANGED_TERMS, record=viewer.school)


def set_leaving(viewer: Viewer, *, pupil: UUID, left_on: date | None) -> None:
    """Write down a pupil's last day here, or that there is none; from it the term of the dossier runs.

    Sent twice, it changes nothing. Raises Invisible, Forbidden, LeavesBeforeBirth.
    """
    with transaction.atomic():
        row: Pupil = require(viewer, Kind.PUPIL, Right.CHANGE, pupil)
        if left_on and row.person.born and left_on <= row.person.born:
            raise LeavesBeforeBirth
        if row.left_on == left_on:
            return
        row.left_on = left_on
        row.save(update_fields=["left_on"])
        trace_of(viewer, TraceWord.LEFT_SCHOOL, pupil=pupil, record=pupil)


def keep_to_terms(school: UUID, *, now: datetime, today: date) -> None:
    """Let go of what has been kept long enough at this school. May run twice, and stop anywhere."""
    with school_scope(school):
        for kind, number in numbers().items():
            term = BY_KIND[kind]
            if kind == RetentionKind.DOSSIER:
                _let_dossiers_go(school, term=term, number=number, now=now, today=today)
            else:
                _let_go(term, number=number, today=today)
        PrivacyAnswer.objects.filter(until__lt=today).delete()


def forget_sign_ins(*, now: datetime) -> None:
    """Let go of sessions that ended, and of browsers in which nobody signed in for a year."""
    Session.objects.filter(expire_date__lt=now).delete()
    Device.objects.filter(seen_at__lt=now - DEVICES_KEPT).delete()


def schools() -> list[UUID]:
    """Every school here."""
    with above_schools():
        return sorted(School.objects.values_list("pk", flat=True))


def _let_go(term: Term, *, number: int, today: date) -> None:
    found = due(term, number=number, today=today)
    while step := list(found.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        with transaction.atomic():
            # asked again: what was changed meanwhile is not due any more
            due_still = found.filter(pk__in=step)
            if term.kind == RetentionKind.CHOICE_WORDS:
                _empty_wishes(due_still)
            due_still.delete()


def _empty_wishes(due_still: QuerySet[ChoiceVoice]) -> None:
    """The words go; that somebody passed the step of own words stays, or advice would be hidden again."""
    for wish in due_still.filter(kind=ChoiceVoiceKind.WISH):
        wish.words, wish.skipped = "", True
        wish.save(update_fields=["words", "skipped"])
        Share.objects.filter(choice_voice=wish).delete()


def _let_dossiers_go(school: UUID, *, term: Term, number: int, now: datetime, today: date) -> None:
    found = due(term, number=number, today=today)
    for pupil in list(found.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            if found.filter(pk=pupil).select_for_update().first() is not None:
                erase_dossier(pupil, school=school, by=None, now=now)
