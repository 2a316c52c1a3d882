"""What one fills in at a report: the text, an answer to it, an addition."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import OnceForm, Options, Pills, VersionField

LONG = 20_000


class WriteForm(forms.Form):
    """The text: what was seen and said, and apart from it what the writer thinks of it."""

    observed = forms.CharField(
        label=_("Wat is er besproken en wat zag je?"),
        help_text=_("Zo gewoon mogelijk. Wie erbij was, moet het herkennen."),
        widget=forms.Textarea(attrs={"rows": 9}),
        required=False,
        max_length=LONG,
    )
    opinion = forms.CharField(
        label=_("Wat denk je er zelf van?"),
        help_text=_("Dit mag leeg blijven. Het staat apart, zodat iedereen ziet dat het jouw gedachte is."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=LONG,
    )
    version = VersionField(min_value=1)


class AnswerForm(OnceForm):
    """Read, agreed, own words: three different facts."""

    verdict = forms.ChoiceField(
        label=_("Klopt dit verslag?"),
        choices=[
            ("agreed", _("Ja, dit klopt")),
            ("other", _("Ik zie het anders")),
            ("read", _("Ik heb het gelezen")),
        ],
        widget=Options(
            helps={
                "agreed": _("Het verslag blijft zoals het is."),
                "other": _("Schrijf hieronder wat anders is. Die woorden komen bij het verslag."),
                "read": _("Verder niets."),
            }
        ),
        error_messages={"required": _("Kies wat past. Alleen lezen is ook goed.")},
    )
    words = forms.CharField(
        label=_("Eigen woorden"),
        help_text=_("Dit mag leeg blijven. Een of twee zinnen is genoeg."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=4000,
    )
    audience = forms.ChoiceField(
        label=_("Wie leest deze woorden?"),
        choices=[("school", _("Alleen school")), ("readers", _("Iedereen die dit verslag leest"))],
        widget=Pills,
        initial="school",
    )

    def clean(self) -> dict[str, Any]:
        """Who sees it otherwise says how."""
        cleaned = super().clean() or {}
        if cleaned.get("verdict") == "other" and not cleaned.get("words", "").strip():
            self.add_error("words", _("Schrijf in een paar woorden wat er anders is."))
        return cleaned


class AdditionForm(OnceForm):
    """What is added to a closed report."""

    text = forms.CharField(
        label=_("Aanvulling"),
        help_text=_("Het verslag zelf verandert niet meer. Wie het leest, leest ook deze aanvulling."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        error_messages={"required": _("Schrijf eerst de aanvulling.")},
    )
