"""Whoever can write in the database, and has no key, breaks the log in every way we know: each is found."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from throw_away import lifted
from world import World

from keuzeruimte_web.audit.erasing import erase_trail
from keuzeruimte_web.audit.sealing import fingerprint, message_of, seal
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.verifying import Verdict, verify
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.records.canonical import hash_of_line, root_of
from keuzeruimte_web.records.models import Chain, ErasedChain, Seal, SealedHead, Trace
from keuzeruimte_web.records.scope import school_scope


@pytest.fixture
def school(world: World) -> Iterator[World]:
    """Five openings of one dossier and three of another, sealed twice; then one that no seal holds yet."""
    with school_scope(world.school.pk):
        for _ in range(3):
            look(world, world.saskia.saskia.pk)
            look(world, world.timo.timo.pk)
        seal(world.school.pk, now=timezone.now())
        look(world, world.saskia.saskia.pk)
        look(world, world.saskia.saskia.pk)
        seal(world.school.pk, now=timezone.now())
        look(world, world.saskia.saskia.pk)
        yield world


def look(world: World, pupil: UUID) -> None:
    leave_trace(
        world.school.pk,
        actor=world.staff.ruben.pk,
        role="professional",
        word=TraceWord.OPENED_DOSSIER,
        pupil=pupil,
        record=pupil,
    )


def check(world: World, **known: Any) -> Verdict:
    return verify(world.school.pk, **known)


def chain(world: World) -> Chain:
    found: Chain = Chain.objects.get(pupil=world.saskia.saskia.pk)
    return found


def line(world: World, number_from_end: int) -> Any:
    """A line of Saskia's trail as rows to change; 0 is the last, which no seal holds yet."""
    at = chain(world)
    return Trace.objects.filter(chain=at, number=at.length - number_from_end)


def test_a_log_that_nobody_touched_is_whole(school: World) -> None:
    found = check(school)
    assert (found.whole, found.seals, found.unsealed) == (True, 2, 1)
    assert found.lines == Trace.objects.count() > 9


def rehash(world: World) -> None:
    """Make the chain fit again after a change, with a new end."""
    at, previous, length = chain(world), "", 0
    for row in Trace.objects.filter(chain=at).order_by("number"):
        length += 1
        row.number, row.previous = length, previous
        row.hash = previous = hash_of_line(row)
        row.save()
    Chain.objects.filter(pk=at.pk).update(length=length, head=previous)


def edit_word(world: World) -> None:
    line(world, 3).update(word=TraceWord.PLANNED)


def edit_actor(world: World) -> None:
    line(world, 3).update(actor=world.staff.joris)


def edit_time(world: World) -> None:
    line(world, 3).update(at=timezone.now() - timedelta(days=3))


def edit_role(world: World) -> None:
    line(world, 3).update(role="pupil")


def edit_record(world: World) -> None:
    line(world, 3).update(record=None)


def edit_line_no_seal_holds(world: World) -> None:
    line(world, 0).update(actor=world.staff.joris)


def edit_and_rehash_the_line(world: World) -> None:
    line(world, 3).update(actor=world.staff.joris)
    row = line(world, 3).get()
    row.hash = hash_of_line(row)
    row.save()


def edit_and_rehash_the_chain(world: World) -> None:
    line(world, 3).update(actor=world.staff.joris)
    rehash(world)


def remove_from_the_middle(world: World) -> None:
    line(world, 3).delete()


def remove_from_the_middle_and_rehash(world: World) -> None:
    line(world, 3).delete()
    rehash(world)


def remove_the_first(world: World) -> None:
    Trace.objects.filter(chain=chain(world), number=1).delete()


def remove_the_last(world: World) -> None:
    line(world, 0).delete()


def cut_off_at_the_end(world: World) -> None:
    last = line(world, 3).get()
    Trace.objects.filter(chain=last.chain, number__gt=last.number).delete()
    Chain.objects.filter(pk=last.chain_id).update(length=last.number, head=last.hash)


def remove_every_line(world: World) -> None:
    at = chain(world)
    Trace.objects.filter(chain=at).delete()
    Chain.objects.filter(pk=at.pk).update(length=0, head="")


