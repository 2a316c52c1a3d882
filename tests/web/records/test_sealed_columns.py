"""Every column that holds a text is sealed, or says here why it is not. A new one cannot be forgotten."""

import pytest
from django.apps import apps
from django.db import connection, models
from finding import the
from world import World

from keuzeruimte_web.keys.sealing import DoesNotOpen
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.models.base import DossierRecord
from keuzeruimte_web.records.scope import above_schools, school_scope
from keuzeruimte_web.records.sealed import (
    NotSealed,
    NotToBeLookedFor,
    Sealed,
    SealedMark,
    SealedText,
    StillSealed,
    sealed_columns,
)

NAMES = "the administrator searches and sorts by it; who is at the school is no content of a dossier"
SCHOOL = "about the school, and the same for everybody in it"
CLOSED = "a word of a closed list of the method: access and assessment ask the database for it"
SIGNING_IN = "above the schools, and needed before anybody is known"
HASH = "a hash, a signature or an id: tells nothing by itself"

OPEN = {
    "Account.email": SIGNING_IN,
    "Account.password": "a hash (Argon2)",
    "AccountInvitation.code_hash": HASH,
    "AccountLetter.browser": SIGNING_IN,
    "AccountLetter.code_hash": HASH,
    "AccountLetter.email": SIGNING_IN,
    "AddressChange.email": SIGNING_IN,
    "Chain.head": HASH,
    "Device.browser": SIGNING_IN,
    "CareerItem.prompt": "the key of a question that the program asks",
    "CalendarEntry.role": CLOSED,
    "CalendarFeed.role": CLOSED,
    "CalendarFeed.token_hash": HASH,
    "Device.mark_hash": HASH,
    "Device.session": HASH,
    "Draft.about": HASH,
    "Draft.form": "the name of a form",
    "ErasedChain.head": HASH,
    "ErasedChain.key": HASH,
    "ErasedChain.signature": HASH,
    "IdentityProvider.client_id": SCHOOL,
    "IdentityProvider.eck_id_claim": SCHOOL,
    "IdentityProvider.issuer": SCHOOL,
    "IdentityProvider.metadata": SCHOOL,
    "IdentityProvider.name": SCHOOL,
    "IdentityProvider.sealed_secret": "encrypted already, with the secret key",
    "IdentityProvider.uid_claim": SCHOOL,
    "ChoiceRound.days": "days",
    "ChoiceRound.school_year": SCHOOL,
    "ChoiceRound.title": SCHOOL,
    "ChoiceStep.title": SCHOOL,
    "ChoiceStep.what": SCHOOL,
    "ChoiceTemplate.source": SCHOOL,
    "ChoiceTemplate.title": SCHOOL,
    "ColumnChoice.heads": HASH,
    "ColumnChoice.kind": CLOSED,
    "ColumnChoice.meanings": "the heads of a list, and what each means",
    "Import.counts": "numbers",
    "Import.format": CLOSED,
    "Import.refusal": "the reason, and the name of a file and a column; no cell",
    "ImportLine.choice": CLOSED,
    "ImportLine.kind": CLOSED,
    "OutsideKey.kind": CLOSED,
    "LogCheck.faults": CLOSED,
    "Message.kind": "the name of a kind of record",
    "Message.role": CLOSED,
    "Person.family_name": NAMES,
    "Person.given_name": NAMES,
    "Person.prefix": NAMES,
    "Person.search_name": NAMES,
    "PlacementLink.token_hash": HASH,
    "PrivacyAnswer.code_hash": HASH,
    "Person.speaks": "a language, for inviting an interpreter; with the names",
    "Protection.domains": CLOSED,
    "ProtectionProposal.domains": CLOSED,
    "ProtectionProposal.helpers": HASH,
    "SamlAnswer.mark": HASH,
    "SamlAnswer.question": HASH,
    "SamlAnswer.sealed": "encrypted already, with the secret key; gone within minutes",
    "School.name": SCHOOL,
    "School.safety_contact": SCHOOL,
    "School.safety_contact_en": SCHOOL,
    "School.safety_text": SCHOOL,
    "School.safety_text_en": SCHOOL,
    "School.complaints": SCHOOL,
    "School.complaints_en": SCHOOL,
    "School.other_person": SCHOOL,
    "School.other_person_en": SCHOOL,
    "SchoolClass.level": SCHOOL,
    "SchoolClass.name": SCHOOL,
    "SchoolIdentity.value": "looked for when somebody signs in with a school account",
    "Seal.key": HASH,
    "Seal.previous": HASH,
    "Seal.root": HASH,
    "Seal.signature": HASH,
    "SealedHead.head": HASH,
    "ProgrammeList.text": SCHOOL,
    "ProgrammeList.year": SCHOOL,
    "KeyDate.meant_for": SCHOOL,
    "KeyDate.source": SCHOOL,
    "KeyDate.title": SCHOOL,
    "KeyDate.words": SCHOOL,
    "Noticed.mark": HASH,
    "SchoolExport.key": "the public half of a key of the board",
    "SchoolExport.sha256": HASH,
    "Service.name": SCHOOL,
    "Service.token_hash": HASH,
    "ServiceCall.asked": HASH,
    "ServiceCall.key_hash": HASH,
    "SubjectRules.text": SCHOOL,
    "SubjectRules.title": SCHOOL,
    "SubjectRules.year": SCHOOL,
    "Table.code_hash": HASH,
    "TableSeat.token_hash": HASH,
    "TemplateStep.title": SCHOOL,
    "TemplateStep.what": SCHOOL,
    "Trace.hash": HASH,
    "Trace.previous": HASH,
    "Trace.role": CLOSED,
    "Trace.word": CLOSED,
    "Webhook.address": SCHOOL,
    "Webhook.earlier_secret": "encrypted already, with the secret key",
    "Webhook.sealed_secret": "encrypted already, with the secret key",
    "WebhookPost.answer": CLOSED,
    "WebhookPost.changes": "ids, and words of a closed list",
    "Turn.name": "the name of a piece of scheduled work",
}

