"""A text is sealed with the key of its dossier, for one place."""

import base64
from itertools import count
from typing import Any
from uuid import UUID, uuid4

import pytest

from keuzeruimte_web.keys import ring, sealing, store
from keuzeruimte_web.keys.master import NoMasterKey, as_master_key, new_master_key
from keuzeruimte_web.keys.sealing import DoesNotOpen, Place, opened, seal

pytestmark = pytest.mark.django_db

SECRET = "Hij slaapt slecht sinds de verhuizing."


def somewhere(school: UUID | None = None) -> Place:
    return Place(school=school or uuid4(), table="records_note", column="text", row=uuid4())


@pytest.mark.parametrize("text", ["", "a", "x" * 31, "x" * 32, SECRET, "é\x80\x00", "\x80"])
def test_a_sealed_text_opens_in_its_place_as_it_was(text: str) -> None:
    place, owner = somewhere(), uuid4()
    assert opened(seal(text, owner=owner, place=place), place=place) == text


def test_the_same_text_is_never_sealed_to_the_same() -> None:
    place, owner = somewhere(), uuid4()
    assert len({seal(SECRET, owner=owner, place=place) for _ in range(20)}) == 20


def test_no_text_and_a_few_words_are_sealed_equally_long() -> None:
    place, owner = somewhere(), uuid4()
    assert len(seal("", owner=owner, place=place)) == len(seal("nee, liever niet", owner=owner, place=place))


def other(place: Place, **changes: object) -> Place:
    whole = {"school": place.school, "table": place.table, "column": place.column, "row": place.row}
    return Place(**{**whole, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "elsewhere",
    [{"school": uuid4()}, {"table": "records_voice"}, {"column": "words"}, {"row": uuid4()}],
    ids=["school", "table", "column", "row"],
)
def test_a_sealed_text_does_not_open_elsewhere(elsewhere: dict[str, object]) -> None:
    place, owner = somewhere(), uuid4()
    sealed = seal(SECRET, owner=owner, place=place)
    with pytest.raises(DoesNotOpen):
        opened(sealed, place=other(place, **elsewhere))


def test_a_text_does_not_open_when_any_byte_of_it_was_changed() -> None:
    place = somewhere()
    sealed = seal("kort", owner=uuid4(), place=place)
    whole = base64.urlsafe_b64decode(sealed[4:])
    for at in range(len(whole)):
        broken = bytearray(whole)
        broken[at] ^= 1
        with pytest.raises(DoesNotOpen):
            opened(sealing.FORM + base64.urlsafe_b64encode(bytes(broken)).decode(), place=place)


@pytest.mark.parametrize("stored", [SECRET, "kr1.", "kr1.A", "kr1.####", "kr2.AAAA", "kr1." + "A" * 200])
def test_what_was_never_sealed_does_not_open(stored: str) -> None:
    with pytest.raises(DoesNotOpen):
        opened(stored, place=somewhere())


def test_after_its_key_is_destroyed_a_text_never_opens_and_nothing_new_is_sealed() -> None:
    place, owner = somewhere(), uuid4()
    sealed = seal(SECRET, owner=owner, place=place)
    for _twice in range(2):
        store.destroy(owner, school=place.school)
    ring.forget()
    with pytest.raises(DoesNotOpen):
        opened(sealed, place=place)
    with pytest.raises(ring.Erased):
        seal(SECRET, owner=owner, place=place)


def test_two_dossiers_have_two_keys_and_two_processes_share_one() -> None:
    school, one, two = uuid4(), uuid4(), uuid4()
    first = ring.key_of(one, school=school).id
    ring.forget()  # as another process begins
    assert ring.key_of(one, school=school).id == first != ring.key_of(two, school=school).id


def test_keys_lie_in_the_store_locked_by_the_master_key_alone(settings: Any) -> None:
    place, owner = somewhere(), uuid4()
    sealed = seal(SECRET, owner=owner, place=place)
    settings.MASTER_KEY = new_master_key()
    ring.forget()
    with pytest.raises(NoMasterKey):
        opened(sealed, place=place)


def test_a_locked_key_that_is_put_under_another_owner_does_not_open() -> None:
    school, mine, theirs = uuid4(), uuid4(), uuid4()
    ring.key_of(mine, school=school)
    (key,) = store.keys_of(school)
    moved = store.LockedKey(uuid4(), school, theirs, 1, key.master, key.locked)
    store.add(moved)
    ring.forget()
    with pytest.raises(NoMasterKey):
        ring.key_of(theirs, school=school)


def test_after_a_minute_the_same_keys_stay_unlocked_and_a_destroyed_one_is_noticed(monkeypatch: Any) -> None:
    school, mine, theirs = uuid4(), uuid4(), uuid4()
    minutes = count()
    monkeypatch.setattr(ring, "monotonic", lambda: next(minutes) * (ring.SECONDS + 1.0))
    first = ring.key_of(mine, school=school)
    ring.key_of(theirs, school=school)
    here = ring.key_of(mine, school=school)
    assert here is ring.key_by_id(first.id, school=school)
    store.destroy(theirs, school=school)  # as another process does
    with pytest.raises(ring.Erased):
        ring.key_of(theirs, school=school)
    store.destroy(mine, school=school)
    with pytest.raises(ring.NoKey):
        ring.key_by_bytes(first.id.bytes, school=school)


@pytest.mark.parametrize("text", ["", "kort", "####", base64.b64encode(bytes(31)).decode()])
def test_a_master_key_is_32_bytes_in_base64(text: str) -> None:
    with pytest.raises(ValueError, match=r"base64|bytes"):
        as_master_key(text)


def test_a_key_shows_itself_in_no_error() -> None:
    key = as_master_key(new_master_key())
    assert repr(key) == f"MasterKey(name='{key.name}')"