def remove_a_whole_dossier(world: World) -> None:
    at = chain(world)
    Trace.objects.filter(chain=at).delete()
    at.delete()


def remove_a_whole_dossier_with_a_false_erasure(world: World) -> None:
    at = chain(world)
    ErasedChain.objects.create(
        chain=at.pk,
        school=at.school_id,
        length=at.length,
        head=at.head,
        at=timezone.now(),
        key="ab" * 32,
        signature="cd" * 64,
    )
    Trace.objects.filter(chain=at).delete()
    at.delete()


def remove_a_whole_dossier_and_its_seals(world: World) -> None:
    at = chain(world)
    Trace.objects.filter(chain=at).delete()
    SealedHead.objects.filter(chain=at.pk).delete()
    at.delete()


def swap_two(world: World) -> None:
    first, second = line(world, 3).get(), line(world, 2).get()
    Trace.objects.filter(pk=first.pk).update(number=10_000)
    Trace.objects.filter(pk=second.pk).update(number=first.number)
    Trace.objects.filter(pk=first.pk).update(number=second.number)


def put_one_in_between(world: World) -> None:
    for row in Trace.objects.filter(chain=chain(world), number__gt=2).order_by("-number"):
        Trace.objects.filter(pk=row.pk).update(number=row.number + 1)
    row = line(world, 0).get()
    row.pk, row.number = uuid4(), 3
    row.save(force_insert=True)


def put_one_at_the_end_by_hand(world: World) -> None:
    row = line(world, 0).get()
    row.pk, row.number = uuid4(), row.number + 1
    row.save(force_insert=True)


def move_to_another_dossier(world: World) -> None:
    row, other = line(world, 0).get(), Chain.objects.get(pupil=world.timo.timo.pk)
    row.chain, row.number, row.previous = other, other.length + 1, other.head
    row.hash = hash_of_line(row)
    row.save()
    Chain.objects.filter(pk=other.pk).update(length=row.number, head=row.hash)
    left = line(world, 1).get()
    Chain.objects.filter(pk=left.chain_id).update(length=left.number, head=left.hash)


def give_the_chain_to_another_pupil(world: World) -> None:
    Chain.objects.filter(pk=chain(world).pk).update(pupil=uuid4())


def change_a_sealed_head(world: World) -> None:
    SealedHead.objects.filter(chain=chain(world).pk).update(head="0" * 64)


def change_a_sealed_head_and_the_root(world: World) -> None:
    cut_off_at_the_end(world)
    at = chain(world)
    SealedHead.objects.filter(chain=at.pk).update(number=at.length, head=at.head)
    for row in Seal.objects.all():
        heads = [(one.chain, one.number, one.head) for one in row.heads.all()]
        Seal.objects.filter(pk=row.pk).update(root=root_of(heads))


def forge_a_seal_with_a_key_of_ones_own(world: World) -> None:
    row = Seal.objects.get(number=2)
    Seal.objects.filter(pk=row.pk).update(key="ab" * 32, signature="cd" * 64)


def put_a_seal_earlier(world: World) -> None:
    Seal.objects.filter(number=2).update(at=timezone.now() - timedelta(days=30))


def remove_the_first_seal(world: World) -> None:
    SealedHead.objects.filter(seal__number=1).delete()
    Seal.objects.filter(number=1).delete()


