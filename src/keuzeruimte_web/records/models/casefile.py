"""What guidance is about, who is involved, and what parents entrusted, limited and asked (METHOD 3)."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from keuzeruimte_web.records.sealed import SealedMark, SealedText, mark_of

from .base import DossierRecord, SchoolRecord, Since, ends_after_start, one_of
from .choices import DelegationStatus, Domain, EventKind, MatterKind, RequestKind, StaffRole, VillageRole
from .person import Person, Pupil

TOPIC_OR_DOMAIN = models.Q(topic__isnull=False) | ~models.Q(domain="")


class Matter(DossierRecord):
    """A trajectory or a choice moment of one pupil; every record of guidance hangs on one."""

    sealed_for: ClassVar[tuple[str, ...]] = ("pupil_id",)

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="matters")
    kind = models.CharField(max_length=13, choices=MatterKind.choices)
    title = SealedText(max_length=120)
    reason = SealedText(blank=True)
    goal = SealedText(blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    evaluation = SealedText(blank=True)
    onward = SealedText(blank=True)
    thanks = SealedText(blank=True)

    class Meta:
        constraints: ClassVar = [
            one_of("kind", MatterKind, "matter_kind_known"),
        ]


class Involvement(SchoolRecord, Since):
    """A professional's tie to a matter, with dates; a mentor's tie to a pupil has no matter.

    Who came later sees what is from `sees_since` on, what still stands, and what was chosen: reports one by
    one (`HandedReport`), events from `events_since` on. Without `sees_since` one sees the whole matter.
    """

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="involvements")
    matter = models.ForeignKey(
        Matter, null=True, blank=True, on_delete=models.CASCADE, related_name="involvements"
    )
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="involvements")
    role = models.CharField(max_length=20, choices=StaffRole.choices)
    sees_since = models.DateField(null=True, blank=True)
    events_since = models.DateField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person", "until"], name="involvement_of_person")]
        constraints: ClassVar = [
            ends_after_start("involvement_span"),
            models.CheckConstraint(
                condition=models.Q(events_since__isnull=True) | models.Q(sees_since__isnull=False),
                name="involvement_events_of_a_part",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    role__in=[
                        r
                        for r in StaffRole.values
                        if r not in {StaffRole.ADMINISTRATOR, StaffRole.PRIVACY_OFFICER}
                    ]
                ),
                name="involvement_role_known",
            ),
            models.CheckConstraint(
                condition=models.Q(matter__isnull=False) | models.Q(role=StaffRole.MENTOR),
                name="involvement_without_matter_is_mentor",
            ),
            models.UniqueConstraint(
                fields=["person", "matter", "role"],
                condition=models.Q(until__isnull=True),
                name="involvement_once",
            ),
        ]


class ThirdParty(SchoolRecord, Since):
    """Somebody outside the triangle who has a part in a matter: a specialist, a protector, an employer …"""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="third_parties")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=20, choices=VillageRole.choices)

    class Meta:
        constraints: ClassVar = [
            one_of("role", VillageRole, "third_party_role_known"),
            models.UniqueConstraint(fields=["matter", "person"], name="third_party_once"),
        ]


class Topic(DossierRecord):
    """What an act, a limit or a delegation is about, in plain words, with the method's domain."""

    sealed_for: ClassVar[tuple[str, ...]] = ("matter__pupil_id",)

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="topics")
    domain = models.CharField(max_length=16, choices=Domain.choices)
    title = SealedText(max_length=80)
    title_mark = SealedMark(of="title", within="matter")

    class Meta:
        constraints: ClassVar = [
            one_of("domain", Domain, "topic_domain_known"),
            models.UniqueConstraint(fields=["matter", "title_mark"], name="topic_once_a_matter"),
        ]

    def mark_of_title(self) -> str:
        """By which a topic of this matter with the same title is found, whatever its capitals."""
        return mark_of(self, "title")


