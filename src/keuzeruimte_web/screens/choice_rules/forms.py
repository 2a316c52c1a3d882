"""One part of a package or one rule; only the fields that this kind asks."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import PillBoxes, Pills, Tick

SUBJECTS, LEAST, MOST = ("subjects",), ("least",), ("most",)
OWN = ("why_nl", "instead_nl", "why_en", "instead_en")
ASKED: Mapping[str, tuple[str, ...]] = {
    "all": ("subjects", "name"),
    "choose": ("least", "subjects", "more", "most", "name"),
    "not_together": ("subjects", "weight", "profiles"),
    "at_most": ("most", "subjects", "weight", "profiles"),
    "at_least": ("least", "subjects", "weight", "profiles"),
    "needs": ("when", "needs", "weight", "profiles"),
    "places": ("places",),
}
# Where the check of the file tells of a key, beside which field it stands here.
FIELDS_OF = {
    "all": "subjects",
    "from": "subjects",
    "not_together": "subjects",
    "choose": "least",
    "at_least": "least",
    "at_most": "most",
    "to": "most",
}
LABELS = {
    ("choose", "least"): _("Hoeveel kiest iemand er minstens?"),
    ("choose", "most"): _("En hoogstens?"),
    ("at_least", "least"): _("Minstens hoeveel?"),
    ("at_most", "most"): _("Hoogstens hoeveel?"),
}


class EntryForm(forms.Form):
    """What a part or a rule says, whose it is, and own words for why not and what would do."""

    use_required_attribute = False

    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    mark = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)
    subjects = forms.MultipleChoiceField(label=_("Welke vakken?"), widget=PillBoxes)
    least = forms.IntegerField(min_value=0, max_value=60)
    more = forms.BooleanField(required=False, label=_("Iemand mag er zoveel kiezen als die wil"), widget=Tick)
    most = forms.IntegerField(min_value=0, max_value=60)
    when = forms.CharField(
        max_length=300,
        label=_("Wie dit heeft:"),
        help_text=_("Een vak, of meer: wisB, of ‘nat en schk’, of ‘1 uit fatl en dutl’."),
    )
    needs = forms.CharField(
        max_length=300, label=_("… heeft ook dit nodig:"), help_text=_("Zoals hierboven.")
    )
    places = forms.CharField(
        max_length=400, label=_("Hoeveel plekken zijn er?"), help_text=_("Bijvoorbeeld: inf: 28, bsm: 24.")
    )
    name = forms.CharField(
        required=False, max_length=80, label=_("Hoe heet dit deel?"), help_text=_("Bijvoorbeeld: vrije deel.")
    )
    basis = forms.ChoiceField(
        label=_("Wie stelt deze regel?"),
        choices=[("law", _("De wet")), ("school", _("Onze school"))],
        widget=Pills,
    )
    weight = forms.ChoiceField(
        label=_("Sluit de regel iets af?"),
        help_text=_("Een regel van de wet sluit altijd af. Wat school aanraadt, laat de keuze open."),
        choices=[("closes", _("Ja, het kan dan niet")), ("advises", _("Nee, school raadt het aan"))],
        widget=Pills,
    )
    profiles = forms.MultipleChoiceField(
        required=False, label=_("Alleen in deze profielen"), help_text=_("Geen: in alle."), widget=PillBoxes
    )
    why_nl = forms.CharField(
        required=False,
        max_length=400,
        label=_("Waarom niet? In eigen woorden"),
        help_text=_("Leerlingen en ouders lezen dit. Geef niemand de schuld. Leeg: wij maken een zin."),
    )
    instead_nl = forms.CharField(required=False, max_length=400, label=_("Wat kan wel?"))
    why_en = forms.CharField(required=False, max_length=400, label=_("Waarom niet? In het Engels"))
    instead_en = forms.CharField(required=False, max_length=400, label=_("Wat kan wel? In het Engels"))

    def __init__(
        self,
        *args: Any,
        kind: str,
        subjects: Sequence[tuple[str, str]],
        profiles: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        kept = ("once", "mark", *ASKED[kind], "basis", *OWN)
        self.fields = {name: self.fields[name] for name in kept}
        for name, choices in (
            ("subjects", [(code, label or _("alle vakken")) for code, label in subjects]),
            ("profiles", list(profiles)),
        ):
            if name in self.fields:
                field = self.fields[name]
                field.choices = choices  # type: ignore[attr-defined]
        for (of, name), label in LABELS.items():
            if of == kind:
                self.fields[name].label = label
        if kind == "choose":
            self.fields["most"].required = False
            self.fields["most"].help_text = _("Leeg: precies zoveel als hierboven.")

    def tell(self, key: str, told: str) -> None:
        """What the check of the file says, beside the field it is about."""
        name = FIELDS_OF.get(key, key)
        self.add_error(name if name in self.fields else None, told)
