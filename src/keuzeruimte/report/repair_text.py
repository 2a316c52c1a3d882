"""The way round as a counsellor reads it in a terminal: the steps, the plan they lead to, what remains."""

from collections.abc import Iterator

from keuzeruimte.case import Act
from keuzeruimte.edits.editbook import EDIT_SOURCES
from keuzeruimte.explain import source_words
from keuzeruimte.explain_step import words_for_step
from keuzeruimte.repair import Repair, Step
from keuzeruimte.report.as_text import Text
from keuzeruimte.words import Verdict

PHRASES = {
    "nl": {
        "clear": "Dit plan kan blijven zoals het is. Er botst niets.",
        "found": "Zo kan het ook. Na deze stappen botst er niets meer.",
        "nearer": "Zo kan het beter. Helemaal zonder ‘botst’ of ‘let op’ lukt het niet.",
        "stuck": "Hier vindt het programma geen weg omheen. Lees wat er blijft, en overleg met een collega.",
        "good": "Dit is al sterk en blijft staan",
        "steps": "De stappen",
        "item": "bij punt",
        "removes": "Neemt weg",
        "plan": "Het plan dat je dan hebt",
        "there": "erbij",
        "waits": "pas na het ja van",
        "remains": "Wat blijft, en waarom",
        "near": "Dit is een goede weg. Bij meer dan acht punten is niet beloofd dat het de kortste is.",
        "closing": "Jij kiest: een stap, alle stappen of geen. Het gaat over een plan, nooit over een mens.",
    },
    "en": {
        "clear": "This plan can stay as it is. Nothing conflicts.",
        "found": "It can also be done like this. After these steps nothing conflicts any more.",
        "nearer": "It can be done better like this. Not every conflict or risk can be taken away.",
        "stuck": "The program finds no way round here. Read what remains, and consult a colleague.",
        "good": "This is strong already and stays",
        "steps": "The steps",
        "item": "at item",
        "removes": "Takes away",
        "plan": "The plan you then have",
        "there": "there too",
        "waits": "only after the yes of",
        "remains": "What remains, and why",
        "near": "This is a good way. With more than eight items it is not promised to be the shortest.",
        "closing": "You choose: take a step, all steps, or none. It is about a plan, never about a person.",
    },
}


def repair_as_text(repair: Repair, *, lang: str, width: int = 80) -> str:
    """The whole way round in `lang` (nl or en), wrapped at `width` characters."""
    return "\n".join(_lines(repair, lang, Text(repair.case, lang=lang, width=width))) + "\n"


def _lines(repair: Repair, lang: str, text: Text) -> Iterator[str]:
    phrases = PHRASES[lang]
    yield from text.heading(" ".join(repair.case.title.split()) or text.phrases.no_title, "=")
    yield text.wrapped(phrases[_outcome(repair)])
    if repair.good:
        rules = ", ".join(dict.fromkeys(finding.rule for finding in repair.good))
        yield text.wrapped(f"{phrases['good']}: {rules}.")
    if repair.steps:
        yield from ("", *text.heading(phrases["steps"], "-"))
        for number, step in enumerate(repair.steps, start=1):
            yield from ("", *_step(number, step, lang, text))
        yield from ("", *text.heading(phrases["plan"], "-"), "")
        for number, act in enumerate(repair.case.plan, start=1):
            yield text.wrapped(f"{number}. {_planned(act, phrases, text)}", indent="   ")
        if not repair.exact:
            yield from ("", text.wrapped(phrases["near"]))
    if repair.remains:
        yield from ("", *text.heading(phrases["remains"], "-"))
        for finding in repair.remains:
            found_on = None if finding.act is None else repair.case.plan[finding.act]
            yield from ("", *text.finding(finding, act=found_on))
    yield from ("", text.wrapped(phrases["closing"]))


def _outcome(repair: Repair) -> str:
    if repair.verdict is Verdict.CLEAR:
        return "found" if repair.steps else "clear"
    return "nearer" if repair.steps else "stuck"


def _step(number: int, step: Step, lang: str, text: Text) -> Iterator[str]:
    words, phrases = words_for_step(step, lang=lang), PHRASES[lang]
    title = f"{number}. {words.title} ({phrases['item']} {step.item + 1})  [{step.edit}]"
    yield text.wrapped(title, indent="   ")
    yield from text.passage(text.phrases.why, words.why)
    yield from text.passage(text.phrases.wording, words.wording)
    if step.removes:
        yield from text.passage(phrases["removes"], ", ".join(step.removes))
    sources = "; ".join(source_words(key, lang=lang) for key in EDIT_SOURCES[step.edit])
    yield from text.passage(text.phrases.source, sources)


def _planned(act: Act, phrases: dict[str, str], text: Text) -> str:
    there = tuple(person for person in act.present if person not in {act.by, *act.to})
    with_them = f"; {text.names(there)} {phrases['there']}" if there else ""
    waits = f"; {phrases['waits']} {text.names(act.waits_for)}" if act.waits_for else ""
    return f"{text.what_is_done(act)}{with_them}{waits}"
