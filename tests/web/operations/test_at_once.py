"""Twice at the same moment, as of a double click or of two people: one record, and nobody meets an error."""

import threading
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from uuid import UUID, uuid4

import pytest
from django.db import connection
from world import World

from keuzeruimte_web.access.decide import Invisible
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations import voices as prepared
from keuzeruimte_web.operations.career import Reflected, share, write
from keuzeruimte_web.operations.choice_opening import open_choice
from keuzeruimte_web.operations.choice_words import Said, say
from keuzeruimte_web.operations.employment import HasThisRole, enter_employee
from keuzeruimte_web.operations.entrusting import stop
from keuzeruimte_web.operations.guardianship import Tie, change_guardianship, end_guardianship
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.protection import confirm, let_go
from keuzeruimte_web.operations.talk import keep_note
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.records.models import (
    AgendaItem,
    ChoiceVoice,
    Delegation,
    Employment,
    Guardianship,
    Invitation,
    Note,
    ProtectionProposal,
    Share,
    Trace,
    Voice,
)
from keuzeruimte_web.records.scope import school_scope

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(world: World, *acts: Callable[[], object]) -> list[str]:
    """Do these at the same moment; what became of each: '' or the exception it raised, in order of name."""
    start, ends = threading.Barrier(len(acts)), list[str]()

    def run(act: Callable[[], object]) -> None:
        said = ""
        try:
            start.wait()
            with school_scope(world.school.pk):
                act()
        except Exception as error:
            said = type(error).__name__
        finally:
            connection.close()
        ends.append(said)

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(ends)


def test_a_note_that_is_kept_twice_at_once_is_one_and_another_text_is_told_of(world: World) -> None:
    ruben = Viewer(world.staff.ruben.pk, world.school.pk, ViewerRole.PROFESSIONAL, world.today)
    talk = world.saskia.talk.pk
    with school_scope(world.school.pk):
        item = AgendaItem.objects.filter(conversation=talk).values_list("pk", flat=True)[0]
        Note.objects.all().delete()

    def keep(text: str) -> Callable[[], object]:
        return lambda: keep_note(ruben, conversation=talk, item=item, text=text, version=0)

    assert at_once(world, *[keep("Komt graag")] * 4) == [""] * 4
    with school_scope(world.school.pk):
        assert [note.text for note in Note.objects.all()] == ["Komt graag"]
        Note.objects.all().delete()
    assert at_once(world, keep("Het ene"), keep("Het andere")) == ["", Stale.__name__]


def test_own_words_that_are_said_twice_at_once_are_kept_once(world: World) -> None:
    at = (world.school.pk, ViewerRole.PROFESSIONAL, world.today)
    with school_scope(world.school.pk):
        moment = open_choice(
            Viewer(world.staff.hanneke.pk, *at),
            once=uuid4(),
            pupil=world.noor.noor.pk,
            template="shipped:profile-havo-vwo",
            title="Profiel",
            ends_on=None,
        )
    karin = Viewer(world.noor.karin.pk, world.school.pk, ViewerRole.PARENT, world.today)

    def speak() -> None:
        say(karin, moment=moment, said={"wish": Said("Dat ze er plezier in heeft")})

    assert at_once(world, *[speak] * 4) == [""] * 4
    with school_scope(world.school.pk):
        assert ChoiceVoice.objects.filter(person=karin.person).count() == 1


def test_words_that_are_saved_and_shared_twice_at_once_are_one_and_the_last_says_with_whom(
    world: World,
) -> None:
    karin = Viewer(world.noor.karin.pk, world.school.pk, ViewerRole.PARENT, world.today)
    talk = world.noor.talk.pk
    with school_scope(world.school.pk):
        Voice.objects.filter(person=karin.person).delete()
        guests = Invitation.objects.filter(conversation=talk).exclude(person=karin.person)
        one, other = guests.values_list("person", flat=True)[:2]

    def speak(*people: UUID) -> Callable[[], object]:
        words = prepared.Said("Dat ze er plezier in heeft", shared_with=people)
        return lambda: prepared.say(karin, conversation=talk, said={"wish": words})

    assert at_once(world, speak(one), speak(one), speak(other), speak(other)) == [""] * 4
    with school_scope(world.school.pk):
        assert Voice.objects.filter(person=karin.person).count() == 1
        assert Share.objects.filter(voice__person=karin.person).count() == 1


