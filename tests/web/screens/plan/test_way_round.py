"""The way round beside the findings: steps as a diff, taken one by one or all, undone, refused when stale.

Over 400 lines because it is one story: each test takes the plan a step further or back.
"""

import re
from collections.abc import Callable, Sequence
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.records.models import (
    AgendaItem,
    Answer,
    Conversation,
    Invitation,
    ItemPerson,
    Person,
    TakenStep,
    Voice,
)
from keuzeruimte_web.records.scope import school_scope

ClientFor = Callable[[Person], Client]
CLEAR = "Niets in dit plan botst."
KEY = re.compile(r'name="way" value="([^"]+)"')


def address(talk: Conversation, rest: str = "") -> str:
    return f"/gesprekken/{talk.pk}/voorbereiden/{rest}"


def ids(*people: Person) -> list[str]:
    return [str(person.pk) for person in people]


def add(world: World, talk: Conversation, title: str, *, minutes: int = 10, **chosen: Any) -> AgendaItem:
    """A point that stands on the agenda already, with people by part."""
    people = {part: chosen.pop(part) for part in ("to", "present", "responsible") if part in chosen}
    with school_scope(world.school.pk):
        last = AgendaItem.objects.filter(conversation=talk).count()
        item = AgendaItem.objects.create(
            school=world.school,
            conversation=talk,
            position=last + 1,
            title=title,
            minutes=minutes,
            by=world.staff.ruben,
            **chosen,
        )
        for part, there in people.items():
            for person in there:
                ItemPerson.objects.create(school=world.school, item=item, person=person, part=part)
        return item


def the_divorce(world: World, title: str = "Zoals Ruben het noemt") -> AgendaItem:
    about = {"verb": "discuss", "topic": world.saskia.divorce}
    return add(world, world.saskia.talk, title, minutes=7, to=[world.saskia.saskia.person], **about)


def timo_at_the_table(world: World) -> None:
    """What went wrong: advice in front of Timo, and an agreement that Ruben will be strict with him."""
    story = world.timo
    add(
        world,
        story.talk,
        "Raad voor thuis",
        verb="advise",
        topic=story.temper,
        to=[story.anja, story.wim],
        present=[story.timo.person, world.staff.fatma],
        options=1,
    )
    add(
        world,
        story.talk,
        "Streng zijn",
        verb="agree",
        topic=story.temper,
        to=[story.timo.person],
        present=[story.anja, story.wim],
        responsible=[world.staff.ruben],
    )


def agenda(world: World, talk: Conversation) -> list[tuple[Any, ...]]:
    """The whole of it: title, minutes, act, about what, with whom in which part."""
    with school_scope(world.school.pk):
        return [
            (
                item.pk,
                item.position,
                item.title,
                item.minutes,
                item.verb,
                item.topic_id,
                item.domain,
                item.options,
                item.duty,
                sorted((x.part, x.person.given_name) for x in item.people.all()),
            )
            for item in AgendaItem.objects.filter(conversation=talk, done=None).order_by("position")
        ]


def acts(world: World, talk: Conversation) -> list[str]:
    return [line[4] for line in agenda(world, talk)]


def page(browser: Client, talk: Conversation, query: str = "") -> Any:
    return browser.get(address(talk) + query)


def way_in(answer: Any) -> str:
    """The section with the way round, as somebody reads it."""
    text = answer.content.decode()
    found = re.search(r'<section id="weg".*?</section>', text, re.DOTALL)
    return unescape(re.sub(r"\s+", " ", found[0])) if found else ""


def keys(answer: Any) -> list[str]:
    return KEY.findall(way_in(answer))


def take(browser: Client, talk: Conversation, answer: Any, place: int = 0, **more: Any) -> Any:
    """Press a button of the way round (the first is *Neem alles*), sending the form as the browser does."""
    sent = {**form_of(answer), "way": keys(answer)[place], **more}
    return browser.post(address(talk, "weg/"), sent, follow=True)


def form_of(answer: Any) -> dict[str, Any]:
    form = answer.context["form"]
    return {name: form[name].value() for name in form.fields if form[name].value() not in (None, "", False)}


def undo(browser: Client, talk: Conversation, **more: Any) -> Any:
    return browser.post(address(talk, "weg/terug/"), {"once": str(uuid4()), **more}, follow=True)


