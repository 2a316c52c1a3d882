"""The words of a letter about a choice: in Dutch, for whoever cannot sign in has chosen no language here."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from keuzeruimte_web.bridge.choice_letters import Letter
from keuzeruimte_web.components.wording import joined, sentence

LINES = 5


def on_paper(letters: Iterable[Letter], *, stage: str, school: str, by: str, today: date) -> dict[str, Any]:
    """The values of the PDF. A letter to who is not informed holds only that words are welcome."""
    with override("nl"):
        return {
            "title": _("Brieven over kiezen"),
            "lang": "nl",
            "school": school,
            "page_word": _("bladzijde"),
            "day": _day(today),
            "letters": [_letter(one, stage=stage, by=by) for one in letters],
        }


def _letter(one: Letter, *, stage: str, by: str) -> dict[str, Any]:
    write = WRITE[stage]
    title, opening, parts = write(one)
    with override("en"):
        in_english = _("Leest u liever Engels, of wilt u hulp bij het lezen? Bel met school.")
    return {
        "name": one.name,
        "title": title,
        "dear": (_("Beste %(name)s,") if one.role == "parent" else _("Hoi %(name)s,")) % {"name": one.name},
        "opening": opening,
        "parts": parts,
        "closing": _closing(one),
        "greeting": _("Met een vriendelijke groet,"),
        "by": by,
        "in_english": in_english,
    }


def _opens(one: Letter) -> tuple[str, list[str], list[dict[str, Any]]]:
    name = {"name": one.given, "title": one.title or one.kind}
    if one.role == "pupil":
        who = (
            _("Jij beslist. School geeft raad.")
            if one.adult
            else _("Jij kiest, samen met thuis. School geeft raad.")
        )
        opening = [_("Op school begin je aan een keuze: %(title)s.") % name + " " + who]
        return _("Je gaat kiezen"), opening, [*_words(one), *_steps(one)]
    if not one.informed:
        return _welcome(one)
    if not one.heard:
        opening = [_reads_along(one), _("%(name)s begint op school aan een keuze: %(title)s.") % name]
        return _("Een keuze van %(name)s") % name, opening, _steps(one)
    opening = [
        _("%(name)s begint op school aan een keuze: %(title)s.") % name
        + " "
        + _(
            "%(name)s kiest, samen met thuis. School geeft raad, en velt geen oordeel over wat ouders vinden."
        )
        % name
    ]
    return _("%(name)s gaat kiezen") % name, opening, [*_words(one), *_steps(one)]


def _reminds(one: Letter) -> tuple[str, list[str], list[dict[str, Any]]]:
    name = {"name": one.given, "title": one.title or one.kind}
    if one.role == "pupil":
        return (
            _("Er is nog plaats voor jouw woorden"),
            [_("Het gaat om jouw keuze: %(title)s. Niets zeggen mag ook.") % name],
            _words(one),
        )
    if not one.informed:
        return _welcome(one)
    return (
        _("Er is nog plaats voor uw woorden"),
        [_("Het gaat om een keuze van %(name)s: %(title)s. Niets zeggen mag ook.") % name],
        _words(one),
    )


def _asks(one: Letter) -> tuple[str, list[str], list[dict[str, Any]]]:
    name = {"name": one.given, "chosen": joined(one.chosen)}
    title = _("De keuze van %(name)s") % name
    chose = _("%(name)s koos: %(chosen)s.") % name
    if not one.asked:
        return title, [_reads_along(one), chose, _("U hoeft hier niets mee te doen.")], []
    until = (
        _("Antwoord kan tot en met %(on)s. Per telefoon mag ook.") % {"on": _day(one.answer_by)}
        if one.answer_by
        else _("Per telefoon mag ook.")
    )
    answer = _part(
        _("Wat zegt u ervan?"),
        text=[_("Kruis aan wat bij u past."), until],
        choose=[
            _("Ik heb het gelezen."),
            _("Ik ben akkoord."),
            _("Ik heb een bezwaar. School plant dan eerst een gesprek. Dit wil ik erover zeggen:"),
        ],
        lines=LINES,
    )
    mine = _(
        "Alleen u en wie op school begeleidt, zien uw antwoord. Een andere ouder krijgt een eigen brief."
    )
    return title, [chose], [answer, _part("", text=[mine])]


WRITE = {"open": _opens, "remind": _reminds, "sign": _asks}


def _welcome(one: Letter) -> tuple[str, list[str], list[dict[str, Any]]]:
    """To who is heard and not informed: nothing of the choice but what it is about."""
    name = {"name": one.given, "kind": one.kind}
    return (
        _("Er is plaats voor uw woorden"),
        [
            _(
                "School begeleidt %(name)s bij een keuze: %(kind)s. Ook van u horen we graag wat u wenst "
                "en weet."
            )
            % name,
            _("Hoe de keuze gaat, staat niet in deze brief. Wilt u dat weten? Vraag het aan school."),
        ],
        _words(one),
    )


def _reads_along(one: Letter) -> str:
    name = {"name": one.given}
    if one.adult:
        return _("U krijgt deze brief omdat %(name)s u laat meelezen. %(name)s is 18 en beslist zelf.") % name
    return _("U krijgt deze brief omdat u recht hebt op informatie over %(name)s.") % name


def _words(one: Letter) -> list[dict[str, Any]]:
    name = {"name": one.given}
    if one.role == "pupil":
        return [
            _part(
                _("Eerst jouw eigen woorden"),
                text=[_("Wat wil jij? Schrijf dat op voordat je leest wat school denkt. Overslaan mag ook.")],
                lines=LINES,
            )
        ]
    return [
        _part(
            _("Eerst uw eigen woorden"),
            text=[
                *([_("U kent uw kind het best.")] if one.informed else []),
                _("Wat u hier schrijft, leest wie op school begeleidt. Overslaan mag ook."),
            ],
            points=[
                _("Wat wenst u voor %(name)s?") % name,
                _("Wat weet u zelf van werk en leren?"),
                _("Kent u iemand die iets kan laten zien?"),
            ],
            lines=LINES,
        )
    ]


def _steps(one: Letter) -> list[dict[str, Any]]:
    shown = [f"{title} ({who}), {_day(on)}" if on else f"{title} ({who})" for title, who, on in one.steps]
    return [_part(_("De stappen"), points=[sentence(line) for line in shown])] if shown else []


def _closing(one: Letter) -> list[str]:
    if one.role == "pupil":
        return [
            _(
                "Geef dit aan wie je begeleidt, of praat erover. Wil je het op je telefoon? Vraag school "
                "om een code."
            )
        ]
    if not one.heard and not one.asked:
        return [_("Wilt u iets vragen? Bel gerust met school.")]
    return [
        _(
            "Stuur deze brief terug, of bel. School schrijft op wat u zegt, zoals u het zegt. %(name)s hoeft "
            "niets mee te nemen. Wilt u liever meedoen op een telefoon of computer? Vraag school om een code."
        )
        % {"name": one.given}
    ]


def _part(
    title: str,
    *,
    text: Iterable[str] = (),
    points: Iterable[str] = (),
    choose: Iterable[str] = (),
    lines: int = 0,
) -> dict[str, Any]:
    return {"title": title, "text": [*text], "points": [*points], "choose": [*choose], "lines": lines}


def _day(on: date | None) -> str:
    return date_format(on, "j F Y") if on else ""