class Delegation(DossierRecord, Since):
    """What parents (or a pupil of 18) entrusted to school (METHOD 3).

    `goes_on_from`: the one it goes on from, in the name of who said so. `let_end_on`, `let_end_by`: somebody
    said that it may end on its day, so that nobody is asked any more.
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("matter__pupil_id",)

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="delegations")
    domain = models.CharField(max_length=16, choices=Domain.choices)
    words = SealedText()
    status = models.CharField(max_length=9, choices=DelegationStatus.choices)
    to_school = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    goes_on_from = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="goes_on_as"
    )
    let_end_on = models.DateField(null=True, blank=True)
    let_end_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints: ClassVar = [
            one_of("domain", Domain, "delegation_domain_known"),
            one_of("status", DelegationStatus, "delegation_status_known"),
            ends_after_start("delegation_span"),
        ]


class DelegationPerson(SchoolRecord):
    """Who entrusted, and to whom."""

    class Part(models.TextChoices):
        """By whom or to whom."""

        BY = "by"
        TO = "to"

    delegation = models.ForeignKey(Delegation, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=2, choices=Part.choices)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["delegation", "person", "part"], name="delegation_person_once")
        ]


class DelegationTopic(SchoolRecord):
    """A topic to which a delegation is bounded; without any it covers its domain."""

    delegation = models.ForeignKey(Delegation, on_delete=models.CASCADE, related_name="topics")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["delegation", "topic"], name="delegation_topic_once")
        ]


class Limit(SchoolRecord, Since):
    """What parents (or a pupil of 18) ask to leave alone (METHOD 3). Its authors each keep their own part."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="limits")
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    domain = models.CharField(max_length=16, choices=Domain.choices, blank=True)
    review_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=TOPIC_OR_DOMAIN, name="limit_has_subject"),
            ends_after_start("limit_span"),
        ]


class LimitAuthor(DossierRecord, Since):
    """One author's part of a limit: the limit stands for whoever keeps it. The reason is in own words."""

    sealed_for: ClassVar[tuple[str, ...]] = ("limit__matter__pupil_id",)

    limit = models.ForeignKey(Limit, on_delete=models.CASCADE, related_name="authors")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    reason = SealedText(blank=True)
    entered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints: ClassVar = [
            ends_after_start("limit_author_span"),
            models.UniqueConstraint(fields=["limit", "person"], name="limit_author_once"),
        ]


class LimitPerson(SchoolRecord):
    """With whom a topic must not be opened, and in whose presence it may."""

    class Part(models.TextChoices):
        """With whom not, or with whom there yes."""

        WITH = "with"
        UNLESS_PRESENT = "unless_present"

    limit = models.ForeignKey(Limit, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=14, choices=Part.choices)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["limit", "person", "part"], name="limit_person_once")
        ]


class ParentRequest(DossierRecord):
    """What parents asked of school, in their words, and who heard it (METHOD 3)."""

    sealed_for: ClassVar[tuple[str, ...]] = ("matter__pupil_id",)

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="requests")
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    domain = models.CharField(max_length=16, choices=Domain.choices, blank=True)
    kind = models.CharField(max_length=11, choices=RequestKind.choices)
    words = SealedText(blank=True)
    asked_on = models.DateField()
    entered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=TOPIC_OR_DOMAIN, name="request_has_subject"),
            one_of("kind", RequestKind, "request_kind_known"),
        ]


class RequestPerson(SchoolRecord):
    """Who asked, and who heard it asked."""

    class Part(models.TextChoices):
        """By whom, or who was there."""

        BY = "by"
        PRESENT = "present"

    request = models.ForeignKey(ParentRequest, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=7, choices=Part.choices)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "person", "part"], name="request_person_once")
        ]


class Protection(DossierRecord, Since):
    """A protecting measure that formally exists; recorded by a school leader with a second person."""

    sealed_for: ClassVar[tuple[str, ...]] = ("matter__pupil_id",)

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="protections")
    protector = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    ground = SealedText()
    domains = models.JSONField(default=list)
    leader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    talk_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            ends_after_start("protection_span"),
            models.CheckConstraint(
                condition=~models.Q(leader=models.F("second")), name="protection_by_two_people"
            ),
            models.CheckConstraint(condition=models.Q(until__isnull=False), name="protection_ends"),
        ]


class ProtectionPerson(SchoolRecord):
    """A professional who acts at the protector's request."""

    protection = models.ForeignKey(Protection, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["protection", "person"], name="protection_person_once")
        ]


class Event(DossierRecord):
    """What somebody did, as it was seen. Changed by its writer on the same day; later only by addition."""

    sealed_for: ClassVar[tuple[str, ...]] = ("matter__pupil_id",)

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="events")
    on = models.DateField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16, choices=EventKind.choices)
    observed = SealedText(blank=True)
    opinion = SealedText(blank=True)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    adds_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="additions"
    )

    class Meta:
        indexes: ClassVar = [models.Index(fields=["matter", "on"], name="event_of_matter")]
        constraints: ClassVar = [one_of("kind", EventKind, "event_kind_known")]
