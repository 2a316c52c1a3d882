"""Human beings at one school, and the ties between them."""

from datetime import date
from typing import ClassVar

from django.db import models

from keuzeruimte_web.components.names import searchable
from keuzeruimte_web.records.as_it_stands import state_of
from keuzeruimte_web.records.sealed import SealedMark, SealedText, mark_of

from .base import DossierRecord, SchoolRecord, Since, ends_after_start, one_of
from .choices import Authority, ParentKind, StaffRole


class Person(SchoolRecord):
    """A human being at one school, linked to an account or not."""

    account = models.ForeignKey(
        "records.Account", null=True, blank=True, on_delete=models.SET_NULL, related_name="people"
    )
    given_name = models.CharField(max_length=80)
    prefix = models.CharField(max_length=30, blank=True)
    family_name = models.CharField(max_length=120)
    born = models.DateField(null=True, blank=True)
    deceased = models.BooleanField(default=False)
    speaks = models.CharField(max_length=40, blank=True)
    interpreter = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    search_name = models.CharField(max_length=240, editable=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["school", "search_name"], name="person_search")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "account"], name="person_once_an_account")
        ]

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep what search looks for in step with the name."""
        self.search_name = searchable(self.full_name)[:240]
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def full_name(self) -> str:
        """Given name, prefix (tussenvoegsel) and family name, as one says it."""
        return " ".join(part for part in (self.given_name, self.prefix, self.family_name) if part)

    def __str__(self) -> str:
        return f"Person {self.pk}"


class Contact(DossierRecord):
    """Where somebody can be reached, for the administrator alone. Secret: nobody else may learn it."""

    sealed_for: ClassVar[tuple[str, ...]] = ("person_id",)

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="contact")
    email = SealedText(max_length=254, blank=True)
    email_mark = SealedMark(of="email", within="school", db_index=True)
    phone = SealedText(max_length=30, blank=True)
    address = SealedText(max_length=200, blank=True)
    secret = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    def mark_of_email(self) -> str:
        """By which a contact at this school with the same address is found, whatever its capitals."""
        return mark_of(self, "email")


class Pupil(SchoolRecord):
    """A person as a pupil. Its id is the person's id. `left_on`: the last day here; a term runs from it."""

    id = None  # type: ignore[assignment]
    person = models.OneToOneField(Person, primary_key=True, on_delete=models.CASCADE, related_name="pupil")
    school_class = models.ForeignKey(
        "records.SchoolClass", null=True, blank=True, on_delete=models.SET_NULL, related_name="pupils"
    )
    left_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Pupil {self.pk}"

    @staticmethod
    def here(today: date, *, path: str = "") -> models.Q:
        """Who has not left before this day, and lives. `path` leads from another record to its pupil."""
        stays = models.Q(**{f"{path}left_on__isnull": True}) | models.Q(**{f"{path}left_on__gte": today})
        return stays & models.Q(**{f"{path}person__deceased": False})


class Employment(SchoolRecord, Since):
    """What somebody does at the school, with dates."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="employments")
    role = models.CharField(max_length=20, choices=StaffRole.choices)

    class Meta:
        constraints: ClassVar = [
            one_of("role", StaffRole, "employment_role_known"),
            ends_after_start("employment_span"),
            models.UniqueConstraint(
                fields=["person", "role"], condition=models.Q(until__isnull=True), name="employment_once"
            ),
        ]


class Mentorship(SchoolRecord, Since):
    """The mentor of a class, with dates. Access comes from the involvement with each of its pupils."""

    school_class = models.ForeignKey(
        "records.SchoolClass", on_delete=models.CASCADE, related_name="mentorships"
    )
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="mentorships")

    class Meta:
        constraints: ClassVar = [
            ends_after_start("mentorship_span"),
            models.UniqueConstraint(
                fields=["school_class", "person"],
                condition=models.Q(until__isnull=True),
                name="mentorship_once",
            ),
        ]


class Guardianship(DossierRecord, Since):
    """The tie of a parent and a pupil: kind, authority, right to information, household, source and dates."""

    sealed_for: ClassVar[tuple[str, ...]] = ("pupil_id",)
    SAYS: ClassVar = ("kind", "authority", "information_right", "court_block", "household", "source")

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="guardianships")
    parent = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="guardianships")
    kind = models.CharField(max_length=10, choices=ParentKind.choices, default=ParentKind.BIRTH)
    authority = models.CharField(max_length=7, choices=Authority.choices, default=Authority.UNKNOWN)
    information_right = models.BooleanField(default=False)
    court_block = models.BooleanField(default=False)
    household = SealedText(max_length=80, blank=True)
    source = SealedText(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            one_of("kind", ParentKind, "guardianship_kind_known"),
            one_of("authority", Authority, "guardianship_authority_known"),
            ends_after_start("guardianship_span"),
            models.UniqueConstraint(
                fields=["pupil", "parent"], condition=models.Q(until__isnull=True), name="guardianship_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(pupil=models.F("parent")), name="guardianship_of_another"
            ),
        ]

    @property
    def state(self) -> int:
        """What a form is opened with, to hear later that somebody changed it."""
        return state_of(self, self.SAYS)
