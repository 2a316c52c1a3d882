"""Writing down what somebody asked; the code from the letter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import DayField, OnceForm, Options

LONGEST = 4000
KINDS = {
    "inspection": _("Een afschrift van wat er bewaard wordt"),
    "correction": _("Iets verbeteren dat school opschreef"),
    "erasure": _("Het hele dossier wissen"),
}


class EnterForm(OnceForm):
    """Who asked, what, when, and that you know that it is this person. `askers`: id, name and kinds."""

    person = forms.ChoiceField(widget=Options, label=_("Wie vroeg het?"))
    kind = forms.ChoiceField(widget=Options, label=_("Wat is de vraag?"), choices=tuple(KINDS.items()))
    asked_on = DayField(
        label=_("Wanneer is het gevraagd?"),
        help_text=_("De dag van het gesprek, of waarop de brief binnenkwam. Vanaf die dag telt de maand."),
    )
    words = forms.CharField(
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        label=_("In de woorden van wie het vroeg"),
        help_text=_(
            "Bij verbeteren: wat klopt er niet, en wat hoort er te staan? Anders mag dit leeg blijven."
        ),
    )
    sure = forms.BooleanField(
        label=_("Ik weet dat deze persoon het zelf vraagt"),
        error_messages={
            "required": _(
                "Controleer het eerst: bel terug, of vraag om langs te komen. "
                "Bewaar geen kopie van een paspoort."
            )
        },
    )

    def __init__(self, *args: Any, askers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = {str(one.id): one.kinds for one in askers}
        field: Any = self.fields["person"]
        field.choices = [(str(one.id), one.name) for one in askers if one.kinds]
        field.widget.helps = {str(one.id): one.claim for one in askers}
        field.widget.parties = {}

    def clean(self) -> dict[str, Any]:
        """What this person can ask."""
        cleaned: dict[str, Any] = super().clean() or {}
        kinds = self.kinds.get(cleaned.get("person", ""), ())
        if "person" in cleaned and "kind" in cleaned and cleaned["kind"] not in kinds:
            self.add_error(
                "kind", _("Deze persoon kan om een afschrift vragen, niet om verbeteren of wissen.")
            )
        return cleaned


class CodeForm(forms.Form):
    """The code from the letter, however it is typed."""

    use_required_attribute = False

    code = forms.CharField(
        max_length=40,
        label=_("De code uit de brief"),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
