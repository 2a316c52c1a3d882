"""Files that a school reads in: what was offered, what it would change, and how a file names somebody."""

from typing import Any, ClassVar

from django.db import models

from keuzeruimte_web.records.sealed import SealedJSON, SealedText

from .base import DossierRecord, SchoolRecord, one_of
from .choices import ImportSort, ImportState
from .person import Person


class Import(DossierRecord):
    """One time of reading in. Files and lines are the administrator's own, and go when it is over.

    `columns`: per list what its columns mean, as somebody chose. `refusal`: why it was not taken, and where.
    `done` of `total` people were looked at. `until`: so long it can be undone.
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("school_id",)

    starter = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    begun_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=ImportState.choices, default=ImportState.READING)
    format = models.CharField(max_length=10, blank=True)
    changes_only = models.BooleanField(default=False)
    columns: Any = SealedJSON(null=True)
    refusal = models.JSONField(null=True)
    counts = models.JSONField(default=dict)
    notes: Any = SealedJSON(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    applied_at = models.DateTimeField(null=True)
    until = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            one_of("state", ImportState, "import_state_known"),
            models.UniqueConstraint(
                fields=["school"],
                condition=models.Q(state__in=["reading", "asking", "ready", "applying", "undoing"]),
                name="import_one_at_a_time",
            ),
        ]


class ImportFile(DossierRecord):
    """A file as it was offered, in base64: kept until it was read in or dropped."""

    sealed_for: ClassVar[tuple[str, ...]] = ("school_id",)

    run = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="files")
    name = SealedText(max_length=120)
    content = SealedText()


class ImportLine(DossierRecord):
    """What would happen, or happened, to one person or tie.

    `detail`: fields before and after, reasons, candidates, as JSON. `choice`: what somebody chose for it: ''
    as proposed, 'skip', 'new', 'same:<id>' (it is this person), 'theirs' (take what the file says).
    `undo`: what to put back.
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("school_id",)

    run = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=8)
    sort = models.CharField(max_length=8, choices=ImportSort.choices)
    key = SealedText(max_length=300)
    name = SealedText(max_length=400)
    person = models.UUIDField(null=True)
    detail: Any = SealedJSON()
    choice = models.CharField(max_length=41, blank=True)
    undo: Any = SealedJSON(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["run", "sort", "number"], name="import_line_in_order")]
        constraints: ClassVar = [one_of("sort", ImportSort, "import_line_sort_known")]


class OutsideKey(DossierRecord):
    """By which number or code files name somebody of ours, and marks of what the last file said of them.

    Of a tie (kind 'ties') the key is that of both with a slash between, and the person is the parent.
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("school_id",)

    kind = models.CharField(max_length=8)
    key = SealedText(max_length=300)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="outside_keys")
    given: Any = SealedJSON()


class ColumnChoice(SchoolRecord):
    """What the columns of a list with these heads mean at this school. Heads are no people's words."""

    heads = models.CharField(max_length=64)
    kind = models.CharField(max_length=8)
    meanings = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "heads"], name="column_choice_once_a_list")
        ]
