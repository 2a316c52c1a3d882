"""The forms of a page, filled in as far as they go."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

FILLED = {"date": "2026-12-01", "time": "10:00", "number": "10", "email": "iemand@stad.example", "url": ""}


@dataclass(slots=True)
class Sending:
    """Where a form goes, and what a browser would send: each name with its values. `several`: there are boxes
    to tick. `kinds`: what is typed in, or travels along, by name: "date", "text", "hidden".
    """

    action: str
    posts: bool
    fields: dict[str, list[str]] = field(default_factory=dict)
    several: bool = False
    kinds: dict[str, str] = field(default_factory=dict)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Sending] = []
        self.by_id: dict[str, Sending] = {}
        self.inside: Sending | None = None
        self.text = self.choice = ""
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = Sending(given.get("action", ""), given.get("method", "").lower() == "post")
            self.forms.append(self.inside)
            self.by_id[given.get("id", "")] = self.inside
        if tag == "a" and "?" in given.get("href", ""):
            self.links.append(given["href"])
        to = self.by_id.get(given["form"]) if "form" in given else self.inside
        name = given.get("name", "")
        if to is None or "disabled" in given:
            return
        if tag == "select":
            self.choice = name
        elif tag == "option" and self.choice:
            to.fields[self.choice] = [given.get("value", "")]
        elif name and tag == "textarea":
            to.fields[name] = ["Woorden"]
            to.kinds[name] = "text"
        elif name and tag == "input":
            self._input(to, name, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = None
        elif tag == "select":
            self.choice = ""

    def _input(self, to: Sending, name: str, given: dict[str, str]) -> None:
        kind, value = given.get("type", "text"), given.get("value", "on")
        if kind == "checkbox":
            to.fields.setdefault(name, []).append(value)
            to.several = True
        elif kind == "radio":
            to.fields.setdefault(name, [value])
        elif kind != "submit":
            to.fields[name] = [given.get("value") or FILLED.get(kind, "Titel")]
            to.kinds[name] = kind


def forms_in(page: str) -> list[Sending]:
    """What a page lets one send: every box ticked, the first of each row chosen, each line filled in."""
    reader = _Reader()
    reader.feed(page)
    return [one for one in reader.forms if one.posts]


def questions_in(page: str) -> list[str]:
    """Where the links and the forms of a page lead that ask something in the address."""
    reader = _Reader()
    reader.feed(page)
    asking = [one for one in reader.forms if not one.posts and one.fields]
    return reader.links + [f"{one.action}?{urlencode(one.fields, doseq=True)}" for one in asking]
