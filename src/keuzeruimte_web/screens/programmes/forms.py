"""Bringing in a list of further study."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import OnceForm, Pills

LARGEST = 6_000_000
"""Bytes: a list of four thousand programmes is a tenth of it, also as a spreadsheet saves it in UTF-16."""


class ListForm(OnceForm):
    """A file, and the school year that it is for."""

    year = forms.ChoiceField(label=_("Voor welk schooljaar?"), widget=Pills)
    file = forms.FileField(
        label=_("De lijst"),
        help_text=_(
            "Bewaar het blad als CSV. Nodig: een kolom ‘opleiding’, en ‘eis’ of een kolom per profiel."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt"}),
    )

    def __init__(self, *args: Any, years: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"] = forms.ChoiceField(
            label=self.fields["year"].label,
            widget=Pills,
            choices=[(year, year) for year in years],
            initial=years[0],
        )

    def clean_file(self) -> bytes:
        """The bytes of a file of a fitting size."""
        sent = self.cleaned_data["file"]
        if sent.size > LARGEST:
            raise ValidationError(
                _("Dit bestand is te groot. Deel het op, of laat rijen weg die niet nodig zijn.")
            )
        return bytes(sent.read())
