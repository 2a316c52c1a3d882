"""The shapes of what goes in and out, as /api/v1/openapi.json describes them."""

from datetime import date, datetime
from typing import Annotated, Generic, TypeVar
from uuid import UUID

from ninja import Field, Schema
from pydantic import ConfigDict, field_validator
from pydantic_core import PydanticCustomError

One = TypeVar("One")


class Named(Schema):
    """Somebody's name, in the parts that it has in Dutch."""

    id: UUID = Field(description="Random, stays the same, and says nothing by itself.")
    given_name: str
    prefix: str = Field(description="Tussenvoegsel, such as ‘van der’; often empty.")
    family_name: str


class Pupil(Named):
    """A pupil who is at the school today."""

    class_id: UUID | None


class Parent(Named):
    """A parent of a pupil who is here and under 18. Not of which pupil."""


class Task(Schema):
    """What somebody does at the school."""

    role: str = Field(description="Such as mentor, counsellor or team_leader.")
    since: date | None
    until: date | None


class Colleague(Named):
    """Somebody who works at the school today."""

    tasks: list[Task]


class SchoolClass(Schema):
    """A class of this school year."""

    id: UUID
    name: str
    level: str
    year_group: int
    mentor_ids: list[UUID] = Field(description="Empty for a service that may not read staff.")


class BusyTime(Schema):
    """A time at which somebody who works here is not free. Not for what, not with whom, not where."""

    id: UUID
    person_id: UUID
    since: datetime
    until: datetime


class Page(Schema, Generic[One]):
    """A page of a list."""

    items: list[One]
    next: str | None = Field(description="Send it as `cursor` for the next page; null after the last.")
    mark: str = Field(
        description="Keep that of the first page: send it as `since` next time for what changed."
    )


class PupilPage(Page[Pupil]):
    """Some of the pupils, in an order that stays the same."""


class ParentPage(Page[Parent]):
    """Some of the parents, in an order that stays the same."""


class ColleaguePage(Page[Colleague]):
    """Some of those who work here, in an order that stays the same."""


class SchoolClassPage(Page[SchoolClass]):
    """Some of the classes, in an order that stays the same."""


class BusyTimePage(Page[BusyTime]):
    """Some of the times, in an order that stays the same."""


class Change(Schema):
    """That a record came, changed, or is gone."""

    kind: str = Field(description="The list it is in: pupils, parents, staff, classes or busy.")
    id: UUID
    gone: bool = Field(description="It cannot be read any more.")


class Changes(Schema):
    """What changed, in the order in which it was noticed."""

    items: list[Change]
    more: bool = Field(description="There is more: ask again with this mark.")
    mark: str = Field(description="Send it as `since` next time.")


class School(Schema):
    """The school of this service."""

    id: UUID
    name: str


class Service(Schema):
    """The service that asks, and what it may."""

    id: UUID
    name: str
    school: School
    until: date = Field(description="The last day on which the token works.")
    reads: list[str]
    offers: bool


class OfferedList(Schema):
    """One list, as text: CSV with our own heads, or any that an administrator explains once."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=120, pattern=r"^[\w][\w .()-]*$")]
    content: Annotated[str, Field(min_length=1, max_length=2_500_000)]


class Offer(Schema):
    """Lists for an administrator to look at."""

    model_config = ConfigDict(extra="forbid")

    changes_only: bool = Field(default=False, description="Who is not in these lists stays as they are.")
    lists: Annotated[list[OfferedList], Field(min_length=1, max_length=12, description="No two of one name.")]

    @field_validator("lists")
    @classmethod
    def no_two_of_one_name(cls, lists: list[OfferedList]) -> list[OfferedList]:
        """Lists are kept by their name: of two that share it one would be lost."""
        if len({one.name for one in lists}) < len(lists):
            raise PydanticCustomError("same_name", "Two lists have the same name.")
        return lists


class Offered(Schema):
    """What became of lists that were offered."""

    id: UUID
    state: str = Field(
        description="waiting (for an administrator), left, or how reading in goes: reading, asking, ready, "
        "applying, applied, undoing, undone, refused, dropped."
    )


class ProblemField(Schema):
    """A field that does not fit."""

    where: str = Field(description="Such as `query.limit`, or `body.offered.lists.0.name`.")
    what: str = Field(description="Such as `missing`, `extra_forbidden` or `less_than_equal`.")


class Problem(Schema):
    """RFC 9457. `type` is stable; the words follow Accept-Language (nl, en)."""

    type: str = Field(description="For programs: `urn:keuzeruimte:problem:` and a word.")
    title: str
    status: int
    detail: str = Field(description="What to do now.")
    errors: list[ProblemField] = Field(default=[], description="With `wrong-field`: which, and why.")
