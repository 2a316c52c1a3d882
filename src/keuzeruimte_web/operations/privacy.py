"""Asking by the law on privacy, and what each does with it: the asker, who guides, the privacy officer.

The privacy officer handles without reading: what is chosen with a reason is chosen by who guides.
"""

from calendar import monthrange
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.dispatch import Signal
from django.utils import timezone

from keuzeruimte_web.access.asked import IN_WORDS, WEIGHED, claim_of
from keuzeruimte_web.access.decide import Invisible, require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.asked_words import ready
from keuzeruimte_web.operations.copies import keep_words
from keuzeruimte_web.operations.messages import tell
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.records.models import Involvement, PrivacyRequest
from keuzeruimte_web.records.models.choices import Claim, PrivacyKind, PrivacyState

MORE_MONTHS = 2
"""What the law gives for what is complex or much, once."""
to_be_made = Signal()
"""A copy is to be made: `request` and `school`, as text, in the transaction that is open now."""


class AskedAlready(Exception):  # noqa: N818
    """The same is asked already, and not answered yet."""


class NotWeighed(Exception):  # noqa: N818
    """Who guides has not chosen yet, and there is time left to."""


class NoReason(ValueError):  # noqa: N818
    """Nothing stays back, and nothing is refused, without a reason."""


class TooLate(Exception):  # noqa: N818
    """More time can be taken within the first month only."""


class NothingToGive(ValueError):  # noqa: N818
    """An answer that says nothing."""


def ask(viewer: Viewer, *, pupil: UUID, kind: str, words: str, once: UUID) -> UUID:
    """Ask for a copy, a correction or erasure; answered within a month. Answers the request's id.

    Raises Invisible or Forbidden, AskedAlready, NoReason for a correction that does not say what, SentBefore.
    """
    right = Right.ASK if kind == PrivacyKind.INSPECTION else Right.ASK_TO_ERASE
    with transaction.atomic():
        require(viewer, Kind.PUPIL, right, pupil)
        claim = claim_of(viewer, pupil=pupil)
        if claim is None:
            raise Invisible(f"{Kind.PUPIL}")
        if kind == PrivacyKind.CORRECTION and not words.strip():
            raise NoReason
        made = write_down(
            viewer, pupil=pupil, kind=kind, claim=claim, words=words, asker=viewer.person, on=viewer.today
        )
        remember(viewer, key=once, made=made.pk)
    return UUID(str(made.pk))


def write_down(
    viewer: Viewer, *, pupil: UUID, kind: str, claim: Claim, words: str, asker: UUID, on: date
) -> PrivacyRequest:
    """The request itself, with its last day, its trace, and word to who chooses; for `ask` and `asking_for`.

    Raises AskedAlready. Within a transaction of whoever calls.
    """
    for_another = asker != viewer.person
    try:
        with transaction.atomic():
            made: PrivacyRequest = PrivacyRequest.objects.create(
                school_id=viewer.school,
                pupil_id=pupil,
                asker_id=asker,
                kind=kind,
                claim=claim,
                words=words.strip() if kind != PrivacyKind.INSPECTION else "",
                entered_by_id=viewer.person if for_another else None,
                asked_on=on,
                due_on=months_after(on, 1),
            )
    except IntegrityError as error:
        raise AskedAlready from error
    _trace(viewer, made, TraceWord.ENTERED_PRIVACY if for_another else TraceWord.ASKED_PRIVACY)
    people = guides_who_choose(made, viewer.today) | {asker}
    tell(viewer, people=people, pupil=pupil, kind=Kind.PRIVACY_REQUEST, record=made.pk)
    return made


def withdraw(viewer: Viewer, *, privacy_request: UUID) -> UUID:
    """Take the own request back. Answers whom it was about; raises Invisible or Forbidden."""
    with transaction.atomic():
        row = _locked(viewer, Right.WITHDRAW, privacy_request)
        _save(row, state=PrivacyState.WITHDRAWN, words="", decided_by=None, decided_at=timezone.now())
        _trace(viewer, row, TraceWord.WITHDREW_PRIVACY)
    return UUID(str(row.pupil_id))


def weigh(
    viewer: Viewer, *, privacy_request: UUID, keep_back: bool = False, facts: str = "", reason: str = ""
) -> bool:
    """Choose what is given: for who guides (PRODUCT 3, requests). Whether this was the answer already: then
    the asker is told, and nothing waits for the privacy officer.

    A parent with authority gets all, or all but what was between pupil and school, with a reason in the
    interest of the pupil. A parent without authority gets the facts the law names, in words, or a refusal
    with a reason (art. 1:377c BW). A correction gets an answer.

    Raises Invisible, Forbidden, NoReason, NothingToGive.
    """
    with transaction.atomic():
        row = _locked(viewer, Right.WEIGH, privacy_request)
        if keep_back and not reason.strip():
            raise NoReason
        in_words = row.kind == PrivacyKind.CORRECTION or (row.claim in IN_WORDS and not keep_back)
        if in_words and not facts.strip():
            raise NothingToGive
        given = {
            "facts": facts.strip(),
            "reason": reason.strip() if keep_back else "",
            "keep_back": keep_back,
        }
        given["weighed_by_id"] = viewer.person
        if row.kind == PrivacyKind.CORRECTION:
            _decide(viewer, row, PrivacyState.ANSWERED, TraceWord.ANSWERED_PRIVACY, **given)
        elif row.claim in IN_WORDS and keep_back:
            _decide(viewer, row, PrivacyState.REFUSED, TraceWord.REFUSED_PRIVACY, **given)
        else:
            _save(row, state=PrivacyState.WEIGHED, **given)
            _trace(viewer, row, TraceWord.WEIGHED_PRIVACY)
        return row.state != PrivacyState.WEIGHED


