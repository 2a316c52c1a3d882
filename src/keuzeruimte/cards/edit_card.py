"""Load the card of an edit: its name as a next step, why, and words to say it with."""

import re
from dataclasses import dataclass
from functools import cache

from keuzeruimte.cards.card import FOLDER, CardError
from keuzeruimte.cards.template import Template, template

HEADINGS = {"nl": ("Waarom", "Zo kun je het zeggen"), "en": ("Why", "How you could say it")}


@dataclass(frozen=True, slots=True)
class EditCard:
    """What a counsellor reads about one edit; every text has places for names."""

    title: Template
    why: Template
    wording: Template


@cache
def edit_card(edit_id: str, lang: str) -> EditCard:
    """Return the card of an edit in `nl` or `en`. Raises CardError where it is missing or not whole."""
    path = FOLDER / "edits" / lang / f"{edit_id}.md"
    if lang not in HEADINGS or not path.is_file():
        raise CardError(f"no card edits/{lang}/{edit_id}.md")
    return read_edit_card(path.read_text(encoding="utf-8"), where=f"edits/{lang}/{edit_id}.md", lang=lang)


def read_edit_card(text: str, *, where: str, lang: str) -> EditCard:
    """Return the card that `text` holds: a title and two passages. Raises CardError, naming `where`."""
    why, wording = HEADINGS[lang]
    parts = re.fullmatch(
        rf"\s*# +([^\n]+)\n+## {why}\n+(.+?)\n+## {wording}\n+(.+?)\s*", text, flags=re.DOTALL
    )
    if parts is None or "\n#" in parts[2] + parts[3]:
        raise CardError(f"{where}: a card of an edit is ‘# title’, ‘## {why}’ and ‘## {wording}’, in order")
    return EditCard(*(template(" ".join(part.split()), where=where) for part in parts.groups()))
