"""The words around the findings in a terminal, in Dutch and English. The cards speak of the method itself."""

from dataclasses import dataclass

from keuzeruimte.words import ActRole, Hierarchy, Severity, Verb, Verdict


@dataclass(frozen=True, slots=True)
class Phrases:
    """Everything a printed assessment says of its own."""

    verdicts: dict[Verdict, str]
    severities: dict[Severity, str]
    hierarchies: dict[Hierarchy, str]
    roles: dict[ActRole, str]
    verbs: dict[Verb, str]
    no_title: str
    planned: str
    done: str
    together: str
    signals: str
    no_plan: str
    to: str
    kept_out: str
    role: str
    nobody: str
    nothing_found: str
    why: str
    effect: str
    instead: str
    wording: str
    ask: str
    source: str
    examples: str
    signal: str
    silent: str
    closing: str
    method: str


DUTCH = Phrases(
    verdicts={
        Verdict.CONFLICT: "Dit plan botst. Kijk eerst hieronder wat anders kan.",
        Verdict.RISK: "Let op bij dit plan. Kijk hieronder nog een keer.",
        Verdict.CLEAR: "In dit plan botst niets.",
    },
    severities={
        Severity.CONFLICT: "Botst",
        Severity.RISK: "Let op",
        Severity.NOTE: "Goed om te weten",
        Severity.STRENGTH: "Sterk",
    },
    hierarchies={
        Hierarchy.EMOTIONAL: "Gevoel",
        Hierarchy.RESPONSIBILITY: "Verantwoordelijk",
        Hierarchy.EXPERTISE: "Deskundig",
    },
    roles={
        ActRole.PROTECTOR: "beschermer",
        ActRole.REFERRER: "verwijzer",
        ActRole.EXPERT: "deskundige",
        ActRole.SERVING_EXPERT: "dienstbare deskundige",
        ActRole.DELEGATE: "gemachtigde",
        ActRole.OUTSIDER: "niet aan zet",
    },
    verbs={
        Verb.LISTEN: "luisteren",
        Verb.ACKNOWLEDGE: "erkennen",
        Verb.ASK: "vragen hoe iemand het ziet",
        Verb.INFORM: "vertellen",
        Verb.ASK_PERMISSION: "toestemming vragen",
        Verb.HAND_BACK: "teruggeven",
        Verb.LEAVE_CHOICE: "de keuze laten",
        Verb.WITHHOLD: "erbuiten houden",
        Verb.DISCUSS: "bespreken",
        Verb.EXPLORE: "hardop meedenken",
        Verb.ADVISE: "advies geven",
        Verb.GUIDE: "begeleiden",
        Verb.SUPPORT: "steunen",
        Verb.AGREE: "afspreken",
        Verb.DECIDE: "beslissen",
        Verb.TAKE_OVER: "overnemen",
        Verb.OFFER_FOLLOW_UP: "een gesprek aanbieden",
        Verb.CLAIM_FOLLOW_UP: "een gesprek vastzetten",
        Verb.DISAPPROVE: "oordelen over iemand",
        Verb.SIDE_WITH: "partij kiezen",
        Verb.SHARE: "delen",
        Verb.PROMISE_SECRECY: "geheimhouding beloven",
        Verb.REFER: "verwijzen",
        Verb.TREAT: "behandelen",
        Verb.PROTECT: "beschermen",
    },
    no_title="Casus zonder titel",
    planned="Wat je van plan bent",
    done="Wat er is gedaan",
    together="Het plan als geheel",
    signals="Om over te praten: één mogelijke lezing",
    no_plan="Er is nog geen plan.",
    to="met",
    kept_out="zonder",
    role="Rol",
    nobody="niemand",
    nothing_found="Hier valt niets op.",
    why="Waarom",
    effect="Wat er dan waarschijnlijk gebeurt",
    instead="Doe liever dit",
    wording="Zo kun je het zeggen",
    ask="Vraag om mee te beginnen",
    source="Bron",
    examples="Voorbeelden",
    signal="Signaal",
    silent="Regel zwijgt",
    method="Getoetst met de methode van Keuzeruimte, versie",
    closing="Een toets gaat over een plan, nooit over een mens. Veiligheid? De meldcode staat altijd open.",
)

ENGLISH = Phrases(
    verdicts={
        Verdict.CONFLICT: "This plan conflicts. See first what can be done differently.",
        Verdict.RISK: "Look again at this plan, below.",
        Verdict.CLEAR: "Nothing in this plan conflicts.",
    },
    severities={
        Severity.CONFLICT: "Conflict",
        Severity.RISK: "Look again",
        Severity.NOTE: "Good to know",
        Severity.STRENGTH: "Strong",
    },
    hierarchies={
        Hierarchy.EMOTIONAL: "Feeling",
        Hierarchy.RESPONSIBILITY: "Responsible",
        Hierarchy.EXPERTISE: "Expert",
    },
    roles={
        ActRole.PROTECTOR: "protector",
        ActRole.REFERRER: "referrer",
        ActRole.EXPERT: "expert",
        ActRole.SERVING_EXPERT: "serving expert",
        ActRole.DELEGATE: "delegate",
        ActRole.OUTSIDER: "not your move",
    },
    verbs={
        Verb.LISTEN: "listen",
        Verb.ACKNOWLEDGE: "acknowledge",
        Verb.ASK: "ask how someone sees it",
        Verb.INFORM: "inform",
        Verb.ASK_PERMISSION: "ask permission",
        Verb.HAND_BACK: "hand back",
        Verb.LEAVE_CHOICE: "leave the choice",
        Verb.WITHHOLD: "keep out of it",
        Verb.DISCUSS: "discuss",
        Verb.EXPLORE: "think aloud together",
        Verb.ADVISE: "advise",
        Verb.GUIDE: "guide",
        Verb.SUPPORT: "support",
        Verb.AGREE: "agree",
        Verb.DECIDE: "decide",
        Verb.TAKE_OVER: "take over",
        Verb.OFFER_FOLLOW_UP: "offer another talk",
        Verb.CLAIM_FOLLOW_UP: "settle another talk",
        Verb.DISAPPROVE: "disapprove of someone",
        Verb.SIDE_WITH: "take sides",
        Verb.SHARE: "share",
        Verb.PROMISE_SECRECY: "promise secrecy",
        Verb.REFER: "refer",
        Verb.TREAT: "treat",
        Verb.PROTECT: "protect",
    },
    no_title="Case without a title",
    planned="What you plan to do",
    done="What was done",
    together="The plan as a whole",
    signals="To talk about: one possible reading",
    no_plan="There is no plan yet.",
    to="with",
    kept_out="without",
    role="Role",
    nobody="nobody",
    nothing_found="Nothing stands out here.",
    why="Why",
    effect="What is likely to happen",
    instead="Rather do this",
    wording="How you could say it",
    ask="A question to open with",
    source="Source",
    examples="Examples",
    signal="Signal",
    silent="Rule is silent",
    method="Assessed by the method of Keuzeruimte, version",
    closing="An assessment is about a plan, never about a person. Safety? The reporting code is always open.",
)


def outcome(fires: str | None, phrases: Phrases) -> str:
    """What an example of a rule comes to: a severity, a signal, or silence."""
    if fires is None:
        return phrases.silent
    return phrases.severities[Severity(fires)] if fires in set(Severity) else phrases.signal


PHRASES = {"nl": DUTCH, "en": ENGLISH}