def answer(viewer: Viewer, *, privacy_request: UUID) -> None:
    """Have the copy made and given. For the privacy officer, who does not read it.

    Raises Invisible or Forbidden; NotWeighed while who guides still has time to choose.
    """
    with transaction.atomic():
        row = _locked(viewer, Right.HANDLE, privacy_request)
        if row.kind != PrivacyKind.INSPECTION:
            raise Invisible(f"{Kind.PRIVACY_REQUEST}")
        if not ready(row.claim, row.state, due_on=row.due_on, today=viewer.today):
            raise NotWeighed
        _save(row, state=PrivacyState.MAKING, decided_by_id=viewer.person)
        _trace(viewer, row, TraceWord.ANSWERED_PRIVACY)
        to_be_made.send(sender=PrivacyRequest, request=str(row.pk), school=str(viewer.school))


def agree_to_erase(viewer: Viewer, *, privacy_request: UUID) -> None:
    """Agree that a dossier is erased; an administrator, somebody else, carries it out."""
    with transaction.atomic():
        row = _locked(viewer, Right.HANDLE, privacy_request)
        if row.kind != PrivacyKind.ERASURE:
            raise Invisible(f"{Kind.PRIVACY_REQUEST}")
        _save(row, state=PrivacyState.AGREED, decided_by_id=viewer.person)
        _trace(viewer, row, TraceWord.AGREED_ERASURE)


def refuse(viewer: Viewer, *, privacy_request: UUID, reason: str) -> None:
    """Refuse to erase, with the reason that the law asks for. Raises NoReason, Invisible, Forbidden."""
    with transaction.atomic():
        row = _locked(viewer, Right.HANDLE, privacy_request)
        if row.kind != PrivacyKind.ERASURE:
            raise Invisible(f"{Kind.PRIVACY_REQUEST}")
        if not reason.strip():
            raise NoReason
        _decide(viewer, row, PrivacyState.REFUSED, TraceWord.REFUSED_PRIVACY, reason=reason.strip())


def extend(viewer: Viewer, *, privacy_request: UUID, reason: str) -> None:
    """Take two months more, once, and tell the asker why, within the first month (art. 12(3) AVG).

    For the privacy officer. Raises Invisible, Forbidden, NoReason; TooLate when the month is over.
    """
    with transaction.atomic():
        row = _locked(viewer, Right.EXTEND, privacy_request)
        if not reason.strip():
            raise NoReason
        if viewer.today > row.due_on:
            raise TooLate
        _save(
            row,
            extended_on=viewer.today,
            extension_reason=reason.strip(),
            due_on=months_after(row.asked_on, 1 + MORE_MONTHS),
        )
        _trace(viewer, row, TraceWord.EXTENDED_PRIVACY)
        tell(viewer, people={row.asker_id}, pupil=row.pupil_id, kind=Kind.PRIVACY_REQUEST, record=row.pk)


def months_after(day: date, months: int) -> date:
    """The last day to answer: so many months later (art. 12(3) AVG), or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def guides_who_choose(request: PrivacyRequest, today: date) -> set[UUID]:
    """Who has to choose something: the professionals involved, where there is something to choose."""
    if request.kind == PrivacyKind.ERASURE:
        return set()
    if request.kind == PrivacyKind.INSPECTION and request.claim not in WEIGHED:
        return set()
    ties = Involvement.objects.filter(
        Q(since__isnull=True) | Q(since__lte=today),
        Q(until__isnull=True) | Q(until__gte=today),
        pupil=request.pupil_id,
    )
    return set(ties.values_list("person", flat=True))


def _locked(viewer: Viewer, right: Right, privacy_request: UUID) -> PrivacyRequest:
    """The request, locked: of two who decide at once the second finds it decided."""
    PrivacyRequest.objects.select_for_update().filter(pk=privacy_request).first()
    row: PrivacyRequest = require(viewer, Kind.PRIVACY_REQUEST, right, privacy_request)
    return row


def _save(row: PrivacyRequest, **changes: object) -> None:
    for name, value in changes.items():
        setattr(row, name, value)
    row.save()


def _decide(
    viewer: Viewer, row: PrivacyRequest, state: PrivacyState, word: TraceWord, **changes: object
) -> None:
    """Save the decision, leave the trace, and tell the asker that there is an answer."""
    _save(row, state=state, decided_by_id=viewer.person, decided_at=timezone.now(), **changes)
    if row.entered_by_id:
        keep_words(row, now=timezone.now(), today=viewer.today)
    _trace(viewer, row, word)
    tell(viewer, people={row.asker_id}, pupil=row.pupil_id, kind=Kind.PRIVACY_REQUEST, record=row.pk)


def _trace(viewer: Viewer, row: PrivacyRequest, word: TraceWord) -> None:
    leave_trace(
        viewer.school, actor=viewer.person, role=viewer.role, word=word, pupil=row.pupil_id, record=row.pk
    )
