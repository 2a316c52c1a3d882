"""How long what is kept."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now

from keuzeruimte_web.components.wording import sentence
from keuzeruimte_web.queries.retention import TermChoice


class TermsForm(forms.Form):
    """A number for each kind."""

    use_required_attribute = False

    def __init__(self, *args: Any, terms: Sequence[TermChoice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for term in terms:
            self.fields[term.kind] = forms.IntegerField(
                min_value=term.least,
                max_value=term.most,
                initial=term.number,
                label=sentence(term.name),
                help_text=_now("%(unit)s %(runs)s. Van %(least)d tot %(most)d; het voorstel is %(proposed)d.")
                % {
                    "unit": sentence(term.unit),
                    "runs": term.runs,
                    "least": term.least,
                    "most": term.most,
                    "proposed": term.proposed,
                },
            )
