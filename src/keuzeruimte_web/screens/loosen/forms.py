"""Why an account is loosened."""

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import Options

LOST, WRONG = "lost", "wrong"


class WhyForm(forms.Form):
    """Nothing is chosen beforehand: the two are not the same."""

    # A browser points at a choice nobody can see, in its own language; our list of errors says it in words.
    use_required_attribute = False

    why = forms.ChoiceField(
        label=_("Waarom?"),
        choices=(
            (LOST, _("Telefoon, sleutel of herstelcodes kwijt")),
            (WRONG, _("Het is het verkeerde account")),
        ),
        widget=Options(
            helps={
                LOST: _(
                    "Het tweede bewijs gaat weg. Met het eigen wachtwoord en de nieuwe code komt deze "
                    "persoon weer binnen, en maakt dan een nieuw tweede bewijs."
                ),
                WRONG: _("Het account zelf blijft zoals het is. Het hoort hier alleen bij niemand meer."),
            }
        ),
    )
