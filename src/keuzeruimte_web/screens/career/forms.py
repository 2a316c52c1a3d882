"""Telling something, writing down what one did, a picture with it, and who may see it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import DayField, OnceForm, PillBoxes, Pills, VersionForm
from keuzeruimte_web.components.wording import sentence
from keuzeruimte_web.operations.career import Done, Reflected
from keuzeruimte_web.queries.career import ItemPage, activity_choices

LONGEST = 4000


def _text(label: Any, help_text: Any = "", *, rows: int = 4) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=LONGEST, widget=area)


class TellForm(forms.Form):
    """A few words, and perhaps a day."""

    words = forms.CharField(
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": _("Schrijf een paar woorden. Eén zin is genoeg.")},
    )
    on = DayField(required=False, label=_("Wanneer was dat? Mag leeg blijven."))

    def __init__(self, *args: Any, question: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = question or _("Vertel het in je eigen woorden")

    def told(self, *, place: str, prompt: str) -> Reflected:
        """What was told."""
        given = self.cleaned_data
        return Reflected(place=place, prompt=prompt, words=given["words"], on=given["on"])


class NewTellForm(TellForm, OnceForm):
    """Something new."""


class ChangeTellForm(TellForm, VersionForm):
    """Something that is there."""


class DidForm(forms.Form):
    """What somebody did. Only what it was is needed; the rest can come later."""

    activity = forms.ChoiceField(widget=Pills, label=_("Wat was het?"))
    title = forms.CharField(
        max_length=120,
        label=_("Waar, of bij wie?"),
        help_text=_("Bijvoorbeeld: open dag van een mbo, of een dag mee met je oom."),
        error_messages={"required": _("Schrijf op waar het was, of bij wie.")},
    )
    on = DayField(required=False, label=_("Wanneer?"))
    goals = _text(_("Wat wilde je weten of leren?"), _("Dit kun je ook van tevoren al opschrijven."))
    words = _text(_("Wat deed je?"))
    results = _text(_("Wat ontdekte je?"))
    evaluation = _text(_("Wat vond je ervan?"))
    follow_up = _text(_("Wat ga je nu doen?"), _("Iets kleins is goed. Niets mag ook."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds: Any = self.fields["activity"]
        kinds.choices = [(value, sentence(words)) for value, words in activity_choices()]

    def done(self) -> Done:
        """What was done."""
        given = self.cleaned_data
        return Done(**{name: given[name] for name in Done.__dataclass_fields__})


class NewDidForm(DidForm, OnceForm):
    """Something new."""


class ChangeDidForm(DidForm, VersionForm):
    """Something that is there."""


class AttachForm(OnceForm):
    """A picture or a document. What is in it is looked at when it is kept, not its name."""

    prefix = "bijlage"

    file = forms.FileField(
        label=_("Foto of document"),
        help_text=_(
            "Een foto (jpg, png, webp) of een pdf, tot 10 MB. Waar en wanneer je de foto maakte, "
            "bewaren we niet."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,application/pdf"}),
        error_messages={
            "required": _("Kies eerst een foto of een document."),
            "empty": _("Dit bestand is leeg. Kies een ander."),
        },
    )
    about = forms.CharField(
        max_length=300,
        required=False,
        label=_("Wat zie je erop?"),
        help_text=_("Voor wie de foto niet kan zien. Staan er anderen op? Vraag eerst of dat goed is."),
    )


class ShareForm(forms.Form):
    """Who may see this piece, by name. Nobody ticked: only the pupil."""

    people = forms.TypedMultipleChoiceField(
        widget=PillBoxes,
        required=False,
        label=_("Wie mag dit zien?"),
        help_text=_(
            "Niemand aangevinkt? Dan zie alleen jij het. Haal je een vinkje weg? Dan ziet die persoon het "
            "meteen niet meer."
        ),
    )

    def __init__(self, page: ItemPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["people"]
        field.choices = [(str(one.id), one.name) for one in page.to_share_with]
        field.widget.parties = {str(one.id): one.party for one in page.to_share_with}
