"""Every environment variable that the application reads: what it is for, and what holds without it.

The one source of `docs/settings.md` (`make docs`), of what a refused value says, and of the check that finds
a misspelled name. The readers are in `environment.py`; a test holds `settings.py` to this list.
"""

from dataclasses import dataclass
from difflib import get_close_matches

PREFIX = "KEUZERUIMTE_"
FROM_FILE = "_FILE"


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable: its name without the prefix, what it means, what holds without it, and whether its value is
    a secret: then it may also be read from the file that NAME_FILE names."""

    short: str
    means: str
    otherwise: str
    secret: bool = False

    @property
    def name(self) -> str:
        """As it stands in the environment."""
        return PREFIX + self.short


@dataclass(frozen=True, slots=True)
class Group:
    """Variables that belong together, under a heading."""

    heading: str
    variables: tuple[Variable, ...]


GROUPS = (
    Group(
        "Where it runs",
        (
            Variable("VAR", "folder for the SQLite database, static files and unsent letters", "`var`"),
            Variable(
                "HOSTS",
                "names under which the server is reached, parted by commas",
                "this machine only",
            ),
            Variable(
                "ADDRESS",
                "where people reach it, for links in letters, such as https://keuzeruimte.school.example",
                "the first of the hosts",
            ),
            Variable("PORT", "where `serve` listens", "8000"),
            Variable("HTTPS", "1: only over HTTPS, secure cookies", "1 (0 in the demo)"),
            Variable(
                "BEHIND_PROXY",
                "1: trust one proxy's `X-Forwarded-Proto`, `X-Forwarded-For` and `X-Request-ID`",
                "0",
            ),
            Variable(
                "SECOND_FACTOR",
                "1: who works at the school shows a passkey or a code of an app beside the password",
                "1 (0 in the demo)",
            ),
            Variable("DEMO", "1: the invented school, with one-click sign-in", "0"),
        ),
    ),
    Group(
        "Secrets",
        (
            Variable(
                "SECRET_KEY",
                "signs sessions and links; 50 random characters or more; keep it",
                "does not start (E001)",
                secret=True,
            ),
            Variable(
                "EARLIER_SECRET_KEYS",
                "keys from before a change, parted by commas; they still open what they locked",
                "none",
                secret=True,
            ),
            Variable(
                "MASTER_KEY",
                "locks the keys of the dossiers; `openssl rand -base64 32` makes one",
                "does not start (E003)",
                secret=True,
            ),
            Variable(
                "EARLIER_MASTER_KEYS",
                "master keys of before a change, parted by commas, until `rotate-keys` is done",
                "none",
                secret=True,
            ),
            Variable(
                "LOG_KEY",
                "signs the log of who looked; 64 hexadecimals: `openssl rand -hex 32`",
                "made once, kept in `KEUZERUIMTE_VAR` as `log-key`",
                secret=True,
            ),
            Variable(
                "EARLIER_LOG_KEYS",
                "*public* keys of before a change (`sign-log --public-key`), parted by commas",
                "none",
            ),
        ),
    ),
    Group(
        "Where it is kept",
        (
            Variable(
                "DATABASE_URL",
                "`postgresql://user:password@host:port/name`; a socket as `?host=/folder`",
                "SQLite in `KEUZERUIMTE_VAR`",
                secret=True,
            ),
            Variable(
                "DATABASE_CONNECTIONS",
                "connections to PostgreSQL that a process keeps open and lends to its requests, at most; 0: "
                "one for each request",
                "10",
            ),
            Variable(
                "DATABASE_PLANS",
                "megabytes of memory of PostgreSQL, for each of those connections, in which it keeps how "
                "questions are answered; 0: it works that out anew each time, as it does behind a pooler",
                "48",
            ),
            Variable(
                "REPLICA_URL",
                "a replica that follows that database, with the same role: lists are read there while it is "
                "as far as the database itself",
                "nothing is read elsewhere",
                secret=True,
            ),
            Variable(
                "LISTEN_URL",
                "the same database without a pooler in between, for live screens and backups: a pooler "
                "passes no LISTEN on",
                "`KEUZERUIMTE_DATABASE_URL`",
                secret=True,
            ),
            Variable(
                "KEYS",
                "the file with the locked keys of the dossiers: on another disk than the records",
                "`keys.sqlite3` in `KEUZERUIMTE_VAR` (W004)",
            ),
            Variable(
                "KEYS_URL", "instead of that file: a PostgreSQL database of its own", "the file", secret=True
            ),
        ),
    ),
    Group(
        "Mail",
        (
            Variable("MAIL_HOST", "the mail server", "letters wait in `var/mail` (W001)"),
            Variable("MAIL_PORT", "its port", "587"),
            Variable("MAIL_USER", "the name with which we sign in there", "without signing in"),
            Variable("MAIL_PASSWORD", "and the password", "none", secret=True),
            Variable("MAIL_TLS", "1: STARTTLS", "1"),
            Variable("MAIL_FROM", "the sender of every letter", "`keuzeruimte@localhost`"),
            Variable(
                "WEBHOOKS_INSIDE",
                "hosts of the own network that a webhook may reach, parted by commas; also over http",
                "none: public addresses alone",
            ),
        ),
    ),
    Group(
        "Watching it, and copies",
        (
            Variable("LOG", "`line` for people, `json` for machines: one object a line", "`line`"),
            Variable(
                "METRICS_PORT", "where `serve` and `worker` show numbers to Prometheus; 0: nowhere", "0"
            ),
            Variable("METRICS_HOST", "and at which address of this machine", "127.0.0.1"),
            Variable(
                "BACKUP_KEY",
                "locks the files of every backup; `openssl rand -base64 32` makes one; keep it elsewhere",
                "files that only their owner may open",
                secret=True,
            ),
            Variable(
                "BACKUPS",
                "folder with backups, of which `doctor` looks how old the newest is",
                "not looked at",
            ),
        ),
    ),
)
VARIABLES = {variable.name: variable for group in GROUPS for variable in group.variables}
FILES = frozenset(f"{name}{FROM_FILE}" for name, variable in VARIABLES.items() if variable.secret)


def unknown(names: list[str]) -> dict[str, str]:
    """Of these names in the environment those that look like ours and are none, each with what was probably
    meant ('' when nothing is near)."""
    known = {name.removeprefix(PREFIX) for name in VARIABLES.keys() | FILES}
    strange = {name.removeprefix(PREFIX) for name in names if name.startswith(PREFIX)} - known
    near = {name: get_close_matches(name, sorted(known), n=1) for name in sorted(strange)}
    return {PREFIX + name: PREFIX + meant[0] if meant else "" for name, meant in near.items()}


OPENING = """# Settings

Printed from the code by `make docs` (`src/keuzeruimte_web/variables.py`); do not edit.

Everything that differs between schools comes from environment variables. A wrong value is refused by its
name when the program starts, and a name that looks like one of these and is none is told (W005). A variable
that is empty counts as absent.

Where *file* stands, the value may lie in a file instead, named by the same variable with `_FILE` behind it: a
secret of a container, or a credential of systemd. The last newline does not belong to it. Naming both is
refused.
"""


def printed() -> str:
    """The page as it stands in the documents."""
    parts = [OPENING]
    for group in GROUPS:
        parts.append(f"\n## {group.heading}\n\n| variable | meaning | without it | |\n|---|---|---|---|\n")
        parts += [
            f"| `{one.name}` | {one.means} | {one.otherwise} | {'file' if one.secret else ''} |\n"
            for one in group.variables
        ]
    return "".join(parts)
