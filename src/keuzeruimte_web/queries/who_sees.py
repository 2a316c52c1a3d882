"""*Why do I see this?* and *who can see this?*, for one record, from the access table itself.

Who else sees something is a fact about those people: which parent has no right to information, with whom
somebody shared, who said no to an offer. So each reader hears the names that are this reader's to know, and
of the others a rule in words that reads the same whether there is such a person or not (decision 0087).
"""

from dataclasses import dataclass
from uuid import UUID

from keuzeruimte_web.access.decide import Invisible, who_may_and_why
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.around import (
    AUTHOR_OF,
    Around,
    known_of_limit,
    myself,
    people_around,
    record_and_pupil,
)
from keuzeruimte_web.components.names import unmarked
from keuzeruimte_web.components.wording import sentence
from keuzeruimte_web.queries.who_else import who_else

PARTY = {ViewerRole.PUPIL: "pupil", ViewerRole.PARENT: "parents", ViewerRole.PROFESSIONAL: "school"}
ORDER = tuple(PARTY)


@dataclass(frozen=True, slots=True)
class Seer:
    """Somebody who can see it."""

    name: str
    role: str
    party: str
    me: bool


@dataclass(frozen=True, slots=True)
class WhoSees:
    """The page; `pupil` is None for a draft that is about nobody yet."""

    pupil: UUID | None
    pupil_name: str
    kind: str
    why: tuple[str, ...]
    people: tuple[Seer, ...]
    more: tuple[str, ...]


def who_sees(viewer: Viewer, *, kind: str, record: UUID) -> WhoSees:
    """Why the viewer sees this record, and who else does. Raises Invisible for what is not the viewer's."""
    return _who_sees(viewer, Kind(kind), record)


def _who_sees(viewer: Viewer, kind: Kind, record: UUID) -> WhoSees:
    found, pupil = record_and_pupil(viewer, kind, record)
    if pupil is None and kind not in AUTHOR_OF:
        raise Invisible(f"{kind}")
    around = people_around(viewer, pupil=pupil) if pupil else [myself(viewer)]
    may_see, grounds = who_may_and_why([one.viewer for one in around], viewer, kind, Right.SEE, record)
    seeing = set(may_see)
    known = _known_to(viewer, kind, found)
    people = [one for one in around if one.viewer in seeing and known(one)]
    people.sort(key=lambda one: (ORDER.index(one.viewer.role), unmarked(one.name), str(one.viewer.person)))
    mine = kind in AUTHOR_OF and getattr(found, AUTHOR_OF[kind]) == viewer.person
    adult = any(one.adult for one in around)
    return WhoSees(
        pupil=pupil,
        pupil_name=next((one.name for one in around if one.viewer.person == pupil), ""),
        kind=str(kind.label),
        why=tuple(sentence(str(label)) for label in grounds),
        people=tuple(
            Seer(one.name, one.role, PARTY[one.viewer.role], one.viewer == viewer) for one in people
        ),
        more=tuple(who_else(viewer, kind, found, mine=mine, adult=adult)),
    )


class _known_to:  # noqa: N801
    """Whose seeing this viewer may know of."""

    def __init__(self, viewer: Viewer, kind: Kind, record: object) -> None:
        self.viewer, self.kind = viewer, kind
        author = getattr(record, AUTHOR_OF[kind]) if kind in AUTHOR_OF else None
        self.mine = author == viewer.person
        self.named: set[UUID] = {author} if author else set()
        if kind == Kind.LIMIT:
            limit: UUID = record.pk  # type: ignore[attr-defined]
            self.named = known_of_limit(viewer, limit)

    def __call__(self, one: Around) -> bool:
        person, role = one.viewer.person, one.viewer.role
        if one.viewer == self.viewer or person in self.named:
            return True
        if self.kind in AUTHOR_OF:
            return self.mine
        if role != ViewerRole.PARENT:
            return True
        if self.kind in (Kind.LIMIT, Kind.OFFER):
            return False
        return self.viewer.role == ViewerRole.PROFESSIONAL
