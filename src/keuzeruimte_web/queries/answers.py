"""The quick form of the triangle: the viewer's own two connections of one conversation."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.safestring import SafeString

from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge import family_facts as ff
from keuzeruimte_web.bridge.at_table import Span
from keuzeruimte_web.bridge.family import Seen
from keuzeruimte_web.bridge.own_triangle import drawn_for, small_picture
from keuzeruimte_web.queries.family import OWN_SIDES, Who, in_order, people, read_of_talk, times_at, who_left

FOUR_WORDS = (0.0, 1 / 3, 2 / 3, 1.0)


@dataclass(frozen=True, slots=True)
class SideNow:
    """An own connection as it was answered: the nearest of the four words, the slider, who sees it.

    `sentences`: for each statement 0 to 3 or None; empty where it was not answered so.
    """

    connection: str
    word: int | None
    slider: float | None
    shared_with: tuple[UUID, ...]
    sentences: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswersPage:
    """What the form needs: who one is here, who can be named, and how it stands."""

    conversation: UUID
    pupil: UUID
    name: str
    title: str
    visits: tuple[Span, ...]
    choice: bool
    sides: tuple[SideNow, ...]
    guests: tuple[Who, ...]
    fellow_parents: tuple[str, ...]
    svg: SafeString


def answers_page(viewer: Viewer, *, conversation: UUID) -> AnswersPage:
    """The viewer's own two connections. Raises Invisible for who is not invited."""
    seen, talk = read_of_talk(viewer, conversation=conversation)
    return answers_of(seen, talk, who=people(seen, viewer=viewer), viewer=viewer)


def answers_of(seen: Seen, talk: ff.Talk, *, who: Mapping[UUID, Who], viewer: Viewer) -> AnswersPage:
    """The same, from what was read already."""
    conversation = talk.id
    guests = {g.person for g in seen.every(ff.Guest) if g.of == conversation} - {viewer.person}
    left = who_left(seen, who=who, today=viewer.today)
    shared: dict[UUID, set[UUID]] = {}
    for share in seen.every(ff.AnswerShare):
        if share.viewer not in left:
            shared.setdefault(share.of, set()).add(share.viewer)
    mine = {
        a.connection: a
        for a in seen.every(ff.AnswerSeen)
        if a.person == viewer.person and a.of == conversation
    }
    by_sentence = {one.id: tuple(one.sentences or ()) for one in seen.every(ff.OwnSentences)}
    named = in_order(who, guests - left)
    mine_party = who[viewer.person].party if viewer.person in who else ""
    return AnswersPage(
        conversation=conversation,
        pupil=seen.pupil,
        name=who[seen.pupil].name,
        title=talk.title,
        visits=times_at(seen, talk, viewer=viewer),
        choice=talk.matter_kind == "choice_moment",
        sides=tuple(
            SideNow(
                connection=connection,
                word=_nearest(mine[connection].value) if connection in mine else None,
                slider=(
                    mine[connection].value if connection in mine and mine[connection].by_slider else None
                ),
                shared_with=tuple(
                    sorted(shared.get(mine[connection].id, set()) if connection in mine else (), key=str)
                ),
                sentences=by_sentence.get(mine[connection].id, ()) if connection in mine else (),
            )
            for connection in OWN_SIDES[viewer.role]
        ),
        guests=named,
        fellow_parents=tuple(one.name for one in named if one.party == "parents" and mine_party == "parents"),
        svg=small_picture(
            [
                one
                for one in drawn_for(seen, parties={p: w.party for p, w in who.items()})
                if one.talk.id == conversation
            ]
        ),
    )


def _nearest(value: float) -> int:
    return min(range(len(FOUR_WORDS)), key=lambda n: abs(FOUR_WORDS[n] - value))
