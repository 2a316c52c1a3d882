"""Answers of a SAML identity provider that were believed: each once."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from .school_account import IdentityProvider


class SamlAnswer(models.Model):
    """An answer that was believed, kept as long as it holds, so that it is never believed again.

    `mark` and `question` are hashes, of the id that the provider gave to its words and of our question.
    `sealed` is what it said of a person, locked, for the moment until the browser that asked fetches it; then
    empty. Nobody looks at these, so they stand in no one's list.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    provider = models.ForeignKey(IdentityProvider, on_delete=models.CASCADE, related_name="+")
    mark = models.CharField(max_length=64)
    question = models.CharField(max_length=64)
    sealed = models.TextField(blank=True)
    until = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["provider", "mark"], name="saml_answer_once_a_provider"),
            models.UniqueConstraint(fields=["provider", "question"], name="saml_answer_once_a_question"),
        ]

    def __str__(self) -> str:
        return f"SamlAnswer {self.pk}"
