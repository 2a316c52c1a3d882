"""Proposing times, answering them, and setting one."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import ClockInput, DayField, OnceForm, PillBoxes, Pills, Tick
from keuzeruimte_web.components.wording import moment_in_words, sentence
from keuzeruimte_web.operations.planning import Proposed, Replied
from keuzeruimte_web.queries.times import FITS_NOT, ReplyPage, TimesPage

ROWS = 6
"""Times that can be proposed at once."""
Words = str | Promise

ANSWERS: tuple[tuple[str, Words], ...] = (
    ("fits", _("Past")),
    ("if_need", _("Als het moet")),
    ("fits_not", _("Past niet")),
)


class People(forms.MultipleChoiceField):
    """Any number of people, by name."""

    widget = PillBoxes


class TimesForm(OnceForm):
    """Times for a conversation, how long it takes, where, and with whom."""

    matter = forms.ChoiceField(
        label=_("Waar hoort dit gesprek bij?"),
        widget=Pills,
        error_messages={"required": _("Kies waar dit gesprek bij hoort.")},
    )
    title = forms.CharField(
        label=_("Hoe heet het gesprek?"),
        max_length=120,
        help_text=_("Iedereen die je vraagt, leest dit."),
        error_messages={"required": _("Geef het gesprek een naam.")},
    )
    guests = People(
        label=_("Wie vraag je?"),
        help_text=_("Jij bent er altijd bij."),
        error_messages={"required": _("Kies wie je vraagt.")},
    )
    minutes = forms.IntegerField(
        label=_("Hoeveel minuten duurt het?"), min_value=5, max_value=240, initial=45
    )
    travel = forms.IntegerField(
        label=_("Hoeveel minuten kost het om er te komen?"),
        help_text=_("Voor wie van een andere plek komt. Zoveel tijd houden we vrij, ervoor en erna."),
        min_value=0,
        max_value=120,
        initial=10,
    )
    place = forms.CharField(label=_("Waar?"), required=False, max_length=80)

    def __init__(
        self,
        *args: Any,
        matters: Iterable[tuple[str, str]] | None,
        guests: Iterable[tuple[str, str]],
        parties: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        """`matters` None: times for a conversation that exists, with the people who are invited to it."""
        super().__init__(*args, **kwargs)
        if matters is None:
            for name in ("matter", "title", "guests"):
                del self.fields[name]
        else:
            matter: Any = self.fields["matter"]
            matter.choices = list(matters)
            field: Any = self.fields["guests"]
            field.choices = list(guests)
            field.widget.parties = parties
        for row in range(1, ROWS + 1):
            self.fields[f"day_{row}"] = DayField(label=_("Dag"), required=False)
            self.fields[f"time_{row}"] = forms.TimeField(label=_("Tijd"), widget=ClockInput, required=False)

    def rows(self) -> list[tuple[Any, Any]]:
        """The times as they are filled in: a day and a clock, side by side."""
        return [(self[f"day_{row}"], self[f"time_{row}"]) for row in range(1, ROWS + 1)]

    def plain_fields(self) -> list[Any]:
        """All the others, in order."""
        return [self[name] for name in self.fields if not name.startswith(("once", "day_", "time_"))]

    def clean(self) -> dict[str, Any]:
        """Times that are half filled in, and no time at all."""
        given: dict[str, Any] = super().clean() or {}
        times = []
        for row in range(1, ROWS + 1):
            day, clock = given.get(f"day_{row}"), given.get(f"time_{row}")
            if day and clock:
                times.append(timezone.make_aware(datetime.combine(day, clock)))
            elif day and f"time_{row}" not in self.errors:
                self.add_error(f"time_{row}", _("Vul ook de tijd in."))
            elif clock and f"day_{row}" not in self.errors:
                self.add_error(f"day_{row}", _("Vul ook de dag in."))
        if not times and not self.errors:
            self.add_error("day_1", _("Stel een of meer tijden voor."))
        if any(at <= timezone.now() for at in times):
            self.add_error(None, _("Een van deze tijden is al voorbij. Kies een tijd die nog komt."))
        given["times"] = tuple(times)
        return given

    def proposed(self, *, title: str = "") -> Proposed:
        """What was filled in; the form must be valid."""
        chosen = self.cleaned_data
        return Proposed(
            title=chosen.get("title", title),
            times=chosen["times"],
            minutes=chosen["minutes"],
            place=chosen["place"],
            travel=chosen["travel"],
        )


class ReplyForm(forms.Form):
    """Of each time whether it fits, and whatever else one wants to say. Nothing has to be filled in."""

    use_required_attribute = False

    def __init__(
        self, *args: Any, page: ReplyPage, formal: bool, told: bool, today: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.times = [(time, f"time_{time.id.hex}") for time in page.times]
        for time, name in self.times:
            self.fields[name] = forms.ChoiceField(
                label=sentence(moment_in_words(time.starts_at, today=today)),
                choices=ANSWERS,
                widget=Pills,
                required=False,
                initial=time.answer or (FITS_NOT if time.taken else ""),
            )
        other, needed, apart = TOLD if told else FORMAL if formal else PLAIN
        self.fields["other_words"] = forms.CharField(
            label=other,
            required=False,
            max_length=400,
            initial=page.other_words,
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        if page.may_wish:
            self.fields["wish"] = forms.ChoiceField(
                label=apart,
                choices=(("together", _("Samen is goed")), ("apart", _("Liever apart"))),
                widget=Pills,
                required=False,
                initial=page.wish,
            )
        self.fields["not_needed"] = forms.BooleanField(
            label=needed, required=False, widget=Tick, initial=page.not_needed
        )

    def lines(self) -> list[tuple[Any, Any]]:
        """Each time with its field."""
        return [(time, self[name]) for time, name in self.times]

    def others(self) -> list[Any]:
        """Everything below the times."""
        return [self[name] for name in ("other_words", "wish", "not_needed") if name in self.fields]

    def replied(self) -> Replied:
        """What was filled in; the form must be valid."""
        given = self.cleaned_data
        return Replied(
            answers={time.id: given[name] for time, name in self.times if given[name]},
            other_words=given["other_words"],
            not_needed=given["not_needed"],
            wish=given.get("wish", ""),
        )


FORMAL = (
    _("Past het anders beter? Zeg het in uw eigen woorden."),
    _("Voor mij hoeft dit gesprek niet"),
    _("Met de andere ouder aan tafel, of apart?"),
)
PLAIN = (
    _("Past het anders beter? Zeg het in je eigen woorden."),
    _("Voor mij hoeft dit gesprek niet"),
    _("Met de andere ouder aan tafel, of apart?"),
)
TOLD = (
    _("Welke andere tijd werd er genoemd?"),
    _("Dit gesprek hoeft niet, werd er gezegd"),
    _("Met de andere ouder aan tafel, of apart?"),
)

ONE, TURN, APART = "one", "turn", "apart"


class SetForm(OnceForm):
    """Which time it becomes, with whom, and at one table or at two."""

    time = forms.ChoiceField(
        label=_("Welke tijd wordt het?"),
        widget=Pills,
        error_messages={"required": _("Kies een tijd.")},
    )
    guests = People(
        label=_("Wie komen er?"),
        help_text=_("Jij bent er altijd bij."),
        error_messages={"required": _("Kies wie er komen.")},
    )

    def __init__(self, *args: Any, page: TimesPage, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        times = [
            (str(line.id), sentence(moment_in_words(line.starts_at, today=today))) for line in page.times
        ]
        time: Any = self.fields["time"]
        time.choices = times
        guests: Any = self.fields["guests"]
        guests.choices = [(str(line.who.person), line.who.name) for line in page.comers]
        guests.widget.parties = {str(line.who.person): line.who.party for line in page.comers}
        guests.initial = [str(line.who.person) for line in page.comers if not line.not_needed]
        if len(page.parents) > 1:
            parents = [(str(one.person), one.name) for one in page.parents]
            ways: tuple[tuple[str, Words], ...] = (
                (ONE, _("Samen, in één gesprek")),
                (TURN, _("Eén gesprek, na elkaar")),
                (APART, _("Twee gesprekken")),
            )
            self.fields["way"] = forms.ChoiceField(
                label=_("Samen of apart?"),
                choices=ways,
                widget=Pills,
                required=bool(page.apart),
                initial="" if page.apart else ONE,
                error_messages={"required": _("Een ouder zit liever apart. Kies hoe je het doet.")},
            )
            self.fields["parent"] = forms.ChoiceField(
                label=_("Na elkaar of apart: welke ouder komt het laatst, of in het tweede gesprek?"),
                choices=parents,
                widget=Pills,
                required=False,
                initial=str(page.apart[0].person) if page.apart else "",
            )
            self.fields["second"] = forms.ChoiceField(
                label=_("Bij twee gesprekken: wanneer is het tweede?"),
                choices=times,
                widget=Pills,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """What goes with the chosen way."""
        given: dict[str, Any] = super().clean() or {}
        way = given.get("way") or ONE
        given["way"] = way
        if way != ONE:
            parent = given.get("parent")
            if not parent or parent not in given.get("guests", []):
                self.add_error("parent", _("Kies een ouder die komt."))
            if way == APART and not given.get("second"):
                self.add_error("second", _("Kies ook een tijd voor het tweede gesprek."))
        return given

    def chosen(self) -> tuple[UUID, frozenset[UUID]]:
        """The time and the people; the form must be valid."""
        given = self.cleaned_data
        return UUID(given["time"]), frozenset(UUID(person) for person in given["guests"])
