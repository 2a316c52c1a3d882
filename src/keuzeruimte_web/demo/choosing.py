"""The choice moments of the demo: a round for each class that chooses, and how far Noor is."""

from collections.abc import Sequence
from datetime import timedelta

from keuzeruimte_web.bridge.choosing import Offered, StepWords, offered, offered_steps
from keuzeruimte_web.demo.days import at
from keuzeruimte_web.demo.how_far import how_far
from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.demo.staff import Staff
from keuzeruimte_web.demo.stories.noor import Noor
from keuzeruimte_web.records.models import (
    ChoiceMoment,
    ChoiceOption,
    ChoiceRound,
    ChoiceStep,
    ChoiceTemplate,
    ChoiceVoice,
    Matter,
    Person,
    RoundPupil,
    Share,
    SubjectRules,
    TemplateStep,
)
from keuzeruimte_web.records.models.choices import ChoiceVoiceKind, MatterKind, OptionKind

OPENED, ENDS = 54, 22
# The steps of each class that chooses: the key of what we ship, and the days from the opening.
ROUNDS: dict[str, tuple[str, tuple[int, ...]]] = {
    "Sectorkeuze": ("sector", (10, 35, 60, 66, 76)),
    "Profielkeuze": ("profile-havo-vwo", (10, 30, 47, 61, 66, 76)),
    "Na de havo": ("further-study", (10, 30, 47, 61, 66, 76)),
}
DONE = 2
# How many steps were done in the others' choices, pupil after pupil: halfway a round most are thinking.
SO_FAR = (2, 1, 2, 0, 3, 2, 1, 4, 2, 2, 1, 0, 2, 3)
PROFILES = (
    ("cm", "Cultuur en Maatschappij"),
    ("em", "Economie en Maatschappij"),
    ("ng", "Natuur en Gezondheid"),
    ("nt", "Natuur en Techniek"),
)


def choice_moments(ledger: Ledger, staff: Staff, noor: Noor) -> None:
    """Each choice of the demo with its steps, in a round of its class; Noor's with what everybody sees."""
    running = [row for row in ledger.rows[Matter] if row.kind == MatterKind.CHOICE_MOMENT]
    rules = next((row for row in ledger.rows[SubjectRules] if row.school_type == "havo"), None)
    for title, (key, after) in ROUNDS.items():
        about = next(one for one in offered() if one.key == key)
        steps = offered_steps(key)
        template = _template(ledger, about, steps)
        matters = [row for row in running if row.title == title]
        opened = ledger.days.before(OPENED)
        days = [opened + timedelta(days=number) for number in after]
        ledger_round = ledger.add(
            ChoiceRound,
            template=template,
            kind=about.kind,
            title=title,
            school_year=f"{ledger.days.first_year}-{ledger.days.first_year + 1}",
            ends_on=ledger.days.after(ENDS),
            rules=rules if about.kind == "profile_havo_vwo" else None,
            days={str(number): day.isoformat() for number, day in enumerate(days, start=1)},
            opened_by=staff.hanneke,
            opened_at=at(opened, 9),
        )
        for place, row in enumerate(matters):
            far = DONE if row is noor.choice else SO_FAR[place % len(SO_FAR)]
            moment = ledger.add(
                ChoiceMoment,
                matter=row,
                round=ledger_round,
                kind=about.kind,
                ends_on=ledger.days.after(ENDS),
                rules=ledger_round.rules,
            )
            ledger.add(RoundPupil, round=ledger_round, pupil=row.pupil, moment=moment)
            for number, (step, day) in enumerate(zip(steps, days, strict=True), start=1):
                done = number <= far
                ledger.add(
                    ChoiceStep,
                    moment=moment,
                    position=number,
                    kind=step.kind,
                    title=step.title,
                    who=step.who,
                    what=step.what,
                    on=day,
                    done_on=min(day, ledger.days.today) if done else None,
                    done_by=staff.hanneke if done else None,
                )
            if about.kind == "profile_havo_vwo":
                options = _profiles(ledger, moment)
                if row is noor.choice:
                    _noor(ledger, staff, noor, moment, options)
            if row is not noor.choice:
                how_far(ledger, staff, moment, far=far, place=place)


