"""A pupil grows up while the clock moves: what each sees and does on the days around 16 and 18."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from finding import the
from world import World

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import above_schools

SignIn = Callable[[m.Person | m.Account], Client]
GoTo = Callable[[date], None]
DELEGATED, LIMITED, REASON = (
    "Saskia helpen met het pesten in de klas",
    "De scheiding",
    "Wij vertellen Saskia zelf",
)
AGREED, INVITED = "Laten weten wanneer Saskia extra rust nodig heeft", "Hoe gaat het met Saskia?"


@pytest.fixture
def go_to(world: World, monkeypatch: pytest.MonkeyPatch) -> GoTo:
    """Move the clock to noon of a day."""

    def move(day: date) -> None:
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=timezone.get_current_timezone())
        monkeypatch.setattr(timezone, "now", lambda: noon)

    return move


def turns(world: World, age: int, *, after: int = 60) -> date:
    """Let Saskia turn this old so many days from now; every date of the world stays long open."""
    on = world.today + timedelta(days=after)
    on = on.replace(day=min(on.day, 28))
    with above_schools():
        m.Person.objects.filter(pk=world.saskia.saskia.pk).update(born=on.replace(year=on.year - age))
        m.Conversation.objects.filter(pk=world.saskia.talk.pk).update(
            starts_at=timezone.now() + timedelta(days=after + 30)
        )
        m.Delegation.objects.update(until=None)
        father = world.saskia.erik
        m.Guardianship.objects.filter(parent=father).update(authority="no", information_right=False)
    return on


def pages(world: World, client_for: SignIn) -> dict[str, str]:
    """The page of each, as text."""
    story = world.saskia
    child = f"/ouder/{story.saskia.pk}/"
    looked = {
        "saskia": (story.saskia.person, "/leerling/"),
        "mother": (story.marloes, child),
        "father": (story.erik, child),
        "mentor": (world.staff.joris, f"/leerlingen/{story.saskia.pk}/"),
    }
    return {
        who: client_for(person).get(address).content.decode() for who, (person, address) in looked.items()
    }


def who_reads(shown: dict[str, str], words: str) -> set[str]:
    return {who for who, text in shown.items() if words in text}


EVERYBODY = {"saskia", "mother", "father", "mentor"}


@pytest.mark.parametrize("age", [16, 18])
def test_the_way_to_what_changes_is_on_every_home_in_those_weeks_and_not_outside(
    world: World, client_for: SignIn, go_to: GoTo, age: int
) -> None:
    on = turns(world, age)
    found = {}
    for days in (-57, -56, -14, -1, 0, 14, 15):
        go_to(on + timedelta(days=days))
        found[days] = who_reads(pages(world, client_for), "/straks/")
    near = dict.fromkeys((-56, -14, -1, 0, 14), EVERYBODY)
    assert found == {-57: set(), **near, 15: set()}


@pytest.mark.parametrize("age", [16, 18])
@pytest.mark.parametrize(
    ("days", "pupil", "parent"),
    [(-14, "Straks ben je {}", "Saskia wordt {}"), (0, "Je bent nu {}", "Saskia is nu {}")],
)
def test_each_reads_what_changes_in_words_for_them(  # noqa: PLR0917
    world: World, client_for: SignIn, go_to: GoTo, age: int, days: int, pupil: str, parent: str
) -> None:
    on, story = turns(world, age), world.saskia
    pupil, parent = pupil.format(age), parent.format(age)
    go_to(on + timedelta(days=days))
    headings = {
        client_for(story.saskia.person): ("/leerling/straks/", pupil),
        client_for(story.marloes): (f"/ouder/{story.saskia.pk}/straks/", parent),
        client_for(story.erik): (f"/ouder/{story.saskia.pk}/straks/", parent),
        client_for(world.staff.joris): (f"/leerlingen/{story.saskia.pk}/straks/", parent),
    }
    for browser, (address, heading) in headings.items():
        assert f"<h1>{heading}" in browser.get(address).content.decode()
    strangers = (world.timo.anja, world.staff.fatma, world.elsewhere.mother)
    for stranger in strangers:
        for address in (f"/ouder/{story.saskia.pk}/straks/", f"/leerlingen/{story.saskia.pk}/straks/"):
            assert client_for(stranger).get(address).status_code == 404


def test_at_16_the_pages_of_all_read_as_before_but_for_who_asks_what_is_written(
    world: World, client_for: SignIn, go_to: GoTo
) -> None:
    on = turns(world, 16)
    read = {}
    for days in (-1, 0):
        go_to(on + timedelta(days=days))
        shown = pages(world, client_for)
        read[days] = {words: who_reads(shown, words) for words in (DELEGATED, LIMITED, AGREED, INVITED)}
    assert read[0] == read[-1]
    assert "Vanaf 16 mag jij zelf opvragen" in shown["saskia"]


def test_on_the_day_of_18_each_reads_what_is_theirs_now(
    world: World, client_for: SignIn, go_to: GoTo
) -> None:
    on = turns(world, 18)
    read = {}
    for days in (-1, 0):
        go_to(on + timedelta(days=days))
        shown = pages(world, client_for)
        words = (DELEGATED, LIMITED, REASON, AGREED, INVITED)
        read[days] = [who_reads(shown, word) for word in words]
    family, parents = {"saskia", "mother", "father"}, {"mother", "father"}
    assert read[-1] == [
        {"mother", "father", "mentor"},
        parents | {"mentor"},
        read[-1][2],
        family | {"mentor"},
        EVERYBODY,
    ]
    assert read[0] == [
        parents,
        family | {"mentor"},
        read[-1][2],
        {"saskia", "mentor"},
        {"saskia", "mentor"},
    ]
    assert "saskia" not in read[0][2]


def test_at_18_a_limit_is_kept_or_ended_and_the_parents_read_the_same_of_both(
    world: World, client_for: SignIn, go_to: GoTo
) -> None:
    on, story = turns(world, 18), world.saskia
    keep = f"/grenzen/houden/{story.limit.pk}/"
    go_to(on - timedelta(days=1))
    assert client_for(story.saskia.person).get(keep).status_code == 404
    assert client_for(story.saskia.person).post(keep, {"reason": "x"}).status_code == 404
    go_to(on)
    saskia, marloes = client_for(story.saskia.person), client_for(story.marloes)
    child = f"/ouder/{story.saskia.pk}/"
    assert client_for(story.marloes).get(f"/grenzen/{story.saskia.pk}/{story.limit.pk}/").status_code == 404
    assert "en kiest of het zo blijft" in marloes.get(child).content.decode()
    assert LIMITED in saskia.get(keep).content.decode()
    for _twice in range(2):
        assert saskia.post(keep, {"reason": "Liever niet op school."}).status_code == 302
    kept = marloes.get(child).content.decode()
    assert ("heeft zelf gekozen" in kept, "Liever niet op school." in kept) == (True, False)
    with above_schools():
        told = m.Message.objects.filter(kind="limit_part").values_list("person__given_name", flat=True)
        assert sorted(told) == ["Erik", "Marloes"]
        parts = m.LimitAuthor.objects.filter(limit=story.limit, until=None)
        assert [(one.person_id, one.reason) for one in parts] == [(story.saskia.pk, "Liever niet op school.")]
    assert saskia.post(f"/grenzen/{story.saskia.pk}/{story.limit.pk}/weg/").status_code == 302
    assert plain(marloes.get(child)) == plain_text(kept)
    assert LIMITED not in saskia.get("/leerling/").content.decode()


def plain_text(text: str) -> str:
    return text.split("<main", 1)[1].split("</main>", 1)[0].split("Wat u zelf schreef", 1)[1]


def plain(response: object) -> str:
    return plain_text(response.content.decode())  # type: ignore[attr-defined]


def test_at_18_the_pupil_shares_with_one_parent_by_name_and_takes_it_back(
    world: World, client_for: SignIn, go_to: GoTo
) -> None:
    on, story = turns(world, 18), world.saskia
    go_to(on - timedelta(days=1))
    assert client_for(story.saskia.person).get("/leerling/delen/").status_code == 404
    go_to(on)
    saskia = client_for(story.saskia.person)
    shown = saskia.get("/leerling/delen/").content.decode()
    assert [words in shown for words in (INVITED, "Marloes", "Erik")] == [True, True, True]
    to = f"/leerling/delen/gesprek/{story.talk.pk}/"
    for _twice in range(2):
        assert saskia.post(to, {"people": [str(story.marloes.pk)]}).status_code == 302
    assert who_reads(pages(world, client_for), INVITED) == {"saskia", "mother", "mentor"}
    with above_schools():
        told = m.Message.objects.filter(kind="conversation").values_list("person__given_name", "role")
        assert list(told) == [("Marloes", "parent")]
    assert saskia.post(to, {"people": [str(world.timo.anja.pk)]}).status_code == 422
    assert saskia.post(to, {}).status_code == 302
    assert who_reads(pages(world, client_for), INVITED) == {"saskia", "mentor"}


def test_the_parent_of_an_adult_reads_who_decides_and_is_led_to_nothing_that_cannot_be_done(
    world: World, client_for: SignIn
) -> None:
    saskia, noor = world.saskia, world.noor
    with above_schools():
        m.Person.objects.filter(pk__in=(saskia.saskia.pk, noor.noor.pk)).update(
            born=world.today - timedelta(days=365 * 19)
        )
        agreed = the(m.Agreement.objects.all(), text=AGREED)
        moment = m.ChoiceMoment.objects.create(
            school=world.school, matter=noor.choice, kind="profile_havo_vwo", ends_on=world.today
        )
    for child, parent, what in (
        (saskia.saskia, saskia.marloes, f"afspraak/{agreed.pk}"),
        (noor.noor, noor.karin, f"keuze/{moment.pk}"),
    ):
        sent = {"people": [str(parent.pk)]}
        assert client_for(child.person).post(f"/leerling/delen/{what}/", sent).status_code == 302
    marloes = client_for(saskia.marloes)
    hers = marloes.get(f"/ouder/{saskia.saskia.pk}/").content.decode()
    assert (AGREED in hers, "Past het niet meer zo?" in hers) == (True, False)
    assert "Praat er dan over met wie het doet." in marloes.get(f"/afspraken/{agreed.pk}/").content.decode()
    karins = client_for(noor.karin).get(f"/ouder/{noor.noor.pk}/").content.decode()
    assert ("Noor beslist. School geeft raad." in karins, "samen met thuis" in karins) == (True, False)


def test_what_there_is_to_share_costs_the_same_for_one_and_for_three(
    world: World, client_for: SignIn, go_to: GoTo
) -> None:
    go_to(turns(world, 18))
    saskia = client_for(world.saskia.saskia.person)
    saskia.get("/leerling/delen/")
    with CaptureQueriesContext(connection) as few:
        before = saskia.get("/leerling/delen/").content.decode()
    with above_schools():
        for number in (1, 2):
            talk = m.Conversation.objects.create(
                school=world.school,
                matter=world.saskia.trajectory,
                title=f"Nog een gesprek {number}",
                starts_at=timezone.now() + timedelta(days=number),
                organiser=world.staff.ruben,
            )
            m.Invitation.objects.create(
                school=world.school, conversation=talk, person=world.saskia.saskia.person
            )
    with CaptureQueriesContext(connection) as many:
        after = saskia.get("/leerling/delen/").content.decode()
    assert ("Nog een gesprek" in before, after.count("Nog een gesprek 2") > 0) == (False, True)
    assert len(many) == len(few) <= 8


def test_nobody_else_shares_and_nothing_of_another_is_shared(
    world: World, client_for: SignIn, go_to: GoTo
) -> None:
    on, story = turns(world, 18), world.saskia
    go_to(on)
    saskia, sent = client_for(story.saskia.person), {"people": [str(story.marloes.pk)]}
    assert saskia.post(f"/leerling/delen/gesprek/{world.timo.talk.pk}/", sent).status_code == 404
    assert saskia.get(f"/leerling/delen/gesprek/{story.talk.pk}/").status_code == 405
    others = (story.marloes, world.staff.joris, world.timo.timo.person)
    to = f"/leerling/delen/gesprek/{story.talk.pk}/"
    assert [client_for(one).post(to, sent).status_code for one in others] == [404, 404, 404]


def test_after_the_birthday_the_page_says_which_day_it_was(
    world: World, client_for: SignIn, go_to: GoTo
) -> None:
    on, story = turns(world, 18), world.saskia
    go_to(on + timedelta(days=3))
    day = f"{on.day} "
    for who, address in (
        (story.saskia.person, "/leerling/straks/"),
        (story.marloes, f"/ouder/{story.saskia.pk}/straks/"),
        (world.staff.ruben, f"/leerlingen/{story.saskia.pk}/straks/"),
    ):
        page = client_for(who).get(address).content.decode()
        assert "Wat er anders is" in page
        assert "Wat er verandert" not in page
        assert day in page.split("werd")[0].rsplit(">", 1)[1], page.split("werd")[0][-80:]
