"""Own words, of each kind apart, each kept or shared by name."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import PillBoxes
from keuzeruimte_web.operations.voices import Said
from keuzeruimte_web.queries.voice import VoicePage

Words = tuple[str | Promise, str | Promise]
NOTHING = ""

ASKED: Mapping[str, Mapping[str, Words]] = {
    "pupil": {
        "wish": (_("Wat hoop je?"), NOTHING),
        "from_school": (_("Wat verwacht je van school?"), NOTHING),
        "knowledge": (_("Wat weet jij dat helpt?"), _("Iets kleins is genoeg. Wanneer gaat het wel?")),
        "question": (
            _("Wat wil jij zelf bespreken, of liever niet?"),
            _("Jij mag ook zeggen wat je niet in het gesprek wilt."),
        ),
    },
    "parent": {
        "wish": (_("Wat wenst u voor %(name)s?"), NOTHING),
        "from_school": (_("Wat verwacht u van school?"), NOTHING),
        "from_pupil": (_("Wat verwacht u van %(name)s?"), NOTHING),
        "knowledge": (_("Wat weet u dat helpt?"), _("Iets kleins is genoeg. Wanneer gaat het wel?")),
        "question": (
            _("Wat wilt u zelf vragen of bespreken?"),
            _("Wilt u dit zonder %(name)s bespreken? Vink %(name)s dan niet aan."),
        ),
    },
    "professional": {
        "wish": (_("Wat wens je voor %(name)s?"), NOTHING),
        "from_pupil": (_("Wat verwacht je van %(name)s?"), NOTHING),
        "knowledge": (_("Wat weet je dat helpt?"), NOTHING),
        "question": (_("Wat wil je vragen?"), NOTHING),
    },
}


class VoiceForm(forms.Form):
    """A field for each kind, and beside it who may read it: nobody, until somebody is named."""

    def __init__(
        self,
        page: VoicePage,
        sent: QueryDict | None = None,
        *,
        role: str,
        kept: Mapping[str, Any] | None = None,
    ) -> None:
        said = {one.kind: one for one in page.said}
        initial: dict[str, Any] = {}
        for kind in ASKED[role]:
            if kind in said:
                initial[kind] = said[kind].words
                initial[f"{kind}_for"] = [str(one) for one in said[kind].shared_with]
        super().__init__(sent, initial={**initial, **(kept or {})})
        self.kinds = tuple(ASKED[role])
        for kind, (label, help_text) in ASKED[role].items():
            self.fields[kind] = forms.CharField(
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 3}),
                label=str(label) % {"name": page.name},
                help_text=str(help_text) % {"name": page.name},
            )
            shared = forms.TypedMultipleChoiceField(
                required=False,
                label=_("Wie mag dit zien?"),
                choices=[(str(one.id), one.name) for one in page.guests],
                widget=PillBoxes(parties={str(one.id): one.party for one in page.guests}),
            )
            self.fields[f"{kind}_for"] = shared

    @property
    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each kind with its choice of people."""
        return [(self[kind], self[f"{kind}_for"]) for kind in self.kinds]

    def said(self) -> dict[str, Said]:
        """What was typed, by kind."""
        return {
            kind: Said(self.cleaned_data[kind], [UUID(one) for one in self.cleaned_data[f"{kind}_for"]])
            for kind in self.kinds
        }
