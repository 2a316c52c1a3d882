"""A home reads less than whole files: no tile, card, signal or triangle may differ from what a file gives.

Whoever uses another fact in a card, and forgets `bridge/at_home.py`, sees these fail.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from town import Town, build_town
from world import TUESDAY

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.demo.lindecollege import lindecollege
from keuzeruimte_web.queries.attention import Card, cards_of, things_of
from keuzeruimte_web.queries.files import File, files
from keuzeruimte_web.queries.home import CARDS, Tile, at_work, picture_of, tile_of
from keuzeruimte_web.records.models import Employment, Event, OfferParent, School
from keuzeruimte_web.records.scope import above_schools, school_scope

pytestmark = pytest.mark.django_db
DAYS = (-45, -20, -8, -3, -1, 0, 1, 2, 6, 10, 30)
"""How many days after the day on which they were built: each thing is near on one of them."""

OF_BOTH = {"conversation", "unfinished", "voice", "agreement", "event"}
KINDS = {"town": OF_BOTH | {"turning", "offer", "signal"}, "demo": OF_BOTH}
"""What asks attention of somebody there on one of these days."""


def everybody(school: School) -> list[Viewer]:
    """Every professional of the school, on each of these days."""
    with above_schools():
        people = sorted(
            set(Employment.objects.filter(school=school).values_list("person", flat=True)), key=str
        )
    return [
        Viewer(person, school.pk, ViewerRole.PROFESSIONAL, TUESDAY + timedelta(days=days))
        for person in people
        for days in DAYS
    ]


def cards_in(found: list[File]) -> list[tuple[Card, str]]:
    """What asks attention, each with its triangle."""
    return [(card, picture_of(file)) for file in found for card in cards_of(file, lang="nl")]


def tiles_in(found: list[File]) -> list[Tile]:
    """All of them, as they stand on the page."""
    return [tile_of(file) for file in found]


@pytest.fixture(params=["town", "demo"])
def school(request: pytest.FixtureRequest) -> Iterator[School]:
    """The town of the crawler, with a yes to an offer and a pupil who stays away; the school of the demo."""
    if request.param == "town":
        found = _stays_away(build_town(TUESDAY))
    else:
        built = lindecollege(TUESDAY)
        built.ledger.save()
        found = built.ledger.school
    with school_scope(found.pk):
        yield found


def _stays_away(town: Town) -> School:
    world, saskia = town.world, town.world.saskia
    with school_scope(world.school.pk):
        OfferParent.objects.update(accepted_at=timezone.now())
        for days in (2, 5):
            Event.objects.create(
                school=world.school,
                matter=saskia.trajectory,
                on=TUESDAY - timedelta(days=days),
                person=saskia.saskia.person,
                kind="missed",
                observed="…",
                author=world.staff.ruben,
            )
    return world.school


def test_no_tile_or_card_differs_from_what_the_whole_file_gives(
    school: School, request: pytest.FixtureRequest
) -> None:
    kinds, drawn = set(), 0
    for viewer in everybody(school):
        whole, (near, others) = files(viewer), at_work(viewer, school_class="")
        assert tiles_in(near) == tiles_in(whole)
        assert cards_in(near) == cards_in(whole)
        assert others == 0
        kinds |= {card.kind for file in whole for card in cards_of(file, lang="nl")}
        drawn += sum(1 for tile in tiles_in(whole) if "drh-licht" in tile.picture)
    assert kinds >= KINDS[request.node.callspec.params["school"]]
    assert drawn


def in_order(found: list[File]) -> list[tuple[str, str]]:
    """What asks attention of whom, in the order of the page."""
    things = sorted((thing for file in found for thing in things_of(file, lang="nl")), key=lambda t: t.turn)
    return [(thing.kind, str(thing.turn)) for thing in things]


@pytest.mark.parametrize("most", [0, 1, CARDS])
def test_of_another_class_the_first_are_read_and_the_others_counted(school: School, most: int) -> None:
    counted, talks = 0, {"conversation", "unfinished", "voice"}
    for viewer in everybody(school):
        whole = in_order(files(viewer))
        near, others = at_work(viewer, school_class="a class of nobody", most=most)
        here = in_order(near)
        assert len(here) + others == len(whole)
        assert here[:most] == whole[:most]
        assert [thing for thing in here if thing[0] not in talks] == [t for t in whole if t[0] not in talks]
        counted += others
    assert counted or most == CARDS


def test_what_is_not_near_is_not_read(school: School) -> None:
    """That there is something to leave out: else the equality above says nothing."""
    viewer = everybody(school)[0]
    later = replace(viewer, today=TUESDAY + timedelta(days=400))
    found, others = at_work(later, school_class="a class of nobody")
    assert others == 0
    assert [card for file in found for card in cards_of(file, lang="nl") if card.kind != "turning"] == []
