"""What stands beside a point while one chooses: the sentence, the role, the three ladders."""

from uuid import UUID

import pytest
from world import World

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.ladders import Ladder, Step
from keuzeruimte_web.queries.plan import weigh_unsaved
from keuzeruimte_web.queries.points import Point
from keuzeruimte_web.queries.weighing import WeighedPoint
from keuzeruimte_web.records.models import Person, Topic
from keuzeruimte_web.records.scope import school_scope


def weighed(
    world: World, verb: str, topic: Topic, *, viewer: Person | None = None, **people: object
) -> WeighedPoint:
    """A point of Ruben at Saskia's or Timo's next talk, as this viewer (Ruben) reads it."""
    somebody = viewer or world.staff.ruben
    eyes = Viewer(somebody.pk, world.school.pk, ViewerRole.PROFESSIONAL, world.today)
    talk = world.saskia.talk if topic.matter_id == world.saskia.trajectory.pk else world.timo.talk
    parts = {part: ids(who) for part, who in people.items()}
    point = Point(verb=verb, by=world.staff.ruben.pk, topic=topic.pk, people=parts)
    with school_scope(world.school.pk):
        found = weigh_unsaved(eyes, conversation=talk.pk, item=None, point=point).weighed.point
    assert found is not None
    return found


def ids(people: object) -> frozenset[UUID]:
    assert isinstance(people, tuple)
    return frozenset(person.pk for person in people)


def test_at_the_limit_the_plan_stands_above_the_parents_in_responsibility(world: World) -> None:
    found = weighed(world, "discuss", world.saskia.divorce, to=(world.saskia.saskia,))
    parents = Step("Erik en Marloes", "parents", "top")
    assert found.ladders == (
        Ladder(
            "Gevoel",
            (parents, Step("Familie, vrienden", ""), Step("Jij", "school")),
            "Ouders staan hier altijd boven. Ook als het thuis moeilijk is.",
        ),
        Ladder(
            "Verantwoordelijk",
            (Step("Jij, in dit plan", "school", "plan"), parents),
            "Dit is niet toevertrouwd.",
        ),
        Ladder(
            "Deskundig",
            (parents, Step("Jij, als zij vragen", "school")),
            "Over het gezin weten ouders het meest.",
        ),
    )
    assert found.role.name == "Niet aan zet"


def test_what_was_entrusted_puts_the_counsellor_first_in_expertise_and_second_in_responsibility(
    world: World,
) -> None:
    found = weighed(world, "guide", world.saskia.bullying, to=(world.saskia.saskia,))
    _feeling, responsible, expert = found.ladders
    assert responsible.steps == (
        Step("Erik en Marloes", "parents", "top"),
        Step("Jij, namens hen", "school"),
    )
    assert responsible.explanation.startswith("Toevertrouwd op ")
    assert expert.steps == (Step("Jij", "school", "top"),)
    assert found.role.name == "Deskundige"


def test_where_one_parent_decides_the_ladders_say_whose_name_and_not_them(world: World) -> None:
    story = world.saskia
    with school_scope(world.school.pk):
        Person.objects.filter(pk=story.erik.pk).update(deceased=True)
    entrusted = weighed(world, "guide", story.bullying, to=(story.saskia,))
    assert entrusted.ladders[1].steps == (
        Step("Marloes", "parents", "top"),
        Step("Jij, namens Marloes", "school"),
    )
    own = weighed(world, "listen", story.divorce, to=(story.saskia,))
    assert own.ladders[2].steps[-1] == Step("Jij, als Marloes vraagt", "school")


def test_a_colleague_reads_the_name_of_who_acts_instead_of_you(world: World) -> None:
    found = weighed(
        world, "discuss", world.saskia.divorce, viewer=world.staff.joris, to=(world.saskia.saskia,)
    )
    assert (
        found.sentence.text
        == "Ruben wil met Saskia praten over de scheiding. Erik en Marloes zijn er niet bij."
    )
    assert found.ladders[1].steps[0] == Step("Ruben, in dit plan", "school", "plan")


@pytest.mark.parametrize(
    ("verb", "people", "sentence"),
    [
        ("ask", {"to": "child"}, "Jij wilt Timo vragen stellen over driftig thuis en op straat."
         " Anja en Wim zijn er niet bij."),
        ("acknowledge", {"to": "parents", "present": "child"},
         "Jij wilt erkennen wat Anja en Wim doen of dragen. Het gaat over driftig thuis en op straat."
         " Timo zit erbij."),
        ("explore", {"to": "parents", "waits_for": "parents"},
         "Jij wilt met Anja en Wim hardop meedenken over driftig thuis en op straat."
         " Timo is er niet bij. Dit gebeurt pas als Anja en Wim ja zeggen."),
        ("withhold", {"to": "child"},
         "Jij wilt Timo erbuiten houden. Het gaat over driftig thuis en op straat."),
        ("side_with", {"to": "parents", "alongside": "child", "against": "parents"},
         "Jij wilt bij Anja en Wim opkomen voor Timo, tegenover Anja en Wim."
         " Het gaat over driftig thuis en op straat. Timo is er niet bij."),
    ],
)  # fmt: skip
def test_a_point_is_said_in_one_sentence_by_name(
    world: World, verb: str, people: dict[str, str], sentence: str
) -> None:
    who = {"child": (world.timo.timo,), "parents": (world.timo.anja, world.timo.wim)}
    parts = {part: who[name] for part, name in people.items()}
    assert weighed(world, verb, world.timo.temper, **parts).sentence.text == sentence
