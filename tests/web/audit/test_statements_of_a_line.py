"""What a line costs: the chain with its lock, and the line; the database moves the head along."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.audit.trail import leave_trace, link
from keuzeruimte_web.audit.verifying import verify
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.records.models import Chain, Trace
from keuzeruimte_web.records.scope import school_scope


def look(world: World) -> None:
    leave_trace(
        world.school.pk,
        actor=world.staff.ruben.pk,
        role="professional",
        word=TraceWord.OPENED_DOSSIER,
        pupil=world.saskia.saskia.pk,
    )


def line_of(world: World, **other: Any) -> Trace:
    said = {"actor": world.staff.ruben, "role": "professional", "word": TraceWord.OPENED_DOSSIER.value}
    return Trace(school=world.school, pupil_id=world.saskia.saskia.pk, **said, **other)


def test_a_line_costs_two_statements_and_the_head_follows(world: World) -> None:
    with school_scope(world.school.pk):
        look(world)
        before = Chain.objects.get(pupil=world.saskia.saskia.pk)
        with CaptureQueriesContext(connection) as asked:
            look(world)
        after = Chain.objects.get(pk=before.pk)
        last = Trace.objects.get(chain=before, number=before.length + 1)
        assert verify(world.school.pk).whole
    assert len(asked) == 2
    assert (after.length, after.head, last.previous) == (before.length + 1, last.hash, before.head)


def test_the_first_line_of_a_dossier_makes_its_chain(world: World) -> None:
    with school_scope(world.school.pk):
        fresh = uuid4()
        leave_trace(
            world.school.pk,
            actor=world.staff.ruben.pk,
            role="professional",
            word=TraceWord.OPENED_DOSSIER,
            pupil=fresh,
        )
        assert Chain.objects.get(pupil=fresh).length == 1
        assert verify(world.school.pk).whole


@pytest.mark.parametrize("beside", ["a gap", "a second line after the same one"])
def test_the_database_refuses_a_line_that_does_not_follow_on_the_head(world: World, beside: str) -> None:
    with school_scope(world.school.pk):
        look(world)
        chain = Chain.objects.get(pupil=world.saskia.saskia.pk)
        if beside == "a gap":
            chain.length += 1
        else:
            chain.head = "0" * 64
        line = line_of(world)
        link(line, chain=chain)
        with pytest.raises(IntegrityError, match="the trail only grows"), transaction.atomic():
            line.save(force_insert=True)
        assert verify(world.school.pk).whole
