"""A form that is sent twice makes one record."""

from uuid import UUID

from django.db import IntegrityError, transaction

from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records.models import Submission


class SentBefore(Exception):  # noqa: N818
    """This form was saved already; `made` is what it made, for the same answer as the first time."""

    def __init__(self, made: UUID | None) -> None:
        super().__init__("sent before")
        self.made = made


def was_sent(viewer: Viewer, *, key: str | None) -> bool:
    """Whether this form was saved already; for a page that is not there any more once it was."""
    try:
        sent = UUID(key or "")
    except ValueError:
        return False
    return bool(Submission.objects.filter(author_id=viewer.person, key=sent).exists())


def remember(viewer: Viewer, *, key: UUID, made: UUID | None = None) -> None:
    """Keep that this form was saved, in the transaction of what it saves; SentBefore the second time."""
    try:
        with transaction.atomic():
            Submission.objects.create(school_id=viewer.school, author_id=viewer.person, key=key, made=made)
    except IntegrityError as error:
        first = Submission.objects.filter(author_id=viewer.person, key=key).first()
        if first is None:
            raise
        raise SentBefore(first.made) from error
