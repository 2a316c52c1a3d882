"""A template that became Python says what Django says, above all of what must be escaped."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.forms import CharField, Form
from django.template import Context, Engine, Template, TemplateDoesNotExist
from django.template.base import VariableDoesNotExist
from django.urls import NoReverseMatch
from django.utils.functional import SimpleLazyObject, lazystr
from django.utils.safestring import SafeString
from django.utils.translation import override
from templates_to_compile import FILES, SOURCES

from keuzeruimte_web.components.rendering.compiling.written import Written
from keuzeruimte_web.settings import TEMPLATE_BUILTINS

EVIL = "<script>alert(\"x\")</script> & 'co'"


@pytest.fixture(autouse=True)
def only_texts() -> None:
    """What a template is given here, it shows as Django does: tests/web/conftest.py refuses none."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody with a name, who is asked by attribute, by calling, and in vain."""

    name: str
    tag: Any = None

    def greeted(self) -> str:
        """Called by a template."""
        return f"<i>{self.name}"

    def needs(self, more: str) -> str:
        """Not called by a template."""
        return more

    @property
    def broken(self) -> str:
        """Fails with what looks like a missing attribute."""
        raise AttributeError("kapot")


def erase() -> str:
    """May not be called by a template."""
    raise AssertionError


erase.alters_data = True  # type: ignore[attr-defined]


def called() -> str:
    """Called by a template."""
    return EVIL


class Asked(Form):
    """A form with one field."""

    goal = CharField(label=EVIL)


def values() -> dict[str, Any]:
    """What the templates below have at hand."""
    return {
        "evil": EVIL,
        "safe": SafeString("<b>dik</b>"),
        "lazy": lazystr(EVIL),
        "html": SimpleNamespace(__html__="<u>"),
        "number": 1234567,
        "half": 1234.5,
        "zero": 0,
        "none": None,
        "yes": True,
        "bytes": b"<b>",
        "who": Somebody(EVIL, tag=Somebody("Bram")),
        "people": [Somebody("Marloes"), Somebody("<Erik>"), Somebody("Ruben")],
        "words": {"first": EVIL, "items": "eigen", "deeper": {"two": "twee"}},
        "plain": {"b": "<2>", "a": 1},
        "pairs": [("een", "<1>"), ("twee", "<2>")],
        "rows": [["a", "b"], [], ["<c>"]],
        "empty": [],
        "called": called,
        "erase": erase,
        "form": Asked({}),
        "pupil": UUID(int=7, version=4),
        "picture": "picture.html",
        "one": "buiten",
        "forloop_of_mine": "x",
        "percent": "100% zeker",
        "csrf_token": "sleutel<",
        "later_token": SimpleLazyObject(lambda: "sleutel<"),
        "only_one": [1],
        "as_template": Engine(builtins=TEMPLATE_BUILTINS).from_string("[{{ evil }}{{ one }}]"),
    }


SAFE_BY_ITSELF = {"filters", "as it is"}
DJANGO_SHOWS = {
    "extends what Django shows",
    "as it is",
    "another language",
    "unknown beside known",
}


@pytest.fixture
def engines(tmp_path: Path) -> tuple[Engine, Engine]:
    """Django, and ours, with the same templates."""
    for name, source in {**FILES, **{f"{n}.txt": s for n, s in SOURCES.items()}}.items():
        (tmp_path / name).write_text(source, encoding="utf-8")
    from_disk = ("django.template.loaders.filesystem.Loader", [tmp_path])
    in_app = "django.template.loaders.app_directories.Loader"
    components = ("django.template.loaders.filesystem.Loader", [COMPONENTS])
    both = [from_disk, components, in_app]
    ours = ("keuzeruimte_web.components.rendering.loader.Loader", both)
    return tuple(  # type: ignore[return-value]
        Engine(
            builtins=TEMPLATE_BUILTINS,
            libraries={"static": "django.templatetags.static"},
            loaders=[("template_partials.loader.Loader", [loaders])],
        )
        for loaders in (("django.template.loaders.cached.Loader", both), ours)
    )


COMPONENTS = Path(__file__).parents[3] / "src" / "keuzeruimte_web" / "components"


def outcome(template: Template, given: Mapping[str, Any]) -> object:
    """What is shown, or how it fails."""
    try:
        return template.render(Context(dict(given)))
    except (VariableDoesNotExist, TemplateDoesNotExist, AttributeError, ValueError) as failure:
        return type(failure)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("which", list(SOURCES))
def test_it_says_what_django_says(which: str, language: str, engines: tuple[Engine, Engine]) -> None:
    django, ours = (engine.get_template(f"{which}.txt") for engine in engines)
    assert isinstance(ours.nodelist, Written) is (which not in DJANGO_SHOWS)
    with override(language):
        expected = outcome(django, values())
        assert [outcome(ours, values()) for _ in range(2)] == [expected, expected]
        if which not in SAFE_BY_ITSELF:
            assert "<script>" not in str(expected)


@pytest.mark.parametrize("which", [one for one in SOURCES if one not in ("what fails", "too many names")])
def test_where_nothing_is_escaped_django_shows_it(which: str, engines: tuple[Engine, Engine]) -> None:
    shown = []
    for engine in engines:
        given = Context(values(), autoescape=False)
        try:
            shown.append(engine.get_template(f"{which}.txt").render(given))
        except (VariableDoesNotExist, AttributeError):
            shown.append("")
    assert shown[0] == shown[1]


def test_a_part_can_be_shown_by_itself(engines: tuple[Engine, Engine]) -> None:
    shown = [engine.get_template("a part of it.txt#row").render(Context(values())) for engine in engines]
    assert shown == [f"buiten{escape(EVIL)}"] * 2


def test_what_fails_is_told_with_its_template_and_line(
    tmp_path: Path, engines: tuple[Engine, Engine]
) -> None:
    (tmp_path / "two_lines.html").write_text("<p>\n{{ who.broken }}</p>", encoding="utf-8")
    with pytest.raises(AttributeError) as failure:
        engines[1].get_template("two_lines.html").render(Context(values()))
    lines = [(Path(str(one.path)).name, one.lineno + 1) for one in failure.traceback]
    assert ("two_lines.html", 2) in lines


def test_an_address_that_is_not_there_is_said(tmp_path: Path, engines: tuple[Engine, Engine]) -> None:
    (tmp_path / "address.html").write_text("{% url 'nowhere' one %}", encoding="utf-8")
    with pytest.raises(NoReverseMatch):
        engines[1].get_template("address.html").render(Context(values()))


def test_what_one_page_was_given_is_not_on_the_next(engines: tuple[Engine, Engine]) -> None:
    template = engines[1].get_template("values.txt")
    first, second = (template.render(Context({"evil": one})) for one in ("<een>", "<twee>"))
    assert ("&lt;een&gt;" in first, "een" in second, "&lt;twee&gt;" in second) == (True, False, True)
