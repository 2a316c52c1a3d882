"""The quick form: one answer a connection in four words, or skip; the slider counts only once touched."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import FourWords, PillBoxes
from keuzeruimte_web.operations.answers import Given
from keuzeruimte_web.queries.answers import FOUR_WORDS, AnswersPage, SideNow
from keuzeruimte_web.queries.family import Who

SKIP = "skip"
WORDS = (
    ("0", _("lukt nog niet")),
    ("1", _("lukt soms")),
    ("2", _("lukt meestal")),
    ("3", _("lukt goed")),
    (SKIP, _("sla over")),
)


class SideForm(forms.Form):
    """One connection. `precise` is only sent when somebody touched the slider."""

    word = forms.ChoiceField(widget=FourWords, choices=WORDS, required=False)
    precise = forms.FloatField(min_value=0, max_value=1, required=False, widget=forms.HiddenInput)
    shared_with = forms.TypedMultipleChoiceField(
        widget=PillBoxes, required=False, label=_("Wie mag dit zien?")
    )

    def __init__(
        self,
        side: SideNow,
        guests: tuple[Who, ...],
        sent: QueryDict | None = None,
        *,
        kept: Mapping[str, Any],
    ) -> None:
        self.side = side
        prefix = side.connection
        now = {
            "word": "" if side.word is None else str(side.word),
            "shared_with": [str(one) for one in side.shared_with],
        }
        typed = {name: kept[f"{prefix}-{name}"] for name in now if f"{prefix}-{name}" in kept}
        super().__init__(sent, prefix=prefix, initial={**now, **typed})
        field: Any = self.fields["shared_with"]
        field.choices = [(str(one.id), one.name) for one in guests]
        field.widget.parties = {str(one.id): one.party for one in guests}

    @property
    def slider(self) -> str:
        """Where the slider stands, with a point; empty while nobody touched it."""
        return "" if self.side.slider is None else f"{self.side.slider:.2f}"

    def given(self) -> Given:
        """The answer: the slider where it was touched, else one of the four words, else skipped."""
        word, precise = self.cleaned_data["word"], self.cleaned_data["precise"]
        people = [UUID(one) for one in self.cleaned_data["shared_with"]]
        if precise is not None and word not in ("", SKIP):
            return Given(value=precise, by_slider=True, shared_with=people)
        value = FOUR_WORDS[int(word)] if word not in ("", SKIP) else None
        return Given(value=value, shared_with=people)


def sides_of(
    page: AnswersPage, sent: QueryDict | None = None, *, kept: Mapping[str, Any] | None = None
) -> tuple[SideForm, ...]:
    """A form for each of the two own connections."""
    return tuple(SideForm(side, page.guests, sent, kept=kept or {}) for side in page.sides)
