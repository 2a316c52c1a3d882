"""What a page lets somebody press: its links, and its forms with all that can be chosen in each."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from html.parser import HTMLParser
from random import Random

WORDS = ("Zullen we dit samen doen?", "Even bellen", "Ömer & Çelik", "\U0001f642 fijn", "Twee\nregels", "a")
DAYS = (-400, -30, -1, 0, 0, 1, 7, 30, 200)
"""Days from today that somebody may fill in."""


@dataclass(slots=True)
class Form:
    """Where a form goes, and of each field how somebody fills it in; None leaves it out."""

    action: str
    posts: bool
    fields: dict[str, list[Callable[[Random], str | None]]] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    """Of a row of buttons, a list or a button that sends: what one of them brings."""

    def filled(self, how: Random) -> dict[str, list[str]]:
        """One way to fill it in."""
        sent = {name: [how.choice(values)] for name, values in self.choices.items()}
        for name, fillers in self.fields.items():
            given = [value for fill in fillers if (value := fill(how)) is not None]
            if given:
                sent[name] = given
        return sent


class Pressable(HTMLParser):
    """Reads a page; `links` and `forms` are what it found."""

    def __init__(self, page: str, *, today: date) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[Form] = []
        self._today = today
        self._inside: Form | None = None
        self._list = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Links, forms, and what stands in the form that is open."""
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and given.get("href", "").startswith(("/", "?")):
            self.links.append(given["href"].partition("#")[0])
        if tag == "form":
            self._inside = Form(given.get("action", ""), given.get("method", "").lower() == "post")
            self.forms.append(self._inside)
        form, name = self._inside, given.get("name", "")
        if form is None or "disabled" in given:
            return
        if tag == "select":
            self._list = name
        elif tag == "option" and self._list:
            form.choices.setdefault(self._list, []).append(given.get("value", ""))
        elif tag == "textarea" and name:
            form.fields.setdefault(name, []).append(lambda how: how.choice(WORDS))
        elif name and (tag == "button" or given.get("type") == "radio"):
            form.choices.setdefault(name, []).append(given.get("value", "on"))
        elif name and tag == "input":
            filler = self._filler(given.get("type", "text"), given.get("value", ""))
            form.fields.setdefault(name, []).append(filler)

    def handle_endtag(self, tag: str) -> None:
        """The form, or the list, is over."""
        if tag == "form":
            self._inside = None
        elif tag == "select":
            self._list = ""

    def _filler(self, kind: str, value: str) -> Callable[[Random], str | None]:
        today = self._today
        by_kind: dict[str, Callable[[Random], str | None]] = {
            "hidden": lambda _how: value,
            "checkbox": lambda how: how.choice((value or "on", None)),
            "date": lambda how: how.choice((value, str(today + timedelta(days=how.choice(DAYS))))),
            "time": lambda how: how.choice((value, "08:30", "23:59")),
            "number": lambda how: how.choice((value, "0", "3", "17")),
            "email": lambda how: f"iemand{how.randrange(50)}@stad.example",
            "file": lambda _how: None,
        }
        return by_kind.get(kind, lambda how: how.choice((value, *WORDS)))
