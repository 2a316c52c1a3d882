"""The three stories stand as the cases of the method say, just before their conversation."""

import pytest
from django.db import connection
from world import TUESDAY, World, build_world

from keuzeruimte_web.records import models as records
from keuzeruimte_web.records.scope import school_scope

pytestmark = pytest.mark.django_db


@pytest.fixture
def tuesday() -> World:
    """The world of the day on which the designs are drawn."""
    return build_world(TUESDAY)


def names(people) -> list[str]:
    return sorted(row.person.given_name for row in people)


def voices(talk: records.Conversation) -> list[str]:
    return names(records.Voice.objects.filter(conversation=talk))


def points(talk: records.Conversation) -> list[tuple[str, str, list[str]]]:
    return [
        (point.verb, point.topic.domain, names(point.people.all()))
        for point in talk.items.order_by("position")
    ]


def delegations(matter: records.Matter) -> list[tuple[str, str, str, list[str], list[str]]]:
    return sorted(
        (
            row.domain,
            row.topics.get().topic.title,
            row.status,
            names(row.people.filter(part="by")),
            names(row.people.filter(part="to")),
        )
        for row in matter.delegations.all()
    )


def limits(matter: records.Matter) -> list[tuple[str, str, list[str], list[str]]]:
    return sorted(
        (row.topic.title, row.topic.domain, names(row.authors.all()), names(row.people.all()))
        for row in matter.limits.all()
    )


def requests(matter: records.Matter) -> list[tuple[str, str, str, list[str], list[str]]]:
    return sorted(
        (
            row.kind,
            row.topic.title,
            row.topic.domain,
            names(row.people.filter(part="by")),
            names(row.people.filter(part="present")),
        )
        for row in matter.requests.all()
    )


def parents(pupil: records.Pupil) -> list[tuple[str, str, str]]:
    return sorted((row.parent.given_name, row.kind, row.authority) for row in pupil.guardianships.all())


def test_saskia_stands_as_before_the_talk(tuesday: World) -> None:
    story = tuesday.saskia
    with school_scope(tuesday.school.pk):
        assert parents(story.saskia) == [("Erik", "birth", "yes"), ("Marloes", "birth", "yes")]
        assert delegations(story.trajectory) == [
            ("social_emotional", "Afspraken over groepsapps", "agreed", ["Erik", "Marloes"], ["Joris"]),
            ("social_emotional", "Pesten in de klas", "agreed", ["Erik", "Marloes"], ["Ruben"]),
        ]
        assert limits(story.trajectory) == [("De scheiding", "family", ["Erik", "Marloes"], ["Saskia"])]
        assert requests(story.trajectory) == []
        assert voices(story.talk) == ["Erik", "Marloes"]
        assert points(story.talk) == [
            ("ask", "social_emotional", ["Erik", "Marloes", "Saskia"]),
            ("leave_choice", "social_emotional", ["Erik", "Marloes", "Saskia"]),
        ]
        assert story.talk.starts_at.isoformat() == "2026-03-10T15:30:00+01:00"


def test_timo_stands_as_before_he_is_talked_about_in_front_of_him(tuesday: World) -> None:
    story = tuesday.timo
    with school_scope(tuesday.school.pk):
        assert parents(story.timo) == [("Anja", "birth", "yes"), ("Wim", "birth", "yes")]
        assert delegations(story.trajectory) == []
        assert limits(story.trajectory) == []
        assert requests(story.trajectory) == [
            (kind, "Driftig thuis en op straat", "upbringing", ["Anja", "Wim"], ["Fatma", "Ruben", "Timo"])
            for kind in ("advice", "take_over")
        ]
        assert voices(story.talk) == ["Anja", "Wim"]
        assert story.talk.starts_at.isoformat() == "2026-03-11T11:00:00+01:00"


def test_noor_stands_as_before_a_profile_without_her(tuesday: World) -> None:
    story = tuesday.noor
    with school_scope(tuesday.school.pk):
        assert parents(story.noor) == [("Bas", "birth", "yes"), ("Karin", "birth", "yes")]
        assert story.choice.kind == "choice_moment"
        assert (story.profile.title, story.profile.domain) == ("Welk profiel past bij Noor", "career")
        assert delegations(story.choice) == []
        assert voices(story.talk) == ["Karin"]
        assert names(story.talk.invitations.all()) == ["Bas", "Hanneke", "Karin", "Noor", "Ruben"]


@pytest.mark.parametrize("name", ["saskia", "timo", "noor"])
def test_nothing_of_a_story_has_gone_wrong_yet(tuesday: World, name: str) -> None:
    story = getattr(tuesday, name)
    with school_scope(tuesday.school.pk):
        kinds = set(
            records.Event.objects.filter(matter__pupil=getattr(story, name)).values_list("kind", flat=True)
        )
    assert kinds <= {"progresses", "stagnates"}


def test_no_constraint_is_broken(tuesday: World) -> None:
    connection.check_constraints()
