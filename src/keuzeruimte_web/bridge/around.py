"""Everybody who could see a record of a pupil, each in the role in which one would look."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, TextField, UUIDField, Value
from django.db.models.functions import Cast

from keuzeruimte_web.access.ages import EIGHTEEN, is_of_age
from keuzeruimte_web.access.decide import Invisible, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.records.models import Guardianship, Involvement, LimitAuthor, Person, Pupil, Share
from keuzeruimte_web.records.models.choices import ParentKind, StaffRole

PUPIL_OF = {
    Kind.MATTER: "pupil",
    Kind.DELEGATION: "matter__pupil",
    Kind.LIMIT: "matter__pupil",
    Kind.REQUEST: "matter__pupil",
    Kind.PROTECTION: "matter__pupil",
    Kind.EVENT: "matter__pupil",
    Kind.OFFER: "matter__pupil",
    Kind.CONVERSATION: "matter__pupil",
    Kind.TIME_PROPOSAL: "matter__pupil",
    Kind.ITEM: "conversation__matter__pupil",
    Kind.VOICE: "conversation__matter__pupil",
    Kind.ANSWER: "conversation__matter__pupil",
    Kind.REPORT: "conversation__matter__pupil",
    Kind.AGREEMENT: "conversation__matter__pupil",
    Kind.RESPONSE: "report__conversation__matter__pupil",
    Kind.ADDITION: "report__conversation__matter__pupil",
    Kind.NOTE: "conversation__matter__pupil",
    Kind.DOUBT: "matter__pupil",
    Kind.VILLAGE: "pupil",
    Kind.CAREER_ITEM: "pupil",
    Kind.PLACEMENT: "pupil",
    Kind.INSTITUTION: "pupil",
    Kind.GUARDIANSHIP: "pupil",
    Kind.PUPIL: "pk",
    Kind.INVOLVEMENT: "pupil",
    Kind.TOPIC: "matter__pupil",
    Kind.OPENING: "pupil",
    Kind.PRIVACY_REQUEST: "pupil",
    Kind.CHOICE_MOMENT: "matter__pupil",
    Kind.CHOICE_VOICE: "moment__matter__pupil",
}
"""The kinds of record that have a page on who sees them, with the way from the record to its pupil.

A draft has one too, and its author alone sees it, whoever it is about. Every kind that somebody who guides,
a parent or the pupil can see is here, or is told of elsewhere:
`tests/web/screens/who_sees/test_every_kind.py` says where.
"""
AUTHOR_OF = {
    Kind.VOICE: "person_id",
    Kind.ANSWER: "person_id",
    Kind.NOTE: "author_id",
    Kind.DOUBT: "author_id",
    Kind.DRAFT: "author_id",
    Kind.VILLAGE: "pupil_id",
    Kind.CHOICE_VOICE: "person_id",
    Kind.CAREER_ITEM: "pupil_id",
}
"""Kinds that are somebody's own: with whom they are shared is the author's to know."""


@dataclass(frozen=True, slots=True)
class Around:
    """Somebody around the pupil, and what this person is; `adult`: the pupil, from 18 on."""

    viewer: Viewer
    name: str
    role: str
    adult: bool = False


def record_and_pupil(viewer: Viewer, kind: Kind, record: UUID) -> tuple[Any, UUID | None]:
    """A record that the viewer may see, with its pupil; None where there is none. Raises Invisible."""
    pupil = F(PUPIL_OF[kind]) if kind in PUPIL_OF else Value(None, output_field=UUIDField())
    found = rows(viewer, kind).filter(pk=record).annotate(of_pupil=pupil).first()
    if found is None:
        raise Invisible(f"{kind}")
    return found, found.of_pupil


def people_around(viewer: Viewer, *, pupil: UUID) -> list[Around]:
    """The pupil, the parents and the professionals of today, with a leader who has the dossier open.

    Nobody is asked twice in one role.
    """

    def at(person: UUID, role: ViewerRole) -> Viewer:
        return Viewer(person, viewer.school, role, viewer.today)

    found: dict[tuple[UUID, ViewerRole], Around] = {}
    for part, person, *name, born, word, _pk in _known(viewer, pupil):
        role, in_words = PARTS[part]
        one = Around(
            at(person, role),
            " ".join(each for each in name if each),
            str(in_words(word)),
            adult=role == ViewerRole.PUPIL and is_of_age(born, age=EIGHTEEN, today=viewer.today),
        )
        found.setdefault((person, role), one)
    return list(found.values())


PARTS: tuple[tuple[ViewerRole, Callable[[str], Any]], ...] = (
    (ViewerRole.PUPIL, lambda _word: ViewerRole.PUPIL.label),
    (ViewerRole.PARENT, lambda kind: ParentKind(kind).label),
    (ViewerRole.PROFESSIONAL, lambda role: StaffRole(role).label),
    # a leader who reads along: known by name to whoever may know of the opening, and to nobody else
    (ViewerRole.PROFESSIONAL, lambda _word: StaffRole.SCHOOL_LEADER.label),
)
"""In which role somebody looks, and what that is called, in the order in which they are asked for."""


def _known(viewer: Viewer, pupil: UUID) -> list[tuple[Any, ...]]:
    """Of everybody: which part, who, the name, the birthday, what somebody is, and the tie; one query."""
    today = _on(viewer.today)
    ties: tuple[tuple[Any, str, Any], ...] = (
        (Pupil.objects.filter(pk=pupil), "person", Value("")),
        (Guardianship.objects.filter(today, pupil=pupil, parent__deceased=False), "parent", F("kind")),
        (Involvement.objects.filter(today, pupil=pupil, person__deceased=False), "person", F("role")),
        (
            rows(viewer, Kind.OPENING).filter(today, pupil=pupil, ended_at__isnull=True),
            "leader",
            Value(""),
        ),
    )
    first, *rest = (
        found.order_by()
        .annotate(part=Value(part), word=Cast(word, TextField()))
        .values_list(
            "part",
            f"{who}__pk",
            *(f"{who}__{name}" for name in ("given_name", "prefix", "family_name", "born")),
            "word",
            "pk",
        )
        for part, (found, who, word) in enumerate(ties)
    )
    return sorted(first.union(*rest, all=True), key=lambda row: (row[0], str(row[-1])))


def myself(viewer: Viewer) -> Around:
    """The viewer alone: for what is about no pupil yet."""
    return Around(viewer, Person.objects.get(pk=viewer.person).full_name, str(viewer.role.label))


def known_of_limit(viewer: Viewer, limit: UUID) -> set[UUID]:
    """Whose parts of the limit the viewer may know of, and with whom the viewer shared the own part."""
    known = rows(viewer, Kind.LIMIT_PART, Right.KNOW_AUTHOR).filter(limit=limit)
    own = rows(viewer, Kind.LIMIT_PART, Right.SHARE).filter(limit=limit)
    authors = LimitAuthor.objects.filter(pk__in=known.values("pk")).values_list("person", flat=True)
    return set(
        authors.union(Share.objects.filter(limit_part__in=own.values("pk")).values_list("viewer", flat=True))
    )


def _on(day: date) -> Q:
    return (Q(since__isnull=True) | Q(since__lte=day)) & (Q(until__isnull=True) | Q(until__gte=day))
