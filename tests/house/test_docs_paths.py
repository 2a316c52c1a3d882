"""What the documents name exists: files and folders, and the targets of make."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("docs/**/*.md"), *ROOT.glob("*.md")])
SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
FENCE = re.compile(r"^```.*?^```", re.M | re.S)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
FILE_ENDING = re.compile(r"[\w./<>*-]+\.(?:md|py|toml|yaml|txt|html|css|json|svg|in|cfg|ini)")
FOLDER = re.compile(r"[\w.<>*-]+(?:/[\w.<>*-]+)*/")
PLACEHOLDER = re.compile(r"<[^>]+>")
TARGET = re.compile(r"\bmake ([a-z][a-z-]*)")


def paths_named_in(text: str) -> set[str]:
    """The paths in backticks and links; a web address, which opens with a slash or a scheme, is none."""
    prose = FENCE.sub("", text)
    spans = {
        span
        for span in SPAN.findall(prose)
        if FILE_ENDING.fullmatch(span) or FOLDER.fullmatch(span) or span in {"Makefile", "LICENSE"}
    }
    links = {link for link in LINK.findall(prose) if "://" not in link and not link.startswith("mailto:")}
    return {path for path in spans if not path.startswith("/")} | links


def exists(path: str, *, beside: Path) -> bool:
    """Whether this path, from the root or beside the document, is there; `<rule>` stands for any name.

    A bare name such as `views.py` speaks of files of that name: there must be one.
    """
    pattern = PLACEHOLDER.sub("*", path).rstrip("/")
    if any(any(folder.glob(pattern)) for folder in (ROOT, beside) if not pattern.startswith("..")):
        return True
    return "/" not in path and any((ROOT / "src").rglob(pattern))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_path_that_a_document_names_exists(document: Path) -> None:
    named = paths_named_in(document.read_text("utf-8"))
    assert {path for path in named if not exists(path, beside=document.parent)} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_target_of_make_that_a_document_names_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    code = " ".join([*SPAN.findall(document.read_text("utf-8")), *FENCE.findall(document.read_text("utf-8"))])
    assert set(TARGET.findall(code)) - targets == set()


def test_a_path_that_is_not_there_is_noticed() -> None:
    text = "See `src/keuzeruimte/words.py`, `src/nowhere.py`, `src/keuzeruimte/cards/nl/<rule>.md`, `/help/`."
    named = paths_named_in(text)
    assert {path for path in named if not exists(path, beside=ROOT / "docs")} == {"src/nowhere.py"}
    assert len(named) == 3


def test_every_picture_is_light_enough_for_a_telephone() -> None:
    pictures = sorted((ROOT / "docs" / "pictures").glob("*.png"))
    assert pictures != []
    assert {picture.name for picture in pictures if picture.stat().st_size > 300_000} == set()
