"""What parents entrusted comes to its end: both are asked alike, nobody has to answer, and asking stops."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from uuid import uuid4

from django.core import mail
from django.test import Client
from django.utils import timezone
from faces import face
from world import World

from keuzeruimte_web.jobs.outbox import deliver_messages
from keuzeruimte_web.operations.reminders import remind
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

SignIn = Callable[[m.Person | m.Account], Client]
ASKED = "Gaat dit door?"


def ending(world: World, *, days: int) -> m.Delegation:
    """What stood until then ends in so many days (before today: minus), half a year after it was given."""
    story = world.saskia
    with school_scope(world.school.pk):
        m.Message.objects.all().delete()
        m.Conversation.objects.update(state="closed")
        m.TimeProposal.objects.all().delete()
        m.Agreement.objects.all().delete()
        row = m.Delegation.objects.filter(matter=story.trajectory, status="agreed").order_by("pk")[0]
        m.Delegation.objects.filter(matter__pupil=story.saskia).exclude(pk=row.pk).delete()
        until = world.today + timedelta(days=days)
        m.Delegation.objects.filter(pk=row.pk).update(
            since=until - timedelta(days=100),
            until=until,
            created_at=timezone.now() - timedelta(days=90),
        )
        m.DelegationPerson.objects.filter(delegation=row, part="by").delete()
        for parent in (story.marloes, story.erik):
            m.DelegationPerson.objects.create(school=world.school, delegation=row, person=parent, part="by")
        row.refresh_from_db()
    return row


def post(world: World, browser: Client, row: m.Delegation, word: str) -> str:
    return face(
        browser, browser.post(f"/toevertrouwen/{world.saskia.saskia.pk}/{row.pk}/{word}/")["Location"]
    )[1]


def asked(world: World, client_for: SignIn) -> dict[str, bool]:
    story = world.saskia
    parents = {"Marloes": story.marloes, "Erik": story.erik}
    return {
        name: ASKED in face(client_for(who), f"/ouder/{story.saskia.pk}/")[1] for name, who in parents.items()
    }


def letters(world: World, *, in_days: int = 0) -> set[str]:
    """To whom a letter goes on that day, after the worker looked twice."""
    now = timezone.make_aware(datetime.combine(world.today + timedelta(days=in_days), time(9)))
    for _turn in range(2):
        remind(world.school.pk, now=now)
    with school_scope(world.school.pk):
        found = list(m.Message.objects.values_list("person__given_name", "kind"))
        m.Message.objects.all().delete()
    assert {kind for _who, kind in found} <= {"reminder"} and len(found) == len(set(found))
    return {who for who, _kind in found}


def test_both_parents_are_asked_alike_from_four_weeks_before_until_two_weeks_after(
    world: World, client_for: SignIn
) -> None:
    found = {}
    for days in (29, 28, 0, -14, -15):
        ending(world, days=days)
        found[days] = set(asked(world, client_for).values())
    assert found == {29: {False}, 28: {True}, 0: {True}, -14: {True}, -15: {False}}
    with school_scope(world.school.pk):
        m.Guardianship.objects.filter(parent=world.saskia.erik).update(authority="no")
    ending(world, days=5)
    assert asked(world, client_for) == {"Marloes": True, "Erik": False}


def test_it_goes_on_for_as_long_in_the_name_of_who_says_so_and_the_other_can_say_it_too(
    world: World, client_for: SignIn
) -> None:
    row, story = ending(world, days=5), world.saskia
    marloes, erik, ruben = client_for(story.marloes), client_for(story.erik), client_for(world.staff.ruben)
    assert "Dit loopt op" in ruben.get(f"/leerlingen/{story.saskia.pk}/").content.decode()
    for _twice in range(2):
        assert "Bewaard. Het gaat door." in post(world, marloes, row, "door")
    assert asked(world, client_for) == {"Marloes": False, "Erik": False}
    with school_scope(world.school.pk):
        later = m.Delegation.objects.get(goes_on_from=row)
        assert (later.since, later.until) == (row.until + timedelta(1), row.until + timedelta(101))
        assert later.words == row.words
        told = set(m.Message.objects.filter(record=later.pk).values_list("person__given_name", flat=True))
    assert told == {"Erik"}
    assert "Dit wil ik ook" in face(erik, f"/ouder/{story.saskia.pk}/")[1]
    assert "ook op uw naam" in post(world, erik, later, "ook")
    dossier = ruben.get(f"/leerlingen/{story.saskia.pk}/").content.decode()
    assert "Daarna gaat het door." in dossier and "Dit loopt op" not in dossier
    with school_scope(world.school.pk):
        by = later.people.filter(part="by").values_list("person__given_name", flat=True)
        assert set(by) == {"Marloes", "Erik"}
    post(world, erik, row, "stop")
    with school_scope(world.school.pk):
        stopped = m.Delegation.objects.filter(pk__in=(row.pk, later.pk)).values_list("status", flat=True)
        assert set(stopped) == {"withdrawn"}
    assert "iets anders over gezegd" in post(world, marloes, row, "door")


def test_what_goes_on_later_does_not_end_before_it_begins(world: World, client_for: SignIn) -> None:
    row, browser = ending(world, days=10), client_for(world.saskia.marloes)
    post(world, browser, row, "door")
    with school_scope(world.school.pk):
        later = m.Delegation.objects.get(goes_on_from=row)
    address = f"/toevertrouwen/{world.saskia.saskia.pk}/{later.pk}/"
    form = browser.get(address).context["form"]
    sent = {**form.initial, "once": str(uuid4()), "until": (world.today + timedelta(days=5)).isoformat()}
    shown = browser.post(address, sent)
    assert (shown.status_code, "Dit begint op " in shown.content.decode()) == (422, True)
    sent["until"] = later.since.isoformat()
    assert browser.post(address, sent).status_code == 302
    with school_scope(world.school.pk):
        later.refresh_from_db()
    assert later.until == later.since


def test_letters_go_to_both_at_once_before_and_after_and_say_nothing(
    world: World, client_for: SignIn
) -> None:
    ending(world, days=15)
    both = {"Marloes", "Erik"}
    days = (0, 1, 2, 15, 16, 17)
    assert [letters(world, in_days=day) for day in days] == [set(), both, set(), set(), both, set()]
    ending(world, days=10)
    remind(world.school.pk, now=timezone.now())
    deliver_messages.call(school=str(world.school.pk))
    sent = {letter.to[0]: f"{letter.subject} {letter.body}" for letter in mail.outbox}
    assert set(sent) == {world.saskia.marloes.account.email, world.saskia.erik.account.email}
    for letter in sent.values():
        for word in ("Saskia", "Ruben", "toevertrouw", "Marloes", "Erik"):
            assert word not in letter


def test_who_lets_it_end_is_asked_no_more_nor_is_the_other_and_a_waiting_letter_stays_away(
    world: World, client_for: SignIn
) -> None:
    row, story = ending(world, days=10), world.saskia
    remind(world.school.pk, now=timezone.now())
    assert "Het loopt af" in post(world, client_for(story.erik), row, "loopt-af")
    assert asked(world, client_for) == {"Marloes": False, "Erik": False}
    marloes = client_for(story.marloes)
    assert "Dit loopt daarna af. Dat zei Erik." in face(marloes, f"/ouder/{story.saskia.pk}/")[1]
    assert "iets anders over gezegd" in post(world, marloes, row, "door")
    with school_scope(world.school.pk):
        m.Message.objects.exclude(kind="reminder").delete()
    deliver_messages.call(school=str(world.school.pk))
    assert mail.outbox == []
    assert letters(world, in_days=11) == set()
