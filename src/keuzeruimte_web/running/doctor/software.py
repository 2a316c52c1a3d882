"""Settings, keys and static files."""

import os
from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.core.checks import ERROR, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.db import Error as DatabaseError

from keuzeruimte_web import saml
from keuzeruimte_web.audit.keys import public_key
from keuzeruimte_web.components.pdf import can_print
from keuzeruimte_web.operations.identity_providers import any_saml
from keuzeruimte_web.operations.lost_keys import without_a_key
from keuzeruimte_web.operations.readiness import master_key_fits, static_files

from .finding import Finding, look, well, wrong

PLAIN_HTTP = frozenset({"security.W004", "security.W008", "security.W012", "security.W016"})
"""What Django says of a site without HTTPS, which we say in one sentence."""

WRITING = {
    "Latin": "Ş",
    "Greek": "Σ",
    "Cyrillic": "Ю",
    "Arabic": "م",
    "Hebrew": "ש",
    "Armenian": "Հ",
    "Georgian": "გ",
    "Amharic and Tigrinya": "ሰ",
    "Tifinagh": "ⵣ",
    "Hindi": "न",
    "Tamil": "த",
    "Thai": "ส",
    "Chinese": "李",
    "Japanese": "あ",
    "Korean": "안",
    "emoji": "🙂",
}
"""A letter of each writing in which people at Dutch schools have names, or write."""


def settings_hold(now: datetime) -> Iterator[Finding]:
    """What `check --deploy` says of the settings; the database is asked further on."""
    messages = [one for one in run_checks(include_deployment_checks=True) if not one.is_silenced()]
    if not settings.HTTPS:
        yield look(
            "settings",
            "People come in over plain HTTP: who listens in on the network can read along.",
            do="Put a web server with HTTPS in front, and leave KEUZERUIMTE_HTTPS at 1.",
        )
    for one in messages:
        if one.id in PLAIN_HTTP and not settings.HTTPS:
            continue
        says = wrong if one.level >= ERROR else look
        yield says("settings", f"{one.msg} ({one.id})", do=str(one.hint or "See docs/settings.md."))
    if not messages and settings.HTTPS:
        yield well("settings", "Every setting holds.")


def keys(now: datetime) -> Iterator[Finding]:
    """The store of keys answers, and the master key is the one that locked them."""
    try:
        fits = master_key_fits()
    except (DatabaseError, OSError, ValueError) as error:
        yield wrong(
            "keys",
            f"The key store does not answer ({type(error).__name__}).",
            do="Look at KEUZERUIMTE_KEYS or KEUZERUIMTE_KEYS_URL, and whether this user may write there.",
        )
        return
    if not fits:
        yield wrong(
            "keys",
            "The master key does not open the keys of the dossiers: nothing that people wrote can be read.",
            do="Put the right key in KEUZERUIMTE_MASTER_KEY, or the one from before a change in "
            "KEUZERUIMTE_EARLIER_MASTER_KEYS. Do not make a new one.",
        )
        return
    yield _of_all_words() or well("keys", "The master key opens the keys of the dossiers.")


def _of_all_words() -> Finding | None:
    """What is sealed with keys that are not here; nothing where the records do not answer either."""
    try:
        missing, looked_at = without_a_key()
    except DatabaseError:
        return None  # told by what looks at the database and its tables
    if not missing:
        return None
    says = wrong if missing == looked_at else look
    return says(
        "keys",
        f"Of {looked_at} keys that the records name, {missing} are not in the key store: what was written "
        "with those cannot be read.",
        do="Was a copy put back without its keys: stop, move the key store aside, and run keuzeruimte-web "
        "restore --keys with its newest copy from before that. Throw no copy of keys away.",
    )


def school_accounts(now: datetime) -> Iterator[Finding]:
    """What the schools sign in with is there; without one that needs an extra there is nothing to say."""
    if not any_saml():
        return
    if saml.installed():
        yield well("school accounts", "A school signs in with SAML, and what that needs is there.")
    else:
        yield wrong(
            "school accounts",
            "A school signs in with SAML, and python3-saml is not installed: nobody comes in that way.",
            do="Install it: pip install --require-hashes -r requirements/web-saml.txt",
        )


def log_key(now: datetime) -> Iterator[Finding]:
    """What signs the log of who looked is there."""
    try:
        key = public_key()
    except (ImproperlyConfigured, OSError) as error:
        said = str(error) if isinstance(error, ImproperlyConfigured) else "log-key cannot be read or made."
        yield wrong(
            "log key", said, do="Give KEUZERUIMTE_LOG_KEY, or let this user write in KEUZERUIMTE_VAR."
        )
        return
    yield well("log key", f"The log is signed; its public key is {key}.")


def static(now: datetime) -> Iterator[Finding]:
    """Style sheets and fonts of this version lie ready."""
    if missing := static_files():
        yield wrong(
            "static",
            f"{len(missing)} style sheets, scripts or fonts do not lie ready.",
            do=f"Run keuzeruimte-web prepare as the user that serves ({os.getuid()}).",
        )
    else:
        yield well("static", "Style sheets, scripts and fonts lie ready.")


def paper(now: datetime) -> Iterator[Finding]:
    """There are letters to print what people write."""
    if missing := [writing for writing, letter in WRITING.items() if not can_print(letter)]:
        yield look(
            "paper",
            f"There is no font here for {', '.join(missing)}: on paper a box stands for each such letter.",
            do="Install fonts that have them, on Debian fonts-noto-core, fonts-noto-cjk and "
            "fonts-noto-color-emoji, and start again.",
        )
    else:
        yield well("paper", "There are letters to print what people write.")