def test_the_steps_show_what_goes_what_comes_why_and_how_to_say_it(
    world: World, client_for: ClientFor
) -> None:
    the_divorce(world)
    shown = way_in(page(client_for(world.staff.ruben), world.saskia.talk))
    assert (
        "<del>Jij wilt met Saskia praten over de scheiding. Erik en Marloes zijn er niet bij.</del>" in shown
    )
    assert "<ins>Jij wilt Erik en Marloes toestemming vragen. Het gaat over de scheiding." in shown
    assert "Dit gebeurt pas als Erik en Marloes ja zeggen.</ins>" in shown
    assert "Vraag het eerst aan Erik en Marloes" in shown
    assert "wacht daarna op een ja van Erik en Marloes" in shown
    assert "niet buiten u om" in shown
    assert "Dit plan ligt het dichtst bij het jouwe." in shown


def test_taking_all_leaves_nothing_that_conflicts(world: World, client_for: ClientFor) -> None:
    item = the_divorce(world)
    browser = client_for(world.staff.ruben)
    answer = take(browser, world.saskia.talk, page(browser, world.saskia.talk))
    assert CLEAR in answer.content.decode()
    after = agenda(world, world.saskia.talk)
    assert [line[4] for line in after] == ["ask", "leave_choice", "acknowledge", "ask_permission", "discuss"]
    parents = [("to", "Erik"), ("to", "Marloes")]
    assert after[3][9] == parents  # an item of its own, without Saskia
    waiting = [("to", "Saskia"), ("waits_for", "Erik"), ("waits_for", "Marloes")]
    assert (after[4][0], after[4][2], after[4][3], after[4][9]) == (
        item.pk,
        "Zoals Ruben het noemt",
        7,
        waiting,
    )


def test_the_point_in_the_form_is_saved_before_a_step_is_taken(world: World, client_for: ClientFor) -> None:
    """Without JavaScript too: the button sends the form, and the answer is the page with the new agenda."""
    browser, talk = client_for(world.staff.ruben), world.saskia.talk
    typed = {
        "once": str(uuid4()),
        "version": "0",
        "topic": str(world.saskia.divorce.pk),
        "verb": "discuss",
        "to": ids(world.saskia.saskia.person),
        "minutes": "10",
    }
    before = agenda(world, talk)
    weighed = browser.post(address(talk, "toets/"), typed)
    assert 'hx-swap-oob="true"' in way_in(weighed)
    assert agenda(world, talk) == before
    browser.post(address(talk, "weg/"), {**typed, "way": keys(weighed)[0]})
    assert acts(world, talk) == ["ask", "leave_choice", "acknowledge", "ask_permission", "discuss"]
    undo(browser, talk)
    assert acts(world, talk) == ["ask", "leave_choice", "discuss"]


def test_timo_s_story_ends_in_another_appointment_without_him(world: World, client_for: ClientFor) -> None:
    timo_at_the_table(world)
    browser, talk = client_for(world.staff.ruben), world.timo.talk
    answer = take(browser, talk, page(browser, talk))
    assert CLEAR in answer.content.decode()
    assert "offer_follow_up" in acts(world, talk)
    advice = [line for line in agenda(world, talk) if line[4] in ("advise", "explore")]
    assert all(("present", "Timo") not in line[9] and ("to", "Timo") not in line[9] for line in advice)


def test_step_by_step_leads_to_the_same_plan_as_all_at_once(world: World, client_for: ClientFor) -> None:
    timo_at_the_table(world)
    browser, talk = client_for(world.staff.ruben), world.timo.talk
    for _step in range(8):
        answer = page(browser, talk)
        if not keys(answer):
            break
        take(browser, talk, answer, 1)
    assert CLEAR in page(browser, talk).content.decode()
    one_by_one = [line[1:] for line in agenda(world, talk)]
    while "Maak ongedaan" in way_in(page(browser, talk)):
        undo(browser, talk)
    take(browser, talk, page(browser, talk))
    assert [(line[3], line[8]) for line in one_by_one] == [(line[4], line[9]) for line in agenda(world, talk)]


