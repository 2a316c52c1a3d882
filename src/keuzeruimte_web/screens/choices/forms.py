"""A file of subject rules: begun from one that we ship or from one's own, and changed as text."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import VersionForm

LARGEST = 100_000
TOO_LARGE = _("Dit bestand is te groot. Regels voor vakken zijn veel kleiner.")


class NewRulesForm(forms.Form):
    """With what one begins."""

    use_required_attribute = False

    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    begin_from = forms.ChoiceField(
        label=_("Begin met"), help_text=_("Ons voorbeeld. Kijk het daarna na, en pas het aan.")
    )
    own = forms.FileField(
        required=False,
        label=_("Of een eigen bestand"),
        help_text=_("Een tekstbestand (YAML). Kies je er een, dan telt het voorbeeld niet."),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml,.json,.txt"}),
    )

    def __init__(self, *args: Any, shipped: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["begin_from"] = forms.ChoiceField(
            choices=shipped,
            label=self.fields["begin_from"].label,
            help_text=self.fields["begin_from"].help_text,
        )

    def clean_own(self) -> bytes | None:
        """The bytes of the file, where there is one of a fitting size."""
        sent = self.cleaned_data["own"]
        if not sent:
            return None
        if sent.size > LARGEST:
            raise ValidationError(TOO_LARGE)
        return bytes(sent.read())


class RulesForm(VersionForm):
    """The text of the file."""

    text = forms.CharField(
        strip=False,
        max_length=LARGEST,
        label=_("Het bestand"),
        help_text=_("Wat achter een hekje staat, is uitleg. We kijken alles na voordat we het bewaren."),
        widget=forms.Textarea(attrs={"rows": 24, "class": "invoer bestandstekst", "spellcheck": "false"}),
    )

    def clean_text(self) -> str:
        """A browser sends lines as Windows writes them."""
        return "\n".join(str(self.cleaned_data["text"]).splitlines()) + "\n"
