"""Which parents may read something of a pupil of 18."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import PillBoxes
from keuzeruimte_web.queries.family import Who
from keuzeruimte_web.queries.share import ToShare


class ShareForm(forms.Form):
    """Parents by name; nobody is an answer too."""

    people = forms.TypedMultipleChoiceField(widget=PillBoxes, required=False, label=_("Wie mag dit zien?"))

    def __init__(self, parents: tuple[Who, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["people"]
        field.choices = [(str(one.id), one.name) for one in parents]
        field.widget.parties = {str(one.id): one.party for one in parents}


def form_of(line: ToShare) -> ShareForm:
    """The form of one thing to share, as it stands now."""
    return ShareForm(
        tuple(choice.who for choice in line.parents),
        initial={"people": [str(choice.who.id) for choice in line.parents if choice.shared]},
        auto_id=f"id_{line.id.hex}_%s",
    )
