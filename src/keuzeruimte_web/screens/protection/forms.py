"""What formally exists, who carries it, until when, and who confirms it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.bridge.listed import choices_of
from keuzeruimte_web.components.fields import DayField, OnceForm, PillBoxes
from keuzeruimte_web.components.searching import SearchedBoxes, SearchedOptions, SearchingForm
from keuzeruimte_web.queries.opened import Proposing


class ProtectionForm(SearchingForm, OnceForm):
    """A measure from outside school. Never what somebody told, and no suspicion."""

    ground = forms.CharField(
        label=_("Welk besluit is het?"),
        help_text=_("Alleen wat formeel bestaat: welk besluit, van wie, van welke dag. Ouders lezen dit."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )
    given_name = forms.CharField(label=_("Wie voert het uit? Voornaam"), max_length=80)
    family_name = forms.CharField(
        label=_("Achternaam en organisatie"),
        help_text=_("Zoals: Bos, van de gecertificeerde instelling."),
        max_length=120,
    )
    domains = forms.MultipleChoiceField(
        label=_("Voor welke gebieden?"), help_text=_("Niet meer dan het besluit zegt."), widget=PillBoxes
    )
    helpers = forms.MultipleChoiceField(
        label=_("Wie van school werkt mee, op verzoek van wie het uitvoert?"),
        widget=SearchedBoxes,
        required=False,
    )
    until = DayField(
        label=_("Tot en met welke dag?"),
        help_text=_("Hooguit zes maanden. Het stopt vanzelf."),
    )
    talk_on = DayField(
        label=_("Wanneer praten jullie er met ouders over?"),
        help_text=_("Voor het einde. Ouders lezen deze dag."),
    )
    second = forms.ChoiceField(
        label=_("Wie bevestigt dit als tweede?"),
        help_text=_("Met de eigen inlog. Tot die tijd geldt er niets."),
        widget=SearchedOptions,
    )

    def __init__(self, *args: Any, offered: Proposing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        colleagues = [(str(pk), name) for pk, name in offered.colleagues]
        fields: Any = self.fields
        fields["domains"].choices = choices_of("domain")
        fields["helpers"].choices = colleagues
        fields["second"].choices = colleagues
        self.initial = {**_carried_by(offered), **self.initial}


def _carried_by(offered: Proposing) -> dict[str, str]:
    """Who speaks for the institution that the administrator entered, to begin with; the leader looks."""
    known = next((one for one in offered.institutions if one.speaker), None)
    if known is None:
        return {}
    return {
        "given_name": known.given or known.family,
        "family_name": ", ".join(part for part in (known.given and known.family, known.name) if part),
    }
