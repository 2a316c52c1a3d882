"""What a real school needs before it opens; each with an id, so that an operator can look it up.

- keuzeruimte.E001: no secret key
- keuzeruimte.E002: the demo runs on an address that others can reach
- keuzeruimte.E003: no master key for the dossiers, or one that cannot be a key
- keuzeruimte.E004: the key store lies among the program's own files
- keuzeruimte.E010: records of schools in PostgreSQL without row-level security
- keuzeruimte.W010: the role that serves could switch row-level security off
- keuzeruimte.W001: no mail server: nobody can get a new password
- keuzeruimte.W002: real people's records in SQLite: right for one small school
- keuzeruimte.W003: a school signs in with SAML, and this server lacks what that needs
- keuzeruimte.W005: a variable that looks like a setting and is none
- keuzeruimte.W004: the key store lies beside the records, so that one copy holds both
"""

import os
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

from keuzeruimte_web import saml
from keuzeruimte_web.keys.master import as_master_key
from keuzeruimte_web.operations.identity_providers import any_saml
from keuzeruimte_web.operations.tables import passes_the_wall, unwalled
from keuzeruimte_web.variables import unknown

OWN_MACHINE = frozenset({"localhost", "127.0.0.1", "[::1]"})


@register(Tags.security)
def secret_key(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """Sign-in and forms need a key that only this school has."""
    if _has_key():
        return []
    return [
        Error(
            "KEUZERUIMTE_SECRET_KEY is empty.",
            hint="Give it 50 random characters or more, and keep them: python3 -c 'import secrets; "
            "print(secrets.token_urlsafe(50))'",
            id="keuzeruimte.E001",
        )
    ]


def _has_key() -> bool:
    try:
        return bool(settings.SECRET_KEY)
    except ImproperlyConfigured:
        return False


@register()
def settings_are_known(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """A misspelled name would leave a setting as it is without anybody noticing."""
    return [
        Warning(
            f"{name} is no setting of Keuzeruimte, so it does nothing.",
            hint=f"Did you mean {meant}?" if meant else "Every setting is in docs/settings.md.",
            id="keuzeruimte.W005",
        )
        for name, meant in unknown(list(os.environ)).items()
    ]


@register(Tags.security)
def demo_stays_at_home(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """The demo lets anybody in as anybody: it is for one's own machine."""
    elsewhere = sorted(set(settings.ALLOWED_HOSTS) - OWN_MACHINE)
    if not settings.DEMO or not elsewhere:
        return []
    return [
        Error(
            f"The demo lets everybody in, and KEUZERUIMTE_HOSTS names {', '.join(elsewhere)}.",
            hint="Leave KEUZERUIMTE_HOSTS empty for the demo, or set KEUZERUIMTE_DEMO=0.",
            id="keuzeruimte.E002",
        )
    ]


@register(Tags.security)
def master_key_fits(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """What people write is sealed with keys that the master key locks. Its text is never printed."""
    found: list[CheckMessage] = []
    for name, keys in (
        ("KEUZERUIMTE_MASTER_KEY", [settings.MASTER_KEY]),
        ("KEUZERUIMTE_EARLIER_MASTER_KEYS", settings.EARLIER_MASTER_KEYS),
    ):
        for key in keys:
            try:
                as_master_key(key)
            except ValueError as wrong:
                said = "is empty" if not key else f"holds no key: {wrong}"
                found.append(
                    Error(
                        f"{name} {said}.",
                        hint="Make one with: openssl rand -base64 32. Keep it apart from every copy of the "
                        "records; without it nothing that people wrote can be read.",
                        id="keuzeruimte.E003",
                    )
                )
    return found


@register(Tags.security)
def key_store_is_no_part_of_the_program(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """Keys in a folder under version control travel with it."""
    place = _key_file()
    if settings.DEMO or place is None or not any((up / ".git").exists() for up in place.parents):
        return []
    return [
        Error(
            "The key store lies in a folder under version control.",
            hint="Name a file elsewhere with KEUZERUIMTE_KEYS, or another folder with KEUZERUIMTE_VAR.",
            id="keuzeruimte.E004",
        )
    ]


@register(Tags.security, deploy=True)
def key_store_lies_apart(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """A copy that holds records and keys together can be read after an erasure."""
    place, records = _key_file(), settings.DATABASES["default"]
    if place is None:
        same = (settings.KEYS.get("HOST"), settings.KEYS["NAME"]) == (
            records.get("HOST"),
            records.get("NAME"),
        )
    else:
        same = place.parent == Path(str(records["NAME"])).parent
    if not same:
        return []
    return [
        Warning(
            "The key store lies beside the records: a copy of one is a copy of both.",
            hint="Name a file on another disk with KEUZERUIMTE_KEYS, or another database with "
            "KEUZERUIMTE_KEYS_URL, with copies of its own that are kept for a short time.",
            id="keuzeruimte.W004",
        )
    ]


def _key_file() -> Path | None:
    is_file = "sqlite3" in str(settings.KEYS["ENGINE"])
    return Path(str(settings.KEYS["NAME"])) if is_file else None


@register(Tags.security, deploy=True)
def mail_can_leave(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """Without a mail server letters only wait in a folder."""
    if settings.EMAIL_HOST:
        return []
    return [
        Warning(
            "KEUZERUIMTE_MAIL_HOST is empty: letters wait in the folder var/mail.",
            hint="Name your mail server, so that people can choose a new password.",
            id="keuzeruimte.W001",
        )
    ]


@register(Tags.database, deploy=True)
def database_suits(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """SQLite serves one school on one server."""
    if "postgresql" in str(settings.DATABASES["default"]["ENGINE"]):
        return []
    return [
        Warning(
            "The records are in SQLite: fit for one school on one server.",
            hint="Several schools: set KEUZERUIMTE_DATABASE_URL to a PostgreSQL database.",
            id="keuzeruimte.W002",
        )
    ]


@register(Tags.database)
def saml_is_there(
    app_configs: object, databases: Sequence[str] | None = None, **kwargs: object
) -> list[CheckMessage]:
    """SAML is an extra: a school that signs in with it needs it. Only where the database may be asked."""
    if "default" not in (databases or ()) or saml.installed():
        return []
    is_new = "records_identityprovider" not in connections["default"].introspection.table_names()
    if is_new or not any_saml():
        return []
    return [
        Warning(
            "A school signs in with SAML, and python3-saml is not installed: nobody comes in that way.",
            hint="Install it: pip install --require-hashes -r requirements/web-saml.txt",
            id="keuzeruimte.W003",
        )
    ]


@register(Tags.database, deploy=True)
def wall_stands(app_configs: object, databases: object = None, **kwargs: object) -> list[CheckMessage]:
    """In PostgreSQL the schools are kept apart a second time, below the application (decision 0091)."""
    if not databases:
        return []
    found: list[CheckMessage] = []
    if open_tables := unwalled():
        found.append(
            Error(
                f"No row-level security on {', '.join(open_tables)}.",
                hint="Run keuzeruimte-web prepare as the role that owns the tables.",
                id="keuzeruimte.E010",
            )
        )
    if passes_the_wall():
        found.append(
            Warning(
                "The role in KEUZERUIMTE_DATABASE_URL could pass by row-level security.",
                hint="Serve as one that owns nothing: keuzeruimte-web prepare --serves ROLE helps.",
                id="keuzeruimte.W010",
            )
        )
    return found
