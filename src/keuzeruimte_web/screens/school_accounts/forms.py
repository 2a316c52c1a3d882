"""With whom people sign in, and the numbers by which they are known there."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import OnceForm, VersionForm
from keuzeruimte_web.operations.identity_providers import is_issuer

# What somebody can change, or give to somebody else: nobody is known by these.
NO_NUMBERS = frozenset(
    {
        *("email", "mail", "e-mail", "emailaddress", "upn", "userprincipalname", "preferred_username"),
        *("unique_name", "name", "given_name", "givenname", "family_name", "familyname", "sn", "nickname"),
    }
)
ECK_ID = re.compile(r"https://ketenid\.nl/\d{6}/[0-9a-f]{128}")


class WayFields(forms.Form):
    """What every way in has, whatever it speaks."""

    name = forms.CharField(
        max_length=40,
        label=_("Hoe heet het account?"),
        help_text=_("Dit staat op de knop, zoals: Entree, Microsoft of Google."),
    )
    eck_id_claim = forms.CharField(
        max_length=120,
        required=False,
        initial="eckId",
        label=_("Naam van het veld met het ECK iD"),
        help_text=_("Bij Entree: eckId. Leeg als de aanbieder geen ECK iD geeft."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    uid_claim = forms.CharField(
        max_length=120,
        required=False,
        initial="uid",
        label=_("Naam van het veld met het vaste nummer van een persoon"),
        help_text=_("Bij Entree: uid. Bij Microsoft: oid. Bij Google: sub. Nooit een e-mailadres."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    active = forms.BooleanField(
        required=False,
        label=_("Dit staat aan"),
        help_text=_("Mensen van school kunnen ermee inloggen."),
    )

    def clean_eck_id_claim(self) -> str:
        """No name of something that can be anybody's."""
        return self._number("eck_id_claim")

    def clean_uid_claim(self) -> str:
        """No name of something that can be anybody's."""
        return self._number("uid_claim")

    def _number(self, field: str) -> str:
        claim: str = self.cleaned_data[field]
        if re.split(r"[:/#.]", claim.lower())[-1] in NO_NUMBERS:
            raise forms.ValidationError(
                _("Een naam of e-mailadres kan veranderen, of van een ander worden. Neem een vast nummer.")
            )
        return claim

    def clean(self) -> dict[str, Any]:
        """One number at least, and two that differ."""
        cleaned: dict[str, Any] = super().clean() or {}
        eck_id, uid = cleaned.get("eck_id_claim", ""), cleaned.get("uid_claim", "")
        if not self.errors and not (eck_id or uid):
            self.add_error("uid_claim", _("Vul minstens een van deze twee velden in."))
        if eck_id and eck_id == uid:
            self.add_error("uid_claim", _("Dit is hetzelfde veld als dat van het ECK iD."))
        return cleaned


class ProviderFields(WayFields):
    """An OpenID Connect provider."""

    issuer = forms.CharField(
        max_length=200,
        label=_("Adres van de aanbieder (issuer)"),
        help_text=_("Begint met https://. Je vindt het bij de aanbieder."),
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )
    client_id = forms.CharField(
        max_length=191,
        required=False,
        label=_("Nummer van Keuzeruimte bij de aanbieder (client id)"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    client_secret = forms.CharField(
        max_length=500,
        required=False,
        strip=True,
        label=_("Geheim (client secret)"),
        help_text=_("Na bewaren laten we dit nooit meer zien. Leeg laten? Dan blijft het zoals het is."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    field_order = ("name", "issuer", "client_id", "client_secret", "eck_id_claim", "uid_claim", "active")

    def clean_issuer(self) -> str:
        """A safe address, without a slash too many."""
        issuer: str = (
            self.cleaned_data["issuer"].rstrip("/").removesuffix("/.well-known/openid-configuration")
        )
        if not is_issuer(issuer):
            raise forms.ValidationError(_("Vul een adres in dat met https:// begint, zonder ? of #."))
        return issuer

    def clean(self) -> dict[str, Any]:
        """What is on, is whole."""
        cleaned = super().clean()
        if cleaned.get("active") and not cleaned.get("client_id"):
            self.add_error("client_id", _("Zonder dit nummer kan het nog niet aan."))
        return cleaned


class NewProvider(OnceForm, ProviderFields):
    """A new one."""


class ChangedProvider(VersionForm, ProviderFields):
    """One that is there."""


class NumbersForm(VersionForm):
    """The numbers of one person."""

    eck_id = forms.CharField(
        max_length=200,
        required=False,
        label=_("ECK iD"),
        help_text=_("Begint met https://ketenid.nl/. Het staat in de leerlingadministratie."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    uid = forms.CharField(
        max_length=255,
        required=False,
        label=_("Vast nummer van het schoolaccount (uid)"),
        help_text=_("Bijvoorbeeld de uid van Entree. Laat het leeg als je het niet weet."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_eck_id(self) -> str:
        """As the chain-id service writes them."""
        eck_id: str = self.cleaned_data["eck_id"].lower()
        if eck_id and not ECK_ID.fullmatch(eck_id):
            raise forms.ValidationError(
                _("Een ECK iD is https://ketenid.nl/, een maand en 128 tekens. Kijk of alles is meegekomen.")
            )
        return eck_id

    def clean_uid(self) -> str:
        """One piece of text."""
        uid: str = self.cleaned_data["uid"]
        if re.search(r"\s", uid):
            raise forms.ValidationError(_("Hier staat een spatie in. Kijk of het nummer er alleen staat."))
        return uid
