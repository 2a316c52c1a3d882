"""The tables of the first release: each after those it points at, so that SQLite need not lay one anew."""

import uuid

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import keuzeruimte_web.records.sealed
from keuzeruimte_web.records.together import CreateTogether


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="School",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("safety_text", models.TextField(blank=True)),
                        ("safety_contact", models.TextField(blank=True)),
                        ("safety_text_en", models.TextField(blank=True)),
                        ("safety_contact_en", models.TextField(blank=True)),
                        ("other_person", models.TextField(blank=True)),
                        ("other_person_en", models.TextField(blank=True)),
                        ("complaints", models.TextField(blank=True)),
                        ("complaints_en", models.TextField(blank=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("demo", models.BooleanField(default=False)),
                    ],
                ),
                migrations.CreateModel(
                    name="Account",
                    fields=[
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        (
                            "last_login",
                            models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                        ),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, unique=True)),
                        (
                            "language",
                            models.CharField(
                                choices=[("nl", "Nederlands"), ("en", "English")], default="nl", max_length=2
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("email"), name="account_email_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ErasedChain",
                    fields=[
                        (
                            "chain",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("school", models.UUIDField(db_index=True)),
                        ("whole_school", models.BooleanField(default=False)),
                        ("length", models.PositiveBigIntegerField()),
                        ("head", models.CharField(blank=True, max_length=64)),
                        ("at", models.DateTimeField()),
                        ("by", models.UUIDField(blank=True, null=True)),
                        ("key", models.CharField(max_length=64)),
                        ("signature", models.CharField(max_length=128)),
                    ],
                ),
                migrations.CreateModel(
                    name="Erasure",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("owner", models.UUIDField(unique=True)),
                        ("school", models.UUIDField(db_index=True)),
                        ("at", models.DateTimeField()),
                        ("by", models.UUIDField(blank=True, null=True)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["school", "at"], name="erasure_of_school")],
                    },
                ),
                migrations.CreateModel(
                    name="Worker",
                    fields=[
                        ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                        ("seen_at", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="Turn",
                    fields=[
                        ("name", models.CharField(max_length=80, primary_key=True, serialize=False)),
                        ("next_at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["name"],
                    },
                ),
                migrations.CreateModel(
                    name="Person",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "account",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="people",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("given_name", models.CharField(max_length=80)),
                        ("prefix", models.CharField(blank=True, max_length=30)),
                        ("family_name", models.CharField(max_length=120)),
                        ("born", models.DateField(blank=True, null=True)),
                        ("deceased", models.BooleanField(default=False)),
                        ("speaks", models.CharField(blank=True, max_length=40)),
                        ("interpreter", models.BooleanField(default=False)),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("search_name", models.CharField(editable=False, max_length=240)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["school", "search_name"], name="person_search")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("school", "account"), name="person_once_an_account"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SchoolClass",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        ("name", models.CharField(max_length=20)),
                        ("level", models.CharField(blank=True, max_length=40)),
                        ("year_group", models.PositiveSmallIntegerField()),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("school", "name"), name="class_name_once_a_school"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AccountLetter",
                    fields=[
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "wacht"),
                                    ("claimed", "wordt klaargemaakt"),
                                    ("handed", "overgedragen"),
                                    ("sent", "verstuurd"),
                                    ("refused", "geweigerd"),
                                ],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("next_try_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("tries", models.PositiveSmallIntegerField(default=0)),
                        ("claim", models.UUIDField(blank=True, null=True)),
                        ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "account",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        (
                            "news",
                            models.CharField(
                                choices=[
                                    ("new_device", "ingelogd op een nieuw apparaat"),
                                    ("password", "wachtwoord veranderd"),
                                    ("proof_added", "tweede bewijs erbij"),
                                    ("proof_removed", "tweede bewijs weggehaald"),
                                    ("codes_made", "nieuwe herstelcodes"),
                                    ("code_used", "herstelcode gebruikt"),
                                    ("loosened", "losgemaakt door school"),
                                    ("address_asked", "ander e-mailadres gevraagd"),
                                    ("new_address", "ander e-mailadres te bevestigen"),
                                    ("address_changed", "e-mailadres veranderd"),
                                    ("new_password", "nieuw wachtwoord gevraagd"),
                                    ("address", "e-mailadres te bewijzen"),
                                    ("school_address", "e-mailadres te bewijzen na een schoolaccount"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("browser", models.CharField(blank=True, max_length=60)),
                        (
                            "language",
                            models.CharField(
                                choices=[("nl", "Nederlands"), ("en", "English")], default="nl", max_length=2
                            ),
                        ),
                        ("formal", models.BooleanField(default=True)),
                        ("code_hash", models.CharField(blank=True, max_length=64)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["state", "next_try_at"], name="account_letter_due")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["waiting", "claimed", "handed", "sent", "refused"])
                                ),
                                name="account_letter_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "news__in",
                                        [
                                            "new_device",
                                            "password",
                                            "proof_added",
                                            "proof_removed",
                                            "codes_made",
                                            "code_used",
                                            "loosened",
                                            "address_asked",
                                            "new_address",
                                            "address_changed",
                                            "new_password",
                                            "address",
                                            "school_address",
                                        ],
                                    )
                                ),
                                name="account_letter_news_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("account__isnull", False),
                                    ("news__in", ("new_password", "address", "school_address")),
                                    _connector="OR",
                                ),
                                name="account_letter_to_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Chain",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        ("pupil", models.UUIDField(blank=True, null=True, unique=True)),
                        ("length", models.PositiveBigIntegerField(default=0)),
                        ("head", models.CharField(blank=True, max_length=64)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("pupil__isnull", True)),
                                fields=("school",),
                                name="chain_of_the_school_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Seal",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        ("number", models.PositiveBigIntegerField()),
                        ("at", models.DateTimeField()),
                        ("previous", models.CharField(blank=True, max_length=64)),
                        ("count", models.PositiveIntegerField()),
                        ("root", models.CharField(max_length=64)),
                        ("key", models.CharField(max_length=64)),
                        ("signature", models.CharField(max_length=128)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("school", "number"), name="seal_number_once_a_school"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LogCheck",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "at",
                            models.DateTimeField(blank=True, default=django.utils.timezone.now, null=True),
                        ),
                        ("asked_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "asked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("lines", models.PositiveBigIntegerField(default=0)),
                        ("chains", models.PositiveIntegerField(default=0)),
                        ("sealed_at", models.DateTimeField(blank=True, null=True)),
                        ("faults", models.JSONField(blank=True, default=list)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["school", "-at"], name="log_check_latest")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("at__isnull", False), ("asked_at__isnull", False), _connector="OR"
                                ),
                                name="log_check_done_or_asked",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("at__isnull", True)),
                                fields=("school",),
                                name="log_check_one_asked",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Device",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="devices",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("mark_hash", models.CharField(max_length=64)),
                        ("browser", models.CharField(blank=True, max_length=60)),
                        ("session", models.CharField(blank=True, db_index=True, max_length=40)),
                        ("first_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("begun_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("seen_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("account", "mark_hash"), name="device_once_an_account"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RetentionTerm",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("answers", "eigen antwoorden voor de driehoek"),
                                    ("voices", "wensen en verwachtingen voor een gesprek"),
                                    ("choice_words", "eigen woorden bij een keuze"),
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
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "answers",
                                            "voices",
                                            "choice_words",
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
                            models.UniqueConstraint(
                                fields=("school", "kind"), name="retention_term_once_a_kind"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IdentityProvider",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "protocol",
                            models.CharField(
                                choices=[("oidc", "OpenID Connect"), ("saml", "SAML")], max_length=4
                            ),
                        ),
                        ("name", models.CharField(max_length=40)),
                        ("issuer", models.CharField(max_length=200)),
                        ("client_id", models.CharField(blank=True, max_length=191)),
                        ("sealed_secret", models.TextField(blank=True)),
                        ("metadata", models.TextField(blank=True)),
                        ("eck_id_claim", models.CharField(blank=True, max_length=120)),
                        ("uid_claim", models.CharField(blank=True, max_length=120)),
                        ("active", models.BooleanField(default=False)),
                        ("trust", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("protocol__in", ["oidc", "saml"])),
                                name="identity_provider_protocol_known",
                            ),
                            models.UniqueConstraint(
                                models.F("school"),
                                django.db.models.functions.text.Lower("name"),
                                name="identity_provider_name_once_a_school",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contact",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contact",
                                to="records.person",
                            ),
                        ),
                        ("email", keuzeruimte_web.records.sealed.SealedText(blank=True, max_length=254)),
                        (
                            "email_mark",
                            keuzeruimte_web.records.sealed.SealedMark(
                                db_index=True, of="email", within="school"
                            ),
                        ),
                        ("phone", keuzeruimte_web.records.sealed.SealedText(blank=True, max_length=30)),
                        ("address", keuzeruimte_web.records.sealed.SealedText(blank=True, max_length=200)),
                        ("secret", models.BooleanField(default=False)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Pupil",
                    fields=[
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="pupil",
                                serialize=False,
                                to="records.person",
                            ),
                        ),
                        (
                            "school_class",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="pupils",
                                to="records.schoolclass",
                            ),
                        ),
                        ("left_on", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Employment",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        ("since", models.DateField(blank=True, null=True)),
                        ("until", models.DateField(blank=True, null=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="employments",
                                to="records.person",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("mentor", "mentor"),
                                    ("teacher", "docent"),
                                    ("careers_adviser", "decaan"),
                                    ("counsellor", "leerlingbegeleider"),
                                    ("remedial_teacher", "remedial teacher"),
                                    ("school_leader", "teamleider"),
                                    ("administrator", "beheerder"),
                                    ("privacy_officer", "functionaris gegevensbescherming"),
                                ],
                                max_length=20,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "role__in",
                                        [
                                            "mentor",
                                            "teacher",
                                            "careers_adviser",
                                            "counsellor",
                                            "remedial_teacher",
                                            "school_leader",
                                            "administrator",
                                            "privacy_officer",
                                        ],
                                    )
                                ),
                                name="employment_role_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("since__isnull", True),
                                    ("until__isnull", True),
                                    ("until__gte", models.F("since")),
                                    _connector="OR",
                                ),
                                name="employment_span",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("until__isnull", True)),
                                fields=("person", "role"),
                                name="employment_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mentorship",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        ("since", models.DateField(blank=True, null=True)),
                        ("until", models.DateField(blank=True, null=True)),
                        (
                            "school_class",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="mentorships",
                                to="records.schoolclass",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="mentorships",
                                to="records.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("since__isnull", True),
                                    ("until__isnull", True),
                                    ("until__gte", models.F("since")),
                                    _connector="OR",
                                ),
                                name="mentorship_span",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("until__isnull", True)),
                                fields=("school_class", "person"),
                                name="mentorship_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AccountInvitation",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="account_invitations",
                                to="records.person",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("post", "brief met de post"),
                                    ("handed", "brief, zelf gegeven"),
                                    ("email", "e-mail"),
                                ],
                                max_length=6,
                            ),
                        ),
                        ("code_hash", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                        ("refused", models.BooleanField(default=False)),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("until", models.DateField()),
                        ("used_at", models.DateTimeField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["person", "-made_at"], name="account_invitation_latest")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("way__in", ["post", "handed", "email"])),
                                name="account_invitation_way_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("code_hash__isnull", False), ("way", "email"), _connector="OR"
                                ),
                                name="account_invitation_code_on_paper",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True), ("used_at__isnull", True)),
                                fields=("person",),
                                name="account_invitation_one_open",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Message",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "wacht"),
                                    ("claimed", "wordt klaargemaakt"),
                                    ("handed", "overgedragen"),
                                    ("sent", "verstuurd"),
                                    ("refused", "geweigerd"),
                                ],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("next_try_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("tries", models.PositiveSmallIntegerField(default=0)),
                        ("claim", models.UUIDField(blank=True, null=True)),
                        ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("role", models.CharField(max_length=20)),
                        ("kind", models.CharField(blank=True, max_length=20)),
                        ("record", models.UUIDField(blank=True, null=True)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["state", "next_try_at"], name="message_due")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["waiting", "claimed", "handed", "sent", "refused"])
                                ),
                                name="message_state_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SealedHead",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "seal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="heads",
                                to="records.seal",
                            ),
                        ),
                        ("chain", models.UUIDField(db_index=True)),
                        ("number", models.PositiveBigIntegerField()),
                        ("head", models.CharField(max_length=64)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("seal", "chain"), name="sealed_head_once_a_seal")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SchoolIdentity",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="school_identities",
                                to="records.person",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(choices=[("eck_id", "ECK iD"), ("uid", "uid")], max_length=6),
                        ),
                        ("value", models.CharField(max_length=255)),
                        ("proved_trust", models.UUIDField(blank=True, editable=False, null=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["eck_id", "uid"])),
                                name="school_identity_kind_known",
                            ),
                            models.UniqueConstraint(
                                fields=("school", "kind", "value"), name="school_identity_value_once"
                            ),
                            models.UniqueConstraint(
                                fields=("person", "kind"), name="school_identity_kind_once_a_person"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("value", ""), _negated=True),
                                name="school_identity_not_empty",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SamlAnswer",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "provider",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.identityprovider",
                            ),
                        ),
                        ("mark", models.CharField(max_length=64)),
                        ("question", models.CharField(max_length=64)),
                        ("sealed", models.TextField(blank=True)),
                        ("until", models.DateTimeField(db_index=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("provider", "mark"), name="saml_answer_once_a_provider"
                            ),
                            models.UniqueConstraint(
                                fields=("provider", "question"), name="saml_answer_once_a_question"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Submission",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("key", models.UUIDField()),
                        ("made", models.UUIDField(blank=True, null=True)),
                        ("at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("author", "key"), name="submission_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Guardianship",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        ("since", models.DateField(blank=True, null=True)),
                        ("until", models.DateField(blank=True, null=True)),
                        (
                            "pupil",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="guardianships",
                                to="records.pupil",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="guardianships",
                                to="records.person",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("birth", "ouder"),
                                    ("adoptive", "adoptieouder"),
                                    ("step", "stiefouder"),
                                    ("foster", "pleegouder of verzorger"),
                                    ("guardian", "voogd"),
                                ],
                                default="birth",
                                max_length=10,
                            ),
                        ),
                        (
                            "authority",
                            models.CharField(
                                choices=[
                                    ("yes", "heeft gezag"),
                                    ("no", "heeft geen gezag"),
                                    ("unknown", "niet bekend"),
                                ],
                                default="unknown",
                                max_length=7,
                            ),
                        ),
                        ("information_right", models.BooleanField(default=False)),
                        ("court_block", models.BooleanField(default=False)),
                        ("household", keuzeruimte_web.records.sealed.SealedText(blank=True, max_length=80)),
                        ("source", keuzeruimte_web.records.sealed.SealedText(blank=True, max_length=120)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["birth", "adoptive", "step", "foster", "guardian"])
                                ),
                                name="guardianship_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("authority__in", ["yes", "no", "unknown"])),
                                name="guardianship_authority_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("since__isnull", True),
                                    ("until__isnull", True),
                                    ("until__gte", models.F("since")),
                                    _connector="OR",
                                ),
                                name="guardianship_span",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("until__isnull", True)),
                                fields=("pupil", "parent"),
                                name="guardianship_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("pupil", models.F("parent")), _negated=True),
                                name="guardianship_of_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Matter",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "pupil",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="matters",
                                to="records.pupil",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("trajectory", "begeleidingstraject"),
                                    ("choice_moment", "keuzemoment"),
                                ],
                                max_length=13,
                            ),
                        ),
                        ("title", keuzeruimte_web.records.sealed.SealedText(max_length=120)),
                        ("reason", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                        ("goal", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                        ("opened_on", models.DateField()),
                        ("closed_on", models.DateField(blank=True, null=True)),
                        ("evaluation", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                        ("onward", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                        ("thanks", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["trajectory", "choice_moment"])),
                                name="matter_kind_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Opening",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        ("since", models.DateField(blank=True, null=True)),
                        ("until", models.DateField(blank=True, null=True)),
                        (
                            "pupil",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="openings",
                                to="records.pupil",
                            ),
                        ),
                        (
                            "leader",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("complaint", "om een klacht te behandelen"),
                                    ("request", "omdat leerling of ouders erom vroegen"),
                                    ("measure", "om een besluit van buiten school vast te leggen"),
                                    ("hand_over", "omdat er geen begeleider meer is"),
                                    ("authority", "omdat een rechter of de inspectie erom vraagt"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "reason__in",
                                        ["complaint", "request", "measure", "hand_over", "authority"],
                                    )
                                ),
                                name="opening_reason_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("since__isnull", True),
                                    ("until__isnull", True),
                                    ("until__gte", models.F("since")),
                                    _connector="OR",
                                ),
                                name="opening_span",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("since__isnull", False), ("until__isnull", False)),
                                name="opening_ends",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PrivacyRequest",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
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
                            "asker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
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
                                    ("away", "ouder die de rechter op afstand houdt"),
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
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("extended_on", models.DateField(blank=True, null=True)),
                        ("extension_reason", keuzeruimte_web.records.sealed.SealedText(blank=True)),
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
                        ("decided_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["inspection", "correction", "erasure"])),
                                name="privacy_request_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("claim__in", ["pupil", "pupil_16", "parent", "facts", "away"])
                                ),
                                name="privacy_request_claim_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "asked",
                                            "weighed",
                                            "making",
                                            "agreed",
                                            "answered",
                                            "refused",
                                            "withdrawn",
                                        ],
                                    )
                                ),
                                name="privacy_request_state_known",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["asked", "weighed", "making", "agreed"])),
                                fields=("pupil", "asker", "kind"),
                                name="privacy_request_one_open",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TurningNotice",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "pupil",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="turning_notices",
                                to="records.pupil",
                            ),
                        ),
                        ("born", models.DateField()),
                        ("age", models.PositiveSmallIntegerField()),
                        ("weeks", models.PositiveSmallIntegerField()),
                        ("on", models.DateField()),
                        ("told_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("pupil", "born", "age", "weeks"), name="turning_notice_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("age__in", (16, 18))), name="turning_notice_age_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("weeks__in", (8, 2))), name="turning_notice_weeks_known"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Village",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "pupil",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="village",
                                to="records.pupil",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Draft",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("form", models.CharField(max_length=40)),
                        ("about", models.CharField(max_length=40)),
                        (
                            "pupil",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.pupil",
                            ),
                        ),
                        ("content", keuzeruimte_web.records.sealed.SealedJSON()),
                        ("updated_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("author", "form", "about"), name="draft_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Involvement",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        ("since", models.DateField(blank=True, null=True)),
                        ("until", models.DateField(blank=True, null=True)),
                        (
                            "pupil",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="involvements",
                                to="records.pupil",
                            ),
                        ),
                        (
                            "matter",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="involvements",
                                to="records.matter",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="involvements",
                                to="records.person",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("mentor", "mentor"),
                                    ("teacher", "docent"),
                                    ("careers_adviser", "decaan"),
                                    ("counsellor", "leerlingbegeleider"),
                                    ("remedial_teacher", "remedial teacher"),
                                    ("school_leader", "teamleider"),
                                    ("administrator", "beheerder"),
                                    ("privacy_officer", "functionaris gegevensbescherming"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("sees_since", models.DateField(blank=True, null=True)),
                        ("events_since", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["person", "until"], name="involvement_of_person")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("since__isnull", True),
                                    ("until__isnull", True),
                                    ("until__gte", models.F("since")),
                                    _connector="OR",
                                ),
                                name="involvement_span",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("events_since__isnull", True),
                                    ("sees_since__isnull", False),
                                    _connector="OR",
                                ),
                                name="involvement_events_of_a_part",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "role__in",
                                        [
                                            "mentor",
                                            "teacher",
                                            "careers_adviser",
                                            "counsellor",
                                            "remedial_teacher",
                                            "school_leader",
                                        ],
                                    )
                                ),
                                name="involvement_role_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("matter__isnull", False), ("role", "mentor"), _connector="OR"
                                ),
                                name="involvement_without_matter_is_mentor",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("until__isnull", True)),
                                fields=("person", "matter", "role"),
                                name="involvement_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ThirdParty",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        ("since", models.DateField(blank=True, null=True)),
                        ("until", models.DateField(blank=True, null=True)),
                        (
                            "matter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="third_parties",
                                to="records.matter",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("sibling", "broer of zus"),
                                    ("grandparent", "grootouder"),
                                    ("relative", "familie"),
                                    ("friend", "vriend of vriendin"),
                                    ("specialist", "deskundige van buiten school"),
                                    ("employer", "werkgever"),
                                    ("protector", "wie beschermt, zoals een gezinsvoogd"),
                                ],
                                max_length=20,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "role__in",
                                        [
                                            "sibling",
                                            "grandparent",
                                            "relative",
                                            "friend",
                                            "specialist",
                                            "employer",
                                            "protector",
                                        ],
                                    )
                                ),
                                name="third_party_role_known",
                            ),
                            models.UniqueConstraint(fields=("matter", "person"), name="third_party_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Topic",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "matter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="topics",
                                to="records.matter",
                            ),
                        ),
                        (
                            "domain",
                            models.CharField(
                                choices=[
                                    ("learning", "leren"),
                                    ("career", "loopbaan"),
                                    ("social_emotional", "hoe het met iemand gaat op school"),
                                    ("upbringing", "opvoeding"),
                                    ("family", "gezin"),
                                    ("safety", "veiligheid"),
                                    ("therapy", "behandeling"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("title", keuzeruimte_web.records.sealed.SealedText(max_length=80)),
                        (
                            "title_mark",
                            keuzeruimte_web.records.sealed.SealedMark(of="title", within="matter"),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "domain__in",
                                        [
                                            "learning",
                                            "career",
                                            "social_emotional",
                                            "upbringing",
                                            "family",
                                            "safety",
                                            "therapy",
                                        ],
                                    )
                                ),
                                name="topic_domain_known",
                            ),
                            models.UniqueConstraint(
                                fields=("matter", "title_mark"), name="topic_once_a_matter"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Delegation",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        ("since", models.DateField(blank=True, null=True)),
                        ("until", models.DateField(blank=True, null=True)),
                        (
                            "matter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="delegations",
                                to="records.matter",
                            ),
                        ),
                        (
                            "domain",
                            models.CharField(
                                choices=[
                                    ("learning", "leren"),
                                    ("career", "loopbaan"),
                                    ("social_emotional", "hoe het met iemand gaat op school"),
                                    ("upbringing", "opvoeding"),
                                    ("family", "gezin"),
                                    ("safety", "veiligheid"),
                                    ("therapy", "behandeling"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("words", keuzeruimte_web.records.sealed.SealedText()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("agreed", "afgesproken"),
                                    ("asked", "gevraagd"),
                                    ("withdrawn", "gestopt"),
                                ],
                                max_length=9,
                            ),
                        ),
                        ("to_school", models.BooleanField(default=False)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("stopped_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "stopped_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "goes_on_from",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="goes_on_as",
                                to="records.delegation",
                            ),
                        ),
                        ("let_end_on", models.DateField(blank=True, null=True)),
                        (
                            "let_end_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "domain__in",
                                        [
                                            "learning",
                                            "career",
                                            "social_emotional",
                                            "upbringing",
                                            "family",
                                            "safety",
                                            "therapy",
                                        ],
                                    )
                                ),
                                name="delegation_domain_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["agreed", "asked", "withdrawn"])),
                                name="delegation_status_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("since__isnull", True),
                                    ("until__isnull", True),
                                    ("until__gte", models.F("since")),
                                    _connector="OR",
                                ),
                                name="delegation_span",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Protection",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        ("since", models.DateField(blank=True, null=True)),
                        ("until", models.DateField(blank=True, null=True)),
                        (
                            "matter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="protections",
                                to="records.matter",
                            ),
                        ),
                        (
                            "protector",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("ground", keuzeruimte_web.records.sealed.SealedText()),
                        ("domains", models.JSONField(default=list)),
                        (
                            "leader",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "second",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("talk_on", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("since__isnull", True),
                                    ("until__isnull", True),
                                    ("until__gte", models.F("since")),
                                    _connector="OR",
                                ),
                                name="protection_span",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("leader", models.F("second")), _negated=True),
                                name="protection_by_two_people",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("until__isnull", False)), name="protection_ends"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Event",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "matter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="events",
                                to="records.matter",
                            ),
                        ),
                        ("on", models.DateField()),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("relieved", "was opgelucht"),
                                    ("thankful", "was dankbaar"),
                                    ("avoids", "ging contact uit de weg"),
                                    ("late", "kwam later"),
                                    ("missed", "kwam niet"),
                                    ("cancelled", "zegde af"),
                                    ("guilty", "vertelde over een schuldgevoel"),
                                    ("stagnates", "loopt vast"),
                                    ("progresses", "gaat vooruit"),
                                    ("doubts_expertise", "twijfelde aan de hulp van school"),
                                    ("complains", "maakte bezwaar"),
                                    ("praises", "was blij met de hulp"),
                                    ("acts_as_parent", "deed iets dat bij ouders hoort"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("observed", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                        ("opinion", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "adds_to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="additions",
                                to="records.event",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["matter", "on"], name="event_of_matter")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "relieved",
                                            "thankful",
                                            "avoids",
                                            "late",
                                            "missed",
                                            "cancelled",
                                            "guilty",
                                            "stagnates",
                                            "progresses",
                                            "doubts_expertise",
                                            "complains",
                                            "praises",
                                            "acts_as_parent",
                                        ],
                                    )
                                ),
                                name="event_kind_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProtectionProposal",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "matter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="proposals",
                                to="records.matter",
                            ),
                        ),
                        (
                            "leader",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "second",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("given_name", keuzeruimte_web.records.sealed.SealedText(max_length=80)),
                        ("family_name", keuzeruimte_web.records.sealed.SealedText(max_length=120)),
                        ("ground", keuzeruimte_web.records.sealed.SealedText()),
                        ("domains", models.JSONField(default=list)),
                        ("helpers", models.JSONField(default=list)),
                        ("until", models.DateField()),
                        ("talk_on", models.DateField()),
                        ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("leader", models.F("second")), _negated=True),
                                name="proposal_by_two_people",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Conversation",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "matter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="conversations",
                                to="records.matter",
                            ),
                        ),
                        (
                            "organiser",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("title", keuzeruimte_web.records.sealed.SealedText(max_length=120)),
                        ("starts_at", models.DateTimeField()),
                        ("place", keuzeruimte_web.records.sealed.SealedText(blank=True, max_length=80)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "gepland"),
                                    ("held", "begonnen"),
                                    ("closed", "afgerond"),
                                ],
                                default="planned",
                                max_length=7,
                            ),
                        ),
                        ("closed_at", models.DateTimeField(blank=True, null=True)),
                        ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                        ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("set_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["matter", "starts_at"], name="conversation_of_matter")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["planned", "held", "closed"])),
                                name="conversation_state_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PrivacyAnswer",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
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
                        ("content", keuzeruimte_web.records.sealed.SealedText()),
                        ("made_at", models.DateTimeField()),
                        ("until", models.DateField()),
                        ("code_hash", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Trace",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        ("at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "actor",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("role", models.CharField(max_length=20)),
                        ("word", models.CharField(max_length=40)),
                        (
                            "pupil",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="records.pupil",
                            ),
                        ),
                        (
                            "matter",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="records.matter",
                            ),
                        ),
                        ("record", models.UUIDField(blank=True, null=True)),
                        (
                            "chain",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.RESTRICT,
                                related_name="lines",
                                to="records.chain",
                            ),
                        ),
                        ("number", models.PositiveBigIntegerField()),
                        ("previous", models.CharField(blank=True, max_length=64)),
                        ("hash", models.CharField(max_length=64)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["pupil", "at"], name="trace_of_pupil")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("chain", "number"), name="trace_number_once_a_chain"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Villager",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "village",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="villagers",
                                to="records.village",
                            ),
                        ),
                        ("name", keuzeruimte_web.records.sealed.SealedText(max_length=40)),
                        (
                            "kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("sibling", "broer of zus"),
                                    ("grandparent", "opa of oma"),
                                    ("relative", "familie"),
                                    ("friend", "vriend of vriendin"),
                                    ("neighbour", "iemand uit de buurt"),
                                    ("club", "van sport, muziek of een club"),
                                    ("school", "iemand van school"),
                                    ("work", "van werk of stage"),
                                    ("helper", "iemand die helpt"),
                                    ("animal", "een dier"),
                                    ("other", "iemand anders"),
                                ],
                                max_length=11,
                            ),
                        ),
                        ("for_what", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                        (
                            "nearness",
                            models.CharField(
                                choices=[
                                    ("close", "dichtbij"),
                                    ("around", "eromheen"),
                                    ("further", "wat verder weg"),
                                ],
                                default="around",
                                max_length=7,
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "changed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "",
                                            "sibling",
                                            "grandparent",
                                            "relative",
                                            "friend",
                                            "neighbour",
                                            "club",
                                            "school",
                                            "work",
                                            "helper",
                                            "animal",
                                            "other",
                                        ],
                                    )
                                ),
                                name="villager_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("nearness__in", ["close", "around", "further"])),
                                name="villager_nearness_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DelegationPerson",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "delegation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="people",
                                to="records.delegation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("part", models.CharField(choices=[("by", "By"), ("to", "To")], max_length=2)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("delegation", "person", "part"), name="delegation_person_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DelegationTopic",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "delegation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="topics",
                                to="records.delegation",
                            ),
                        ),
                        (
                            "topic",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.topic",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("delegation", "topic"), name="delegation_topic_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Limit",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        ("since", models.DateField(blank=True, null=True)),
                        ("until", models.DateField(blank=True, null=True)),
                        (
                            "matter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="limits",
                                to="records.matter",
                            ),
                        ),
                        (
                            "topic",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.topic",
                            ),
                        ),
                        (
                            "domain",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("learning", "leren"),
                                    ("career", "loopbaan"),
                                    ("social_emotional", "hoe het met iemand gaat op school"),
                                    ("upbringing", "opvoeding"),
                                    ("family", "gezin"),
                                    ("safety", "veiligheid"),
                                    ("therapy", "behandeling"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("review_on", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("topic__isnull", False),
                                    models.Q(("domain", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="limit_has_subject",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("since__isnull", True),
                                    ("until__isnull", True),
                                    ("until__gte", models.F("since")),
                                    _connector="OR",
                                ),
                                name="limit_span",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ParentRequest",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "matter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="requests",
                                to="records.matter",
                            ),
                        ),
                        (
                            "topic",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.topic",
                            ),
                        ),
                        (
                            "domain",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("learning", "leren"),
                                    ("career", "loopbaan"),
                                    ("social_emotional", "hoe het met iemand gaat op school"),
                                    ("upbringing", "opvoeding"),
                                    ("family", "gezin"),
                                    ("safety", "veiligheid"),
                                    ("therapy", "behandeling"),
                                ],
                                max_length=16,
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("information", "informatie"),
                                    ("advice", "advies"),
                                    ("think_along", "meedenken"),
                                    ("support", "steun"),
                                    ("take_over", "iets overnemen"),
                                    ("be_informed", "iets horen als er iets is"),
                                    ("be_present", "erbij zijn"),
                                ],
                                max_length=11,
                            ),
                        ),
                        ("words", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                        ("asked_on", models.DateField()),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("topic__isnull", False),
                                    models.Q(("domain", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="request_has_subject",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "information",
                                            "advice",
                                            "think_along",
                                            "support",
                                            "take_over",
                                            "be_informed",
                                            "be_present",
                                        ],
                                    )
                                ),
                                name="request_kind_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProtectionPerson",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "protection",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="people",
                                to="records.protection",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("protection", "person"), name="protection_person_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to="records.conversation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to="records.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("conversation", "person"), name="invitation_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItem",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="records.conversation",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        ("title", keuzeruimte_web.records.sealed.SealedText(max_length=120)),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(
                                default=10,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(240),
                                ],
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "verb",
                            models.CharField(
                                choices=[
                                    ("listen", "luisteren"),
                                    ("acknowledge", "erkennen wat iemand draagt of doet"),
                                    ("ask", "vragen hoe iemand het ziet"),
                                    ("inform", "vertellen wat ik zie of weet"),
                                    ("ask_permission", "toestemming vragen"),
                                    ("discuss", "bespreken"),
                                    ("explore", "hardop meedenken"),
                                    ("advise", "advies geven"),
                                    ("guide", "helpen, begeleiden"),
                                    ("support", "steunen, troosten"),
                                    ("agree", "afspreken"),
                                    ("decide", "beslissen"),
                                    ("leave_choice", "de keuze laten"),
                                    ("hand_back", "teruggeven wat van ouders is"),
                                    ("offer_follow_up", "een gesprek aanbieden"),
                                    ("claim_follow_up", "een gesprek vastzetten"),
                                    ("take_over", "iets overnemen"),
                                    ("disapprove", "mijn oordeel geven over iemand"),
                                    ("side_with", "voor iemand opkomen tegenover een ander"),
                                    ("share", "delen met een ander"),
                                    ("promise_secrecy", "beloven het niet te vertellen"),
                                    ("withhold", "iemand erbuiten houden"),
                                    ("refer", "verwijzen"),
                                    ("treat", "behandelen"),
                                    ("protect", "beschermen"),
                                ],
                                max_length=16,
                            ),
                        ),
                        (
                            "topic",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="records.topic",
                            ),
                        ),
                        (
                            "domain",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("learning", "leren"),
                                    ("career", "loopbaan"),
                                    ("social_emotional", "hoe het met iemand gaat op school"),
                                    ("upbringing", "opvoeding"),
                                    ("family", "gezin"),
                                    ("safety", "veiligheid"),
                                    ("therapy", "behandeling"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("options", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("duty", models.BooleanField(default=False)),
                        ("done", models.BooleanField(blank=True, null=True)),
                        ("done_on", models.DateField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "verb__in",
                                        [
                                            "listen",
                                            "acknowledge",
                                            "ask",
                                            "inform",
                                            "ask_permission",
                                            "discuss",
                                            "explore",
                                            "advise",
                                            "guide",
                                            "support",
                                            "agree",
                                            "decide",
                                            "leave_choice",
                                            "hand_back",
                                            "offer_follow_up",
                                            "claim_follow_up",
                                            "take_over",
                                            "disapprove",
                                            "side_with",
                                            "share",
                                            "promise_secrecy",
                                            "withhold",
                                            "refer",
                                            "treat",
                                            "protect",
                                        ],
                                    )
                                ),
                                name="item_verb_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("topic__isnull", False),
                                    models.Q(("domain", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="item_has_subject",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done", True), _negated=True),
                                    ("done_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="item_done_has_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Offer",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "matter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="offers",
                                to="records.matter",
                            ),
                        ),
                        (
                            "conversation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="offers",
                                to="records.conversation",
                            ),
                        ),
                        (
                            "professional",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "topic",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.topic",
                            ),
                        ),
                        ("title", keuzeruimte_web.records.sealed.SealedText(max_length=120)),
                        ("words", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                        ("offered_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("lapses_on", models.DateField()),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="TakenStep",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="taken_steps",
                                to="records.conversation",
                            ),
                        ),
                        (
                            "taker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("before", keuzeruimte_web.records.sealed.SealedJSON()),
                        ("after", keuzeruimte_web.records.sealed.SealedJSON()),
                        ("invited", keuzeruimte_web.records.sealed.SealedJSON(default=list)),
                        ("taken_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("conversation", "taker", "number"), name="taken_step_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Report",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reports",
                                to="records.conversation",
                            ),
                        ),
                        (
                            "circle",
                            models.CharField(
                                choices=[
                                    ("triangle", "leerling, ouders en school"),
                                    ("parents_school", "ouders en school"),
                                    ("pupil_school", "leerling en school"),
                                    ("school", "school"),
                                ],
                                max_length=14,
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("observed", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                        ("opinion", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "concept"), ("open", "ligt voor"), ("closed", "gesloten")],
                                default="draft",
                                max_length=6,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("put_before_at", models.DateTimeField(blank=True, null=True)),
                        ("closed_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("circle__in", ["triangle", "parents_school", "pupil_school", "school"])
                                ),
                                name="report_circle_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["draft", "open", "closed"])),
                                name="report_state_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Voice",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="voices",
                                to="records.conversation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("wish", "wens"),
                                    ("from_school", "verwachting van school"),
                                    ("from_pupil", "verwachting van de leerling"),
                                    ("knowledge", "wat helpt"),
                                    ("question", "vraag voor het gesprek"),
                                    ("helps", "wat zou helpen"),
                                    ("take_part", "hoe ik mee wil doen"),
                                    ("involve", "hoe mijn ouders erbij betrokken worden"),
                                    ("acknowledge", "erkenning vooraf"),
                                ],
                                max_length=11,
                            ),
                        ),
                        ("words", keuzeruimte_web.records.sealed.SealedText()),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "wish",
                                            "from_school",
                                            "from_pupil",
                                            "knowledge",
                                            "question",
                                            "helps",
                                            "take_part",
                                            "involve",
                                            "acknowledge",
                                        ],
                                    )
                                ),
                                name="voice_kind_known",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("entered_by__isnull", True), ("to__isnull", True)),
                                fields=("conversation", "person", "kind"),
                                name="voice_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("to__isnull", False)),
                                fields=("conversation", "person", "to"),
                                name="voice_once_to_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "acknowledge"), ("to__isnull", False)),
                                    models.Q(
                                        ("to__isnull", True), models.Q(("kind", "acknowledge"), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="voice_to_acknowledges",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Answer",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="records.conversation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "connection",
                            models.CharField(
                                choices=[
                                    ("pupil_parents", "leerling en ouders"),
                                    ("pupil_school", "leerling en school"),
                                    ("parents_school", "ouders en school"),
                                ],
                                max_length=14,
                            ),
                        ),
                        ("value", keuzeruimte_web.records.sealed.SealedNumber(highest=1, lowest=0)),
                        ("by_slider", models.BooleanField(default=False)),
                        ("sentences", keuzeruimte_web.records.sealed.SealedJSON(blank=True, null=True)),
                        ("updated_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("connection__in", ["pupil_parents", "pupil_school", "parents_school"])
                                ),
                                name="answer_connection_known",
                            ),
                            models.UniqueConstraint(
                                fields=("conversation", "person", "connection"), name="answer_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LimitAuthor",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        ("since", models.DateField(blank=True, null=True)),
                        ("until", models.DateField(blank=True, null=True)),
                        (
                            "limit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="authors",
                                to="records.limit",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("reason", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("since__isnull", True),
                                    ("until__isnull", True),
                                    ("until__gte", models.F("since")),
                                    _connector="OR",
                                ),
                                name="limit_author_span",
                            ),
                            models.UniqueConstraint(fields=("limit", "person"), name="limit_author_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LimitPerson",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "limit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="people",
                                to="records.limit",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                choices=[("with", "With"), ("unless_present", "Unless Present")],
                                max_length=14,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("limit", "person", "part"), name="limit_person_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RequestPerson",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="people",
                                to="records.parentrequest",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "part",
                            models.CharField(choices=[("by", "By"), ("present", "Present")], max_length=7),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("request", "person", "part"), name="request_person_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ItemPerson",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="people",
                                to="records.agendaitem",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("to", "met wie"),
                                    ("present", "wie zit erbij"),
                                    ("about", "over wie"),
                                    ("against", "tegenover wie"),
                                    ("alongside", "voor wie"),
                                    ("through", "wie brengt het over"),
                                    ("waits_for", "pas als … ja zegt"),
                                    ("responsible", "wie doet het"),
                                ],
                                max_length=11,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "part__in",
                                        [
                                            "to",
                                            "present",
                                            "about",
                                            "against",
                                            "alongside",
                                            "through",
                                            "waits_for",
                                            "responsible",
                                        ],
                                    )
                                ),
                                name="item_part_known",
                            ),
                            models.UniqueConstraint(
                                fields=("item", "person", "part"), name="item_person_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OfferParent",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "offer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="parents",
                                to="records.offer",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("accepted_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("offer", "person"), name="offer_parent_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportReader",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="readers",
                                to="records.report",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("present", models.BooleanField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("report", "person"), name="report_reader_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HandedReport",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "involvement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="handed",
                                to="records.involvement",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="handed",
                                to="records.report",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("involvement", "report"), name="handed_report_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportItem",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="records.report",
                            ),
                        ),
                        (
                            "item",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="report_item",
                                to="records.agendaitem",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Response",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="responses",
                                to="records.report",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("read_at", models.DateTimeField(blank=True, null=True)),
                        ("agreed_at", models.DateTimeField(blank=True, null=True)),
                        ("words", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("school", "alleen school"),
                                    ("readers", "iedereen die dit verslag leest"),
                                ],
                                default="school",
                                max_length=7,
                            ),
                        ),
                        ("updated_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("audience__in", ["school", "readers"])),
                                name="response_audience_known",
                            ),
                            models.UniqueConstraint(fields=("report", "person"), name="response_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Addition",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="additions",
                                to="records.report",
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("text", keuzeruimte_web.records.sealed.SealedText()),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Agreement",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="agreements",
                                to="records.conversation",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="agreements",
                                to="records.agendaitem",
                            ),
                        ),
                        (
                            "circle",
                            models.CharField(
                                choices=[
                                    ("triangle", "leerling, ouders en school"),
                                    ("parents_school", "ouders en school"),
                                    ("pupil_school", "leerling en school"),
                                    ("school", "school"),
                                ],
                                max_length=14,
                            ),
                        ),
                        ("text", keuzeruimte_web.records.sealed.SealedText(max_length=300)),
                        ("due_on", models.DateField(blank=True, null=True)),
                        ("made_on", models.DateField()),
                        ("done_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "done_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("renewed_on", models.DateField(blank=True, null=True)),
                        ("let_go_on", models.DateField(blank=True, null=True)),
                        ("reminded_on", models.DateField(blank=True, null=True)),
                        (
                            "proposal",
                            models.CharField(
                                blank=True,
                                choices=[("renew", "een nieuwe dag"), ("let_go", "samen loslaten")],
                                max_length=6,
                            ),
                        ),
                        ("proposed_due", models.DateField(blank=True, null=True)),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("circle__in", ["triangle", "parents_school", "pupil_school", "school"])
                                ),
                                name="agreement_circle_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("proposal__in", ["", "renew", "let_go"])),
                                name="agreement_proposal_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("done_at__isnull", True), ("let_go_on__isnull", True), _connector="OR"
                                ),
                                name="agreement_done_or_let_go",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Note",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notes",
                                to="records.conversation",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notes",
                                to="records.agendaitem",
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("text", keuzeruimte_web.records.sealed.SealedText()),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("updated_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("item__isnull", False)),
                                fields=("item", "author"),
                                name="note_once_an_item",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("item__isnull", True)),
                                fields=("conversation", "author"),
                                name="note_once_a_conversation",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgreementPerson",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="people",
                                to="records.agreement",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                choices=[("owner", "Owner"), ("decides", "Decides"), ("present", "Present")],
                                max_length=7,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("agreement", "person", "part"), name="agreement_person_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AddressChange",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "account",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("email", models.EmailField(max_length=254)),
                        ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                ),
                migrations.CreateModel(
                    name="AgreementYes",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="yeses",
                                to="records.agreement",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("agreement", "person"), name="agreement_yes_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Doubt",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "matter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="doubts",
                                to="records.matter",
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("text", keuzeruimte_web.records.sealed.SealedText(max_length=4000)),
                        ("written_on", models.DateField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["author", "matter"], name="doubt_of_author")],
                    },
                ),
                migrations.CreateModel(
                    name="DoubtColleague",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "doubt",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="colleagues",
                                to="records.doubt",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("asked_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("doubt", "person"), name="doubt_colleague_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportVersion",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="versions",
                                to="records.report",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("observed", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                        ("opinion", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("until", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("report", "number"), name="report_version_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Institution",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        ("since", models.DateField(blank=True, null=True)),
                        ("until", models.DateField(blank=True, null=True)),
                        (
                            "pupil",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="institutions",
                                to="records.pupil",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("guardian", "heeft de voogdij"),
                                    ("supervisor", "houdt toezicht, met een gezinsvoogd"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("name", keuzeruimte_web.records.sealed.SealedText(max_length=120)),
                        ("given_name", keuzeruimte_web.records.sealed.SealedText(blank=True, max_length=80)),
                        (
                            "family_name",
                            keuzeruimte_web.records.sealed.SealedText(blank=True, max_length=120),
                        ),
                        ("reach", keuzeruimte_web.records.sealed.SealedText(blank=True, max_length=120)),
                        ("source", keuzeruimte_web.records.sealed.SealedText(max_length=120)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("role__in", ["guardian", "supervisor"])),
                                name="institution_role_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("since__isnull", True),
                                    ("until__isnull", True),
                                    ("until__gte", models.F("since")),
                                    _connector="OR",
                                ),
                                name="institution_span",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("until__isnull", True)),
                                fields=("pupil", "role"),
                                name="institution_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Table",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "conversation",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="table",
                                to="records.conversation",
                            ),
                        ),
                        ("code", keuzeruimte_web.records.sealed.SealedText(max_length=20)),
                        ("code_hash", models.CharField(max_length=64, unique=True)),
                        ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("until", models.DateTimeField()),
                        ("closed_at", models.DateTimeField(blank=True, null=True)),
                        ("changes", models.PositiveIntegerField(default=0)),
                        (
                            "turn",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="FinishedPoint",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "table",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="finished",
                                to="records.table",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.agendaitem",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("table", "item"), name="finished_point_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AtTable",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "table",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="people",
                                to="records.table",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("table", "person"), name="at_table_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TableSeat",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "table",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="seats",
                                to="records.table",
                            ),
                        ),
                        ("token_hash", models.CharField(max_length=64, unique=True)),
                        ("number", models.PositiveSmallIntegerField()),
                        ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("is_screen", models.BooleanField(default=False)),
                        (
                            "admitted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("admitted_at", models.DateTimeField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("person__isnull", True), ("is_screen", False), _connector="OR"
                                ),
                                name="table_seat_person_or_screen",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("admitted_at__isnull", False),
                                    models.Q(("person__isnull", True), ("is_screen", False)),
                                    _connector="OR",
                                ),
                                name="table_seat_admitted_as",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("admitted_at__isnull", True), ("ended_at__isnull", True)),
                                fields=("table", "number"),
                                name="table_seat_number_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TimeProposal",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "matter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="time_proposals",
                                to="records.matter",
                            ),
                        ),
                        (
                            "organiser",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "conversation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="time_proposals",
                                to="records.conversation",
                            ),
                        ),
                        ("title", keuzeruimte_web.records.sealed.SealedText(max_length=120)),
                        ("place", keuzeruimte_web.records.sealed.SealedText(blank=True, max_length=80)),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(
                                default=45,
                                validators=[
                                    django.core.validators.MinValueValidator(5),
                                    django.core.validators.MaxValueValidator(240),
                                ],
                            ),
                        ),
                        (
                            "travel",
                            models.PositiveSmallIntegerField(
                                default=10, validators=[django.core.validators.MaxValueValidator(120)]
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "open"), ("withdrawn", "ingetrokken")],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["open", "withdrawn"])),
                                name="time_proposal_state_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProposedTime",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="times",
                                to="records.timeproposal",
                            ),
                        ),
                        ("starts_at", models.DateTimeField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("proposal", "starts_at"), name="proposed_time_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TimeReply",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="replies",
                                to="records.timeproposal",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "wish",
                            models.CharField(
                                blank=True,
                                choices=[("together", "samen is goed"), ("apart", "liever apart")],
                                max_length=8,
                            ),
                        ),
                        ("not_needed", models.BooleanField(default=False)),
                        (
                            "other_words",
                            keuzeruimte_web.records.sealed.SealedText(blank=True, max_length=400),
                        ),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("proposal", "person"), name="time_reply_once"),
                            models.CheckConstraint(
                                condition=models.Q(("wish__in", ("", "together", "apart"))),
                                name="time_reply_wish_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TimeAnswer",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "reply",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="records.timereply",
                            ),
                        ),
                        (
                            "time",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="records.proposedtime",
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("fits", "past"),
                                    ("if_need", "als het moet"),
                                    ("fits_not", "past niet"),
                                ],
                                max_length=8,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("answer__in", ["fits", "if_need", "fits_not"])),
                                name="time_answer_known",
                            ),
                            models.UniqueConstraint(fields=("reply", "time"), name="time_answer_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarEntry",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("role", models.CharField(max_length=20)),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.conversation",
                            ),
                        ),
                        ("visit", models.PositiveSmallIntegerField()),
                        ("since", models.DateTimeField()),
                        ("until", models.DateTimeField()),
                        ("cancelled", models.BooleanField(default=False)),
                        ("sequence", models.PositiveIntegerField(default=0)),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("person", "role", "conversation", "visit"), name="calendar_entry_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarFeed",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("role", models.CharField(max_length=20)),
                        ("token_hash", models.CharField(max_length=64, unique=True)),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("person", "role"), name="calendar_feed_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NoReminders",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "conversation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.conversation",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("conversation__isnull", True)),
                                fields=("person",),
                                name="no_reminders_once",
                            ),
                            models.UniqueConstraint(
                                fields=("person", "conversation"), name="no_reminders_of_a_talk_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Import",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "starter",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("begun_at", models.DateTimeField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("reading", "wordt bekeken"),
                                    ("asking", "wacht op uitleg bij de kolommen"),
                                    ("ready", "klaar om te bekijken"),
                                    ("applying", "wordt ingelezen"),
                                    ("applied", "ingelezen"),
                                    ("undoing", "wordt teruggedraaid"),
                                    ("undone", "teruggedraaid"),
                                    ("refused", "niet te gebruiken"),
                                    ("dropped", "niet ingelezen"),
                                ],
                                default="reading",
                                max_length=8,
                            ),
                        ),
                        ("format", models.CharField(blank=True, max_length=10)),
                        ("changes_only", models.BooleanField(default=False)),
                        ("columns", keuzeruimte_web.records.sealed.SealedJSON(null=True)),
                        ("refusal", models.JSONField(null=True)),
                        ("counts", models.JSONField(default=dict)),
                        ("notes", keuzeruimte_web.records.sealed.SealedJSON(null=True)),
                        ("done", models.PositiveIntegerField(default=0)),
                        ("total", models.PositiveIntegerField(default=0)),
                        ("applied_at", models.DateTimeField(null=True)),
                        ("until", models.DateField(null=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "reading",
                                            "asking",
                                            "ready",
                                            "applying",
                                            "applied",
                                            "undoing",
                                            "undone",
                                            "refused",
                                            "dropped",
                                        ],
                                    )
                                ),
                                name="import_state_known",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("state__in", ["reading", "asking", "ready", "applying", "undoing"])
                                ),
                                fields=("school",),
                                name="import_one_at_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportFile",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="files",
                                to="records.import",
                            ),
                        ),
                        ("name", keuzeruimte_web.records.sealed.SealedText(max_length=120)),
                        ("content", keuzeruimte_web.records.sealed.SealedText()),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ImportLine",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="records.import",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("kind", models.CharField(max_length=8)),
                        (
                            "sort",
                            models.CharField(
                                choices=[
                                    ("new", "nieuw"),
                                    ("changed", "veranderd"),
                                    ("gone", "weg"),
                                    ("unclear", "onduidelijk"),
                                    ("same", "hetzelfde"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("key", keuzeruimte_web.records.sealed.SealedText(max_length=300)),
                        ("name", keuzeruimte_web.records.sealed.SealedText(max_length=400)),
                        ("person", models.UUIDField(null=True)),
                        ("detail", keuzeruimte_web.records.sealed.SealedJSON()),
                        ("choice", models.CharField(blank=True, max_length=41)),
                        ("undo", keuzeruimte_web.records.sealed.SealedJSON(null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["run", "sort", "number"], name="import_line_in_order")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("sort__in", ["new", "changed", "gone", "unclear", "same"])
                                ),
                                name="import_line_sort_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OutsideKey",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        ("kind", models.CharField(max_length=8)),
                        ("key", keuzeruimte_web.records.sealed.SealedText(max_length=300)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="outside_keys",
                                to="records.person",
                            ),
                        ),
                        ("given", keuzeruimte_web.records.sealed.SealedJSON()),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ColumnChoice",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        ("heads", models.CharField(max_length=64)),
                        ("kind", models.CharField(max_length=8)),
                        ("meanings", models.JSONField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("school", "heads"), name="column_choice_once_a_list"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SubjectRules",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        ("title", models.CharField(max_length=120)),
                        (
                            "school_type",
                            models.CharField(
                                choices=[
                                    ("vmbo-bb", "vmbo, basisberoepsgericht"),
                                    ("vmbo-kb", "vmbo, kaderberoepsgericht"),
                                    ("vmbo-gl", "vmbo, gemengde leerweg"),
                                    ("vmbo-tl", "vmbo, theoretische leerweg"),
                                    ("havo", "havo"),
                                    ("vwo", "vwo"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("year", models.CharField(blank=True, max_length=20)),
                        ("text", models.TextField(max_length=100000)),
                        ("changed_on", models.DateField()),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "school_type__in",
                                        ["vmbo-bb", "vmbo-kb", "vmbo-gl", "vmbo-tl", "havo", "vwo"],
                                    )
                                ),
                                name="subject_rules_type_known",
                            ),
                            models.UniqueConstraint(
                                fields=("school", "title", "year"), name="subject_rules_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChoiceTemplate",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("profile_havo_vwo", "profielkeuze havo en vwo"),
                                    ("profile_vmbo", "profielkeuze vmbo"),
                                    ("sector", "sectorkeuze"),
                                    ("subjects", "vakkenkeuze"),
                                    ("placement", "stageplek kiezen"),
                                    ("further_study", "vervolgstudie kiezen"),
                                    ("workplace", "werkplek kiezen"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("title", models.CharField(max_length=120)),
                        (
                            "school_type",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("vmbo-bb", "vmbo, basisberoepsgericht"),
                                    ("vmbo-kb", "vmbo, kaderberoepsgericht"),
                                    ("vmbo-gl", "vmbo, gemengde leerweg"),
                                    ("vmbo-tl", "vmbo, theoretische leerweg"),
                                    ("havo", "havo"),
                                    ("vwo", "vwo"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("year_group", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("source", models.CharField(blank=True, max_length=300)),
                        ("changed_on", models.DateField()),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "profile_havo_vwo",
                                            "profile_vmbo",
                                            "sector",
                                            "subjects",
                                            "placement",
                                            "further_study",
                                            "workplace",
                                        ],
                                    )
                                ),
                                name="choice_template_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "school_type__in",
                                        ("", "vmbo-bb", "vmbo-kb", "vmbo-gl", "vmbo-tl", "havo", "vwo"),
                                    )
                                ),
                                name="choice_template_type_known",
                            ),
                            models.UniqueConstraint(fields=("school", "title"), name="choice_template_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChoiceRound",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "template",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.choicetemplate",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("profile_havo_vwo", "profielkeuze havo en vwo"),
                                    ("profile_vmbo", "profielkeuze vmbo"),
                                    ("sector", "sectorkeuze"),
                                    ("subjects", "vakkenkeuze"),
                                    ("placement", "stageplek kiezen"),
                                    ("further_study", "vervolgstudie kiezen"),
                                    ("workplace", "werkplek kiezen"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("title", models.CharField(max_length=120)),
                        ("school_year", models.CharField(max_length=9)),
                        ("ends_on", models.DateField()),
                        (
                            "rules",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.subjectrules",
                            ),
                        ),
                        ("days", models.JSONField(default=dict)),
                        (
                            "opened_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("closed_on", models.DateField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "profile_havo_vwo",
                                            "profile_vmbo",
                                            "sector",
                                            "subjects",
                                            "placement",
                                            "further_study",
                                            "workplace",
                                        ],
                                    )
                                ),
                                name="choice_round_kind_known",
                            ),
                            models.UniqueConstraint(
                                fields=("school", "title", "school_year"), name="choice_round_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChoiceMoment",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "matter",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="choice",
                                to="records.matter",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="moments",
                                to="records.choiceround",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("profile_havo_vwo", "profielkeuze havo en vwo"),
                                    ("profile_vmbo", "profielkeuze vmbo"),
                                    ("sector", "sectorkeuze"),
                                    ("subjects", "vakkenkeuze"),
                                    ("placement", "stageplek kiezen"),
                                    ("further_study", "vervolgstudie kiezen"),
                                    ("workplace", "werkplek kiezen"),
                                ],
                                max_length=16,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("provisional", "voorlopig"),
                                    ("definitive", "definitief"),
                                    ("locked", "vastgelegd"),
                                    ("reopened", "weer open"),
                                ],
                                default="open",
                                max_length=11,
                            ),
                        ),
                        ("decision", models.PositiveIntegerField(default=0)),
                        ("answer_by", models.DateField(blank=True, null=True)),
                        ("ends_on", models.DateField(blank=True, null=True)),
                        (
                            "rules",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.subjectrules",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "profile_havo_vwo",
                                            "profile_vmbo",
                                            "sector",
                                            "subjects",
                                            "placement",
                                            "further_study",
                                            "workplace",
                                        ],
                                    )
                                ),
                                name="choice_moment_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["open", "provisional", "definitive", "locked", "reopened"])
                                ),
                                name="choice_moment_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("decision__gt", 0), ("state", "open"), _connector="OR"),
                                name="choice_moment_stands_on_a_decision",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Advice",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "moment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="advice",
                                to="records.choicemoment",
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("observed", keuzeruimte_web.records.sealed.SealedText()),
                        ("opinion", keuzeruimte_web.records.sealed.SealedText()),
                        ("given_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AdviceQuestion",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "advice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="questions",
                                to="records.advice",
                            ),
                        ),
                        (
                            "asker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("words", keuzeruimte_web.records.sealed.SealedText()),
                        ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("answer", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ChoiceChange",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "moment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="changes",
                                to="records.choicemoment",
                            ),
                        ),
                        (
                            "was",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("provisional", "voorlopig"),
                                    ("definitive", "definitief"),
                                    ("locked", "vastgelegd"),
                                    ("reopened", "weer open"),
                                ],
                                max_length=11,
                            ),
                        ),
                        (
                            "became",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("provisional", "voorlopig"),
                                    ("definitive", "definitief"),
                                    ("locked", "vastgelegd"),
                                    ("reopened", "weer open"),
                                ],
                                max_length=11,
                            ),
                        ),
                        ("decision", models.PositiveIntegerField(default=0)),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("was__in", ["open", "provisional", "definitive", "locked", "reopened"])
                                ),
                                name="choice_change_was_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "became__in",
                                        ["open", "provisional", "definitive", "locked", "reopened"],
                                    )
                                ),
                                name="choice_change_became_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChoiceOption",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "moment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="options",
                                to="records.choicemoment",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("package", "profiel of vakkenpakket"),
                                    ("programme", "opleiding"),
                                    ("placement", "stageplek of werkplek"),
                                    ("words", "iets anders, in eigen woorden"),
                                ],
                                max_length=9,
                            ),
                        ),
                        ("title", keuzeruimte_web.records.sealed.SealedText(max_length=120)),
                        ("needed", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                        ("content", keuzeruimte_web.records.sealed.SealedJSON(blank=True, null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("added_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("aside_at", models.DateTimeField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["package", "programme", "placement", "words"])
                                ),
                                name="choice_option_kind_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChoiceStep",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "moment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="records.choicemoment",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("wishes", "eigen woorden eerst"),
                                    ("explore", "verkennen"),
                                    ("talk", "praten"),
                                    ("provisional", "voorlopig kiezen"),
                                    ("advice", "advies van school"),
                                    ("decide", "kiezen"),
                                ],
                                max_length=11,
                            ),
                        ),
                        ("title", models.CharField(max_length=120)),
                        (
                            "who",
                            models.CharField(
                                choices=[
                                    ("pupil", "de leerling"),
                                    ("parents", "de ouders"),
                                    ("family", "leerling en ouders"),
                                    ("school", "school"),
                                    ("together", "samen"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("what", models.CharField(blank=True, max_length=300)),
                        ("on", models.DateField(blank=True, null=True)),
                        ("done_on", models.DateField(blank=True, null=True)),
                        (
                            "done_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        ["wishes", "explore", "talk", "provisional", "advice", "decide"],
                                    )
                                ),
                                name="choice_step_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("who__in", ["pupil", "parents", "family", "school", "together"])
                                ),
                                name="choice_step_who_known",
                            ),
                            models.UniqueConstraint(
                                fields=("moment", "position"), name="choice_step_position_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChoiceVoice",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "moment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="voices",
                                to="records.choicemoment",
                            ),
                        ),
                        (
                            "option",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="views",
                                to="records.choiceoption",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("wish", "wat ik wil"),
                                    ("knowledge", "wat ik zelf weet van werk en leren"),
                                    ("contact", "wie iets kan laten zien"),
                                    ("view", "wat ik hierin zie"),
                                ],
                                max_length=9,
                            ),
                        ),
                        ("words", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                        ("skipped", models.BooleanField(default=False)),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("updated_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["wish", "knowledge", "contact", "view"])),
                                name="choice_voice_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "view"), ("option__isnull", False)),
                                    models.Q(
                                        ("option__isnull", True), models.Q(("kind", "view"), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="choice_voice_view_of_an_option",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("entered_by__isnull", True), ("option__isnull", True)),
                                fields=("moment", "person", "kind"),
                                name="choice_voice_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("entered_by__isnull", True), ("option__isnull", False)),
                                fields=("option", "person"),
                                name="choice_voice_view_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Decision",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "moment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="decisions",
                                to="records.choicemoment",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("words", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("moment", "number"), name="decision_number_once"),
                            models.CheckConstraint(
                                condition=models.Q(("number__gt", 0)), name="decision_number_from_one"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DecisionOption",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="options",
                                to="records.decision",
                            ),
                        ),
                        (
                            "option",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.choiceoption",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("decision", "option"), name="decision_option_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RoundPupil",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="pupils",
                                to="records.choiceround",
                            ),
                        ),
                        (
                            "pupil",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.pupil",
                            ),
                        ),
                        (
                            "moment",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.choicemoment",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("round", "pupil"), name="round_pupil_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SignOff",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sign_offs",
                                to="records.decision",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "verdict",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("read", "gelezen"),
                                    ("agreed", "akkoord"),
                                    ("objection", "bezwaar"),
                                ],
                                max_length=9,
                            ),
                        ),
                        ("words", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                        ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("verdict__in", ("", "read", "agreed", "objection"))),
                                name="sign_off_verdict_known",
                            ),
                            models.UniqueConstraint(fields=("decision", "person"), name="sign_off_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TemplateStep",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "template",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="records.choicetemplate",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("wishes", "eigen woorden eerst"),
                                    ("explore", "verkennen"),
                                    ("talk", "praten"),
                                    ("provisional", "voorlopig kiezen"),
                                    ("advice", "advies van school"),
                                    ("decide", "kiezen"),
                                ],
                                max_length=11,
                            ),
                        ),
                        ("title", models.CharField(max_length=120)),
                        (
                            "who",
                            models.CharField(
                                choices=[
                                    ("pupil", "de leerling"),
                                    ("parents", "de ouders"),
                                    ("family", "leerling en ouders"),
                                    ("school", "school"),
                                    ("together", "samen"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("what", models.CharField(blank=True, max_length=300)),
                        ("after_days", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("month", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("day", models.PositiveSmallIntegerField(blank=True, null=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        ["wishes", "explore", "talk", "provisional", "advice", "decide"],
                                    )
                                ),
                                name="template_step_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("who__in", ["pupil", "parents", "family", "school", "together"])
                                ),
                                name="template_step_who_known",
                            ),
                            models.UniqueConstraint(
                                fields=("template", "position"), name="template_step_position_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("day__isnull", True), ("month__isnull", True)),
                                    models.Q(
                                        ("after_days__isnull", True),
                                        ("day__range", (1, 31)),
                                        ("month__range", (1, 12)),
                                    ),
                                    _connector="OR",
                                ),
                                name="template_step_one_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KeyDate",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        ("day", models.DateField()),
                        ("title", models.CharField(max_length=160)),
                        ("words", models.CharField(blank=True, max_length=600)),
                        ("meant_for", models.CharField(blank=True, max_length=120)),
                        ("remind", models.PositiveSmallIntegerField(default=0)),
                        ("source", models.CharField(blank=True, max_length=200)),
                        ("checked", models.BooleanField(default=False)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("remind__lte", 60)), name="key_date_reminds_in_time"
                            ),
                            models.UniqueConstraint(fields=("school", "day", "title"), name="key_date_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reminder",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("talk", "een gesprek over twee dagen"),
                                    ("times", "tijden waar nog geen antwoord op is"),
                                    ("prepare", "voorbereiden als men wil"),
                                    ("ends", "wat is toevertrouwd en binnenkort afloopt"),
                                    ("ended", "wat was toevertrouwd en afliep"),
                                    ("day", "een belangrijke dag van het schooljaar"),
                                    ("choice", "een keuze waar iemand nog iets bij kan zeggen"),
                                ],
                                max_length=8,
                            ),
                        ),
                        (
                            "conversation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.conversation",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.timeproposal",
                            ),
                        ),
                        (
                            "delegation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.delegation",
                            ),
                        ),
                        (
                            "key_date",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.keydate",
                            ),
                        ),
                        (
                            "moment",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.choicemoment",
                            ),
                        ),
                        ("on", models.DateField(blank=True, null=True)),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        ["talk", "times", "prepare", "ends", "ended", "day", "choice"],
                                    )
                                ),
                                name="reminder_kind_known",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("kind", "talk")),
                                fields=("person", "conversation", "on"),
                                name="reminder_of_a_day_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("kind", "prepare")),
                                fields=("person", "conversation"),
                                name="reminder_to_prepare_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("kind", "times")),
                                fields=("person", "proposal"),
                                name="reminder_of_times_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("kind__in", ("ends", "ended"))),
                                fields=("person", "delegation", "kind", "on"),
                                name="reminder_of_an_end_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("kind", "day")),
                                fields=("person", "key_date", "on"),
                                name="reminder_of_a_key_date_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("kind", "choice")),
                                fields=("person", "moment", "on"),
                                name="reminder_of_a_choice_once_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProgrammeList",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        ("year", models.CharField(max_length=20)),
                        ("text", models.TextField(max_length=3000000)),
                        ("programmes", models.PositiveIntegerField()),
                        ("left_out", models.PositiveIntegerField()),
                        ("in_use", models.BooleanField(default=False)),
                        ("kept_on", models.DateField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("school", "year", "in_use"), name="programmes_once_a_year"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Service",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        ("name", models.CharField(max_length=60)),
                        ("pupils", models.BooleanField(default=False)),
                        ("parents", models.BooleanField(default=False)),
                        ("staff", models.BooleanField(default=False)),
                        ("classes", models.BooleanField(default=False)),
                        ("busy", models.BooleanField(default=False)),
                        ("offers", models.BooleanField(default=False)),
                        ("token_hash", models.CharField(max_length=64, unique=True)),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("until", models.DateField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("last_used_on", models.DateField(blank=True, null=True)),
                        ("minute", models.DateTimeField(blank=True, null=True)),
                        ("calls", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=("school", "name"),
                                name="service_name_once_a_school",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OfferedLists",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.service",
                            ),
                        ),
                        ("offered_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("changes_only", models.BooleanField(default=False)),
                        ("lists", keuzeruimte_web.records.sealed.SealedJSON(null=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "wacht op een beheerder"),
                                    ("taken", "bekeken"),
                                    ("left", "niet bekeken"),
                                ],
                                default="waiting",
                                max_length=8,
                            ),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.import",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["school", "state"], name="offered_lists_waiting")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["waiting", "taken", "left"])),
                                name="offered_lists_state_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceCall",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.service",
                            ),
                        ),
                        ("key_hash", models.CharField(max_length=64)),
                        ("asked", models.CharField(max_length=64)),
                        ("made", models.UUIDField()),
                        ("at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("service", "key_hash"), name="service_call_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Webhook",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "service",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="webhook",
                                to="records.service",
                            ),
                        ),
                        ("address", models.CharField(max_length=500)),
                        ("sealed_secret", models.CharField(max_length=200)),
                        ("earlier_secret", models.CharField(blank=True, max_length=200)),
                        ("earlier_until", models.DateTimeField(blank=True, null=True)),
                        ("upto", models.PositiveBigIntegerField(default=0)),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("failing_since", models.DateTimeField(blank=True, null=True)),
                        ("stopped_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="WebhookPost",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "webhook",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="posts",
                                to="records.webhook",
                            ),
                        ),
                        ("changes", models.JSONField(default=list)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "wacht"),
                                    ("arrived", "aangekomen"),
                                    ("failed", "niet aangekomen"),
                                ],
                                default="waiting",
                                max_length=7,
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("next_try_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("tries", models.PositiveSmallIntegerField(default=0)),
                        ("answer", models.CharField(blank=True, max_length=20)),
                        ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["state", "next_try_at"], name="webhook_post_due")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["waiting", "arrived", "failed"])),
                                name="webhook_post_state_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Noticed",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("pupils", "leerlingen"),
                                    ("parents", "ouders"),
                                    ("staff", "medewerkers"),
                                    ("classes", "klassen"),
                                    ("busy", "bezette tijden"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("record", models.UUIDField()),
                        ("mark", models.CharField(max_length=32)),
                        ("number", models.PositiveBigIntegerField()),
                        ("gone", models.BooleanField(default=False)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["school", "number"], name="noticed_in_order")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["pupils", "parents", "staff", "classes", "busy"])
                                ),
                                name="noticed_kind_known",
                            ),
                            models.UniqueConstraint(
                                fields=("school", "kind", "record"), name="noticed_once_a_record"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Placement",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "pupil",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="placements",
                                to="records.pupil",
                            ),
                        ),
                        (
                            "matter",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="placements",
                                to="records.matter",
                            ),
                        ),
                        ("employer", keuzeruimte_web.records.sealed.SealedText(max_length=120)),
                        ("contact", keuzeruimte_web.records.sealed.SealedText(blank=True, max_length=120)),
                        ("email", keuzeruimte_web.records.sealed.SealedText(blank=True, max_length=254)),
                        ("where", keuzeruimte_web.records.sealed.SealedText(blank=True, max_length=200)),
                        ("since", models.DateField()),
                        ("until", models.DateField()),
                        ("learn", keuzeruimte_web.records.sealed.SealedText(blank=True, max_length=2000)),
                        ("agreed", keuzeruimte_web.records.sealed.SealedText(blank=True, max_length=2000)),
                        (
                            "made_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("feedback_at", models.DateTimeField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("since"))),
                                name="placement_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CareerItem",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "pupil",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="career_items",
                                to="records.pupil",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("reflection", "iets verteld"),
                                    ("activity", "iets meegemaakt"),
                                    ("feedback", "wat een stagebedrijf schreef"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "place",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("qualities", "wat ik kan"),
                                    ("motives", "wat ik fijn vind"),
                                    ("work", "welk werk er is"),
                                    ("steering", "mijn volgende stap"),
                                    ("network", "wie mij helpt"),
                                ],
                                max_length=9,
                            ),
                        ),
                        ("prompt", models.CharField(blank=True, max_length=20)),
                        (
                            "activity",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("open_day", "open dag"),
                                    ("taster_day", "meeloopdag"),
                                    ("placement", "stage"),
                                    ("interview", "interview"),
                                    ("company_visit", "bedrijfsbezoek"),
                                    ("own", "iets anders"),
                                ],
                                max_length=13,
                            ),
                        ),
                        ("title", keuzeruimte_web.records.sealed.SealedText(blank=True, max_length=120)),
                        ("words", keuzeruimte_web.records.sealed.SealedText(blank=True, max_length=4000)),
                        ("goals", keuzeruimte_web.records.sealed.SealedText(blank=True, max_length=4000)),
                        ("results", keuzeruimte_web.records.sealed.SealedText(blank=True, max_length=4000)),
                        (
                            "evaluation",
                            keuzeruimte_web.records.sealed.SealedText(blank=True, max_length=4000),
                        ),
                        ("follow_up", keuzeruimte_web.records.sealed.SealedText(blank=True, max_length=4000)),
                        ("on", models.DateField(blank=True, null=True)),
                        (
                            "placement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="feedback",
                                to="records.placement",
                            ),
                        ),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["reflection", "activity", "feedback"])),
                                name="career_item_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("place__in", ["", "qualities", "motives", "work", "steering", "network"])
                                ),
                                name="career_item_place_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "activity__in",
                                            [
                                                "open_day",
                                                "taster_day",
                                                "placement",
                                                "interview",
                                                "company_visit",
                                                "own",
                                            ],
                                        ),
                                        ("kind", "activity"),
                                    ),
                                    models.Q(("activity", ""), models.Q(("kind", "activity"), _negated=True)),
                                    _connector="OR",
                                ),
                                name="career_item_activity_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Share",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "answer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="shares",
                                to="records.answer",
                            ),
                        ),
                        (
                            "voice",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="shares",
                                to="records.voice",
                            ),
                        ),
                        (
                            "limit_part",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="shares",
                                to="records.limitauthor",
                            ),
                        ),
                        (
                            "village",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="shares",
                                to="records.village",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="shares",
                                to="records.report",
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="shares",
                                to="records.agreement",
                            ),
                        ),
                        (
                            "conversation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="shares",
                                to="records.conversation",
                            ),
                        ),
                        (
                            "choice_moment",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="shares",
                                to="records.choicemoment",
                            ),
                        ),
                        (
                            "choice_voice",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="shares",
                                to="records.choicevoice",
                            ),
                        ),
                        (
                            "career_item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="shares",
                                to="records.careeritem",
                            ),
                        ),
                        (
                            "viewer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("shared_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("agreement__isnull", True),
                                        ("answer__isnull", False),
                                        ("career_item__isnull", True),
                                        ("choice_moment__isnull", True),
                                        ("choice_voice__isnull", True),
                                        ("conversation__isnull", True),
                                        ("limit_part__isnull", True),
                                        ("report__isnull", True),
                                        ("village__isnull", True),
                                        ("voice__isnull", True),
                                    ),
                                    models.Q(
                                        ("agreement__isnull", True),
                                        ("answer__isnull", True),
                                        ("career_item__isnull", True),
                                        ("choice_moment__isnull", True),
                                        ("choice_voice__isnull", True),
                                        ("conversation__isnull", True),
                                        ("limit_part__isnull", True),
                                        ("report__isnull", True),
                                        ("village__isnull", True),
                                        ("voice__isnull", False),
                                    ),
                                    models.Q(
                                        ("agreement__isnull", True),
                                        ("answer__isnull", True),
                                        ("career_item__isnull", True),
                                        ("choice_moment__isnull", True),
                                        ("choice_voice__isnull", True),
                                        ("conversation__isnull", True),
                                        ("limit_part__isnull", False),
                                        ("report__isnull", True),
                                        ("village__isnull", True),
                                        ("voice__isnull", True),
                                    ),
                                    models.Q(
                                        ("agreement__isnull", True),
                                        ("answer__isnull", True),
                                        ("career_item__isnull", True),
                                        ("choice_moment__isnull", True),
                                        ("choice_voice__isnull", True),
                                        ("conversation__isnull", True),
                                        ("limit_part__isnull", True),
                                        ("report__isnull", True),
                                        ("village__isnull", False),
                                        ("voice__isnull", True),
                                    ),
                                    models.Q(
                                        ("agreement__isnull", True),
                                        ("answer__isnull", True),
                                        ("career_item__isnull", True),
                                        ("choice_moment__isnull", True),
                                        ("choice_voice__isnull", True),
                                        ("conversation__isnull", True),
                                        ("limit_part__isnull", True),
                                        ("report__isnull", False),
                                        ("village__isnull", True),
                                        ("voice__isnull", True),
                                    ),
                                    models.Q(
                                        ("agreement__isnull", False),
                                        ("answer__isnull", True),
                                        ("career_item__isnull", True),
                                        ("choice_moment__isnull", True),
                                        ("choice_voice__isnull", True),
                                        ("conversation__isnull", True),
                                        ("limit_part__isnull", True),
                                        ("report__isnull", True),
                                        ("village__isnull", True),
                                        ("voice__isnull", True),
                                    ),
                                    models.Q(
                                        ("agreement__isnull", True),
                                        ("answer__isnull", True),
                                        ("career_item__isnull", True),
                                        ("choice_moment__isnull", True),
                                        ("choice_voice__isnull", True),
                                        ("conversation__isnull", False),
                                        ("limit_part__isnull", True),
                                        ("report__isnull", True),
                                        ("village__isnull", True),
                                        ("voice__isnull", True),
                                    ),
                                    models.Q(
                                        ("agreement__isnull", True),
                                        ("answer__isnull", True),
                                        ("career_item__isnull", True),
                                        ("choice_moment__isnull", True),
                                        ("choice_voice__isnull", False),
                                        ("conversation__isnull", True),
                                        ("limit_part__isnull", True),
                                        ("report__isnull", True),
                                        ("village__isnull", True),
                                        ("voice__isnull", True),
                                    ),
                                    models.Q(
                                        ("agreement__isnull", True),
                                        ("answer__isnull", True),
                                        ("career_item__isnull", True),
                                        ("choice_moment__isnull", False),
                                        ("choice_voice__isnull", True),
                                        ("conversation__isnull", True),
                                        ("limit_part__isnull", True),
                                        ("report__isnull", True),
                                        ("village__isnull", True),
                                        ("voice__isnull", True),
                                    ),
                                    models.Q(
                                        ("agreement__isnull", True),
                                        ("answer__isnull", True),
                                        ("career_item__isnull", False),
                                        ("choice_moment__isnull", True),
                                        ("choice_voice__isnull", True),
                                        ("conversation__isnull", True),
                                        ("limit_part__isnull", True),
                                        ("report__isnull", True),
                                        ("village__isnull", True),
                                        ("voice__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="share_of_one_record",
                            ),
                            models.UniqueConstraint(fields=("answer", "viewer"), name="share_answer_once"),
                            models.UniqueConstraint(fields=("voice", "viewer"), name="share_voice_once"),
                            models.UniqueConstraint(
                                fields=("limit_part", "viewer"), name="share_limit_part_once"
                            ),
                            models.UniqueConstraint(fields=("village", "viewer"), name="share_village_once"),
                            models.UniqueConstraint(fields=("report", "viewer"), name="share_report_once"),
                            models.UniqueConstraint(
                                fields=("agreement", "viewer"), name="share_agreement_once"
                            ),
                            models.UniqueConstraint(
                                fields=("conversation", "viewer"), name="share_conversation_once"
                            ),
                            models.UniqueConstraint(
                                fields=("choice_moment", "viewer"), name="share_choice_moment_once"
                            ),
                            models.UniqueConstraint(
                                fields=("choice_voice", "viewer"), name="share_choice_voice_once"
                            ),
                            models.UniqueConstraint(
                                fields=("career_item", "viewer"), name="share_career_item_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CareerAttachment",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attachments",
                                to="records.careeritem",
                            ),
                        ),
                        ("name", keuzeruimte_web.records.sealed.SealedText(max_length=120)),
                        ("about", keuzeruimte_web.records.sealed.SealedText(blank=True, max_length=300)),
                        (
                            "media",
                            models.CharField(
                                choices=[
                                    ("image/jpeg", "JPEG"),
                                    ("image/png", "PNG"),
                                    ("application/pdf", "PDF"),
                                ],
                                max_length=15,
                            ),
                        ),
                        ("size", models.PositiveIntegerField()),
                        ("width", models.PositiveIntegerField(default=0)),
                        ("height", models.PositiveIntegerField(default=0)),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("media__in", ["image/jpeg", "image/png", "application/pdf"])
                                ),
                                name="career_attachment_media_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CareerContent",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "attachment",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="content",
                                to="records.careerattachment",
                            ),
                        ),
                        ("content", keuzeruimte_web.records.sealed.SealedBytes()),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PlacementLink",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "placement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="links",
                                to="records.placement",
                            ),
                        ),
                        ("token_hash", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("until", models.DateField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("refused", models.BooleanField(default=False)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=("placement",),
                                name="placement_link_one_open",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlacementWord",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "placement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="said",
                                to="records.placement",
                            ),
                        ),
                        ("version", models.PositiveIntegerField()),
                        (
                            "party",
                            models.CharField(
                                choices=[
                                    ("pupil", "leerling"),
                                    ("parent", "ouder"),
                                    ("employer", "stagebedrijf"),
                                    ("school", "school"),
                                ],
                                max_length=8,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "word",
                            models.CharField(choices=[("yes", "ja"), ("talk", "eerst praten")], max_length=4),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("party__in", ["pupil", "parent", "employer", "school"])),
                                name="placement_word_party_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("word__in", ["yes", "talk"])), name="placement_word_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("party", "employer"), ("person__isnull", True)),
                                    models.Q(
                                        models.Q(("party", "employer"), _negated=True),
                                        ("person__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="placement_word_employer_is_no_person",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("person__isnull", False)),
                                fields=("placement", "version", "party", "person"),
                                name="placement_word_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("person__isnull", True)),
                                fields=("placement", "version", "party"),
                                name="placement_word_once_employer",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlacedWords",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "table",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="placed",
                                to="records.table",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.agendaitem",
                            ),
                        ),
                        (
                            "voice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="placed",
                                to="records.voice",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("table", "voice"), name="placed_words_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SchoolExport",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "starter",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        (
                            "second",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="records.person",
                            ),
                        ),
                        ("receiver", keuzeruimte_web.records.sealed.SealedText(max_length=200)),
                        ("key", models.CharField(max_length=120)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "wacht op een tweede"),
                                    ("making", "wordt gemaakt"),
                                    ("ready", "klaar om op te halen"),
                                    ("declined", "niet akkoord"),
                                    ("dropped", "ingetrokken"),
                                    ("gone", "weggehaald"),
                                ],
                                default="asked",
                                max_length=8,
                            ),
                        ),
                        ("asked_at", models.DateTimeField()),
                        ("decided_at", models.DateTimeField(null=True)),
                        ("done", models.PositiveIntegerField(default=0)),
                        ("total", models.PositiveIntegerField(default=0)),
                        ("size", models.PositiveBigIntegerField(default=0)),
                        ("sha256", models.CharField(blank=True, max_length=64)),
                        ("made_at", models.DateTimeField(null=True)),
                        ("until", models.DateField(null=True)),
                        ("fetched_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["asked", "making", "ready", "declined", "dropped", "gone"])
                                ),
                                name="school_export_state_known",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["asked", "making"])),
                                fields=("school",),
                                name="school_export_one_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("second__isnull", True),
                                    ("starter__isnull", True),
                                    models.Q(("second", models.F("starter")), _negated=True),
                                    _connector="OR",
                                ),
                                name="school_export_by_two_people",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExportPiece",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="records.school",
                            ),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="pieces",
                                to="records.schoolexport",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("content", keuzeruimte_web.records.sealed.SealedText()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("run", "number"), name="export_piece_once")
                        ],
                    },
                ),
            ]
        )
    ]
