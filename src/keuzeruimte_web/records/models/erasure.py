"""What stays of what was erased: that it was, and when."""

from typing import ClassVar
from uuid import uuid4

from django.db import models


class Erasure(models.Model):
    """Somebody's records, or a whole school's, are gone and their keys destroyed. No name and no content.

    Above the schools: it outlives a school. `owner` is whose key it was (`keys/store.py`): by it a copy from
    before, put back, is erased again. `by` is who asked for it at the keyboard; None for a rule of time.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.UUIDField(unique=True)
    school = models.UUIDField(db_index=True)
    at = models.DateTimeField()
    by = models.UUIDField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["school", "at"], name="erasure_of_school")]
