"""From what a provider vouches for to one person of its school, and everything that is refused."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from world import World

from keuzeruimte_web.operations.identity_providers import own_ways
from keuzeruimte_web.operations.school_identity import (
    AddressTaken,
    Assertion,
    ConnectFirst,
    NotYours,
    Unknown,
    come_in,
    connect,
    disconnect,
    whose,
)
from keuzeruimte_web.records.models import (
    Account,
    AccountInvitation,
    Employment,
    Guardianship,
    IdentityProvider,
    Person,
    School,
    SchoolIdentity,
    Trace,
)
from keuzeruimte_web.records.scope import above_schools

ECK = "https://ketenid.nl/201703/" + "a1" * 64
OTHER_ECK = "https://ketenid.nl/201703/" + "b2" * 64
UID = "qj7cks8qdz9ph54@linde"


@pytest.fixture(autouse=True)
def over_the_schools(db: None) -> Any:
    with above_schools():
        yield


def provider_of(school: School, **fields: Any) -> IdentityProvider:
    return IdentityProvider.objects.create(  # type: ignore[no-any-return]
        school=school,
        **{
            "protocol": "oidc",
            "name": "Entree",
            "issuer": "https://entree.example",
            "client_id": "keuzeruimte",
            "eck_id_claim": "eckId",
            "uid_claim": "uid",
            "active": True,
            **fields,
        },
    )


def known(person: Person, kind: str, value: str, *, proved: IdentityProvider | None = None) -> SchoolIdentity:
    return SchoolIdentity.objects.create(  # type: ignore[no-any-return]
        school=person.school, person=person, kind=kind, value=value, proved_trust=proved and proved.trust
    )


def outside(person: Person) -> Person:
    Person.objects.filter(pk=person.pk).update(account=None)
    person.refresh_from_db()
    return person


def says(provider: IdentityProvider, **claims: object) -> Assertion:
    return Assertion(provider=provider.pk, claims={"sub": "1", **claims})


def found(world: World, assertion: Assertion) -> tuple[Any, Any]:
    arrival = whose(assertion, today=world.today)
    return arrival.person, arrival.account


def test_a_person_is_found_by_eck_id_whatever_its_capitals_and_else_by_uid(world: World) -> None:
    here, saskia = provider_of(world.school), world.saskia.saskia.person
    known(saskia, "eck_id", ECK, proved=here)
    known(saskia, "uid", UID, proved=here)
    expected = (saskia.pk, saskia.account_id)
    assert found(world, says(here, eckId=ECK.upper(), uid=UID)) == expected
    assert found(world, says(here, eckId=[ECK])) == expected
    assert found(world, says(here, uid=UID)) == expected
    assert found(world, says(here, uid=UID, eckId="")) == expected


def test_nobody_is_found_by_an_e_mail_address_or_a_name(world: World) -> None:
    here, saskia = provider_of(world.school), world.saskia.saskia.person
    known(saskia, "uid", UID, proved=here)
    with pytest.raises(Unknown):
        whose(
            says(here, email=saskia.account.email, name=saskia.full_name, email_verified=True),
            today=world.today,
        )
    with pytest.raises(Unknown):
        whose(says(here, uid=UID.upper()), today=world.today)


@pytest.mark.parametrize(
    "claims",
    [
        {"uid": [UID, "another"]},
        {"uid": UID, "eckId": OTHER_ECK},
        {"uid": "x" * 300},
        {"uid": f"{UID}\x00"},
        {"uid": None},
        {"uid": 12},
    ],
)
def test_what_contradicts_itself_or_what_is_known_matches_nobody(world: World, claims: Any) -> None:
    here, saskia = provider_of(world.school), world.saskia.saskia.person
    known(saskia, "uid", UID, proved=here)
    known(saskia, "eck_id", ECK, proved=here)
    with pytest.raises(Unknown):
        whose(says(here, **claims), today=world.today)


def test_two_numbers_of_two_people_match_neither(world: World) -> None:
    here = provider_of(world.school)
    known(world.saskia.saskia.person, "uid", UID, proved=here)
    known(world.timo.timo.person, "eck_id", ECK, proved=here)
    with pytest.raises(Unknown):
        whose(says(here, eckId=ECK, uid=UID), today=world.today)


def test_a_provider_never_vouches_for_somebody_of_another_school(world: World) -> None:
    here, there = provider_of(world.school), provider_of(world.elsewhere.school)
    known(world.elsewhere.sem.person, "uid", UID, proved=here)
    with pytest.raises(Unknown):
        whose(says(here, uid=UID), today=world.today)
    known(world.saskia.saskia.person, "uid", UID, proved=here)
    assert found(world, says(here, uid=UID))[0] == world.saskia.saskia.pk
    with pytest.raises(ConnectFirst):  # of the same number, the one at the other school
        whose(says(there, uid=UID), today=world.today)


def test_who_died_who_left_and_whose_account_is_closed_are_as_unknown_as_a_stranger(world: World) -> None:
    here, story = provider_of(world.school), world.saskia
    known(story.marloes, "uid", "died", proved=here)
    Person.objects.filter(pk=story.marloes.pk).update(deceased=True)
    known(world.staff.ruben, "uid", "left", proved=here)
    Employment.objects.filter(person=world.staff.ruben).update(until=world.today - timedelta(days=1))
    known(story.erik, "uid", "away", proved=here)
    Guardianship.objects.filter(parent=story.erik).update(court_block=True)
    known(world.timo.anja, "uid", "closed", proved=here)
    Account.objects.filter(pk=world.timo.anja.account_id).update(is_active=False)
    for uid in ("died", "left", "away", "closed", "stranger"):
        with pytest.raises(Unknown):
            whose(says(here, uid=uid), today=world.today)


def test_a_provider_that_is_off_or_gone_vouches_for_nobody(world: World) -> None:
    off = provider_of(world.school, active=False)
    known(world.saskia.saskia.person, "uid", UID, proved=off)
    for assertion in (says(off, uid=UID), Assertion(provider=uuid4(), claims={"uid": UID})):
        with pytest.raises(Unknown):
            whose(assertion, today=world.today)


def test_a_number_that_the_school_entered_opens_no_account_until_its_holder_proved_it(world: World) -> None:
    here, saskia = provider_of(world.school), world.saskia.saskia.person
    known(saskia, "uid", UID)
    with pytest.raises(ConnectFirst):
        whose(says(here, uid=UID), today=world.today)
    connect(says(here, uid=UID), account=saskia.account_id, today=world.today)
    assert found(world, says(here, uid=UID)) == (saskia.pk, saskia.account_id)
    assert [way.connected for way in own_ways(saskia.account_id, today=world.today)] == [True]
    disconnect(here.pk, account=saskia.account_id, today=world.today)
    with pytest.raises(ConnectFirst):
        whose(says(here, uid=UID), today=world.today)
    words = Trace.objects.filter(record=saskia.pk).order_by("pk").values_list("word", flat=True)
    assert set(words) == {"connected_school_account", "disconnected_school_account"}


def test_what_was_proved_to_one_provider_opens_nothing_for_the_next(world: World) -> None:
    here, saskia = provider_of(world.school), world.saskia.saskia.person
    known(saskia, "uid", UID, proved=here)
    IdentityProvider.objects.filter(pk=here.pk).update(trust=uuid4(), issuer="https://other.example")
    with pytest.raises(ConnectFirst):
        whose(says(here, uid=UID), today=world.today)


def test_a_school_account_of_another_cannot_be_connected(world: World) -> None:
    here, story = provider_of(world.school), world.saskia
    known(story.saskia.person, "uid", UID)
    known(story.erik, "uid", "erik")
    for claims, account in (
        ({"uid": UID}, story.marloes.account_id),  # somebody else's number
        ({"uid": "new"}, story.erik.account_id),  # the school knows another number of him
        ({"uid": "new"}, world.elsewhere.mother.account_id),  # nobody at this school
        ({"uid": "new"}, world.stranger.pk),
        ({"email": story.marloes.account.email}, story.marloes.account_id),
    ):
        with pytest.raises(NotYours):
            connect(says(here, **claims), account=account, today=world.today)
    assert set(SchoolIdentity.objects.values_list("value", "proved_trust")) == {(UID, None), ("erik", None)}


def test_who_connects_without_a_number_at_school_is_known_by_it_from_then_on(world: World) -> None:
    here, marloes = provider_of(world.school), world.saskia.marloes
    connect(says(here, uid="google-7"), account=marloes.account_id, today=world.today)
    assert found(world, says(here, uid="google-7")) == (marloes.pk, marloes.account_id)


def test_the_first_coming_in_makes_an_account_with_a_proved_address_and_no_password(world: World) -> None:
    here, saskia = provider_of(world.school), outside(world.saskia.saskia.person)
    known(saskia, "eck_id", ECK)
    AccountInvitation.objects.create(
        school=world.school,
        person=saskia,
        by=world.staff.petra,
        way="post",
        code_hash="x",
        until=world.today,
    )
    assertion = says(here, eckId=ECK, uid=UID, email="somebody@else.example")
    account, seat = come_in(assertion, email="saskia@thuis.example", today=world.today)
    saskia.refresh_from_db()
    assert (saskia.account, account.email) == (account, "saskia@thuis.example")
    assert seat == f"{saskia.pk}:pupil"
    assert not account.has_usable_password()
    assert AccountInvitation.objects.get(person=saskia).used_at is not None
    assert found(world, says(here, uid=UID)) == (saskia.pk, account.pk)
    with pytest.raises(ConnectFirst):
        come_in(assertion, email="again@thuis.example", today=world.today)


def test_an_address_that_has_an_account_is_never_linked(world: World) -> None:
    here, saskia = provider_of(world.school), outside(world.saskia.saskia.person)
    known(saskia, "uid", UID)
    for email in (world.saskia.marloes.account.email, world.stranger.email.upper()):
        with pytest.raises(AddressTaken):
            come_in(says(here, uid=UID), email=email, today=world.today)
    saskia.refresh_from_db()
    assert saskia.account is None


def test_what_may_be_kept_for_a_while_holds_the_numbers_alone(world: World) -> None:
    here, saskia = provider_of(world.school), outside(world.saskia.saskia.person)
    known(saskia, "uid", UID)
    arrival = whose(says(here, uid=UID, eckId=ECK, email="a@b.example", name="S"), today=world.today)
    assert arrival.assertion == Assertion(provider=here.pk, claims={"uid": UID, "eckId": ECK})
