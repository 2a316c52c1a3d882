"""Asking for a time, as a browser sends it: for the tests of this folder."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.test import Client
from django.utils import timezone
from world import World

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

ClientFor = Callable[[m.Person], Client]


def at(days: int, hour: int, minute: int = 0) -> datetime:
    """So many days from today, on the clock of the school."""
    day = timezone.localdate() + timedelta(days=days)
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour, minute))  # noqa: DTZ001


def form(world: World, *times: datetime, **other: Any) -> dict[str, Any]:
    """The form, with these times, for Saskia with both parents and her mentor."""
    story = world.saskia
    sent: dict[str, Any] = {
        "once": str(uuid4()),
        "matter": str(story.trajectory.pk),
        "title": "Hoe gaat het nu?",
        "guests": [str(p.pk) for p in (story.saskia.person, story.marloes, story.erik, world.staff.joris)],
        "minutes": "45",
        "travel": "10",
        "place": "kamer 2.01",
    }
    for number, time in enumerate(times, start=1):
        local = timezone.localtime(time)
        sent |= {f"day_{number}": local.date().isoformat(), f"time_{number}": local.strftime("%H:%M")}
    return sent | other


def asked(world: World, client_for: ClientFor, *times: datetime, **other: Any) -> m.TimeProposal:
    """Ruben asks; the proposal that came of it."""
    sent = form(world, *(times or (at(9, 19), at(10, 20))), **other)
    answer = client_for(world.staff.ruben).post(f"/leerlingen/{world.saskia.saskia.pk}/tijden/", sent)
    assert answer.status_code == 302, answer.content.decode()
    with school_scope(world.school.pk):
        return m.TimeProposal.objects.get(pk=UUID(answer["Location"].split("/")[-2]))


def times(world: World, proposal: m.TimeProposal) -> list[m.ProposedTime]:
    """Its times, first one first."""
    with school_scope(world.school.pk):
        return list(proposal.times.order_by("starts_at"))


def answers(world: World, proposal: m.TimeProposal, *words: str) -> dict[str, str]:
    """What a browser sends when somebody says this of the times, in order."""
    return {
        f"time_{time.pk.hex}": word for time, word in zip(times(world, proposal), words, strict=True) if word
    }


def said(world: World, proposal: m.TimeProposal) -> dict[str, tuple[list[str], str, bool]]:
    """Who answered what (the times in order), in which words, and whether staff wrote it down."""
    with school_scope(world.school.pk):
        return {
            row.person.given_name: (
                list(row.answers.order_by("time__starts_at").values_list("answer", flat=True)),
                row.other_words,
                row.entered_by_id is not None,
            )
            for row in m.TimeReply.objects.filter(proposal=proposal, answered_at__isnull=False)
        }


def told_of(world: World) -> dict[str, str]:
    """Who has a message waiting, and of what kind; then they are gone."""
    with school_scope(world.school.pk):
        found = dict(m.Message.objects.values_list("person__given_name", "kind"))
        m.Message.objects.all().delete()
    return found
