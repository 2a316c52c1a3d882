"""A placement, and what an employer writes."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import DayField, OnceForm, Pills, VersionForm
from keuzeruimte_web.operations.placement_door import Feedback
from keuzeruimte_web.operations.placements import Terms
from keuzeruimte_web.queries.placements import NewPlacement

LONGEST = 2000


def _area(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class TermsForm(forms.Form):
    """With whom, where, when, to learn what. Who it is for says *je*; a colleague reads the same."""

    employer = forms.CharField(
        max_length=120,
        label=_("Bij welk bedrijf of welke instelling?"),
        error_messages={"required": _("Schrijf op waar de stage is.")},
    )
    since = DayField(
        label=_("Eerste dag"),
        error_messages={"required": _("Kies de eerste dag.")},
    )
    until = DayField(label=_("Laatste dag"), error_messages={"required": _("Kies de laatste dag.")})
    where = forms.CharField(max_length=200, required=False, label=_("Waar? Een adres of plaats."))
    contact = forms.CharField(max_length=120, required=False, label=_("Wie is daar de begeleider?"))
    email = forms.EmailField(
        max_length=254,
        required=False,
        label=_("E-mailadres van het bedrijf"),
        help_text=_("School stuurt daar een link heen. Het bedrijf heeft geen account nodig."),
    )
    learn = forms.CharField(
        max_length=LONGEST,
        required=False,
        widget=_area(),
        label=_("Wat wil je er leren of zien?"),
        help_text=_("Het bedrijf leest dit ook."),
    )
    agreed = forms.CharField(
        max_length=LONGEST,
        required=False,
        widget=_area(5),
        label=_("Wat spreken jullie af?"),
        help_text=_("Werktijden, pauzes, wie je belt als je ziek bent. Het bedrijf leest dit ook."),
    )

    def __init__(self, *args: Any, name: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if name:
            self.fields["learn"].label = _now("Wat wil %(name)s er leren of zien?") % {"name": name}
            self.fields["agreed"].help_text = _now(
                "Werktijden, pauzes, wie belt bij ziekte. Het bedrijf leest dit ook."
            )

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            self.add_error(
                "until", ValidationError(_now("De laatste dag ligt voor de eerste. Kies een latere dag."))
            )
        return given

    def terms(self) -> Terms:
        """What was filled in."""
        return Terms(**{name: self.cleaned_data[name] for name in Terms.__dataclass_fields__})


class NewForm(TermsForm, OnceForm):
    """A new one; a colleague can say with which choice moment it goes."""

    matter = forms.ChoiceField(widget=Pills, required=False, label=_("Hoort dit bij een keuzemoment?"))

    def __init__(self, new: NewPlacement, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, name="" if new.mine else new.name, **kwargs)
        if new.mine or not new.matters:
            del self.fields["matter"]
        else:
            field: Any = self.fields["matter"]
            field.choices = [(str(pk), title) for pk, title in new.matters]

    def chosen_matter(self) -> UUID | None:
        """The choice moment it goes with, if any."""
        chosen = self.cleaned_data.get("matter")
        return UUID(chosen) if chosen else None


class ChangeForm(TermsForm, VersionForm):
    """One that is there."""


class FeedbackForm(forms.Form):
    """What the employer saw, what went well, a tip. All in words: no mark, no score."""

    seen = forms.CharField(
        max_length=LONGEST,
        widget=_area(5),
        label=_("Wat zag u?"),
        help_text=_(
            "Vertel wat er gebeurde. Bijvoorbeeld: ‘Zij hielp een klant die boos was, en bleef rustig.’"
        ),
        error_messages={"required": _("Schrijf een paar woorden over wat u zag.")},
    )
    went_well = forms.CharField(
        max_length=LONGEST, required=False, widget=_area(3), label=_("Wat ging goed?")
    )
    tip = forms.CharField(max_length=LONGEST, required=False, widget=_area(3), label=_("Hebt u een tip?"))

    def feedback(self) -> Feedback:
        """What was written."""
        given = self.cleaned_data
        return Feedback(given["seen"], given["went_well"], given["tip"])
