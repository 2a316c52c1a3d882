"""The tie of a parent and a pupil: kind, authority, information, household, source and since when."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import DayField, OnceForm, Options, Pills, VersionForm
from keuzeruimte_web.components.person_fields import Alike, LanguageForm, MaybeKnown, NameForm
from keuzeruimte_web.components.wording import sentence

AUTHORITY_HELPS = {
    "yes": _("Beslist mee, kan iets aan school toevertrouwen, en krijgt alle informatie."),
    "no": _("Blijft ouder. Wordt gevraagd en gehoord, en beslist niet mee."),
    "unknown": _("Wordt gevraagd en gehoord. Er volgt geen recht uit, tot je het weet."),
}


class TieForm(forms.Form):
    """What holds between this parent and this pupil."""

    kind = forms.ChoiceField(
        widget=Pills,
        label=_("Wat is deze persoon voor de leerling?"),
        help_text=_(
            "Een voogd is een mens die voor de leerling zorgt. Is een instelling voogd, of is er een "
            "gezinsvoogd? Dat is geen ouder. Voeg die apart toe, bij ‘Instelling’."
        ),
    )
    authority = forms.ChoiceField(
        widget=Options(helps=AUTHORITY_HELPS),
        label=_("Gezag"),
        help_text=_("Leid het niet af uit een adres, een naam of een huwelijk. Kijk in het gezagsregister."),
    )
    information_right = forms.BooleanField(
        required=False,
        label=_("Krijgt informatie van school"),
        help_text=_(
            "Met gezag altijd. Zonder gezag geeft school de belangrijkste feiten als deze ouder erom vraagt; "
            "vink dit aan als school deze ouder gewoon mee informeert."
        ),
    )
    court_block = forms.BooleanField(
        required=False,
        label=_("Een rechter bepaalde dat school deze ouder niet informeert"),
        help_text=_("Alleen als je de uitspraak zag. Noem hem bij de bron."),
    )
    household = forms.CharField(
        max_length=80,
        required=False,
        label=_("Huishouden"),
        help_text=_("Een korte naam, zoals: bij moeder. Wie de leerling begeleidt leest dit. Geen adres."),
    )
    source = forms.CharField(
        max_length=120,
        required=False,
        label=_("Hoe weet je dit?"),
        help_text=_("Bijvoorbeeld: gezagsregister gezien, of: inschrijfformulier."),
    )
    since = DayField(label=_("Sinds wanneer?"))

    def __init__(
        self,
        *args: Any,
        kinds: Sequence[tuple[str, str]],
        authorities: Sequence[tuple[str, str]],
        today: date,
        secret: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("kind", kinds), ("authority", authorities)):
            field: Any = self.fields[name]
            field.choices = [(value, sentence(words)) for value, words in choices]
        if secret:
            del self.fields["household"]
        self.today = today

    def clean_since(self) -> date | None:
        """What is coming is entered on its own day."""
        since: date | None = self.cleaned_data["since"]
        if since and since > self.today:
            raise ValidationError(_now("Kies vandaag of een eerdere dag. Wat nog komt, voer je dan pas in."))
        return since

    def clean(self) -> dict[str, Any]:
        """Authority brings information; what was decided or is known has a source."""
        given: dict[str, Any] = super().clean() or {}
        blocked = given.get("court_block")
        if given.get("authority") == "yes" and not blocked and not given.get("information_right"):
            self.add_error(
                "information_right",
                _now("Met gezag krijgt een ouder altijd informatie. Alleen een rechter bepaalt dat anders."),
            )
        if blocked and given.get("information_right"):
            self.add_error("court_block", _now("Dit kan niet samen met: krijgt informatie van school."))
        if (blocked or given.get("authority") in ("yes", "no")) and not given.get("source", "x"):
            self.add_error("source", _now("Schrijf op waar je dit zag of van wie je het weet."))
        return given


class ParentForm(TieForm, LanguageForm, MaybeKnown, NameForm, OnceForm):
    """Somebody new, as a parent of this pupil."""

    email = forms.EmailField(
        required=False,
        label=_("E-mailadres"),
        help_text=_(
            "Een eigen adres, niet dat van de andere ouder. Zonder adres kan de uitnodiging per post."
        ),
    )

    field_order = (
        "once",
        "given_name",
        "name_prefix",
        "family_name",
        "email",
        "existing",
        "speaks",
        "interpreter",
    )

    def __init__(self, *args: Any, alike: Sequence[Alike] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].required = False
        self.fields["since"].help_text = _("Leeg is: dat weten we niet, of altijd al.")
        self.ask(alike)


class KnownParentForm(TieForm, OnceForm):
    """Somebody the school knows, as a parent of this pupil."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].required = False
        self.fields["since"].help_text = _("Leeg is: dat weten we niet, of altijd al.")


class ChangedTieForm(TieForm, VersionForm):
    """What holds from a day on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].label = _("Vanaf wanneer geldt dit?")
        self.fields["since"].help_text = _("Hoe het tot dan was, blijft bewaard.")
