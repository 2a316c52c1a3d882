"""A choice that changed or was locked while somebody still wrote at it: nothing typed is lost."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from world import World

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.operations.choice_opening import open_choice
from keuzeruimte_web.operations.choice_words import add_option
from keuzeruimte_web.operations.choosing import decide
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

TYPED = "Wij denken hier anders over"


def at(world: World, person: m.Person, role: ViewerRole) -> Viewer:
    return Viewer(person.pk, world.school.pk, role, world.today)


def test_words_for_a_choice_that_changed_or_was_locked_meanwhile_come_back_to_their_author(
    world: World, client_for: Any
) -> None:
    noor = at(world, world.noor.noor.person, ViewerRole.PUPIL)
    with school_scope(world.school.pk):
        hanneke = at(world, world.staff.hanneke, ViewerRole.PROFESSIONAL)
        given = {"template": "shipped:profile-havo-vwo", "title": "Noor kiest", "ends_on": None}
        moment: UUID = open_choice(hanneke, once=uuid4(), pupil=world.noor.noor.pk, **given)  # type: ignore[arg-type]
        option = add_option(noor, moment=moment, kind="words", title="Economie", needed="", once=uuid4())
        decide(noor, moment=moment, options=[option], words="", once=uuid4())
    pupil, mother, adviser = (
        client_for(one) for one in (world.noor.noor.person, world.noor.karin, world.staff.hanneke)
    )
    page = f"/keuze/{moment}/"
    signing = re.search(r"/keuze/antwoord/[0-9a-f-]+/", mother.get(page).content.decode())
    assert signing
    with school_scope(world.school.pk):
        decide(noor, moment=moment, options=[option], words="Toch zo", once=uuid4())
    said = {"verdict": "objection", "once": str(uuid4())}
    given_back(mother.post(signing[0], said | {"words": TYPED}))
    assert mother.post(signing[0], said | {"words": ""}).url == page
    signing = re.search(r"/keuze/antwoord/[0-9a-f-]+/", mother.get(page).content.decode())
    assert signing and mother.get(signing[0]).status_code == 200
    assert "Antwoord kan tot en met" in mother.get(page).content.decode()
    with school_scope(world.school.pk):  # answering can still be done after that day
        m.ChoiceMoment.objects.update(answer_by=world.today - timedelta(days=1))
    late = mother.get(page).content.decode()
    assert ("Antwoord kan tot en met" in late, "Zeg wat u ervan vindt" in late) == (False, True)
    with school_scope(world.school.pk):
        m.ChoiceMoment.objects.update(state="locked")
    assert [pupil.get(f"{page}kiezen/").url, mother.get(signing[0]).url] == [page, page]
    told = {"parent": str(world.noor.karin.pk), "what": "wish", "words": TYPED, "once": str(uuid4())}
    given_back(adviser.post(f"{page}verteld/", told))
    given_back(pupil.post(f"{page}mogelijkheid/", {"title": TYPED, "needed": "", "once": str(uuid4())}))
    given_back(pupil.post(f"{page}kiezen/", {"options": str(option), "words": TYPED, "once": str(uuid4())}))
    assert "Toch veranderen? Open de keuze eerst weer." in adviser.get(page).content.decode()
    assert "Toch veranderen? Vraag het aan wie begeleidt." in pupil.get(page).content.decode()


def given_back(answer: Any) -> None:
    """Refused, with what was typed to copy."""
    assert (answer.status_code, TYPED in answer.content.decode()) == (403, True)
