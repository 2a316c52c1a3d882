"""Typed readers of environment variables: a wrong value is refused by the name of its variable.

Every reader takes the name and a default, and answers the default when the variable is absent or empty.
"""

import os
from pathlib import Path
from typing import cast
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from keuzeruimte_web.variables import FILES, FROM_FILE

YES = frozenset({"1", "yes", "true", "on"})
NO = frozenset({"0", "no", "false", "off"})


class WrongVariable(ImproperlyConfigured):
    """An environment variable has a value that the application cannot use."""

    def __init__(self, name: str, *, found: str, allowed: str) -> None:
        super().__init__(f"{name}: found {found!r}, allowed: {allowed}.")
        self.name = name


def text(name: str, *, default: str = "") -> str:
    """The value as it stands, without spaces around it; a secret also from the file that NAME_FILE names."""
    found = os.environ.get(name, "").strip()
    if f"{name}{FROM_FILE}" in FILES:
        found = _in_file(f"{name}{FROM_FILE}", beside=found) or found
    return found or default


def _in_file(name: str, *, beside: str) -> str:
    place = os.environ.get(name, "").strip()
    if not place:
        return ""
    if beside:
        raise WrongVariable(
            name, found=place, allowed=f"nothing while {name.removesuffix(FROM_FILE)} is given too"
        )
    try:
        return Path(place).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise WrongVariable(name, found=place, allowed="a file that this program can read") from error


def one_of(name: str, *words: str) -> str:
    """One of these words; the first when the variable is absent."""
    found = text(name, default=words[0])
    if found in words:
        return found
    raise WrongVariable(name, found=found, allowed=" or ".join(words))


def yes_no(name: str, *, default: bool) -> bool:
    """True for 1, yes, true, on; False for 0, no, false, off; anything else is refused."""
    found = text(name).lower()
    if not found:
        return default
    if found in YES | NO:
        return found in YES
    raise WrongVariable(name, found=found, allowed="1 or 0")


def whole_number(name: str, *, default: int, lowest: int, highest: int) -> int:
    """A whole number from `lowest` to `highest`, both included."""
    found = text(name)
    if not found:
        return default
    if found.isascii() and found.isdigit() and lowest <= int(found) <= highest:
        return int(found)
    raise WrongVariable(name, found=found, allowed=f"a whole number from {lowest} to {highest}")


def web_address(name: str, *, default: str) -> str:
    """An address such as https://keuzeruimte.school.example, without a slash at its end."""
    found = text(name, default=default).rstrip("/")
    url = urlsplit(found)
    if url.scheme in ("http", "https") and url.netloc and not url.query and not url.fragment:
        return found
    raise WrongVariable(name, found=found, allowed="https://name or http://name")


def names(name: str, *, default: tuple[str, ...]) -> list[str]:
    """A list parted by commas."""
    return [part.strip() for part in text(name).split(",") if part.strip()] or list(default)


def folder(name: str, *, default: Path) -> Path:
    """A folder, made absolute; a file of that name is refused."""
    found = Path(text(name, default=str(default))).expanduser().absolute()
    if found.exists() and not found.is_dir():
        raise WrongVariable(name, found=str(found), allowed="a folder")
    return found


def file(name: str, *, default: Path) -> Path:
    """A file, made absolute; a folder of that name is refused."""
    found = Path(text(name, default=str(default))).expanduser().absolute()
    if found.is_dir():
        raise WrongVariable(name, found=str(found), allowed="a file")
    return found


def postgresql(name: str, *, kept: int) -> dict[str, object] | None:
    """Django's database settings for postgresql://user:password@host:port/name, or None when absent.

    A Unix socket is given as ?host=/folder; other options pass to the driver. A process keeps at most `kept`
    connections open and lends them to its requests; with 0 each request opens one of its own.
    """
    found = text(name)
    if not found:
        return None
    url = urlsplit(found)
    if url.scheme not in ("postgresql", "postgres") or not url.path.strip("/"):
        shown = f"{url.scheme}://..." if url.scheme else "..."
        raise WrongVariable(name, found=shown, allowed="postgresql://user:password@host:port/name")
    options: dict[str, object] = dict(parse_qsl(url.query))
    if kept:
        # Who finds all of them lent waits a while, and is told after that the server is busy.
        options["pool"] = {"min_size": 1, "max_size": kept, "timeout": 10}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.strip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": options.pop("host", url.hostname or ""),
        "PORT": options.pop("port", str(url.port or "")),
        "CONN_HEALTH_CHECKS": True,
        # Each statement says for which school it is (records/wall.py): a cursor kept open could not.
        "DISABLE_SERVER_SIDE_CURSORS": True,
        "OPTIONS": options,
    }


def replica(name: str, *, of: str, kept: int) -> dict[str, object] | None:
    """As `postgresql`, for what follows the database in the variable `of`; nobody waits long for it."""
    found = postgresql(name, kept=kept)
    if not found:
        return None
    if not text(of):
        raise WrongVariable(name, found="postgresql://...", allowed=f"nothing while {of} is not given")
    options = dict(cast(dict[str, object], found["OPTIONS"]))
    options.setdefault("connect_timeout", 2)
    if kept:
        options["pool"] = {"min_size": 0, "max_size": kept, "timeout": 2}
    return found | {"OPTIONS": options, "TEST": {"MIRROR": "default"}}
