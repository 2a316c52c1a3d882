"""The tables of the first release: each after those it points at, so that SQLite need not lay one anew."""

import uuid

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import keuzeruimte_web.records.sealed


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="School",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=120)),
                ("safety_text", models.TextField(blank=True)),
                ("safety_contact", models.TextField(blank=True)),
                ("safety_text_en", models.TextField(blank=True)),
                ("safety_contact_en", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("demo", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                    models.UniqueConstraint(fields=("school", "account"), name="person_once_an_account")
                ],
            },
        ),
        migrations.CreateModel(
            name="SchoolClass",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
                    ),
                ),
                ("name", models.CharField(max_length=20)),
                ("level", models.CharField(blank=True, max_length=40)),
                ("year_group", models.PositiveSmallIntegerField()),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("school", "name"), name="class_name_once_a_school")
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                    models.UniqueConstraint(fields=("school", "number"), name="seal_number_once_a_school")
                ],
            },
        ),
        migrations.CreateModel(
            name="LogCheck",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("lines", models.PositiveBigIntegerField()),
                ("chains", models.PositiveIntegerField()),
                ("sealed_at", models.DateTimeField(blank=True, null=True)),
                ("faults", models.JSONField(blank=True, default=list)),
            ],
            options={
                "indexes": [models.Index(fields=["school", "-at"], name="log_check_latest")],
            },
        ),
        migrations.CreateModel(
            name="Device",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
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
                    models.UniqueConstraint(fields=("account", "mark_hash"), name="device_once_an_account")
                ],
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
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
                    ),
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
                    models.UniqueConstraint(fields=("school", "kind"), name="retention_term_once_a_kind"),
                ],
            },
        ),
        migrations.CreateModel(
            name="IdentityProvider",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
                    ),
                ),
                (
                    "protocol",
                    models.CharField(choices=[("oidc", "OpenID Connect"), ("saml", "SAML")], max_length=4),
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                    keuzeruimte_web.records.sealed.SealedMark(db_index=True, of="email", within="school"),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
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
                "indexes": [models.Index(fields=["person", "-made_at"], name="account_invitation_latest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["post", "handed", "email"])),
                        name="account_invitation_way_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code_hash__isnull", False), ("way", "email"), _connector="OR"),
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
                    ),
                ),
                (
                    "seal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="heads", to="records.seal"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                ("kind", models.CharField(choices=[("eck_id", "ECK iD"), ("uid", "uid")], max_length=6)),
                ("value", models.CharField(max_length=255)),
                ("proved_trust", models.UUIDField(blank=True, editable=False, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["eck_id", "uid"])), name="school_identity_kind_known"
                    ),
                    models.UniqueConstraint(
                        fields=("school", "kind", "value"), name="school_identity_value_once"
                    ),
                    models.UniqueConstraint(
                        fields=("person", "kind"), name="school_identity_kind_once_a_person"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value", ""), _negated=True), name="school_identity_not_empty"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SamlAnswer",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
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
                    models.UniqueConstraint(fields=("provider", "mark"), name="saml_answer_once_a_provider"),
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
                    ),
                ),
                ("key", models.UUIDField()),
                ("made", models.UUIDField(blank=True, null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("author", "key"), name="submission_once")],
            },
        ),
        migrations.CreateModel(
            name="Guardianship",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        condition=models.Q(("kind__in", ["birth", "adoptive", "step", "foster", "guardian"])),
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        choices=[("trajectory", "begeleidingstraject"), ("choice_moment", "keuzemoment")],
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.person"
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
                            ("reason__in", ["complaint", "request", "measure", "hand_over", "authority"])
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
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
                        condition=models.Q(("claim__in", ["pupil", "pupil_16", "parent", "facts"])),
                        name="privacy_request_claim_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["asked", "weighed", "making", "agreed", "answered", "refused", "withdrawn"],
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                            ("events_since__isnull", True), ("sees_since__isnull", False), _connector="OR"
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
                        condition=models.Q(("matter__isnull", False), ("role", "mentor"), _connector="OR"),
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                ("title_mark", keuzeruimte_web.records.sealed.SealedMark(of="title", within="matter")),
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
                    models.UniqueConstraint(fields=("matter", "title_mark"), name="topic_once_a_matter"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Delegation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        choices=[("agreed", "afgesproken"), ("asked", "gevraagd"), ("withdrawn", "gestopt")],
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
                    ),
                ),
                ("ground", keuzeruimte_web.records.sealed.SealedText()),
                ("domains", models.JSONField(default=list)),
                (
                    "leader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.person"
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.person"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.person"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.person"
                    ),
                ),
                ("title", keuzeruimte_web.records.sealed.SealedText(max_length=120)),
                ("starts_at", models.DateTimeField()),
                ("place", keuzeruimte_web.records.sealed.SealedText(blank=True, max_length=80)),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "gepland"), ("held", "begonnen"), ("closed", "afgerond")],
                        default="planned",
                        max_length=7,
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "indexes": [models.Index(fields=["matter", "starts_at"], name="conversation_of_matter")],
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
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
                ("content", keuzeruimte_web.records.sealed.SealedText()),
                ("made_at", models.DateTimeField()),
                ("until", models.DateField()),
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.RESTRICT, related_name="lines", to="records.chain"
                    ),
                ),
                ("number", models.PositiveBigIntegerField()),
                ("previous", models.CharField(blank=True, max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "indexes": [models.Index(fields=["pupil", "at"], name="trace_of_pupil")],
                "constraints": [
                    models.UniqueConstraint(fields=("chain", "number"), name="trace_number_once_a_chain")
                ],
            },
        ),
        migrations.CreateModel(
            name="Villager",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.topic"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("delegation", "topic"), name="delegation_topic_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Limit",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                            ("topic__isnull", False), models.Q(("domain", ""), _negated=True), _connector="OR"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                            ("topic__isnull", False), models.Q(("domain", ""), _negated=True), _connector="OR"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("protection", "person"), name="protection_person_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.person"
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
                            ("topic__isnull", False), models.Q(("domain", ""), _negated=True), _connector="OR"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.person"
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
                    models.UniqueConstraint(fields=("conversation", "circle"), name="report_once_a_circle"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Voice",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
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
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["wish", "from_school", "from_pupil", "knowledge", "question"])
                        ),
                        name="voice_kind_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("entered_by__isnull", True)),
                        fields=("conversation", "person", "kind"),
                        name="voice_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
                    ),
                ),
                (
                    "limit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="people", to="records.limit"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[("with", "With"), ("unless_present", "Unless Present")], max_length=14
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("limit", "person", "part"), name="limit_person_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestPerson",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
                    ),
                ),
                ("part", models.CharField(choices=[("by", "By"), ("present", "Present")], max_length=7)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("request", "person", "part"), name="request_person_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ItemPerson",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
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
                    models.UniqueConstraint(fields=("item", "person", "part"), name="item_person_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="OfferParent",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                    models.UniqueConstraint(fields=("involvement", "report"), name="handed_report_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportItem",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="records.report"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
                    ),
                ),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                ("words", keuzeruimte_web.records.sealed.SealedText(blank=True)),
                (
                    "audience",
                    models.CharField(
                        choices=[("school", "alleen school"), ("readers", "iedereen die dit verslag leest")],
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.person"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("circle__in", ["triangle", "parents_school", "pupil_school", "school"])
                        ),
                        name="agreement_circle_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
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
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
                    ),
                ),
                (
                    "part",
                    models.CharField(choices=[("owner", "Owner"), ("present", "Present")], max_length=7),
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
            name="Share",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.school"
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
                    "viewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
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
                                ("conversation__isnull", True),
                                ("limit_part__isnull", True),
                                ("report__isnull", True),
                                ("village__isnull", True),
                                ("voice__isnull", True),
                            ),
                            models.Q(
                                ("agreement__isnull", True),
                                ("answer__isnull", True),
                                ("conversation__isnull", True),
                                ("limit_part__isnull", True),
                                ("report__isnull", True),
                                ("village__isnull", True),
                                ("voice__isnull", False),
                            ),
                            models.Q(
                                ("agreement__isnull", True),
                                ("answer__isnull", True),
                                ("conversation__isnull", True),
                                ("limit_part__isnull", False),
                                ("report__isnull", True),
                                ("village__isnull", True),
                                ("voice__isnull", True),
                            ),
                            models.Q(
                                ("agreement__isnull", True),
                                ("answer__isnull", True),
                                ("conversation__isnull", True),
                                ("limit_part__isnull", True),
                                ("report__isnull", True),
                                ("village__isnull", False),
                                ("voice__isnull", True),
                            ),
                            models.Q(
                                ("agreement__isnull", True),
                                ("answer__isnull", True),
                                ("conversation__isnull", True),
                                ("limit_part__isnull", True),
                                ("report__isnull", False),
                                ("village__isnull", True),
                                ("voice__isnull", True),
                            ),
                            models.Q(
                                ("agreement__isnull", False),
                                ("answer__isnull", True),
                                ("conversation__isnull", True),
                                ("limit_part__isnull", True),
                                ("report__isnull", True),
                                ("village__isnull", True),
                                ("voice__isnull", True),
                            ),
                            models.Q(
                                ("agreement__isnull", True),
                                ("answer__isnull", True),
                                ("conversation__isnull", False),
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
                    models.UniqueConstraint(fields=("limit_part", "viewer"), name="share_limit_part_once"),
                    models.UniqueConstraint(fields=("village", "viewer"), name="share_village_once"),
                    models.UniqueConstraint(fields=("report", "viewer"), name="share_report_once"),
                    models.UniqueConstraint(fields=("agreement", "viewer"), name="share_agreement_once"),
                    models.UniqueConstraint(
                        fields=("conversation", "viewer"), name="share_conversation_once"
                    ),
                ],
            },
        ),
    ]
