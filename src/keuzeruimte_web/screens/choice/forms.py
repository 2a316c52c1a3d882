"""Own words with whom they are for, options, the choice, signing, advice."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import (
    ClockInput,
    DayField,
    OnceForm,
    OptionBoxes,
    Options,
    PillBoxes,
    Pills,
    VersionForm,
)
from keuzeruimte_web.components.searching import SearchedBoxes, SearchingForm
from keuzeruimte_web.operations.choice_words import Said
from keuzeruimte_web.queries.choice import ChoicePage, Mine, OptionLine

LONGEST = 2000
FORMAL = "parent"


def _words(label: Any, help_text: Any, *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SharedForm(forms.Form):
    """Own words, and beside each who may read them: nobody, until somebody is named."""

    use_required_attribute = False

    def __init__(self, page: ChoicePage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        self.slots: list[str] = []

    def add(self, mine: Mine, label: Any, help_text: Any) -> None:
        """A field for these words, with the people one can name."""
        self.slots.append(mine.slot)
        self.fields[mine.slot] = _words(label, help_text)
        self.fields[f"{mine.slot}_for"] = forms.TypedMultipleChoiceField(
            required=False,
            coerce=UUID,
            label=_("Wie mag dit zien?"),
            choices=[(str(one.id), one.given) for one in self.page.others],
            widget=PillBoxes(parties={str(one.id): one.party for one in self.page.others}),
        )
        self.initial[mine.slot] = mine.text
        self.initial[f"{mine.slot}_for"] = [str(one) for one in mine.shared_with]

    def pairs(self) -> list[tuple[Any, Any]]:
        """Each field with its choice of people, to show."""
        return [(self[slot], self[f"{slot}_for"]) for slot in self.slots]

    def said(self) -> dict[str, Said]:
        """What was typed, with whom it is for. Without a wish the step is passed knowingly."""
        return {
            slot: Said(
                self.cleaned_data[slot],
                self.cleaned_data[f"{slot}_for"],
                skipped="skip" in self.data,
                base=self.data.get(f"{slot}_base"),
                seen=self.data.get(f"{slot}_seen", ""),
            )
            for slot in self.slots
        }


class WordsForm(SharedForm):
    """What one wants, what one knows, whom one knows."""

    def __init__(self, page: ChoicePage, *args: Any, role: str, **kwargs: Any) -> None:
        super().__init__(page, *args, **kwargs)
        name = {"name": page.name}
        if role == "pupil":
            self.add(page.own("wish"), _("Wat wil jij zelf?"), _("Je hoeft het nog niet te weten."))
            self.add(
                page.own("knowledge"), _("Wat kun je, of waar krijg je energie van?"), _("Iets kleins mag.")
            )
            self.add(
                page.own("contact"), _("Wie kan je iets laten zien?"), _("Iemand van thuis, of uit de buurt.")
            )
        elif role == FORMAL:
            self.add(page.own("wish"), _("Wat wenst u voor %(name)s?") % name, "")
            self.add(
                page.own("knowledge"),
                _("Wat weet u zelf van werk en leren?"),
                _("Uw eigen werk en leven. Alleen als u wilt."),
            )
            self.add(
                page.own("contact"),
                _("Wie kan %(name)s iets laten zien?") % name,
                _("Familie, buren, iemand van het werk. Vraag die persoon eerst zelf."),
            )
        else:
            self.add(page.own("wish"), _("Wat wens je voor %(name)s?") % name, "")
            self.add(page.own("knowledge"), _("Wat weet je dat helpt?"), "")
            self.add(page.own("contact"), _("Wie kan %(name)s iets laten zien?") % name, "")


class ViewForm(SharedForm):
    """What somebody sees in one option."""

    def __init__(self, page: ChoicePage, option: OptionLine, *args: Any, role: str, **kwargs: Any) -> None:
        super().__init__(page, *args, **kwargs)
        label = _("Wat ziet u hierin?") if role == FORMAL else _("Wat zie jij hierin?")
        self.add(
            option.mine, label, _("Wat trekt, wat niet, wat weet je nog niet?") if role == "pupil" else ""
        )


class OptionForm(OnceForm):
    """Something more that can be chosen."""

    title = forms.CharField(label=_("Welke mogelijkheid?"), max_length=120)
    needed = _words(
        _("Wat zou daarvoor nodig zijn?"), _("Een vak, een dag meelopen, geld, reistijd. Mag leeg.")
    )


class ChangeOptionForm(VersionForm):
    """What an option is, and what it would need. A package or a programme keeps its name."""

    use_required_attribute = False
    title = forms.CharField(label=_("Welke mogelijkheid?"), max_length=120)
    needed = _words(
        _("Wat zou daarvoor nodig zijn?"), _("Een vak, een dag meelopen, geld, reistijd. Mag leeg.")
    )

    def __init__(self, option: OptionLine, sent: Any = None) -> None:
        initial = {"title": option.title, "needed": option.needed, "version": option.version}
        super().__init__(sent, initial=initial)
        if option.named_elsewhere:
            del self.fields["title"]


class PackageForm(OnceForm):
    """A package as it stands in the room: nothing is typed."""

    rules = forms.UUIDField(widget=forms.HiddenInput)
    profile = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    subjects = forms.TypedMultipleChoiceField(required=False, widget=forms.MultipleHiddenInput)

    def __init__(self, sent: Any = None) -> None:
        super().__init__(sent)
        # which subjects there are, the rules know; the operation asks them
        subjects: Any = self.fields["subjects"]
        subjects.choices = [(one, one) for one in (sent.getlist("subjects")[:60] if sent else ())]


class ProgrammeForm(OnceForm):
    """A programme by its line in the list."""

    programmes = forms.UUIDField(widget=forms.HiddenInput)
    row = forms.IntegerField(min_value=0, max_value=10_000_000)


class ChooseForm(OnceForm):
    """The pupil's choice."""

    options = forms.MultipleChoiceField(
        label=_("Wat kies je?"),
        widget=OptionBoxes,
        error_messages={"required": _("Kies er een. Staat het er niet bij? Voeg het dan eerst toe.")},
    )
    words = _words(_("Waarom dit, in jouw woorden?"), _("Mag leeg. Je ouders en school lezen dit."))

    def __init__(self, page: ChoicePage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["options"]
        field.choices = [(str(one.id), one.title) for one in page.options]
        field.widget.helps = {str(one.id): one.needed for one in page.options if one.needed}
        if page.adult:
            self.fields["words"].help_text = _(
                "Mag leeg. School leest dit, en thuis alleen als jij de keuze deelt."
            )


class SignForm(OnceForm):
    """Read, agreed or an objection."""

    verdict = forms.ChoiceField(label=_("Wat zeg je ervan?"), widget=Options)
    words = _words(_("Wil je er iets bij zeggen?"), _("Alleen wie op school begeleidt, leest dit."))

    def __init__(
        self, verdicts: Iterable[tuple[str, Any, Any]], *args: Any, role: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["verdict"]
        offered = list(verdicts)
        field.choices = [(value, label) for value, label, _help in offered]
        field.widget.helps = {value: told for value, _label, told in offered}
        if role == FORMAL:
            field.label = _("Wat zegt u ervan?")
            self.fields["words"].label = _("Wilt u er iets bij zeggen?")
        elif role == "professional":
            field.label = _("Wat zei diegene?")
            self.fields["words"].label = _("In eigen woorden van diegene")
            self.fields["words"].help_text = _("Diegene leest dit, en kan het veranderen.")


class AdviceForm(OnceForm):
    """The school's advice: seen and thought apart."""

    observed = _words(
        _("Waar rust het op? Wat heb je gezien?"),
        _("Feiten die ieder herkent: wat ging goed, wat vroeg meer tijd."),
        required=True,
    )
    opinion = _words(
        _("Wat raadt school aan?"), _("Een raad, geen oordeel. De keuze blijft van het gezin."), required=True
    )


class AskForm(OnceForm):
    """A question about an advice."""

    words = _words(
        _("Jouw vraag"), _("Wie op school begeleidt, leest dit en antwoordt. Anderen niet."), required=True
    )

    def __init__(self, *args: Any, role: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if role == FORMAL:
            self.fields["words"].label = _("Uw vraag")


SAID = (
    ("wish", _("een wens")),
    ("knowledge", _("wat de ouder weet van werk en leren")),
    ("contact", _("wie iets kan laten zien")),
)


class ToldForm(OnceForm):
    """What a parent said by telephone or on paper: who, what it is, and in which words."""

    parent = forms.TypedChoiceField(widget=Pills, coerce=UUID, label=_("Wie vertelde het?"))
    what = forms.ChoiceField(widget=Pills, label=_("Wat is het?"))
    words = _words(
        _("In de woorden van de ouder"),
        _("Schrijf op wat er werd gezegd, niet wat jij ervan vindt."),
        required=True,
    )

    def __init__(self, page: ChoicePage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parent: Any = self.fields["parent"]
        parent.choices = [(str(one.id), one.full) for one in page.parents]
        parent.widget.parties = {str(one.id): one.party for one in page.parents}
        what: Any = self.fields["what"]
        what.choices = [
            *SAID,
            *((str(one.id), _("over ‘%(option)s’") % {"option": one.title}) for one in page.options),
        ]


class ReplyForm(forms.Form):
    """The answer."""

    use_required_attribute = False
    answer = _words(
        _("Jouw antwoord"), _("Alleen wie het vroeg, en wie begeleidt, leest dit."), required=True
    )


class TalkForm(OnceForm):
    """When the talk is."""

    day = DayField(label=_("Welke dag?"))
    time = forms.TimeField(label=_("Hoe laat?"), widget=ClockInput)
    place = forms.CharField(label=_("Waar?"), max_length=80, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["day"].widget.attrs["min"] = today.isoformat()

    def clean_day(self) -> date:
        """A talk is planned for today or later."""
        day: date = self.cleaned_data["day"]
        if day < self.today:
            raise forms.ValidationError(_("Deze dag is voorbij. Kies een dag vanaf vandaag."))
        return day

    def starts_at(self) -> datetime:
        """The moment that was chosen, where the school is."""
        moment = datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"])
        return timezone.make_aware(moment)


class OpenForm(SearchingForm, OnceForm):
    """A new choice moment of one pupil."""

    template = forms.ChoiceField(label=_("Welke keuze?"), widget=Options)
    title = forms.CharField(
        label=_("Hoe noemen jullie het?"),
        help_text=_("Leerling en ouders lezen dit. Bijvoorbeeld: Noor kiest een profiel."),
        max_length=120,
    )
    ends_on = DayField(label=_("Wanneer is de keuze klaar?"), required=False)
    rules = forms.ChoiceField(
        label=_("Welke regels voor vakken gelden?"),
        help_text=_("De profielen uit die regels staan er dan al als mogelijkheid."),
        required=False,
    )
    colleagues = forms.MultipleChoiceField(
        label=_("Wie van school doet er mee?"),
        help_text=_("Jij doet mee. Vraag alleen wie echt nodig is: wie meedoet, leest mee."),
        widget=SearchedBoxes,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        templates: Iterable[tuple[str, str]],
        rules: Iterable[tuple[str, str]],
        colleagues: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("template", templates), ("colleagues", colleagues)):
            field: Any = self.fields[name]
            field.choices = list(choices)
        field = self.fields["rules"]
        field.choices = [("", _("geen")), *rules]
