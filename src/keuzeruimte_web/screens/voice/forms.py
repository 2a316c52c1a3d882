"""Own words, of each kind apart, each kept or shared by name; and the parts of the page they stand in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import PillBoxes
from keuzeruimte_web.components.kept_fields import KEPT_FORM, while_typing
from keuzeruimte_web.operations.voices import Said
from keuzeruimte_web.queries.voice import TO, SaidNow, VoicePage
from keuzeruimte_web.screens.voice.sides import NAMED_NO_MORE

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
        "helps": (_("Wat zou helpen?"), _("Dit hoeft niet. Iets kleins is genoeg.")),
        "involve": (
            _("Hoe kan school thuis er het best bij betrekken?"),
            _("Bijvoorbeeld: vooraf bellen, of iets eerst met jou bespreken."),
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
        "helps": (_("Wat zou helpen?"), _("Dit hoeft niet. Iets kleins is genoeg.")),
        "take_part": (
            _("Hoe wilt u meedoen?"),
            _("Bijvoorbeeld: erbij zijn, bellen, op papier, apart, of met iemand die vertaalt."),
        ),
    },
    "professional": {
        "wish": (_("Wat wens je voor %(name)s?"), NOTHING),
        "from_pupil": (_("Wat verwacht je van %(name)s?"), NOTHING),
        "knowledge": (_("Wat weet je dat helpt?"), NOTHING),
        "question": (_("Wat wil je vragen?"), NOTHING),
        "helps": (_("Wat zou helpen?"), _("Dit hoeft niet. Iets kleins is genoeg.")),
    },
}
HOPES = ("wish", "from_school", "from_pupil")
KNOWS = ("knowledge", "question")
TOGETHER = ("helps",)
TAKING_PART = ("take_part", "involve")
"""The slots in each part of the page; a part is there where somebody is asked one of them."""
FORM_ID = KEPT_FORM


@dataclass(frozen=True, slots=True)
class SlotShown:
    """A slot on the page: its field, the choice of people (None where it is for one), and how it stands."""

    slot: str
    words: forms.BoundField
    people: forms.BoundField | None
    now: SaidNow


class VoiceForm(forms.Form):
    """A field for each slot, and beside it who may read it: nobody, until somebody is named.

    A professional has a slot more for each of the family who comes: words of acknowledgement, to that one.
    """

    def __init__(self, page: VoicePage, sent: QueryDict | None = None, *, role: str) -> None:
        super().__init__(sent, initial=_begun(page))
        self.page = page
        self.slots: list[str] = []
        for kind, (label, help_text) in ASKED[role].items():
            names = {"name": page.name}
            self._add(kind, str(label) % names, str(help_text) % names)
            self.fields[f"{kind}_for"] = forms.TypedMultipleChoiceField(
                required=False,
                label=_("Wie mag dit zien?"),
                error_messages=NAMED_NO_MORE,
                choices=[(str(one.id), one.name) for one in page.guests],
                widget=PillBoxes(
                    attrs={"form": FORM_ID}, parties={str(one.id): one.party for one in page.guests}
                ),
            )
        for one in page.family if role == "professional" else ():
            self._add(f"{TO}_{one.id}", _("Wat wil je erkennen bij %(name)s?") % {"name": one.name}, "")

    def _add(self, slot: str, label: str, help_text: str) -> None:
        self.slots.append(slot)
        self.fields[slot] = forms.CharField(
            required=False,
            max_length=2000,
            widget=forms.Textarea(attrs={"rows": 3, "form": FORM_ID, **while_typing(slot, to="bewaar/")}),
            label=label,
            help_text=help_text,
        )

    def part(self, slots: Iterable[str]) -> list[SlotShown]:
        """These slots, as far as they are there, to show."""
        return [
            SlotShown(slot, self[slot], self[f"{slot}_for"], self.page.now(slot))
            for slot in slots
            if slot in self.fields
        ]

    @property
    def acknowledging(self) -> list[SlotShown]:
        """The words of acknowledgement, one for each of the family who comes."""
        return [
            SlotShown(slot, self[slot], None, self.page.now(slot))
            for slot in self.slots
            if f"{slot}_for" not in self.fields
        ]

    def said(self) -> dict[str, Said]:
        """What was typed, by slot, with whom it is for."""
        return {
            slot: Said(
                self.cleaned_data[slot],
                [UUID(one) for one in self.cleaned_data.get(f"{slot}_for", [])],
                base=self.data.get(f"{slot}_base"),
                seen=self.data.get(f"{slot}_seen", ""),
            )
            for slot in self.slots
        }


def _begun(page: VoicePage) -> dict[str, Any]:
    begun: dict[str, Any] = {}
    for slot, said in page.said.items():
        begun[slot] = said.words
        begun[f"{slot}_for"] = [str(one) for one in said.shared_with]
    return begun
