"""No page about one pupil is read by somebody of school without a line in the log of who looked."""

from uuid import UUID

import pytest
from crawl import Door, Visitor, doors, ids_of, undone
from town import Town

from keuzeruimte_web.audit.words import OPENINGS
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

pytestmark = pytest.mark.django_db

# About people as the administrator keeps them, not about guidance.
NO_DOSSIER = ("/beheer/",)
# A page that is open looks again when something changed: a line the first time, and once an hour.
LOOKS_AGAIN = ("_part", "_stream")
# A time and the name of the school, for a calendar that others can look in: no word about a pupil.
NEUTRAL = ("calendar_file",)
# Rules, further study, key dates, steps and rounds of choosing are about no pupil; a draft can be of a form
# that is about none.
ABOUT_NOBODY = (m.SubjectRules, m.ProgrammeList, m.KeyDate, m.ChoiceTemplate, m.ChoiceRound, m.Draft)


def lines(town: Town) -> set[tuple[object, ...]]:
    with school_scope(town.world.school.pk):
        return set(m.Trace.objects.filter(word__in=OPENINGS).values_list("pk", "pupil", "actor"))


def addresses(door: Door, town: Town) -> set[tuple[str, UUID | None]]:
    """Where this door leads to something about a pupil, and whom it is about."""
    world = town.world
    found: set[tuple[str, UUID | None]] = set()
    for record in [*town.records.values(), world.saskia.saskia, world.saskia.talk, world.saskia.trajectory]:
        with school_scope(record.school_id):
            ids = ids_of(record)
        about_nobody = isinstance(record, ABOUT_NOBODY) and "pupil" not in ids
        if set(door.params) <= set(ids) and not about_nobody:
            found.add((door.address(ids), ids.get("pupil")))
    return found


@pytest.mark.parametrize("door", [door for door in doors() if door.params], ids=str)
@pytest.mark.parametrize("name", ["ruben", "mirjam"])
def test_a_page_about_a_pupil_leaves_a_line(
    name: str, door: Door, town: Town, visitors: dict[str, Visitor]
) -> None:
    if door.name in NEUTRAL:
        return
    unseen = []
    them = {"ruben": town.world.staff.ruben.pk, "mirjam": town.world.staff.mirjam.pk}
    before = lines(town)
    for address, pupil in addresses(door, town):
        with undone():
            answer = visitors[name].browser.get(address)
            new = {line[1:] for line in lines(town) - before}
        shown = answer.status_code == 200 and not address.startswith(NO_DOSSIER)
        if door.name.endswith(LOOKS_AGAIN) and (pupil, them[name]) in {line[1:] for line in before}:
            continue
        if shown and new != {(pupil, them[name])}:
            unseen.append((address, new))
    assert unseen == []
