"""Who comes to guide."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import OnceForm
from keuzeruimte_web.components.searching import SearchedOptions, SearchingForm


class AppointForm(SearchingForm, OnceForm):
    """One colleague."""

    colleague = forms.ChoiceField(label=_("Wie gaat begeleiden?"), widget=SearchedOptions)

    def __init__(self, *args: Any, colleagues: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["colleague"]
        field.choices = [(str(pk), name) for pk, name in colleagues]
