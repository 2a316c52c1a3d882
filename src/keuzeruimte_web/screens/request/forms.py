"""A question to school."""

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import OnceForm, Options, Pills
from keuzeruimte_web.queries.subjects import LIMIT_DOMAINS, REQUESTS


class RequestForm(OnceForm):
    """What is asked, about what, in which words."""

    kind = forms.ChoiceField(
        widget=Options(helps={kind: help_ for kind, (name, help_) in REQUESTS.items()}),
        label=_("Wat vraagt u?"),
        choices=[(kind, name) for kind, (name, help_) in REQUESTS.items()],
    )
    title = forms.CharField(
        max_length=80,
        required=False,
        label=_("Waarover?"),
        help_text=_("Bijvoorbeeld: huiswerk plannen."),
    )
    domain = forms.ChoiceField(
        widget=Pills,
        label=_("Waar hoort dat bij?"),
        help_text=_("Staat hierboven niets? Dan gaat uw vraag over dit hele gebied."),
        choices=list(LIMIT_DOMAINS.items()),
    )
    words = forms.CharField(
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        label=_("In uw eigen woorden"),
        help_text=_("Dit hoeft niet. U mag in uw eigen taal schrijven."),
    )
