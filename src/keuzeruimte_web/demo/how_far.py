"""How far a pupil of a year group is in a choice: own words that were shared, and a choice that stands."""

from keuzeruimte_web.demo.days import at
from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.demo.staff import Staff
from keuzeruimte_web.records.models import (
    ChoiceChange,
    ChoiceMoment,
    ChoiceOption,
    ChoiceVoice,
    Decision,
    DecisionOption,
    Guardianship,
    Person,
    Share,
    SignOff,
)
from keuzeruimte_web.records.models.choices import (
    Authority,
    ChoiceState,
    ChoiceVoiceKind,
    OptionKind,
    Verdict,
)

WISHES = (
    "Ik wil later iets met mensen doen.",
    "Ik maak graag dingen die werken.",
    "Ik weet het nog niet, en dat vind ik spannend.",
    "Iets met dieren, of met buiten zijn.",
)
AT_HOME = "Wij willen dat het past bij wie ons kind is."
# Of the last two wiskundes only one goes: that is found, and talked about.
PACKAGES = (
    ("Economie en Maatschappij, met bedrijfseconomie", "em", ("wisA", "beco", "fatl")),
    ("Cultuur en Maatschappij, met wiskunde", "cm", ("fatl", "maw", "kubv", "wisA", "wisB")),
    ("Natuur en Techniek, met informatica", "nt", ("wisB", "nat", "schk", "inf", "econ")),
)


def how_far(ledger: Ledger, staff: Staff, moment: ChoiceMoment, *, far: int, place: int) -> None:
    """After two steps people said what they want; after four there is a choice that stands."""
    ties = [tie for tie in ledger.rows[Guardianship] if tie.pupil_id == moment.matter.pupil_id]
    if far > 1:
        _wish(ledger, staff, moment, moment.matter.pupil.person, WISHES[place % len(WISHES)])
        for tie in ties[: place % 3]:
            _wish(ledger, staff, moment, tie.parent, AT_HOME)
    if far > 3 and moment.rules is not None:
        _decided(ledger, moment, ties, place=place)


def _wish(ledger: Ledger, staff: Staff, moment: ChoiceMoment, person: Person, words: str) -> None:
    on = at(ledger.days.before(20), 19)
    row = ledger.add(
        ChoiceVoice, moment=moment, person=person, kind=ChoiceVoiceKind.WISH, words=words, updated_at=on
    )
    ledger.add(Share, choice_voice=row, viewer=staff.hanneke, shared_at=on)


def _decided(ledger: Ledger, moment: ChoiceMoment, ties: list[Guardianship], *, place: int) -> None:
    pupil, on = moment.matter.pupil.person, at(ledger.days.before(4), 16)
    title, profile, subjects = PACKAGES[place // 7 % len(PACKAGES)]
    option = ledger.add(
        ChoiceOption,
        moment=moment,
        kind=OptionKind.PACKAGE,
        title=title,
        content={"profile": profile, "subjects": list(subjects)},
        by=pupil,
        added_at=on,
    )
    moment.state, moment.decision = ChoiceState.PROVISIONAL, 1
    moment.answer_by = ledger.days.after(10)
    decision = ledger.add(Decision, moment=moment, number=1, by=pupil, made_at=on)
    ledger.add(DecisionOption, decision=decision, option=option)
    ledger.add(SignOff, decision=decision, person=pupil, verdict=Verdict.AGREED, asked_at=on, answered_at=on)
    for tie in ties:
        if tie.authority == Authority.YES and not tie.court_block:
            ledger.add(SignOff, decision=decision, person=tie.parent, asked_at=on)
    ledger.add(
        ChoiceChange,
        moment=moment,
        was=ChoiceState.OPEN,
        became=ChoiceState.PROVISIONAL,
        decision=1,
        by=pupil,
        at=on,
    )
