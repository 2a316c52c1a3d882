"""What one doubts, in own words."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import OnceForm, Pills, VersionForm

LONGEST = 4000


def words() -> forms.CharField:
    """The text itself."""
    return forms.CharField(
        label=_("Waar twijfel je aan, in je eigen aanpak?"),
        help_text=_("Schrijf over wat jij doet of niet doet. Niet over hoe ouders zijn."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONGEST,
        error_messages={"required": _("Schrijf in een paar woorden waar je aan twijfelt.")},
    )


class DoubtForm(OnceForm):
    """A new one. `matters`: where it can belong."""

    matter = forms.TypedChoiceField(label=_("Waar hoort het bij?"), widget=Pills, coerce=UUID)
    text = words()

    def __init__(self, *args: Any, matters: tuple[tuple[UUID, str], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["matter"]
        field.choices = [(str(pk), title) for pk, title in matters]
        self.initial.setdefault("matter", str(matters[0][0]) if matters else "")
        if len(matters) == 1:
            field.widget = forms.HiddenInput()


class AgainForm(VersionForm):
    """The same, written otherwise."""

    text = words()