def change_every_sealed_head(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE records_sealedhead SET head = 'x'")


WAYS: dict[Callable[[World], None], set[str]] = {
    edit_word: {"changed"},
    edit_actor: {"changed"},
    edit_time: {"changed"},
    edit_role: {"changed"},
    edit_record: {"changed"},
    edit_line_no_seal_holds: {"changed"},
    edit_and_rehash_the_line: {"out_of_order"},
    edit_and_rehash_the_chain: {"not_as_sealed"},
    remove_from_the_middle: {"out_of_order"},
    remove_from_the_middle_and_rehash: {"not_as_sealed"},
    remove_the_first: {"out_of_order"},
    remove_the_last: {"wrong_end"},
    cut_off_at_the_end: {"not_as_sealed"},
    remove_every_line: {"not_as_sealed"},
    remove_a_whole_dossier: {"gone"},
    remove_a_whole_dossier_with_a_false_erasure: {"bad_signature"},
    remove_a_whole_dossier_and_its_seals: {"bad_seal"},
    swap_two: {"out_of_order", "changed"},
    put_one_in_between: {"out_of_order", "changed", "not_as_sealed", "wrong_end"},
    put_one_at_the_end_by_hand: {"out_of_order", "changed", "wrong_end"},
    move_to_another_dossier: {"stray"},
    give_the_chain_to_another_pupil: {"stray"},
    change_a_sealed_head: {"not_as_sealed", "bad_seal"},
    change_a_sealed_head_and_the_root: {"bad_signature"},
    forge_a_seal_with_a_key_of_ones_own: {"bad_signature"},
    put_a_seal_earlier: {"bad_signature"},
    remove_the_first_seal: {"lost_seal"},
    change_every_sealed_head: {"bad_seal", "not_as_sealed"},
}


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_every_way_to_break_it_is_found(school: World, way: Callable[[World], None]) -> None:
    with lifted(connection):
        way(school)
    found = {one.fault.value for one in check(school).faults}
    assert WAYS[way] <= found


# An erasure is what the database lets through: the check finds that it is false.
LET_THROUGH = (remove_a_whole_dossier_with_a_false_erasure,)


@pytest.mark.parametrize("way", [way for way in WAYS if way not in LET_THROUGH], ids=lambda way: way.__name__)
def test_the_database_refuses_it_to_begin_with(school: World, way: Callable[[World], None]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        way(school)


def test_the_last_seals_are_missed_by_who_kept_a_copy_of_them_elsewhere(school: World) -> None:
    kept = {row.number: fingerprint(row) for row in Seal.objects.all()}
    with lifted(connection):
        SealedHead.objects.filter(seal__number=2).delete()
        Seal.objects.filter(number=2).delete()
        cut_off_at_the_end(school)
    assert check(school).whole
    assert [(one.fault.value, one.number) for one in check(school, known_seals=kept).faults] == [
        ("lost_seal", 2)
    ]


def test_a_broken_dossier_is_named_and_no_other(school: World) -> None:
    with lifted(connection):
        edit_actor(school)
    row = line(school, 3).get()
    assert [(one.fault.value, one.chain, one.number) for one in check(school).faults] == [
        ("changed", row.chain_id, row.number)
    ]


def test_a_chain_that_was_cut_off_is_not_sealed_as_if_it_were_right(school: World) -> None:
    with lifted(connection):
        cut_off_at_the_end(school)
    seal(school.school.pk, now=timezone.now())
    assert "not_as_sealed" in {one.fault.value for one in check(school).faults}


def test_a_dossier_that_was_erased_on_purpose_leaves_a_whole_log_and_none_of_its_lines(school: World) -> None:
    at = chain(school)
    erase_trail(school.school.pk, pupil=school.saskia.saskia.pk, by=school.staff.marit.pk, now=timezone.now())
    left = ErasedChain.objects.get(chain=at.pk)
    assert check(school).whole
    assert (left.length, left.head, left.by) == (at.length, at.head, school.staff.marit.pk)
    assert not Trace.objects.filter(pupil=school.saskia.saskia.pk).exists()
    assert not Chain.objects.filter(pupil=school.saskia.saskia.pk).exists()
    assert str(school.saskia.saskia.pk) not in str(ErasedChain.objects.values())


def test_after_erasing_a_new_line_begins_a_new_chain(school: World) -> None:
    erase_trail(school.school.pk, pupil=school.saskia.saskia.pk, by=None, now=timezone.now())
    look(school, school.saskia.saskia.pk)
    seal(school.school.pk, now=timezone.now())
    assert (chain(school).length, check(school).whole) == (1, True)


def test_a_seal_holds_only_what_grew(school: World) -> None:
    made = seal(school.school.pk, now=timezone.now())
    again = seal(school.school.pk, now=timezone.now())
    assert made is not None
    assert (made.count, again) == (1, None)
    assert message_of(made)


def test_what_is_gone_leaves_its_line(school: World) -> None:
    with transaction.atomic():
        school.staff.marit.employments.all().delete()
        leave_trace(
            school.school.pk, actor=school.staff.marit.pk, role="professional", word=TraceWord.OPENED_DOSSIER
        )
        school.staff.marit.delete()
    assert check(school).whole
