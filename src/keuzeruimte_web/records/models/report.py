"""What was shared: reports by who was there, own words with them, and agreements."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from keuzeruimte_web.records.sealed import SealedText

from .base import DossierRecord, SchoolRecord, one_of
from .casefile import Involvement
from .choices import Circle, Proposal, ReportState, WordsAudience
from .person import Person
from .plan import AgendaItem, Conversation


class Report(DossierRecord):
    """The record of (part of) a conversation, in the circle of who was present. What was seen, and what the
    professional thinks of it, are two fields. What other people of the family heard stands in another report,
    also in one circle: each reads only what he was at, or gets by right."""

    sealed_for: ClassVar[tuple[str, ...]] = ("conversation__matter__pupil_id",)

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="reports")
    circle = models.CharField(max_length=14, choices=Circle.choices)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    observed = SealedText(blank=True)
    opinion = SealedText(blank=True)
    state = models.CharField(max_length=6, choices=ReportState.choices, default=ReportState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    put_before_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            one_of("circle", Circle, "report_circle_known"),
            one_of("state", ReportState, "report_state_known"),
        ]


class ReportVersion(DossierRecord):
    """A text that lay before its readers and was changed: what each of them read then stays readable."""

    sealed_for: ClassVar[tuple[str, ...]] = ("report__conversation__matter__pupil_id",)

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    observed = SealedText(blank=True)
    opinion = SealedText(blank=True)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    until = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "number"], name="report_version_once")
        ]


class ReportReader(SchoolRecord):
    """Who gets a report: who was present, and an absent parent with the right to information."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="readers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    present = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "person"], name="report_reader_once")
        ]


class HandedReport(SchoolRecord):
    """An earlier report that somebody who came later may read: chosen at the hand-over, and told."""

    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="handed")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="handed")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["involvement", "report"], name="handed_report_once")
        ]


class ReportItem(SchoolRecord):
    """An agenda item that a report covers."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="items")
    item = models.OneToOneField(AgendaItem, on_delete=models.CASCADE, related_name="report_item")


class Response(DossierRecord):
    """A reader's answer to a report: read, agreed and own words are three different facts."""

    sealed_for: ClassVar[tuple[str, ...]] = ("report__conversation__matter__pupil_id",)

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="responses")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    words = SealedText(blank=True)
    audience = models.CharField(max_length=7, choices=WordsAudience.choices, default=WordsAudience.SCHOOL)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            one_of("audience", WordsAudience, "response_audience_known"),
            models.UniqueConstraint(fields=["report", "person"], name="response_once"),
        ]


class Addition(DossierRecord):
    """What is added to a closed report; the report itself does not change any more."""

    sealed_for: ClassVar[tuple[str, ...]] = ("report__conversation__matter__pupil_id",)

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="additions")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = SealedText()
    created_at = models.DateTimeField(default=timezone.now)


class Agreement(DossierRecord):
    """Who does what by when, in the circle of the people at its item. Done by the owner's own word.

    Renewed or let go of together: one proposes, and it happens when everybody whose word it needs said yes.
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("conversation__matter__pupil_id",)

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="agreements")
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="agreements"
    )
    circle = models.CharField(max_length=14, choices=Circle.choices)
    text = SealedText(max_length=300)
    due_on = models.DateField(null=True, blank=True)
    made_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    renewed_on = models.DateField(null=True, blank=True)
    let_go_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    proposal = models.CharField(max_length=6, choices=Proposal.choices, blank=True)
    proposed_due = models.DateField(null=True, blank=True)
    proposed_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            one_of("circle", Circle, "agreement_circle_known"),
            models.CheckConstraint(
                condition=models.Q(proposal__in=["", *Proposal.values]), name="agreement_proposal_known"
            ),
            models.CheckConstraint(
                condition=models.Q(done_at__isnull=True) | models.Q(let_go_on__isnull=True),
                name="agreement_done_or_let_go",
            ),
        ]


class AgreementYes(SchoolRecord):
    """Somebody's yes to what is proposed for an agreement; gone when it is carried out or taken back.

    `entered_by`: said to somebody of school, at a table or by telephone.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="yeses")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    entered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "person"], name="agreement_yes_once")
        ]


class AgreementPerson(SchoolRecord):
    """Who owns an agreement, who decides in it, and who was there when it was made."""

    class Part(models.TextChoices):
        """Owner, who decides, or present when it was made."""

        OWNER = "owner"
        DECIDES = "decides"
        PRESENT = "present"

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=7, choices=Part.choices)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "person", "part"], name="agreement_person_once")
        ]