def test_a_piece_that_is_shared_twice_at_once_is_shared_once(world: World) -> None:
    noor = Viewer(world.noor.noor.pk, world.school.pk, ViewerRole.PUPIL, world.today)
    with school_scope(world.school.pk):
        told = Reflected(place="qualities", prompt="", words="Ik teken graag", on=None)
        piece = write(noor, wrote=told, about="", once=uuid4())
    share_it = partial(share, noor, item=piece, people=[world.noor.karin.pk])
    assert at_once(world, *[share_it] * 4) == [""] * 4
    with school_scope(world.school.pk):
        assert Share.objects.filter(career_item=piece).count() == 1


def test_a_task_that_is_given_twice_at_once_is_given_once(world: World) -> None:
    petra = Viewer(world.staff.petra.pk, world.school.pk, ViewerRole.ADMINISTRATOR, world.today)
    whom, key = world.staff.joris.pk, uuid4()

    def give(**how: object) -> Callable[[], object]:
        given = {"known": None, "existing": whom, "role": "counsellor", "since": world.today, **how}
        return lambda: enter_employee(petra, **given)  # type: ignore[arg-type]

    assert at_once(world, *[give(once=key)] * 3) == ["", SentBefore.__name__, SentBefore.__name__]
    others = [give(once=uuid4(), role="careers_adviser") for _ in range(3)]
    assert at_once(world, *others) == ["", HasThisRole.__name__, HasThisRole.__name__]
    with school_scope(world.school.pk):
        roles = Employment.objects.filter(person=whom, role__in=("counsellor", "careers_adviser"))
        assert roles.count() == 2


def test_of_two_who_change_what_a_parent_may_at_once_the_second_hears_of_the_first(world: World) -> None:
    petra = Viewer(world.staff.petra.pk, world.school.pk, ViewerRole.ADMINISTRATOR, world.today)
    with school_scope(world.school.pk):
        row = Guardianship.objects.get(parent=world.noor.bas, pupil=world.noor.noor.pk)
        before = {"kind": row.kind, "authority": row.authority, "household": "", "source": "rechtbank"}
    kept_away = Tie(**before, information_right=False, court_block=True)
    moved = Tie(**before, information_right=True, court_block=False)
    changes = [
        partial(change_guardianship, petra, guardianship=row.pk, tie=tie, since=world.today)
        for tie in (kept_away, moved)
    ]
    ended = partial(end_guardianship, petra, guardianship=row.pk, day=world.today)
    assert at_once(world, *changes, ended) == ["", Stale.__name__, Stale.__name__]
    with school_scope(world.school.pk):
        there = Guardianship.objects.filter(parent=world.noor.bas, until__isnull=True)
        assert there.count() <= 1


def test_what_two_parents_stop_at_once_is_stopped_and_told_once(world: World) -> None:
    parents = (world.saskia.marloes, world.saskia.erik)
    at = (world.school.pk, ViewerRole.PARENT, world.today)
    with school_scope(world.school.pk):
        given = Delegation.objects.filter(matter=world.saskia.trajectory.pk, status="agreed")[0]
    acts = [partial(stop, Viewer(parent.pk, *at), delegation=given.pk) for parent in parents]
    assert at_once(world, *acts * 2) == [""] * 4
    with school_scope(world.school.pk):
        assert Delegation.objects.get(pk=given.pk).version == given.version + 1
        assert Trace.objects.filter(record=given.pk, word=TraceWord.STOPPED_DELEGATION).count() == 1


def test_a_protection_that_is_confirmed_and_taken_back_at_once_is_one_of_both(world: World) -> None:
    at = (world.school.pk, ViewerRole.PROFESSIONAL, world.today)
    second = Viewer(world.staff.hanneke.pk, *at)
    with school_scope(world.school.pk):
        proposal = ProtectionProposal.objects.create(
            school=world.school,
            matter_id=world.saskia.trajectory.pk,
            leader=world.staff.marit,
            second=world.staff.hanneke,
            given_name="Gerda",
            family_name="Smit",
            ground="court",
            domains=["learning"],
            helpers=[],
            until=world.today + timedelta(days=30),
            talk_on=world.today + timedelta(days=7),
        ).pk
    acts = [confirm, confirm, let_go, let_go]
    ends = at_once(world, *(partial(act, second, proposal=proposal) for act in acts))
    assert ends == ["", *[Invisible.__name__] * 3]
