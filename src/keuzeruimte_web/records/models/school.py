"""The tenant, and the accounts that stand above it."""

from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from .base import SchoolRecord
from .choices import Language


class School(models.Model):
    """The tenant. Schools never see each other.

    The safety text is the school's own way out (meldcode), in Dutch and for who reads English. So is the
    second door of pupil and parents: another person at school, and the way of a complaint.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=120)
    safety_text = models.TextField(blank=True)
    safety_contact = models.TextField(blank=True)
    safety_text_en = models.TextField(blank=True)
    safety_contact_en = models.TextField(blank=True)
    other_person = models.TextField(blank=True)
    other_person_en = models.TextField(blank=True)
    complaints = models.TextField(blank=True)
    complaints_en = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"School {self.pk}"


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts; an address is kept in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        """Make an account. Without a password nobody can sign in with one."""
        account = self.model(email=email.strip().lower(), **fields)
        account.set_password(password)
        account.save()
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        """The account with this address, whatever its capitals."""
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """Who signs in, once per deployment, whatever the schools."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField(unique=True)
    language = models.CharField(max_length=2, choices=Language.choices, default=Language.DUTCH)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(Lower("email"), name="account_email_once")]

    def __str__(self) -> str:
        return f"Account {self.pk}"


class SchoolClass(SchoolRecord):
    """A class of pupils in this school year, such as 1A."""

    name = models.CharField(max_length=20)
    level = models.CharField(max_length=40, blank=True)
    year_group = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "name"], name="class_name_once_a_school")
        ]

    def __str__(self) -> str:
        return self.name
