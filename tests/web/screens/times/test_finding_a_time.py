"""Times proposed, answered on a phone or on paper, and one that is set."""

import re

from asking import ClientFor, answers, asked, at, form, said, times, told_of
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

KEYS = re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]*|("X-CSRFToken": ")[^"]*')


def invited(world: World, talk: m.Conversation) -> set[str]:
    return set(talk.invitations.values_list("person__given_name", flat=True))


def new_talks(world: World) -> list[m.Conversation]:
    with school_scope(world.school.pk):
        found = m.Conversation.objects.filter(matter=world.saskia.trajectory, minutes__isnull=False)
        return list(found.order_by("starts_at"))


def test_everybody_who_is_asked_hears_at_once_that_there_is_something(
    world: World, client_for: ClientFor
) -> None:
    told_of(world)
    asked(world, client_for)
    kind = "time_proposal"
    assert told_of(world) == {"Saskia": kind, "Marloes": kind, "Erik": kind, "Joris": kind}


def test_two_clicks_ask_once(world: World, client_for: ClientFor) -> None:
    sent, browser = form(world, at(9, 19)), client_for(world.staff.ruben)
    new = f"/leerlingen/{world.saskia.saskia.pk}/tijden/"
    first, second = (browser.post(new, sent) for _click in range(2))
    assert first["Location"] == second["Location"]
    with school_scope(world.school.pk):
        assert m.TimeProposal.objects.filter(matter=world.saskia.trajectory).count() == 1


def test_a_parent_answers_each_time_and_staff_alone_read_it(world: World, client_for: ClientFor) -> None:
    proposal = asked(world, client_for)
    marloes, address = client_for(world.saskia.marloes), f"/tijden/{proposal.pk}/antwoord/"
    sent = answers(world, proposal, "fits", "if_need") | {"other_words": "Liever na zessen."}
    assert marloes.post(address, sent).status_code == 302
    assert said(world, proposal) == {"Marloes": (["fits", "if_need"], "Liever na zessen.", False)}
    ruben = client_for(world.staff.ruben).get(f"/tijden/{proposal.pk}/").content.decode()
    assert "Liever na zessen." in ruben
    for other in (world.saskia.erik, world.saskia.saskia.person):
        browser = client_for(other)
        assert "Liever na zessen." not in browser.get(address).content.decode()
        assert browser.get(f"/tijden/{proposal.pk}/").status_code == 404


def test_no_one_of_a_family_can_tell_whether_another_answered(world: World, client_for: ClientFor) -> None:
    proposal = asked(world, client_for)
    erik, saskia = client_for(world.saskia.erik), client_for(world.saskia.saskia.person)
    pages = [
        (erik, f"/tijden/{proposal.pk}/antwoord/"),
        (erik, f"/ouder/{world.saskia.saskia.pk}/"),
        (saskia, f"/tijden/{proposal.pk}/antwoord/"),
        (saskia, "/leerling/"),
    ]
    before = [_page(browser, address) for browser, address in pages]
    sent = answers(world, proposal, "fits_not", "fits") | {"wish": "apart", "not_needed": "on"}
    client_for(world.saskia.marloes).post(f"/tijden/{proposal.pk}/antwoord/", sent)
    assert [_page(browser, address) for browser, address in pages] == before


def _page(browser: Client, address: str) -> str:
    return KEYS.sub("", browser.get(address).content.decode())


def test_what_came_on_paper_is_marked_and_the_person_can_change_it(
    world: World, client_for: ClientFor
) -> None:
    proposal = asked(world, client_for)
    erik, ruben = world.saskia.erik, client_for(world.staff.ruben)
    address = f"/tijden/{proposal.pk}/antwoord/"
    told_of(world)
    ruben.post(f"{address}{erik.pk}/", answers(world, proposal, "", "fits"))
    assert said(world, proposal) == {"Erik": (["fits"], "", True)}
    assert told_of(world) == {"Erik": "time_proposal"}
    assert "Ruben de Wit schreef op wat er werd verteld." in client_for(erik).get(address).content.decode()
    client_for(erik).post(address, answers(world, proposal, "fits", ""))
    assert said(world, proposal) == {"Erik": (["fits"], "", False)}
    assert ruben.post(f"{address}{erik.pk}/", answers(world, proposal, "", "fits")).status_code == 403


