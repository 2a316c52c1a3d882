"""Over the collection of templates and style sheets: what no page may do."""

import re
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "src" / "keuzeruimte_web"
CSS = WEB / "components" / "static" / "css"
TEMPLATES = sorted(WEB.glob("**/*.html"))
SCREENS = sorted(folder.parent.name for folder in WEB.glob("screens/*/urls.py"))

# border-left, margin-right, left: ... : a language from right to left would come out wrong.
PHYSICAL = re.compile(
    r"(?<![\w-])((margin|padding|border|inset)-(left|right|top|bottom)|left|right|top|bottom)\s*:"
)


def named(files: list[Path]) -> list[str]:
    return [str(file.relative_to(WEB)) for file in files]


def test_no_page_has_a_style_or_a_script_inside() -> None:
    """The content security policy would refuse it, and the page would be broken in silence."""
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=[\"']|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE)
    assert named([file for file in TEMPLATES if inline.search(file.read_text())]) == []


def test_no_page_asks_another_host_for_anything() -> None:
    elsewhere = re.compile(r"(src|href|action)=[\"'](https?:)?//", re.IGNORECASE)
    assert named([file for file in TEMPLATES if elsewhere.search(file.read_text())]) == []


@pytest.mark.parametrize("file", sorted(CSS.glob("*.css")), ids=lambda file: file.name)
def test_style_sheet_uses_logical_properties_only(file: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", file.read_text(), flags=re.DOTALL)
    assert [found.group(0) for found in PHYSICAL.finditer(text)] == []


def test_dark_by_device_and_dark_by_choice_are_the_same() -> None:
    tokens = (CSS / "tokens.css").read_text()
    by_device = re.search(r':root:not\(\[data-thema="licht"\]\) \{(.*?)\}', tokens, re.DOTALL)
    by_choice = re.search(r':root\[data-thema="donker"\] \{(.*?)\}', tokens, re.DOTALL)
    assert by_device is not None
    assert by_choice is not None
    assert by_device.group(1).split() == by_choice.group(1).split()


def test_paper_says_again_each_colour_that_dark_changes() -> None:
    """Else what a dark telephone prints has dark letters on dark."""
    tokens = (CSS / "tokens.css").read_text()
    dark = re.search(r':root\[data-thema="donker"\] \{(.*?)\}', tokens, re.DOTALL)
    paper = re.search(r"@media print \{(.*?)\}", tokens, re.DOTALL)
    assert dark
    assert paper
    colours, again = (set(re.findall(r"(--[\w-]+):", found[1])) for found in (dark, paper))
    assert colours <= again


def test_no_comment_of_ours_is_read_by_a_visitor() -> None:
    """Django's short comment ends on its own line, or it is shown."""
    shown = re.compile(r"\{#(?:(?!#\}).)*$", re.MULTILINE)
    assert named([file for file in TEMPLATES if shown.search(file.read_text())]) == []


def test_every_screen_says_its_name_in_the_page() -> None:
    """From a page in the browser one knows the folder."""
    unnamed = [
        name
        for name in SCREENS
        if (pages := list((WEB / "screens" / name).glob("**/*.html")))
        and not any(f"block screen %}}{name}{{%" in page.read_text() for page in pages)
    ]
    assert unnamed == []
