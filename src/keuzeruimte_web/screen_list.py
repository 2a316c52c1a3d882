"""The list of screens for who looks for a page's code: address, folder, what it reads and what it does.

`docs/screens.md` is printed from here (`make docs`), and a test holds the two together.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.urls import URLPattern

from keuzeruimte_web import screens
from keuzeruimte_web.urls import SCREENS, addresses_of

FOLDERS = Path(screens.__path__[0])
OPENING = """# Screens

Printed from the code by `make docs`; do not edit. A page names its folder in `data-screen`.
What it reads is in `src/keuzeruimte_web/queries/`, what it does in `src/keuzeruimte_web/operations/`.

| screen | addresses | reads | does |
|---|---|---|---|
"""


def printed() -> str:
    """The page as it stands in the documents."""
    return OPENING + "".join(_line(screen) for screen in SCREENS)


def _line(screen: str) -> str:
    used = set(_used_by(FOLDERS / screen))
    addresses = "<br>".join(f"`/{_plain(pattern)}`" for pattern in addresses_of(screen))
    reads, does = _modules(used, "queries"), _modules(used, "operations")
    return f"| `src/keuzeruimte_web/screens/{screen}/` | {addresses} | {reads} | {does} |\n"


def _plain(pattern: URLPattern) -> str:
    return str(pattern.pattern).removeprefix("^").removesuffix("$")


def _modules(used: Iterable[str], room: str) -> str:
    prefix = f"keuzeruimte_web.{room}."
    names = sorted({name.removeprefix(prefix).split(".")[0] for name in used if name.startswith(prefix)})
    return ", ".join(names)


def _used_by(folder: Path) -> Iterator[str]:
    """Every module that a screen's code imports by name."""
    for file in sorted(folder.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.ImportFrom) and node.module:
                yield from (f"{node.module}.{name.name}" for name in node.names)
