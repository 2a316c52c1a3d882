"""The steps of the way round as a counsellor reads them: every edit with its card, cost and source."""

from collections.abc import Iterator, Mapping

from keuzeruimte.edits.costs import COSTS
from keuzeruimte.edits.editbook import EDIT_FOR, EDIT_SOURCES, PLAN_MENDS
from keuzeruimte.explain import source_words
from keuzeruimte.explain_step import words_for_edit
from keuzeruimte.report.phrases import PHRASES

_WORDS: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "title": "De weg eromheen",
        "made": (
            "Gemaakt uit de kaarten in `src/keuzeruimte/cards/edits/`. Verander een kaart, niet deze pagina."
        ),
        "intro": (
            "Past een plan nog niet? Dan zoekt Keuzeruimte het plan dat er het dichtst bij ligt en waarin "
            "niets botst. Dat gaat in kleine stappen; hier staan ze allemaal. Jij kiest: een stap, alle "
            "stappen of geen. Bij elke stap staat wat die kost: van 1 (andere woorden) tot 6 (een punt van "
            "tafel). Samen kosten de stappen zo min mogelijk. Een ja van ouders wordt nooit verzonnen: dat "
            "vraag je eerst."
        ),
        "mends": "Helpt bij",
        "cost": "Kost",
        "by_hand": "Deze stap kiest een mens. Het programma stelt hem bij het zoeken nooit zelf voor.",
    },
    "en": {
        "title": "The way round",
        "made": "Made from the cards in `src/keuzeruimte/cards/edits/`. Change a card, not this page.",
        "intro": (
            "Does a plan not fit yet? Then Keuzeruimte looks for the nearest plan in which nothing "
            "conflicts, in small steps; here are all of them. You choose: one step, all, or none. Each says "
            "what it costs: from 1 (other words) to 6 (an item off the table). Together the steps cost as "
            "little as possible. A yes of parents is never invented: you ask for it first."
        ),
        "mends": "Helps with",
        "cost": "Costs",
        "by_hand": "A person chooses this step. The program never chooses it in its search.",
    },
}

PAGES: Mapping[str, str] = {"nl": "de-weg-eromheen.md", "en": "the-way-round.md"}


def ways(lang: str) -> str:
    """Return all steps of the way round in `nl` or `en`, as Markdown."""
    words = _WORDS[lang]
    parts = [f"# {words['title']}", f"_{words['made']}_", words["intro"]]
    for edit_id in EDIT_SOURCES:
        parts += _page(edit_id, lang=lang)
    return "\n\n".join(parts) + "\n"


def _page(edit_id: str, *, lang: str) -> Iterator[str]:
    words, phrases = _WORDS[lang], PHRASES[lang]
    card, edit = words_for_edit(edit_id, lang=lang), EDIT_FOR.get(edit_id)
    yield f"## {card.title}"
    yield f"`{edit_id}` · {words['cost']} {COSTS[edit_id][0]}."
    yield card.why
    yield f"**{phrases.wording}.** {card.wording}"
    mends = sorted(edit.mends) if edit else PLAN_MENDS[edit_id]
    yield f"**{words['mends']}.** {', '.join(f'`{rule}`' for rule in mends)}."
    if edit and edit.by_hand_only:
        yield words["by_hand"]
    sources = "; ".join(source_words(key, lang=lang) for key in EDIT_SOURCES[edit_id])
    yield f"**{phrases.source}.** {sources}."
