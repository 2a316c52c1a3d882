"""What one fills in around the table: the code, and from the own place the two own connections."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import FourWords, PillBoxes
from keuzeruimte_web.operations.answers import Given
from keuzeruimte_web.queries.answers import FOUR_WORDS
from keuzeruimte_web.queries.own_seat import OwnAnswer, OwnSeat

SKIP = "skip"
WORDS = (
    ("0", _("lukt nog niet")),
    ("1", _("lukt soms")),
    ("2", _("lukt meestal")),
    ("3", _("lukt goed")),
    (SKIP, _("sla over")),
)


class TableCode(forms.Form):
    """The code on the screen that lies on the table."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("Vier letters en vier cijfers. De code staat op het scherm op tafel."),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": _("Vul de code in die op tafel ligt.")},
    )


class OwnSide(forms.Form):
    """One own connection, and who may see it."""

    word = forms.ChoiceField(widget=FourWords, choices=WORDS, required=False)
    shared_with = forms.TypedMultipleChoiceField(
        widget=PillBoxes, required=False, label=_("Wie mag dit zien?")
    )

    def __init__(self, side: OwnAnswer, place: OwnSeat, sent: QueryDict | None = None) -> None:
        self.side = side
        now = {
            "word": "" if side.word is None else str(side.word),
            "shared_with": [str(one) for one in side.shared_with],
        }
        super().__init__(sent, prefix=side.connection, initial=now)
        field: Any = self.fields["shared_with"]
        field.choices = [(str(one.id), one.name) for one in place.guests]
        field.widget.parties = {str(one.id): one.party for one in place.guests}

    def given(self) -> Given:
        """The answer as it was chosen; without a word nothing was said."""
        word = self.cleaned_data["word"]
        people = [UUID(one) for one in self.cleaned_data["shared_with"]]
        before = self.side
        if before.word is not None and word == str(before.word):
            return Given(
                value=before.value,
                by_slider=before.by_slider,
                sentences=before.sentences,
                shared_with=people,
            )
        value = FOUR_WORDS[int(word)] if word not in ("", SKIP) else None
        return Given(value=value, shared_with=people)


def own_sides(place: OwnSeat, sent: QueryDict | None = None) -> tuple[OwnSide, ...]:
    """A form for each of the two own connections."""
    return tuple(OwnSide(side, place, sent) for side in place.sides)