TEXTS = (models.CharField, models.TextField, models.JSONField, models.BinaryField, models.FloatField)


def texts() -> set[str]:
    """Columns with text that are not sealed, and not bound to the choices of a closed list."""
    return {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("records").get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, TEXTS) and not isinstance(field, SealedText | SealedMark) and not field.choices
    }


def test_every_text_is_sealed_or_says_why_not() -> None:
    assert texts() == set(OPEN)


def test_every_record_with_a_sealed_column_says_whose_key_it_is() -> None:
    for model in apps.get_app_config("records").get_models():
        if sealed_columns(model):
            assert issubclass(model, DossierRecord), model
            assert model.sealed_for, model


def stored(row: models.Model, column: str) -> str:
    """What the database really has."""
    table = row._meta.db_table
    with above_schools(), connection.cursor() as cursor:
        pk = connection.ops.adapt_unknown_value(row.pk) if connection.vendor == "postgresql" else row.pk.hex
        cursor.execute(f"SELECT {column} FROM {table} WHERE id = %s", [pk])  # noqa: S608
        return str(cursor.fetchone()[0])


def put(row: models.Model, column: str, value: str) -> None:
    pk = connection.ops.adapt_unknown_value(row.pk) if connection.vendor == "postgresql" else row.pk.hex
    with above_schools(), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {row._meta.db_table} SET {column} = %s WHERE id = %s",  # noqa: S608
            [value, pk],
        )


WORDS = "Wij vertellen het zelf, na de zomer."


def test_a_row_is_sealed_however_it_is_written_and_opens_however_it_is_read(world: World) -> None:
    with school_scope(world.school.pk):
        matter = world.saskia.trajectory
        new = {
            "school": world.school,
            "matter": matter,
            "domain": "family",
            "status": "agreed",
            "words": WORDS,
        }
        made = m.Delegation.objects.create(**new)
        (bulk,) = m.Delegation.objects.bulk_create([m.Delegation(**new)])
        kept, _new = m.Delegation.objects.update_or_create(pk=made.pk, defaults={"words": WORDS})
        for row in (made, bulk, kept):
            assert WORDS not in stored(row, "words")
            m.Delegation.objects.filter(pk=row.pk).update(words=f"{WORDS} Echt.", version=2)
            assert WORDS not in stored(row, "words")
            row.refresh_from_db()
            assert (row.words, row.version) == (f"{WORDS} Echt.", 2)
        assert m.Delegation.objects.only("words").get(pk=made.pk).words == f"{WORDS} Echt."
        assert m.Delegation.objects.defer("words").get(pk=made.pk).words == f"{WORDS} Echt."
        assert the(m.Delegation.objects.select_related("matter"), id=made.pk).matter.title == matter.title


def test_what_the_database_cannot_read_is_not_asked_of_it(world: World) -> None:
    with school_scope(world.school.pk):
        rows = m.Voice.objects
        for ask in (
            lambda: rows.filter(words="x"),
            lambda: rows.filter(words__contains="x"),
            lambda: rows.exclude(words=""),
            lambda: rows.order_by("words"),
            lambda: rows.values("words"),
            lambda: rows.values_list("words", flat=True),
            lambda: m.Share.objects.filter(voice__words="x"),
        ):
            with pytest.raises(NotToBeLookedFor):
                ask()
        voice = rows.first()
        voice.words = "anders"
        assert rows.filter(words__isnull=False).count() == rows.count()
        with pytest.raises(NotSealed):
            rows.bulk_update([voice], ["words"])


def test_what_was_not_opened_is_no_text() -> None:
    for use in (str, bool, len, list, "{}".format):
        with pytest.raises(StillSealed):
            use(Sealed("kr1.x"))
    assert repr(Sealed("kr1.x")) == "<sealed>"


@pytest.mark.parametrize("elsewhere", ["column", "row", "dossier", "school"])
def test_a_text_that_was_moved_does_not_open(world: World, elsewhere: str) -> None:
    with school_scope(world.school.pk):
        one, two = m.Conversation.objects.filter(matter__pupil=world.saskia.saskia).order_by("pk")[:2]
        other = m.Conversation.objects.exclude(matter__pupil=world.saskia.saskia).first()
    moved = stored(one, "title")
    if elsewhere == "school":
        away = m.School.objects.create(name="Elders")
        with above_schools():
            m.Conversation._base_manager.filter(pk=one.pk).update(school=away)
    else:
        column, row = {"column": ("place", one), "row": ("title", two), "dossier": ("title", other)}[
            elsewhere
        ]
        put(row, column, moved)
        one = row
    with above_schools(), pytest.raises(DoesNotOpen):
        m.Conversation._base_manager.get(pk=one.pk)


def test_one_topic_a_matter_whatever_its_capitals_and_the_database_guards_it(world: World) -> None:
    from keuzeruimte_web.operations.subjects import topic_called

    with school_scope(world.school.pk):
        matter = world.saskia.trajectory
        first = topic_called(matter, title="Opa is ziek", domain="family")
        assert topic_called(matter, title=" OPA is ziek ", domain="family").pk == first.pk
        first.title = "Oma is ziek"
        first.save(update_fields=["title"])
        assert topic_called(matter, title="oma is ziek", domain="family").pk == first.pk
        assert topic_called(world.timo.trajectory, title="Opa is ziek", domain="family").pk != first.pk
        marks = list(m.Topic.objects.values_list("title_mark", flat=True))
        assert len(set(marks)) == len(marks)
