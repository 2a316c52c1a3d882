"""Whose voice is still to be heard at a choice: the year group and the page of the choice say the same."""

from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from world import World
from year_of_choices import chosen, heard, in_school, year_of

from keuzeruimte_web.records import models as m

PAGE = "/keuzes/leerlingen/"


@pytest.fixture
def round(world: World) -> m.ChoiceRound:
    return year_of(world, pupils=2)


def family(number: int) -> list[str]:
    return [f"Kind00{number}", f"Ouder00{2 * number}", f"Ouder00{2 * number + 1}"]


def still_to_hear(browser: Any, round: m.ChoiceRound) -> list[list[str]]:
    """By given name of each pupil in turn; on the list and on the page of the choice the same people."""
    found = []
    for row in browser.get(PAGE, {"groep": str(round.pk)}).context["page"].shown:
        page = browser.get(f"/keuze/{row.moment}/").context["page"]
        assert {person for person, _name in row.to_ask} == {one.id for one in page.unheard}
        found.append(sorted(one.given for one in page.unheard))
    return found


def somebody(given: str) -> m.Person:
    return m.Person.objects.get(given_name=given)


def talk_of(world: World, matter: m.Matter, **about: Any) -> m.Conversation:
    return m.Conversation.objects.create(
        school=world.school,
        matter=matter,
        organiser=world.staff.hanneke,
        title="Samen kijken",
        starts_at=timezone.now(),
        **about,
    )


def speak(world: World, matter: m.Matter, given: str, *, verb: str = "ask", done: bool = True) -> None:
    """This person was at a point of a talk that is closed."""
    point = m.AgendaItem.objects.create(
        school=world.school,
        conversation=talk_of(world, matter, state="closed"),
        position=1,
        title="Hoe zie jij het?",
        by=world.staff.hanneke,
        verb=verb,
        domain="career",
        done=done,
        done_on=world.today,
    )
    m.ItemPerson.objects.create(school=world.school, item=point, person=somebody(given), part="to")


def write(world: World, matter: m.Matter, given: str, *, answer: bool = False, shared: bool = True) -> None:
    """This person shares something before a talk."""
    about: dict[str, Any] = {
        "school": world.school,
        "conversation": talk_of(world, matter),
        "person": somebody(given),
    }
    if answer:
        said = {"answer": m.Answer.objects.create(**about, connection="pupil_parents", value=0.5)}
    else:
        said = {"voice": m.Voice.objects.create(**about, kind="wish", words="Rust in huis.")}
    if shared:
        m.Share.objects.create(school=world.school, viewer=world.staff.hanneke, **said)


def test_a_voice_at_another_matter_is_not_heard_at_this_choice(
    world: World, client_for: Any, round: m.ChoiceRound
) -> None:
    hanneke = client_for(world.staff.hanneke)
    with in_school(world):
        m.ChoiceVoice.objects.all().delete()
        pupil = somebody("Kind001").pk
        other = m.Matter.objects.create(
            school=world.school, pupil_id=pupil, kind="trajectory", opened_on=world.today
        )
        m.Involvement.objects.create(
            school=world.school, pupil_id=pupil, matter=other, person=world.staff.hanneke, role="counsellor"
        )
        speak(world, other, "Kind001")
        write(world, other, "Ouder002")
        write(world, other, "Ouder003", answer=True)
        account = m.Account.objects.create_user("ouder002@stad.example")
        m.Person.objects.filter(given_name="Ouder002").update(account=account)
        m.Message.objects.all().delete()
    assert still_to_hear(hanneke, round) == [family(0), family(1)]
    page = hanneke.get(PAGE, {"groep": str(round.pk)}).context["page"]
    assert (page.unheard, page.shown[1].heard) == (
        2,
        (("pupil", False), ("parents", False), ("school", True)),
    )
    hanneke.post(f"{PAGE}uitnodigen/?groep={round.pk}", {"once": str(uuid4())})
    with in_school(world):
        letters = m.Message.objects.filter(kind="reminder")
        assert [letter.person.given_name for letter in letters] == ["Ouder002"]


def test_words_a_signature_and_a_talk_about_this_choice_are_heard_at_it(
    world: World, client_for: Any, round: m.ChoiceRound
) -> None:
    hanneke = client_for(world.staff.hanneke)
    with in_school(world):
        m.ChoiceVoice.objects.all().delete()
        here, next_to_it = m.ChoiceMoment.objects.filter(round=round).order_by(
            "matter__pupil__person__given_name"
        )
        heard(world, here, somebody("Kind000").pk)
        chosen(world, here, profile="em", subjects=["wisA"])
        m.SignOff.objects.create(
            school=world.school,
            decision=m.Decision.objects.get(),
            person=somebody("Ouder000"),
            verdict="agreed",
        )
        speak(world, here.matter, "Ouder001")
        write(world, next_to_it.matter, "Ouder002")
        write(world, next_to_it.matter, "Kind001", answer=True)
    assert still_to_hear(hanneke, round) == [[], ["Ouder003"]]
    whole = hanneke.get(PAGE, {"groep": str(round.pk)}).context["page"].shown[0]
    assert whole.heard_words == "Alle stemmen gehoord"


def test_what_was_not_shared_answered_or_done_leaves_the_invitation_to_ask(
    world: World, client_for: Any, round: m.ChoiceRound
) -> None:
    hanneke = client_for(world.staff.hanneke)
    with in_school(world):
        m.ChoiceVoice.objects.all().delete()
        here, next_to_it = m.ChoiceMoment.objects.filter(round=round).order_by(
            "matter__pupil__person__given_name"
        )
        chosen(world, here, profile="em", subjects=["wisA"])
        decision = m.Decision.objects.get()
        for given, verdict, withdrawn in (("Ouder000", "", None), ("Ouder001", "agreed", timezone.now())):
            m.SignOff.objects.create(
                school=world.school,
                decision=decision,
                person=somebody(given),
                verdict=verdict,
                withdrawn_at=withdrawn,
            )
        passed = m.ChoiceVoice.objects.create(
            school=world.school, moment=here, person=somebody("Kind000"), kind="wish", skipped=True
        )
        m.Share.objects.create(school=world.school, choice_voice=passed, viewer=world.staff.hanneke)
        speak(world, next_to_it.matter, "Kind001", done=False)
        speak(world, next_to_it.matter, "Ouder002", verb="withhold")
        write(world, next_to_it.matter, "Ouder003", shared=False)
    assert still_to_hear(hanneke, round) == [family(0), family(1)]
