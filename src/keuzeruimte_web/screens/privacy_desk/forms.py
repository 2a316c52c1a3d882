"""What the privacy officer decides on, and the administrator confirms."""

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import OnceForm, Options, Tick


class EraseForm(forms.Form):
    """Agree that a dossier is erased, or refuse with a reason."""

    use_required_attribute = False

    decision = forms.ChoiceField(
        widget=Options(
            helps={
                "agree": _("Een beheerder voert het uit. Zo kijken er altijd twee mensen naar."),
                "refuse": _(
                    "Bijvoorbeeld omdat school het nog moet bewaren voor haar taak of voor een klacht."
                ),
            }
        ),
        label=_("Wat is het antwoord?"),
        choices=(("agree", _("Akkoord met wissen")), ("refuse", _("Nee, met een reden"))),
    )
    reason = forms.CharField(
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        label=_("De reden"),
        help_text=_("Wie het vroeg, leest dit. Schrijf er niets in over wat er in het dossier staat."),
    )


class LongerForm(forms.Form):
    """Why it takes longer than a month."""

    use_required_attribute = False

    reason = forms.CharField(
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        label=_("Waarom duurt het langer?"),
        help_text=_(
            "Wie het vroeg, leest dit. Het mag als het veel is of ingewikkeld. Drukte is geen reden."
        ),
    )


class SureForm(OnceForm):
    """Sure, for it does not come back."""

    sure = forms.BooleanField(
        widget=Tick,
        label=_("Ik weet dat dit niet terugkomt"),
        error_messages={"required": _("Vink dit aan als het gewist mag worden.")},
    )
