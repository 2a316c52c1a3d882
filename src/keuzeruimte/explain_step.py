"""From a step of the way round, and the card of its edit, to sentences with the people's names."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from keuzeruimte.cards.edit_card import edit_card
from keuzeruimte.cards.general import WITHOUT_CASE
from keuzeruimte.cards.template import Template
from keuzeruimte.explain import Names
from keuzeruimte.repair import Step

_NO_NAMES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class StepWords:
    """What a professional reads of one step: what to do, why, and words to say it with."""

    title: str
    why: str
    wording: str


def words_for_step(
    step: Step, *, lang: str, topic_names: Mapping[str, str] = _NO_NAMES, names: Names | None = None
) -> StepWords:
    """Return the texts of a step in `nl` or `en`, with the names of its case.

    `{to}` is whom the first of the new acts is addressed to; `{professional}` and `{waits_for}` are those of
    the last. `names` are those of its case, in this language, where they are there already.
    Raises CardError for an edit without a card.
    """
    its_card = edit_card(step.edit, lang)
    names = names or Names(step.case, lang=lang, topic_names=topic_names)
    first, last = step.acts[0], step.acts[-1]
    fillings = names.of_act(step.act or first) | names.everywhere(step.act)
    fillings |= names.people("to", first.to)
    fillings |= names.people("professional", (last.by,))
    fillings |= names.people("waits_for", last.waits_for)
    fillings |= names.people("person", () if step.person is None else (step.person,))

    def words(text: Template) -> str:
        return text.filled(fillings, missing=WITHOUT_CASE[lang])

    return StepWords(words(its_card.title), words(its_card.why), words(its_card.wording))


def words_for_edit(edit_id: str, *, lang: str) -> StepWords:
    """Return the card of an edit in `nl` or `en` as it reads without a case: the parents are spoken to.

    Raises CardError for an edit without a card.
    """
    its_card, general = edit_card(edit_id, lang), WITHOUT_CASE[lang]
    usual = {"to": general["parents"], "minor": general["minor"]}
    title, why, wording = (
        text.filled(usual, missing=general) for text in (its_card.title, its_card.why, its_card.wording)
    )
    return StepWords(title, why, wording)
