"""What the board gets: opened with its own key; no word in it is somebody's own, and nothing opens a door."""

import json
import zipfile
from io import BytesIO
from typing import Any

import pytest
from age_spec import new_board, opened
from django.conf import settings
from django.utils import timezone
from town import Town, mark

from keuzeruimte_web.access.table import MODELS
from keuzeruimte_web.access.to_board import GOING, OWN, PART_OF, STAYING
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.school_export import collections
from keuzeruimte_web.interchange.writing.documented import write_documented
from keuzeruimte_web.jobs.school_exports import make_the_export
from keuzeruimte_web.operations.school_exports import agree_to_export, ask_for_export, fetch_export
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

pytestmark = pytest.mark.django_db

# Written by hand from PRODUCT 3, as marks.md is: somebody's own, what nobody may learn, what opens a door.
NEVER = (
    *("stem gehouden", "stem voor ruben", "stem van saskia", "stem van erik", "erkenning voor marloes"),
    *("aantekening", "concept ruben", "concept marloes", "twijfel", "twijfel voor joris"),
    *("om saskia", "om saskia waarvoor", "om bram", "om bram waarvoor"),
    *("bob wens", "bram wens", "ada wens", "bram later"),
    *("reden marloes", "reden erik", "bob reden"),
    *("verslag concept", "verslag concept mening", "woorden open"),
    *(
        "mail geheim",
        "adres geheim",
        "code",
        "nummer van saskia",
        "nummer bij aanbieder",
        "geheim van aanbieder",
    ),
    *("afschrift", "afschrift reden", "verbetering", "wissen", "feiten", "langer"),
    *("nieuw in lijst", "anders in lijst", "voorstel", "aanbod", "aanbod woorden", "andere tijd"),
)
GOES = (
    *("toevertrouwd", "vraag", "gezien", "gedachte", "onderwerp", "gesprek", "punt met allen", "punt ouders"),
    *("verslag allen", "verslag ouders", "eerdere tekst", "woorden school", "woorden ieder", "aanvulling"),
    *("afspraak allen", "tweede zaak", "bescherming", "instelling", "mail erik", "adres erik", "vakken"),
    *("huis van erik", "kiki gezien"),
)


def test_every_kind_of_record_goes_or_stays_and_nobody_s_own_goes() -> None:
    going = {kind for kind, model in MODELS.items() if model in {one.model for one in GOING}}
    assert (MODELS.keys() - going - STAYING.keys() - PART_OF.keys(), going & STAYING.keys()) == (set(), set())
    own = {MODELS[kind] for kind, why in STAYING.items() if why == OWN}
    assert {one.model for one in GOING} & {*own, m.Share, m.Villager, m.DoubtColleague, m.Account} == set()
    for one in GOING:
        assert set(one.columns) <= {column.name for column in one.model._meta.concrete_fields}


def files_of(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_board_opens_it_and_finds_no_word_that_is_somebody_s_own(town: Town) -> None:
    world, board = town.world, new_board()
    petra = Viewer(world.staff.petra.pk, world.school.pk, ViewerRole.ADMINISTRATOR, world.today)
    pieter = Viewer(world.staff.pieter.pk, world.school.pk, ViewerRole.PRIVACY_OFFICER, world.today)
    with school_scope(world.school.pk):
        m.SchoolExport.objects.all().delete()  # the one of the town waits for its second
        run = ask_for_export(petra, receiver="Bestuur", key=board.public, once=world.school.pk)
        agree_to_export(pieter, export=run)
    make_the_export.call(school=str(world.school.pk), run=str(run))
    with school_scope(world.school.pk):
        pieces, size = fetch_export(petra, export=run)
        locked = b"".join(pieces)
    assert (len(locked), locked[:21]) == (size, b"age-encryption.org/v1")
    text = "\n".join(content.decode() for content in files_of(opened(locked, board)).values())
    assert [name for name in NEVER if mark(name) in text] == []
    assert [name for name in GOES if mark(name) not in text] == []
    accounts = m.Account.objects.exclude(password="")
    secrets = [
        settings.MASTER_KEY,
        settings.SECRET_KEY,
        board.secret,
        "kr1.",
        "code_hash",
        "token_hash",
        "password",
    ]
    assert [word for word in (*secrets, *accounts.values_list("password", flat=True)) if word in text] == []
    assert str(world.elsewhere.school.pk) not in text


def test_what_is_written_is_what_the_schema_says_and_leads_somewhere(town: Town) -> None:
    out = BytesIO()
    with school_scope(town.world.school.pk):
        write_documented(
            out, collections(written=lambda _: None), about={"begun_at": timezone.now().isoformat()}
        )
    files = files_of(out.getvalue())
    manifest = json.loads(files["manifest.json"])
    rows = {
        one["name"]: [json.loads(line) for line in files[one["file"]].splitlines()]
        for one in manifest["files"]
    }
    ids = {name: {row["id"] for row in found} for name, found in rows.items()}
    ids["people"] |= ids["pupils"]
    wrong: list[Any] = []
    for one in manifest["files"]:
        schema = json.loads(files[one["schema"]])
        assert one["rows"] == len(rows[one["name"]])
        for row in rows[one["name"]]:
            wrong += _against(schema, row, one["name"], ids)
    assert wrong == []
    assert len(rows["matters"]) > 3


KINDS = {"string": str, "boolean": bool, "integer": int, "array": list, "null": type(None)}


def _against(schema: dict[str, Any], row: dict[str, Any], name: str, ids: dict[str, set[str]]) -> list[Any]:
    """What of a row is otherwise than its schema says."""
    wrong: list[Any] = [] if row.keys() == schema["properties"].keys() else [(name, sorted(row))]
    for column, said in schema["properties"].items():
        value = row.get(column)
        kinds = said["type"] if isinstance(said["type"], list) else [said["type"]]
        if type(value) not in {KINDS[kind] for kind in kinds}:
            wrong.append((name, column, value))
        if "enum" in said and value not in said["enum"]:
            wrong.append((name, column, value, said["enum"]))
        if said.get("x-leads-to") and value is not None and value not in ids[said["x-leads-to"]]:
            wrong.append((name, column, "leads nowhere"))
    return wrong