def test_the_professional_sets_the_time_and_nothing_of_the_answers_is_kept(
    world: World, client_for: ClientFor
) -> None:
    proposal = asked(world, client_for)
    later = times(world, proposal)[1]
    everybody = form(world)["guests"]
    sent = {"once": form(world)["once"], "time": str(later.pk), "guests": everybody}
    ruben = client_for(world.staff.ruben)
    told_of(world)
    first, second = (ruben.post(f"/tijden/{proposal.pk}/vast/", sent) for _click in range(2))
    (talk,) = new_talks(world)
    assert first["Location"] == f"/gesprekken/{talk.pk}/voorbereiden/"
    assert second.status_code == 302
    kind = "conversation"
    assert told_of(world) == {"Saskia": kind, "Marloes": kind, "Erik": kind, "Joris": kind}
    with school_scope(world.school.pk):
        assert (talk.starts_at, talk.title, talk.place) == (
            later.starts_at,
            "Hoe gaat het nu?",
            "kamer 2.01",
        )
        assert invited(world, talk) == {"Ruben", "Saskia", "Marloes", "Erik", "Joris"}
        assert not m.TimeReply.objects.filter(proposal=proposal.pk).exists()
        assert not m.TimeProposal.objects.filter(pk=proposal.pk).exists()


def test_a_family_reads_that_no_time_is_looked_for_any_more(world: World, client_for: ClientFor) -> None:
    proposal = asked(world, client_for)
    client_for(world.staff.ruben).post(f"/tijden/{proposal.pk}/intrekken/")
    page = client_for(world.saskia.marloes).get(f"/ouder/{world.saskia.saskia.pk}/").content.decode()
    assert "School zoekt nu geen tijd meer voor dit gesprek." in page
    address = f"/tijden/{proposal.pk}/antwoord/"
    assert client_for(world.saskia.marloes).get(address).status_code == 200
    with school_scope(world.school.pk):
        assert not m.TimeAnswer.objects.filter(reply__proposal=proposal).exists()


def test_who_is_not_asked_finds_nothing(world: World, client_for: ClientFor) -> None:
    proposal = asked(world, client_for, guests=[str(world.saskia.marloes.pk)])
    for other in (world.saskia.erik, world.saskia.saskia.person, world.timo.anja, world.staff.fatma):
        browser = client_for(other)
        for address in (f"/tijden/{proposal.pk}/antwoord/", f"/tijden/{proposal.pk}/"):
            assert browser.get(address).status_code == 404


def test_a_conversation_that_is_cancelled_is_told_and_gone_from_what_comes(
    world: World, client_for: ClientFor
) -> None:
    talk = world.saskia.talk
    told_of(world)
    ruben = client_for(world.staff.ruben)
    answer = [ruben.post(f"/gesprekken/{talk.pk}/afzeggen/").status_code for _click in range(2)]
    assert answer == [302, 302]
    assert "conversation" in told_of(world).values()
    page = client_for(world.saskia.marloes).get(f"/ouder/{world.saskia.saskia.pk}/").content.decode()
    assert "gaat niet door." in page
    assert f"/gesprekken/{talk.pk}/mijn-stem/" not in page


def test_the_list_asks_as_much_of_the_database_for_three_as_for_one(
    world: World, client_for: ClientFor
) -> None:
    browser, counts = client_for(world.staff.ruben), []
    for hour in (9, 13, 17):
        asked(world, client_for, at(9, hour), at(10, hour), place="")
        with CaptureQueriesContext(connection) as asked_of_it:
            assert browser.get("/tijden/").status_code == 200
        counts.append(len(asked_of_it))
    assert len(set(counts[:1] + counts[2:])) == 1, counts


def test_a_time_is_set_without_a_parent_who_cannot_come_any_more(world: World, client_for: ClientFor) -> None:
    proposal, ruben = asked(world, client_for), client_for(world.staff.ruben)
    address = f"/tijden/{proposal.pk}/"
    assert "kan niet meer" not in ruben.get(address).content.decode()
    with school_scope(world.school.pk):
        m.Guardianship.objects.filter(parent=world.saskia.erik).update(court_block=True)
    shown = ruben.get(address).content.decode()
    assert "Erik kan niet meer bij dit gesprek komen. Zet je een tijd vast, dan is dat zonder Erik." in shown
    assert f'value="{world.saskia.erik.pk}"' not in shown
    assert "rechter" not in shown
    first = times(world, proposal)[0]
    assert ruben.post("/tijden/samen/", {f"time_{proposal.pk.hex}": str(first.pk)}).status_code == 302
    (talk,) = new_talks(world)
    with school_scope(world.school.pk):
        assert invited(world, talk) == {"Saskia", "Marloes", "Joris", "Ruben"}


def test_another_time_is_not_asked_of_a_parent_who_cannot_come_any_more(
    world: World, client_for: ClientFor
) -> None:
    talk, sent = world.saskia.talk, form(world, at(9, 19))
    with school_scope(world.school.pk):
        m.Guardianship.objects.filter(parent=world.saskia.erik).update(court_block=True)
    answer = client_for(world.staff.ruben).post(f"/gesprekken/{talk.pk}/andere-tijd/", sent)
    assert answer.status_code == 302
    with school_scope(world.school.pk):
        now = m.TimeReply.objects.filter(proposal__conversation=talk)
        asked_now = set(now.values_list("person__given_name", flat=True))
    assert asked_now == {"Saskia", "Marloes"}
