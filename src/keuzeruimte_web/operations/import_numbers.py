"""The ECK iD that a file names: kept as one entered at school, so it opens nothing by itself (0071)."""

from collections.abc import Mapping
from uuid import UUID

from keuzeruimte_web.operations.school_identity import LONGEST, normal
from keuzeruimte_web.records.models import SchoolIdentity
from keuzeruimte_web.records.models.choices import IdentityKind

KIND = IdentityKind.ECK_ID
FIELD = "school_identity"


def keep_numbers_of_new(school: UUID, *, said: Mapping[UUID, str]) -> None:
    """Of people who come in now. A number that somebody has already, or two have here, is nobody's."""
    numbers = {person: _written(value) for person, value in said.items() if _written(value)}
    given = list(numbers.values())
    theirs = SchoolIdentity.objects.filter(kind=KIND, value__in=given)
    taken = set(theirs.values_list("value", flat=True))
    SchoolIdentity.objects.bulk_create(
        SchoolIdentity(school_id=school, person_id=person, kind=KIND, value=value)
        for person, value in numbers.items()
        if value not in taken and given.count(value) == 1
    )


def keep_number(school: UUID, *, person: UUID, value: str) -> dict[str, str]:
    """Of somebody who is known: what it was before, for putting back; nothing, where nothing changed.

    Another number than before was proved by nobody: it opens no account.
    """
    number = _written(value)
    mine = SchoolIdentity.objects.filter(person=person, kind=KIND).first()
    if not number or (mine and mine.value == number):
        return {}
    if SchoolIdentity.objects.filter(kind=KIND, value=number).exists():
        return {}
    before = mine.value if mine else ""
    if mine:
        mine.value, mine.proved_trust = number, None
        mine.save(update_fields=["value", "proved_trust"])
    else:
        SchoolIdentity.objects.create(school_id=school, person_id=person, kind=KIND, value=number)
    return {FIELD: before}


def put_number_back(*, person: UUID, before: str, said: str) -> None:
    """As it was, where it still is as the file said and nobody proved it since."""
    now = SchoolIdentity.objects.filter(person=person, kind=KIND, value=_written(said), proved_trust=None)
    if before:
        now.update(value=before)
    else:
        now.delete()


def _written(value: str) -> str:
    """As numbers are compared; what is too long to be one is none."""
    number = normal(KIND, value)
    return number if len(number) <= LONGEST else ""
