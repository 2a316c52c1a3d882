"""From which day somebody guides no more."""

from typing import Any

from django import forms

from keuzeruimte_web.components.fields import OnceForm
from keuzeruimte_web.components.person_fields import FromDay


class StopForm(OnceForm, FromDay):
    """The first day on which the viewer is not involved any more; sent once."""

    field_order = ("once", "day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["once"].widget = forms.HiddenInput()
