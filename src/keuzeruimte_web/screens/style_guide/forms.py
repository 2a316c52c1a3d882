"""A form with a field of every kind, for the style guide."""

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import DayField, FourWords, Options, PillBoxes, Pills, Tick


class Sample(forms.Form):
    """Shown with errors: everything but the first field is still empty."""

    plain = forms.CharField(label=_("Gewoon veld"), help_text=_("Uitleg staat boven het veld."))
    wrong = forms.CharField(label=_("Veld met een fout"))
    long = forms.CharField(label=_("Lange tekst"), widget=forms.Textarea(), required=False)
    day = DayField(label=_("Dag"), required=False)
    one = forms.ChoiceField(
        label=_("Kies er één"),
        choices=[("mail", _("E-mail")), ("post", _("Brief met de post"))],
        widget=Pills(),
    )
    people = forms.MultipleChoiceField(
        label=_("Kies mensen"),
        choices=[("saskia", "Saskia"), ("marloes", "Marloes"), ("ruben", "Ruben")],
        widget=PillBoxes(parties={"saskia": "pupil", "marloes": "parents", "ruben": "school"}),
        required=False,
    )
    audience = forms.ChoiceField(
        label=_("Wie leest dit?"),
        choices=[("school", _("Alleen school")), ("all", _("Iedereen die dit verslag leest"))],
        widget=Options(helps={"school": _("Dit staat vooraf aan."), "all": _("Ook de leerling.")}),
        initial="school",
        required=False,
    )
    connection = forms.ChoiceField(
        label=_("Hoe lukt het om hier samen aan te werken?"),
        choices=[
            ("0", _("lukt nog niet")),
            ("1", _("lukt soms")),
            ("2", _("lukt meestal")),
            ("3", _("lukt goed")),
            ("skip", _("sla over")),
        ],
        widget=FourWords(),
        required=False,
    )
    sure = forms.BooleanField(label=_("Een vinkje"), widget=Tick(), required=False)
