"""An identity provider that speaks SAML, such as Entree Federatie."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import OnceForm, VersionForm
from keuzeruimte_web.saml.metadata import LONGEST, MetadataRefused, Provider, Unfit, read
from keuzeruimte_web.screens.school_accounts.forms import WayFields

TOLD = {
    Unfit.TOO_LONG: _("Deze tekst is te lang. Plak alleen de metadata van één aanbieder."),
    Unfit.NOT_XML: _(
        "Dit is geen metadata in XML. Open het adres dat de aanbieder gaf, en kopieer de hele tekst."
    ),
    Unfit.NO_PROVIDER: _(
        "Hierin staat geen inlogdienst. Neem de metadata van de aanbieder zelf (identity provider)."
    ),
    Unfit.SEVERAL_PROVIDERS: _(
        "Hierin staan meer inlogdiensten. Vraag de aanbieder om de metadata van één dienst: die van jullie."
    ),
    Unfit.NO_ADDRESS: _(
        "Hierin staat geen adres om mensen heen te sturen (HTTP-Redirect). Vraag de aanbieder ernaar."
    ),
    Unfit.NOT_SAFE: _("Het adres om in te loggen begint niet met https://. Vraag om een veilig adres."),
    Unfit.NO_CERTIFICATE: _(
        "Hierin staat geen certificaat. Zonder certificaat weten we niet of een antwoord echt is."
    ),
}


class SamlFields(WayFields):
    """What SAML asks: everything of the provider itself stands in its metadata."""

    metadata = forms.CharField(
        max_length=LONGEST,
        label=_("Metadata van de aanbieder"),
        help_text=_("Een lange tekst in XML. Kopieer hem bij de aanbieder, en plak hem hier helemaal."),
        error_messages={"max_length": TOLD[Unfit.TOO_LONG]},
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
    )
    signs = forms.BooleanField(
        required=False,
        label=_("Onderteken onze vragen"),
        help_text=_("Alleen als de aanbieder dat wil. Ons certificaat staat dan in onze metadata."),
    )
    field_order = ("name", "metadata", "eck_id_claim", "uid_claim", "signs", "active")
    theirs: Provider

    def clean_metadata(self) -> str:
        """Metadata that we can use; `theirs` is what it says."""
        text: str = self.cleaned_data["metadata"]
        try:
            self.theirs = read(text, https_only=settings.HTTPS)
        except MetadataRefused as refused:
            raise forms.ValidationError(TOLD[refused.why]) from refused
        return text


class NewSaml(OnceForm, SamlFields):
    """A new one."""


class ChangedSaml(VersionForm, SamlFields):
    """One that is there."""
