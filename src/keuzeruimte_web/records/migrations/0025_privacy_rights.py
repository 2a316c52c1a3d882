"""The rights of the law on privacy: terms of retention, requests, answers, and the day a pupil left."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import keuzeruimte_web.records.sealed
from keuzeruimte_web.records.wall import RaiseWall


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0024_school_leading"),
    ]

    operations = [
        migrations.AddField(
            model_name="pupil",
            name="left_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name="PrivacyRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("inspection", "inzage en een afschrift"),
                            ("correction", "verbetering"),
                            ("erasure", "wissen"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "claim",
                    models.CharField(
                        choices=[
                            ("pupil", "leerling"),
                            ("pupil_16", "leerling van 16 jaar of ouder"),
                            ("parent", "ouder met gezag van een leerling onder de 16"),
                            ("facts", "ouder zonder gezag"),
                        ],
                        max_length=8,
                    ),
                ),
                ("words", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                ("asked_on", models.DateField()),
                ("due_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "gevraagd"),
                            ("weighed", "klaar om te beantwoorden"),
                            ("making", "wordt gemaakt"),
                            ("agreed", "akkoord, nog uit te voeren"),
                            ("answered", "beantwoord"),
                            ("refused", "geweigerd, met reden"),
                            ("withdrawn", "ingetrokken"),
                        ],
                        default="asked",
                        max_length=9,
                    ),
                ),
                ("keep_back", models.BooleanField(blank=True, null=True)),
                ("reason", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                ("facts", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="records.person",
                    ),
                ),
                (
                    "pupil",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="privacy_requests",
                        to="records.pupil",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
                    ),
                ),
                (
                    "weighed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="records.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PrivacyAnswer",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("content", keuzeruimte_web.records.sealed.SealedText()),
                ("made_at", models.DateTimeField()),
                ("until", models.DateField()),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
                    ),
                ),
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answer",
                        to="records.privacyrequest",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RetentionTerm",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("answers", "eigen antwoorden voor de driehoek"),
                            ("voices", "wensen en verwachtingen voor een gesprek"),
                            ("drafts", "half ingevulde formulieren"),
                            ("notes", "aantekeningen aan tafel die in geen verslag kwamen"),
                            ("dossier", "het dossier van een leerling die van school is"),
                            ("requests", "afgehandelde verzoeken over privacy"),
                            ("turning", "dat iedereen hoorde van 16 of 18 worden"),
                            ("invitations", "gebruikte en verlopen uitnodigingen"),
                            ("submissions", "sleutels tegen dubbel versturen"),
                        ],
                        max_length=12,
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="privacyrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["inspection", "correction", "erasure"])),
                name="privacy_request_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="privacyrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("claim__in", ["pupil", "pupil_16", "parent", "facts"])),
                name="privacy_request_claim_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="privacyrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        ["asked", "weighed", "making", "agreed", "answered", "refused", "withdrawn"],
                    )
                ),
                name="privacy_request_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="privacyrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["asked", "weighed", "making", "agreed"])),
                fields=("pupil", "asker", "kind"),
                name="privacy_request_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="retentionterm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "answers",
                            "voices",
                            "drafts",
                            "notes",
                            "dossier",
                            "requests",
                            "turning",
                            "invitations",
                            "submissions",
                        ],
                    )
                ),
                name="retention_term_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="retentionterm",
            constraint=models.UniqueConstraint(fields=("school", "kind"), name="retention_term_once_a_kind"),
        ),
        RaiseWall("PrivacyAnswer", "PrivacyRequest", "RetentionTerm"),
    ]