def test_undo_puts_everything_back_exactly_also_after_a_reload(world: World, client_for: ClientFor) -> None:
    timo_at_the_table(world)
    talk, browser = world.timo.talk, client_for(world.staff.ruben)
    before = agenda(world, talk)
    take(browser, talk, page(browser, talk))
    assert agenda(world, talk) != before
    again = client_for(world.staff.ruben)
    assert "Maak ongedaan" in way_in(page(again, talk))
    answer = undo(again, talk)
    assert agenda(world, talk) == before
    assert "Maak ongedaan" not in way_in(answer)


def test_undo_goes_back_one_take_at_a_time(world: World, client_for: ClientFor) -> None:
    timo_at_the_table(world)
    browser, talk = client_for(world.staff.ruben), world.timo.talk
    stood = [agenda(world, talk)]
    for _step in range(2):
        take(browser, talk, page(browser, talk), 1)
        stood.append(agenda(world, talk))
    undo(browser, talk)
    assert agenda(world, talk) == stood[1]
    undo(browser, talk)
    assert agenda(world, talk) == stood[0]
    answer = undo(browser, talk)
    assert "Er is niets teruggezet." in answer.content.decode()
    assert agenda(world, talk) == stood[0]


def test_a_double_click_takes_a_step_once_and_undoes_once(world: World, client_for: ClientFor) -> None:
    timo_at_the_table(world)
    browser, talk = client_for(world.staff.ruben), world.timo.talk
    before = agenda(world, talk)
    answer = page(browser, talk)
    take(browser, talk, answer, 1)
    once_taken = agenda(world, talk)
    second = take(browser, talk, answer, 1)
    assert (agenda(world, talk), second.status_code) == (once_taken, 200)
    take(browser, talk, page(browser, talk), 1)
    key = str(uuid4())
    for _click in range(2):
        undo(browser, talk, once=key)
    assert agenda(world, talk) == once_taken
    undo(browser, talk)
    assert agenda(world, talk) == before


def test_a_plan_that_somebody_changed_meanwhile_is_refused_with_nothing_half_done(
    world: World, client_for: ClientFor
) -> None:
    timo_at_the_table(world)
    browser, talk = client_for(world.staff.ruben), world.timo.talk
    answer = page(browser, talk)
    looked_at = answer.context["plan"].selected.id
    with school_scope(world.school.pk):
        other = AgendaItem.objects.filter(conversation=talk).exclude(pk=looked_at).order_by("pk")[0]
        AgendaItem.objects.filter(pk=other.pk).update(title="Van Fatma", version=other.version + 1)
    before = agenda(world, talk)
    refused = take(browser, talk, answer)
    assert refused.status_code == 409
    assert "Het plan is intussen anders. Er is niets veranderd." in refused.content.decode()
    assert agenda(world, talk) == before
    with school_scope(world.school.pk):
        assert not TakenStep.objects.exists()
    assert CLEAR in take(browser, talk, refused).content.decode()


def test_undo_is_refused_when_the_agenda_changed_since(world: World, client_for: ClientFor) -> None:
    the_divorce(world)
    browser, talk = client_for(world.staff.ruben), world.saskia.talk
    take(browser, talk, page(browser, talk))
    with school_scope(world.school.pk):
        AgendaItem.objects.filter(conversation=talk, verb="ask_permission").update(title="Van Joris")
    before = agenda(world, talk)
    assert "Na jouw laatste stap is de agenda veranderd." in way_in(page(browser, talk))
    assert "Er is niets teruggezet." in undo(browser, talk).content.decode()
    assert agenda(world, talk) == before


def test_whom_a_step_invites_is_not_invited_any_more_after_undo(world: World, client_for: ClientFor) -> None:
    the_divorce(world)
    browser, talk, erik = client_for(world.staff.ruben), world.saskia.talk, world.saskia.erik
    with school_scope(world.school.pk):
        mine = Invitation.objects.filter(conversation=talk, person=erik)
        mine.delete()
        for model in (Voice, Answer):
            model.objects.filter(conversation=talk, person=erik).delete()
        take(browser, talk, page(browser, talk))
        assert mine.exists()
        undo(browser, talk)
        assert not mine.exists()


