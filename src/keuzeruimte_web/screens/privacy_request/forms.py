"""Asking, and choosing what is given."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import OnceForm, Options

LONGEST = 4000
KINDS = {
    "inspection": _("Een afschrift van wat er over mij bewaard wordt"),
    "correction": _("Iets verbeteren dat school opschreef"),
    "erasure": _("Het hele dossier wissen"),
}
ABOUT_A_CHILD = {
    "inspection": _("Een afschrift van wat er over mijn kind bewaard wordt"),
    "correction": _("Iets verbeteren dat school opschreef"),
    "erasure": _("Het hele dossier wissen"),
}


class AskForm(OnceForm):
    """What somebody asks; the words say what should be different."""

    kind = forms.ChoiceField(widget=Options, label=_("Wat is de vraag?"))
    words = forms.CharField(
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        label=_("Toelichting"),
        help_text=_(
            "Bij verbeteren: wat klopt er niet, en wat hoort er te staan? Anders mag dit leeg blijven."
        ),
    )

    def __init__(self, *args: Any, kinds: Sequence[str], parent: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = ABOUT_A_CHILD if parent else KINDS
        field: Any = self.fields["kind"]
        field.choices = [(kind, words[kind]) for kind in kinds]
        field.widget.helps = {
            "inspection": _now("Als pdf om te lezen, en als gegevens voor een ander programma."),
            "correction": _now("School antwoordt. De eigen woorden blijven bij dit antwoord staan."),
            "erasure": _now("Dat komt niet terug. School kijkt of het mag, en zegt waarom als het niet mag."),
        }
        if len(kinds) == 1:
            field.initial = kinds[0]


class WeighForm(forms.Form):
    """All, or all but what was between pupil and school."""

    use_required_attribute = False

    keep_back = forms.ChoiceField(
        widget=Options, label=_("Wat geeft school?"), choices=(("no", ""), ("yes", ""))
    )
    facts = forms.CharField(
        max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 6}), label=_("De feiten")
    )
    reason = forms.CharField(
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        label=_("De reden, in het belang van de leerling"),
        help_text=_("Wie het vroeg, leest dit."),
    )

    def __init__(self, *args: Any, kind: str, claim: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["keep_back"]
        if kind == "correction":
            del self.fields["keep_back"], self.fields["reason"]
            self.fields["facts"].label = _now("Het antwoord van school")
            self.fields["facts"].help_text = _now("Wat is er verbeterd? Zo niet, waarom niet?")
        elif claim in ("facts", "away"):
            field.choices = [
                ("no", _now("De feiten die de wet noemt")),
                ("yes", _now("Niets, met een reden")),
            ]
            field.widget.helps = {
                "no": _now("Belangrijke feiten over het kind en de begeleiding. Niet wat van anderen is."),
                "yes": _now(
                    "Als school het ook een ouder met gezag niet zou vertellen,"
                    " of als het niet goed is voor het kind."
                ),
            }
        else:
            del self.fields["facts"]
            field.choices = [
                ("no", _now("Alles waar een ouder recht op heeft")),
                ("yes", _now("Alles, behalve wat leerling en school samen bespraken")),
            ]
            field.widget.helps = {
                "no": _now("Ook de verslagen van gesprekken met de leerling alleen."),
                "yes": _now("Alleen als dat in het belang van de leerling is. Schrijf hieronder waarom."),
            }
