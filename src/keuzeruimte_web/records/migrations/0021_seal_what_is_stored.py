"""What people wrote until now is sealed with the keys of their dossiers; backwards, it is opened again."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID, uuid4

from django.db import migrations
from django.db.models import F
from django.db.models.functions import Coalesce

from keuzeruimte_web.keys.sealing import opened, seal
from keuzeruimte_web.records.scope import above_schools
from keuzeruimte_web.records.sealed import Sealed

OF_A_MATTER = "matter__pupil_id"
OF_A_TALK = "conversation__matter__pupil_id"
OF_A_REPORT = "report__conversation__matter__pupil_id"

COLUMNS: dict[str, tuple[str, tuple[str, ...]]] = {
    "Matter": ("pupil_id", ("title", "reason", "goal", "evaluation", "onward")),
    "Topic": (OF_A_MATTER, ("title",)),
    "Delegation": (OF_A_MATTER, ("words",)),
    "LimitAuthor": ("limit__matter__pupil_id", ("reason",)),
    "ParentRequest": (OF_A_MATTER, ("words",)),
    "Protection": (OF_A_MATTER, ("ground",)),
    "Event": (OF_A_MATTER, ("observed", "opinion")),
    "Conversation": (OF_A_MATTER, ("title", "place")),
    "AgendaItem": (OF_A_TALK, ("title",)),
    "Offer": (OF_A_MATTER, ("title", "words")),
    "TakenStep": (OF_A_TALK, ("before", "after", "invited")),
    "Report": (OF_A_TALK, ("observed", "opinion")),
    "Response": (OF_A_REPORT, ("words",)),
    "Addition": (OF_A_REPORT, ("text",)),
    "Agreement": (OF_A_TALK, ("text",)),
    "Voice": (OF_A_TALK, ("words",)),
    "Answer": (OF_A_TALK, ("value",)),
    "Draft": ("", ("content",)),
    "Note": (OF_A_TALK, ("text",)),
    "Villager": ("village__pupil_id", ("name", "for_what")),
    "Contact": ("person_id", ("email", "phone", "address")),
    "Guardianship": ("pupil_id", ("household", "source")),
}
"""Per model the path to whose key it is, and the columns."""
MARKS = {"Topic": ("title", "title_mark", "matter_id"), "Contact": ("email", "email_mark", "school_id")}
DRAFTS = {
    "Pupil": "pk",
    "Matter": "pupil_id",
    "Delegation": OF_A_MATTER,
    "Limit": OF_A_MATTER,
    "ParentRequest": OF_A_MATTER,
    "Event": OF_A_MATTER,
    "Conversation": OF_A_MATTER,
    "AgendaItem": OF_A_TALK,
    "Report": OF_A_TALK,
}
"""What a draft may be about, and the path from there to the pupil."""


def seal_all(apps: Any, schema_editor: Any) -> None:
    with above_schools():
        about_dossiers(apps, schema_editor)
        each(
            apps, schema_editor, lambda text, place, owner: seal(text, owner=owner, place=place), marked=True
        )


def open_all(apps: Any, schema_editor: Any) -> None:
    with above_schools():
        each(apps, schema_editor, lambda text, place, owner: opened(text, place=place), marked=False)


def each(apps: Any, schema_editor: Any, change: Callable[[str, Any, UUID], str], *, marked: bool) -> None:
    for name, (path, columns) in COLUMNS.items():
        model = apps.get_model("records", name)
        records = model._base_manager.using(schema_editor.connection.alias)
        seen: set[tuple[UUID, str]] = set()
        for row in rows(records, path, name, columns):
            fields = {column: model._meta.get_field(column) for column in columns}
            new: dict[str, Any] = {
                column: Sealed(
                    change(
                        row[column].stored, field.place(row["pk"], school=row["school_id"]), row["key_owner"]
                    )
                )
                for column, field in fields.items()
                if row[column] is not None
            }
            if name in MARKS:
                new |= mark(model, name, row, seen) if marked else {MARKS[name][1]: ""}
            records.filter(pk=row["pk"]).update(**new)


def rows(records: Any, path: str, name: str, columns: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    owner = F(path) if path else Coalesce("pupil_id", "author_id")
    more = {MARKS[name][2]} - {"school_id"} if name in MARKS else set()
    # All ids first: what is read must not move under what is written.
    for pk in list(records.order_by("pk").values_list("pk", flat=True)):
        yield (
            records.annotate(key_owner=owner)
            .values("pk", "school_id", "key_owner", *columns, *more)
            .get(pk=pk)
        )


def mark(model: Any, name: str, row: dict[str, Any], seen: set[tuple[UUID, str]]) -> dict[str, str]:
    """A mark for each title; of two that differ by capitals alone, the second is not found by its title."""
    text, column, within = MARKS[name]
    school = row["school_id"]
    found = model._meta.get_field(column).marked(
        row[text].stored,
        within=row[within],
        school=school,
        owner=school if within == "school_id" else row["key_owner"],
    )
    if name == "Topic" and (row[within], found) in seen:
        found = uuid4().hex
    seen.add((row[within], found))
    return {column: found}


def about_dossiers(apps: Any, schema_editor: Any) -> None:
    alias = schema_editor.connection.alias
    drafts = apps.get_model("records", "Draft")._base_manager.using(alias)
    for pk, school, about in list(drafts.values_list("pk", "school_id", "about")):
        try:
            record = UUID(about)
        except ValueError:
            continue
        for name, path in DRAFTS.items():
            kind = apps.get_model("records", name)._base_manager.using(alias)
            pupil = kind.filter(pk=record, school_id=school).values_list(path, flat=True).first()
            if pupil:
                drafts.filter(pk=pk).update(pupil_id=pupil)


class Migration(migrations.Migration):
    dependencies = [("records", "0020_sealed_columns")]

    operations = [migrations.RunPython(seal_all, open_all)]
