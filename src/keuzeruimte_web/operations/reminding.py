"""One reminder of an agreement, to who does it: the day before. It pushes nobody, and is not repeated."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.operations.messages import put_in_outboxes
from keuzeruimte_web.records.models import Agreement, AgreementPerson, NoReminders
from keuzeruimte_web.records.scope import school_scope

AHEAD = timedelta(days=1)


def remind_of_agreements(school: UUID, *, today: date) -> None:
    """Write the messages that are due at this school. Run twice, or by two at once, it tells once.

    Late (nothing ran for a day) it still tells on the day itself; after that day it is silent. What was made
    or renewed today is still fresh. Who wants no reminders, at all or of that conversation, hears nothing.
    """
    with school_scope(school):
        due = Agreement.objects.filter(
            due_on__range=(today, today + AHEAD),
            done_at__isnull=True,
            let_go_on__isnull=True,
            reminded_on__isnull=True,
            made_on__lt=today,
            conversation__matter__closed_on__isnull=True,
        ).exclude(renewed_on=today)
        for agreement, pupil in due.order_by("due_on", "pk").values_list("pk", "conversation__matter__pupil"):
            _remind(school, agreement=agreement, pupil=pupil, today=today)


def _remind(school: UUID, *, agreement: UUID, pupil: UUID, today: date) -> None:
    with transaction.atomic():
        mine = Agreement.objects.filter(pk=agreement, reminded_on__isnull=True).update(reminded_on=today)
        if not mine:
            return
        silent = NoReminders.objects.filter(
            Q(conversation__isnull=True) | Q(conversation__agreements=agreement)
        )
        owners = AgreementPerson.objects.filter(agreement=agreement, part="owner").exclude(
            person__in=silent.values("person")
        )
        put_in_outboxes(
            school,
            people=set(owners.values_list("person", flat=True)),
            pupil=pupil,
            kind=Kind.AGREEMENT,
            record=agreement,
            today=today,
        )
