"""A round for a year group, and the steps a school begins choices with."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import DayField, OnceForm, Options, PillBoxes, VersionForm
from keuzeruimte_web.operations.choice_templates import StepWords

SPARE = 2
"""Empty steps under the ones that are there."""


class RoundForm(OnceForm):
    """Which choice, for which classes, until when."""

    template = forms.ChoiceField(label=_("Welke keuze?"), widget=Options)
    title = forms.CharField(
        label=_("Hoe noemen jullie het?"),
        help_text=_("Leerlingen en ouders lezen dit. Bijvoorbeeld: Profielkeuze havo 3."),
        max_length=120,
    )
    classes = forms.MultipleChoiceField(label=_("Voor welke klassen?"), widget=PillBoxes)
    ends_on = DayField(label=_("Wanneer is de keuze klaar?"))
    rules = forms.ChoiceField(
        label=_("Welke regels voor vakken gelden?"),
        help_text=_("De profielen uit die regels staan er dan al als mogelijkheid."),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        templates: Iterable[tuple[str, str]],
        rules: Iterable[tuple[str, str]],
        classes: Iterable[tuple[str, str]],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        for name, choices in (("template", templates), ("classes", classes)):
            field: Any = self.fields[name]
            field.choices = list(choices)
        field = self.fields["rules"]
        field.choices = [("", _("geen")), *rules]

    def clean_ends_on(self) -> date:
        """A choice is ready today or later."""
        day: date = self.cleaned_data["ends_on"]
        if day < self.today:
            raise forms.ValidationError(_("Deze dag is voorbij. Kies een dag vanaf vandaag."))
        return day


class BeginForm(OnceForm):
    """With which steps one begins."""

    begin_from = forms.ChoiceField(label=_("Begin met"), widget=Options)

    def __init__(self, *args: Any, shipped: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["begin_from"]
        field.choices = list(shipped)


class TemplateForm(VersionForm):
    """The head of the steps."""

    use_required_attribute = False

    title = forms.CharField(label=_("Titel"), max_length=120)
    kind = forms.ChoiceField(label=_("Welke keuze?"))
    school_type = forms.ChoiceField(label=_("Soort school"), required=False)
    year_group = forms.IntegerField(label=_("Leerjaar"), required=False, min_value=1, max_value=6)

    def __init__(
        self,
        *args: Any,
        kinds: Iterable[tuple[str, str]],
        types: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kind"]
        field.choices = list(kinds)
        field = self.fields["school_type"]
        field.choices = [("", _("alle soorten")), *types]


class StepForm(forms.Form):
    """One step. Without a title it is not there."""

    use_required_attribute = False

    title = forms.CharField(label=_("Stap"), max_length=120, required=False)
    kind = forms.ChoiceField(label=_("Wat is het?"))
    who = forms.ChoiceField(label=_("Van wie is de stap?"))
    what = forms.CharField(label=_("Wat doen jullie dan?"), max_length=300, required=False)
    after_days = forms.IntegerField(
        label=_("Zoveel dagen na het begin"), required=False, min_value=0, max_value=365
    )
    on = forms.CharField(
        label=_("Of op een dag van het jaar"),
        help_text=_("Dag en maand, zoals 1-4."),
        required=False,
        max_length=5,
    )
    order = forms.IntegerField(label=_("Plaats"), required=False, min_value=1, max_value=99)

    def __init__(
        self, *args: Any, kinds: Iterable[tuple[str, str]], whose: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("kind", kinds), ("who", whose)):
            field: Any = self.fields[name]
            field.choices = list(choices)

    def clean_on(self) -> tuple[int, int] | None:
        """Day and month, as one writes them."""
        written = str(self.cleaned_data["on"]).strip()
        if not written:
            return None
        day, _sign, month = written.partition("-")
        try:
            date(2024, int(month), int(day))
        except ValueError:
            raise forms.ValidationError(_("Schrijf een dag als 1-4 (1 april).")) from None
        return int(month), int(day)

    def clean(self) -> dict[str, Any]:
        """One day, or none."""
        found: dict[str, Any] = super().clean() or {}
        if found.get("after_days") is not None and found.get("on"):
            self.add_error("on", _("Kies één van beide: dagen na het begin, of een dag van het jaar."))
        return found

    def step(self) -> StepWords | None:
        """What was filled in; None for an empty step."""
        found = self.cleaned_data
        if not found["title"].strip():
            return None
        month, day = found["on"] or (None, None)
        return StepWords(
            kind=found["kind"],
            title=found["title"],
            who=found["who"],
            what=found["what"],
            after_days=found["after_days"],
            month=month,
            day=day,
        )
