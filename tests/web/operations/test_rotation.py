"""New keys: everything opens as before, and what is no longer needed is gone."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from world import World

from keuzeruimte_web.keys import ring, sealing, store
from keuzeruimte_web.keys.master import NoMasterKey, new_master_key
from keuzeruimte_web.operations import rotation
from keuzeruimte_web.operations.rotation import rotate_dossier_keys, rotate_master_key
from keuzeruimte_web.operations.subjects import topic_called
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.models.base import DossierRecord
from keuzeruimte_web.records.scope import above_schools, school_scope
from keuzeruimte_web.records.sealed import sealed_columns

MODELS = [model for model in vars(m).values() if isinstance(model, type) and issubclass(model, DossierRecord)]


@pytest.fixture(autouse=True)
def _empty_store(db: None) -> None:
    """Keys of other tests lie here as well."""
    store.clear()
    ring.forget()


@above_schools()
def written() -> dict[str, list[Any]]:
    return {
        model.__name__: [
            (row.pk, *(getattr(row, field.attname) for field in sealed_columns(model)))
            for row in model._base_manager.order_by("pk")
        ]
        for model in MODELS
    }


@above_schools()
def keys_in_use() -> set[Any]:
    """The ids of the keys with which something lies sealed."""
    return {
        sealing.key_id(text.stored)
        for model in MODELS
        for field in sealed_columns(model)
        for text in model._base_manager.values_list(field.name, flat=True)
        if text is not None
    }


def stored_keys(world: World) -> set[Any]:
    return {key.id for school in m.School.objects.all() for key in store.keys_of(school.pk)}


def test_with_another_master_key_everything_opens_and_the_old_one_can_go(world: World, settings: Any) -> None:
    before, keys = written(), keys_in_use()
    old, settings.MASTER_KEY = settings.MASTER_KEY, new_master_key()
    settings.EARLIER_MASTER_KEYS = [old]
    ring.forget()
    assert written() == before
    assert rotate_master_key() == len(stored_keys(world))
    assert rotate_master_key() == 0
    settings.EARLIER_MASTER_KEYS = []
    ring.forget()
    assert (written(), keys_in_use()) == (before, keys)
    settings.MASTER_KEY = old
    ring.forget()
    with pytest.raises(NoMasterKey):
        written()


def test_new_keys_for_dossiers_leave_no_text_and_no_key_of_before(world: World) -> None:
    with school_scope(world.school.pk):
        topic = topic_called(world.saskia.trajectory, title="Opa", domain="family")
        m.Contact.objects.create(school=world.school, person=world.saskia.erik, email="erik@thuis.example")
    before, old = written(), keys_in_use()
    waited: list[float] = []
    *_, last = rotate_dossier_keys(wait=waited.append)
    assert last[0] == last[1] > 5
    assert waited == [ring.SECONDS]
    assert written() == before
    assert not keys_in_use() & old
    assert keys_in_use() <= stored_keys(world)
    assert not stored_keys(world) & old
    with school_scope(world.school.pk):
        assert topic_called(world.saskia.trajectory, title="opa", domain="family").pk == topic.pk
        mark = m.Contact(school_id=world.school.pk, email="ERIK@thuis.example").mark_of_email()
        assert m.Contact.objects.get(email_mark=mark).person == world.saskia.erik


def test_what_was_stopped_halfway_goes_on_where_it_was(world: World) -> None:
    before, old = written(), keys_in_use()
    steps = rotate_dossier_keys(wait=lambda _: None)
    done = [next(steps) for _ in range(3)]
    steps.close()
    ring.forget()
    assert written() == before
    assert keys_in_use() & old
    of = done[-1][1]
    assert [left for _done, left in rotate_dossier_keys(wait=lambda _: None)] == [of - 3] * (of - 3)
    assert written() == before
    assert not keys_in_use() & old


def test_the_command_tells_how_far_it_is_and_names_no_key(
    world: World, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation.ring, "SECONDS", 0)
    told = StringIO()
    call_command("rotate_keys", "--dossiers", stdout=told)
    assert "sealed again" in told.getvalue()
    assert settings.MASTER_KEY not in told.getvalue()
    settings.MASTER_KEY = new_master_key()
    ring.forget()
    with pytest.raises(CommandError, match="KEUZERUIMTE_EARLIER_MASTER_KEYS"):
        call_command("rotate_keys", stdout=told)
