"""Who hears by e-mail of a choice: whoever is heard when it begins, whoever is informed when it is made."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

from django.utils import timezone
from mail_server import MailServer
from world import World

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.jobs.outbox import deliver_messages
from keuzeruimte_web.operations.choice_opening import open_choice
from keuzeruimte_web.operations.choice_words import add_option
from keuzeruimte_web.operations.choosing import decide, sign
from keuzeruimte_web.operations.reminders import remind
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope


def at(world: World, person: m.Person, role: ViewerRole) -> Viewer:
    return Viewer(person.pk, world.school.pk, role, world.today)


def told(world: World, server: MailServer) -> set[str]:
    """Who got a letter since the last time."""
    before = len(server.to)
    deliver_messages.call(school=str(world.school.pk))
    return set(server.to[before:])


def test_a_parent_who_is_heard_and_not_informed_hears_that_a_choice_begins_and_not_what_was_chosen(
    world: World, mail_server: Callable[..., MailServer]
) -> None:
    server, noor = mail_server(), world.noor
    karin, bas, pupil = (str(one.account.email) for one in (noor.karin, noor.bas, noor.noor.person))
    hanneke = at(world, world.staff.hanneke, ViewerRole.PROFESSIONAL)
    with school_scope(world.school.pk):
        m.Person.objects.filter(pk=noor.noor.pk).update(born=world.today - timedelta(days=15 * 365))
        m.Guardianship.objects.filter(parent=noor.bas).update(authority="unknown", information_right=False)
        given = {"template": "shipped:profile-havo-vwo", "title": "Profiel", "ends_on": None}
        moment = open_choice(hanneke, once=uuid4(), pupil=noor.noor.pk, **given)  # type: ignore[arg-type]
    assert told(world, server) == {karin, bas, pupil}
    with school_scope(world.school.pk):
        option = add_option(hanneke, moment=moment, kind="words", title="E&M", needed="", once=uuid4())
        decide(
            at(world, noor.noor.person, ViewerRole.PUPIL),
            moment=moment,
            options=[option],
            words="",
            once=uuid4(),
        )
    assert told(world, server) == {karin}


def test_a_parent_whom_a_court_keeps_away_and_parents_of_a_pupil_of_18_hear_nothing(
    world: World, mail_server: Callable[..., MailServer]
) -> None:
    server, noor = mail_server(), world.noor
    hanneke = at(world, world.staff.hanneke, ViewerRole.PROFESSIONAL)
    given = {"template": "shipped:profile-havo-vwo", "title": "Profiel", "ends_on": None}
    with school_scope(world.school.pk):
        m.Guardianship.objects.filter(parent=noor.bas).update(court_block=True)
        m.Person.objects.filter(pk=noor.noor.pk).update(born=world.today - timedelta(days=15 * 365))
        open_choice(hanneke, once=uuid4(), pupil=noor.noor.pk, **given)  # type: ignore[arg-type]
    assert str(noor.bas.account.email) not in told(world, server)
    with school_scope(world.school.pk):
        m.Person.objects.filter(pk=noor.noor.pk).update(born=world.today - timedelta(days=19 * 365))
        open_choice(hanneke, once=uuid4(), pupil=noor.noor.pk, **given)  # type: ignore[arg-type]
    family = {str(one.account.email) for one in (noor.karin, noor.bas, noor.noor.person)}
    assert told(world, server) & family == {str(noor.noor.person.account.email)}


def chosen(world: World) -> UUID:
    """Noor chose ten days ago, and until the fourth day from now one can answer; the choice."""
    noor = world.noor
    hanneke = at(world, world.staff.hanneke, ViewerRole.PROFESSIONAL)
    pupil = at(world, noor.noor.person, ViewerRole.PUPIL)
    given = {"template": "shipped:profile-havo-vwo", "title": "Profiel", "ends_on": None}
    with school_scope(world.school.pk):
        m.Person.objects.filter(pk=noor.noor.pk).update(born=world.today - timedelta(days=15 * 365))
        moment = open_choice(hanneke, once=uuid4(), pupil=noor.noor.pk, **given)  # type: ignore[arg-type]
        option = add_option(hanneke, moment=moment, kind="words", title="E&M", needed="", once=uuid4())
        decide(pupil, moment=moment, options=[option], words="", once=uuid4())
        m.SignOff.objects.update(asked_at=timezone.now() - timedelta(days=10))
        m.ChoiceMoment.objects.filter(pk=moment).update(answer_by=world.today + timedelta(days=4))
    return moment


def answer(world: World, person: m.Person, *, moment: UUID) -> None:
    with school_scope(world.school.pk):
        asked = m.SignOff.objects.get(decision__moment=moment, person=person)
        who = at(world, person, ViewerRole.PARENT)
        sign(who, sign_off=asked.pk, verdict="read", words="", once=uuid4())


def remind_on(world: World, day: date) -> None:
    remind(world.school.pk, now=timezone.make_aware(datetime.combine(day, time(4))))


def test_who_was_asked_and_said_nothing_is_reminded_once_some_days_before_the_last(
    world: World, mail_server: Callable[..., MailServer]
) -> None:
    server, noor = mail_server(), world.noor
    family = {str(one.account.email) for one in (noor.karin, noor.bas, noor.noor.person)}
    answer(world, noor.karin, moment=chosen(world))
    told(world, server)
    hear = []
    for day in (world.today - timedelta(days=1), world.today, world.today + timedelta(days=1)):
        remind_on(world, day)
        hear.append(told(world, server) & family)
    assert hear == [set(), {str(noor.bas.account.email)}, set()]


def test_a_reminder_that_waits_goes_no_more_where_the_answer_came_first(
    world: World, mail_server: Callable[..., MailServer]
) -> None:
    server, noor = mail_server(), world.noor
    family = {str(one.account.email) for one in (noor.karin, noor.bas, noor.noor.person)}
    moment = chosen(world)
    told(world, server)
    remind_on(world, world.today)
    with school_scope(world.school.pk):
        assert m.Reminder.objects.filter(kind="sign").count() == 2
    answer(world, noor.karin, moment=moment)
    assert told(world, server) & family == {str(noor.bas.account.email)}
