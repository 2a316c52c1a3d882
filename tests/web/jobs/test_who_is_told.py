"""Who finds a message in the outbox: in the same transaction, at the same moment, and nobody too many."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from world import World

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.point import Point
from keuzeruimte_web.demo.days import at
from keuzeruimte_web.operations.applying import park
from keuzeruimte_web.operations.entrusting import Trust, entrust, stop
from keuzeruimte_web.operations.plan import change_conversation, plan_conversation
from keuzeruimte_web.operations.points import Sent, save_point
from keuzeruimte_web.operations.reports import put_before
from keuzeruimte_web.operations.talk import close
from keuzeruimte_web.records.models import (
    AgendaItem,
    Conversation,
    Guardianship,
    ItemPerson,
    Message,
    Person,
    Report,
)
from keuzeruimte_web.records.scope import school_scope


def viewer_of(world: World, person: Person, role: ViewerRole = ViewerRole.PROFESSIONAL) -> Viewer:
    return Viewer(person.pk, world.school.pk, role, world.today)


def told(kind: str = "") -> dict[str, str]:
    """In whose outbox something is, and in which role; then the outbox is emptied."""
    rows = Message.objects.filter(kind=kind) if kind else Message.objects.all()
    found = dict(rows.order_by("person__given_name").values_list("person__given_name", "role"))
    assert len(found) == rows.count()
    Message.objects.all().delete()
    return found


def plan(world: World, **other: object) -> UUID:
    family = world.saskia
    fields = {
        "matter": family.trajectory.pk,
        "title": "Hoe gaat het met lezen?",
        "starts_at": at(world.today + timedelta(days=1), 18),  # nobody has anything else then
        "place": "kamer 1.12",
        "guests": {family.saskia.pk, family.marloes.pk, family.erik.pk, world.staff.joris.pk},
        "once": uuid4(),
    }
    return plan_conversation(viewer_of(world, world.staff.ruben), **{**fields, **other})  # type: ignore[arg-type]


def change(world: World, talk: UUID, **other: object) -> None:
    row = Conversation.objects.get(pk=talk)
    fields = {
        "title": row.title,
        "starts_at": row.starts_at,
        "place": row.place,
        "guests": set(row.invitations.values_list("person", flat=True)),
        "version": row.version,
    }
    change_conversation(
        viewer_of(world, world.staff.ruben),
        conversation=talk,
        **{**fields, **other},  # type: ignore[arg-type]
    )


EVERYBODY = {"Erik": "parent", "Joris": "professional", "Marloes": "parent", "Saskia": "pupil"}


def test_who_is_invited_is_told_but_not_who_invites(world: World) -> None:
    with school_scope(world.school.pk):
        plan(world)
        assert told() == EVERYBODY


def test_another_time_is_told_to_all_and_another_guest_to_that_guest_alone(world: World) -> None:
    family = world.saskia
    with school_scope(world.school.pk):
        talk = plan(world, guests={family.marloes.pk, family.saskia.pk})
        told()
        change(world, talk)
        assert told() == {}
        change(world, talk, place="kamer 2.08")
        assert told() == {"Marloes": "parent", "Saskia": "pupil"}
        change(world, talk, guests={family.marloes.pk, family.saskia.pk, family.erik.pk})
        assert told() == {"Erik": "parent"}
        change(world, talk, guests={family.marloes.pk})
        assert told() == {}


def test_who_is_needed_at_a_point_hears_of_the_conversation_and_the_pupil_of_no_point(world: World) -> None:
    family = world.saskia
    with school_scope(world.school.pk):
        talk = plan(world, guests={family.saskia.pk})
        told()
        point = Point(
            verb="ask",
            by=world.staff.ruben.pk,
            topic=family.divorce.pk,
            people={"to": frozenset({family.marloes.pk, family.erik.pk})},
        )
        save_point(
            viewer_of(world, world.staff.ruben),
            conversation=talk,
            item=None,
            sent=lambda _choices: Sent(point, version=0, once=None),
        )
        assert told() == {"Erik": "parent", "Marloes": "parent"}


def test_a_report_is_told_to_its_readers_at_once_and_not_to_a_pupil_who_was_not_there(world: World) -> None:
    family, ruben = world.saskia, viewer_of(world, world.staff.ruben)
    with school_scope(world.school.pk):
        alone = AgendaItem.objects.create(
            school=world.school,
            conversation=family.talk,
            position=9,
            title="Een aanbod",
            by=world.staff.ruben,
            verb="offer_follow_up",
            topic=family.divorce,
        )
        ItemPerson.objects.create(school=world.school, item=alone, person=family.marloes, part="to")
        items = set(AgendaItem.objects.filter(conversation=family.talk).values_list("pk", flat=True))
        close(ruben, conversation=family.talk.pk, done=items, on=world.today, once=uuid4())
        Report.objects.update(observed="Wat we zagen")
        reports = {r.circle: r.pk for r in Report.objects.filter(conversation=family.talk)}
        told()
        for _twice in range(2):
            put_before(ruben, report=reports["parents_school"])
        assert told("report") == {"Erik": "parent", "Marloes": "parent"}
        put_before(ruben, report=reports["triangle"])
        assert told("report") == {"Erik": "parent", "Marloes": "parent", "Saskia": "pupil"}


def test_the_other_parent_is_told_of_what_is_entrusted_and_of_what_is_stopped(world: World) -> None:
    marloes = viewer_of(world, world.saskia.marloes, ViewerRole.PARENT)
    erik = viewer_of(world, world.saskia.erik, ViewerRole.PARENT)
    trust = Trust(title="Lezen", domain="learning", words="Oefen met haar.", to=(), until=None)
    with school_scope(world.school.pk):
        given = entrust(marloes, matter=world.saskia.trajectory.pk, trust=trust, once=uuid4())
        assert told() == {"Erik": "parent"}
        for _twice in range(2):
            stop(erik, delegation=given)
        assert told() == {"Marloes": "parent"}


def test_an_offer_of_a_talk_is_told_to_the_parents_it_is_offered_to(world: World) -> None:
    family = world.saskia
    point = Point(
        verb="discuss",
        by=world.staff.ruben.pk,
        topic=family.divorce.pk,
        people={"to": frozenset({family.saskia.pk})},
    )
    with school_scope(world.school.pk):
        park(
            viewer_of(world, world.staff.ruben),
            conversation=family.talk.pk,
            item=None,
            point=point,
            version=None,
        )
        assert told() == {"Erik": "parent", "Marloes": "parent"}


def test_who_was_once_a_parent_here_and_guides_now_hears_as_a_professional(world: World) -> None:
    with school_scope(world.school.pk):
        Guardianship.objects.create(
            school=world.school,
            pupil=world.saskia.saskia,
            parent=world.staff.joris,
            kind="step",
            since=world.today - timedelta(days=900),
            until=world.today - timedelta(days=300),
        )
        plan(world)
        assert told() == EVERYBODY


def test_who_has_no_account_or_died_finds_no_message(world: World) -> None:
    with school_scope(world.school.pk):
        Person.objects.filter(pk=world.saskia.marloes.pk).update(account=None)
        type(world.saskia.erik.account).objects.filter(pk=world.saskia.erik.account.pk).update(
            is_active=False
        )
        plan(world)
        assert told() == {"Joris": "professional", "Saskia": "pupil"}


@pytest.mark.django_db(transaction=True)
def test_a_roll_back_leaves_no_message_and_no_job(world: World) -> None:
    class OnSecondThoughts(Exception):  # noqa: N818
        """Something goes wrong after the messages were written."""

    with school_scope(world.school.pk):
        with pytest.raises(OnSecondThoughts), transaction.atomic():
            plan(world)
            assert (Message.objects.count(), DBTaskResult.objects.count()) == (4, 1)
            raise OnSecondThoughts
        assert (Message.objects.count(), DBTaskResult.objects.count()) == (0, 0)
        plan(world)
        assert (Message.objects.count(), DBTaskResult.objects.count()) == (4, 1)