def test_what_was_taken_is_kept_for_its_taker_alone(world: World, client_for: ClientFor) -> None:
    the_divorce(world)
    talk, browser, joris = world.saskia.talk, client_for(world.staff.ruben), client_for(world.staff.joris)
    take(browser, talk, page(browser, talk))
    after = agenda(world, talk)
    assert "Maak ongedaan" not in way_in(page(joris, talk))
    assert "Er is niets teruggezet." in undo(joris, talk).content.decode()
    assert agenda(world, talk) == after


def test_the_offer_is_stored_nowhere_and_what_was_taken_is_gone_when_the_talk_begins(
    world: World, client_for: ClientFor
) -> None:
    the_divorce(world)
    browser, talk = client_for(world.staff.ruben), world.saskia.talk
    answer = page(browser, talk)
    with school_scope(world.school.pk):
        assert not TakenStep.objects.exists()
        take(browser, talk, answer)
        assert TakenStep.objects.count() == 1
        from keuzeruimte_web.access.viewer import Viewer, ViewerRole
        from keuzeruimte_web.operations.talk import begin

        ruben = Viewer(world.staff.ruben.pk, world.school.pk, ViewerRole.PROFESSIONAL, world.today)
        begin(ruben, conversation=talk.pk)
        assert not TakenStep.objects.exists()
    assert way_in(page(browser, talk)).count("<li>") == 0
    assert browser.post(address(talk, "weg/terug/"), {"once": str(uuid4())}).status_code == 403


def test_a_plan_in_which_nothing_conflicts_is_left_alone(world: World, client_for: ClientFor) -> None:
    answer = page(client_for(world.staff.ruben), world.saskia.talk)
    assert "Er botst niets. Dit plan kan zo blijven." in way_in(answer)
    assert keys(answer) == []


def test_what_no_step_takes_away_is_said_with_its_reason(world: World, client_for: ClientFor) -> None:
    """Protecting without a measure is weighed by people; no search chooses what then."""
    add(
        world,
        world.saskia.talk,
        "Beschermen",
        verb="protect",
        domain="safety",
        to=[world.saskia.saskia.person],
    )
    shown = way_in(page(client_for(world.staff.ruben), world.saskia.talk))
    assert "Wat blijft" in shown
    assert "/regelboek/protection-unfounded" in shown
    assert keys_of(shown) == []


def keys_of(shown: str) -> Sequence[str]:
    return KEY.findall(shown)


@pytest.mark.parametrize("rest", ["weg/", "weg/terug/"])
def test_only_who_prepares_takes_or_undoes(world: World, client_for: ClientFor, rest: str) -> None:
    talk = world.saskia.talk
    sent = {"way": "x:alles", "once": str(uuid4())}
    strangers = (
        world.saskia.saskia.person,
        world.saskia.marloes,
        world.staff.hanneke,
        world.elsewhere.counsellor,
    )
    assert {client_for(p).post(address(talk, rest), sent).status_code for p in strangers} == {404}
    assert client_for(world.staff.ruben).get(address(talk, rest)).status_code == 405


@pytest.mark.parametrize("way", ["", "x", "x:0", "x:-1", "x:9", "x:alles", "x:²"])
def test_a_step_that_is_not_there_changes_nothing(world: World, client_for: ClientFor, way: str) -> None:
    the_divorce(world)
    talk = world.saskia.talk
    before = agenda(world, talk)
    sent = {"way": way, "once": str(uuid4())}
    answer = client_for(world.staff.ruben).post(address(talk, "weg/"), sent, follow=True)
    assert "Het plan is intussen anders." in answer.content.decode()
    assert agenda(world, talk) == before


def test_the_page_costs_the_same_queries_with_steps_taken_or_to_take(
    world: World, client_for: ClientFor
) -> None:
    browser, talk = client_for(world.staff.ruben), world.timo.talk
    page(browser, talk)  # the first opening of a dossier begins its log
    costs = []
    for more in (lambda: None, lambda: timo_at_the_table(world), lambda: timo_at_the_table(world)):
        more()
        with CaptureQueriesContext(connection) as queries:
            page(browser, talk)
        costs.append(len(queries))
    take(browser, talk, page(browser, talk))
    with CaptureQueriesContext(connection) as queries:
        page(browser, talk)
    assert [*costs, len(queries)] == [costs[0]] * 4
    assert costs[0] <= 10  # three of them for the line that somebody looked