def _template(ledger: Ledger, about: Offered, steps: Sequence[StepWords]) -> ChoiceTemplate:
    template = ledger.add(
        ChoiceTemplate,
        kind=about.kind,
        title=about.title,
        school_type=about.school_type,
        year_group=about.year_group,
        source=about.source,
        changed_on=ledger.days.before(OPENED + 20),
    )
    for number, step in enumerate(steps, start=1):
        ledger.add(
            TemplateStep,
            template=template,
            position=number,
            kind=step.kind,
            title=step.title,
            who=step.who,
            what=step.what,
            after_days=step.after_days,
            month=step.month,
            day=step.day,
        )
    return template


def _profiles(ledger: Ledger, moment: ChoiceMoment) -> dict[str, ChoiceOption]:
    return {
        code: ledger.add(
            ChoiceOption,
            moment=moment,
            kind=OptionKind.PACKAGE,
            title=name,
            content={"profile": code, "subjects": []},
            added_at=at(ledger.days.before(OPENED), 9, number),
        )
        for number, (code, name) in enumerate(PROFILES)
    }


def _noor(
    ledger: Ledger, staff: Staff, noor: Noor, moment: ChoiceMoment, options: dict[str, ChoiceOption]
) -> None:
    """What the design draws: each corner says what it sees, and of Karin one thing is still to be heard."""
    on = at(ledger.days.before(6), 19)
    family = (noor.noor.person, noor.karin, noor.bas)
    everybody = (*family, staff.hanneke)

    def say(somebody: Person, kind: ChoiceVoiceKind, words: str, option: ChoiceOption | None = None) -> None:
        row = ledger.add(
            ChoiceVoice, moment=moment, option=option, person=somebody, kind=kind, words=words, updated_at=on
        )
        for viewer in everybody:
            if viewer != somebody:
                ledger.add(Share, choice_voice=row, viewer=viewer, shared_at=on)

    say(
        noor.noor.person,
        ChoiceVoiceKind.WISH,
        "Later iets met mensen en geld. En niet de hele dag stilzitten.",
    )
    say(noor.bas, ChoiceVoiceKind.WISH, "Dat zij iets kiest waar zij zelf in gelooft.")
    say(
        noor.karin,
        ChoiceVoiceKind.KNOWLEDGE,
        "Ik werk in de zorg. Noor mag een dag mee, en mijn collega’s vertellen graag.",
    )
    say(noor.bas, ChoiceVoiceKind.CONTACT, "Mijn broer heeft een kraam op de markt. Noor helpt daar soms.")
    seen: dict[str, tuple[tuple[Person, str], ...]] = {
        "em": (
            (noor.noor.person, "Ik wil later iets met mensen en geld. Hier heb ik zin in."),
            (noor.bas, "Het past bij hoe ze op de markt helpt. We praten er thuis nog over."),
            (staff.hanneke, "Haar cijfers passen. Economie vindt ze leuk, zegt haar docent."),
        ),
        "ng": (
            (noor.noor.person, "Biologie is leuk. Scheikunde niet zo."),
            (noor.karin, "In de zorg is werk genoeg. Ik kan vertellen hoe dat is."),
            (staff.hanneke, "Het kan. Scheikunde vraagt dan wel extra tijd."),
        ),
        "nt": (
            (noor.noor.person, "Nee, dit ben ik niet."),
            (noor.bas, "Ik dacht hier eerst aan. Noor ziet het anders, en dat is goed."),
            (staff.hanneke, "Wiskunde B is nodig. Dat zoeken we nog uit."),
        ),
        "cm": (
            (noor.noor.person, "Misschien, als ik meer talen wil."),
            (staff.hanneke, "Het kan. Ze heeft sterke talen."),
        ),
    }
    for code, said in seen.items():
        for somebody, words in said:
            say(somebody, ChoiceVoiceKind.VIEW, words, options[code])
