"""An own connection of the triangle, three ways: four words, the slider, or the statements; or skipped.

The last way that somebody used counts. Statements give an answer from three on; the slider only once touched.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import FourWords, PillBoxes
from keuzeruimte_web.components.statements import AGREES, STATEMENTS, strength
from keuzeruimte_web.operations.answers import Given
from keuzeruimte_web.queries.answers import FOUR_WORDS, AnswersPage, SideNow
from keuzeruimte_web.queries.family import Who

SKIP = "skip"
NOTHING = ("", SKIP)
WORDS = (
    ("0", _("lukt nog niet")),
    ("1", _("lukt soms")),
    ("2", _("lukt meestal")),
    ("3", _("lukt goed")),
    (SKIP, _("sla over")),
)
OR_SKIP = (*AGREES, (SKIP, _("sla over")))
NAMED_NO_MORE = {
    "invalid_choice": _(
        "Iemand die gekozen was, hoort er niet meer bij. Kijk na wie dit mag zien, en bewaar nog een keer."
    )
}
"""What to say where somebody was named on a page from before who is not offered any more."""


class SideForm(forms.Form):
    """One connection. `precise` is only sent when somebody touched the slider."""

    word = forms.ChoiceField(widget=FourWords, choices=WORDS, required=False)
    precise = forms.FloatField(min_value=0, max_value=1, required=False, widget=forms.HiddenInput)
    shared_with = forms.TypedMultipleChoiceField(
        widget=PillBoxes, required=False, label=_("Wie mag dit zien?"), error_messages=NAMED_NO_MORE
    )

    def __init__(
        self,
        side: SideNow,
        page: AnswersPage,
        sent: QueryDict | None = None,
        *,
        role: str,
        kept: Mapping[str, Any],
        form: str,
    ) -> None:
        self.side = side
        prefix = side.connection
        self.statements = STATEMENTS[role, side.connection]
        answered = side.sentences or (None,) * len(self.statements)
        now: dict[str, Any] = {
            "word": "" if side.word is None else str(side.word),
            "shared_with": [str(one) for one in side.shared_with],
        }
        for number, answer in enumerate(answered):
            now[f"s{number}"] = "" if answer is None else str(answer)
        typed = {name: kept[f"{prefix}-{name}"] for name in now if f"{prefix}-{name}" in kept}
        super().__init__(sent, prefix=prefix, initial={**now, **typed})
        self.begun = now
        field: Any = self.fields["shared_with"]
        field.choices = [(str(one.id), one.name) for one in page.guests]
        field.widget.parties = _parties(page.guests)
        for number, statement in enumerate(self.statements):
            self.fields[f"s{number}"] = forms.ChoiceField(
                widget=FourWords,
                choices=OR_SKIP,
                required=False,
                label=str(statement) % {"name": page.name},
            )
        for one in self.fields.values():
            one.widget.attrs["form"] = form

    @property
    def slider(self) -> str:
        """Where the slider stands, with a point; empty while nobody touched it."""
        return "" if self.side.slider is None else f"{self.side.slider:.2f}"

    @property
    def sentences(self) -> list[forms.BoundField]:
        """The statements, each with its answer."""
        return [self[f"s{number}"] for number in range(len(self.statements))]

    @property
    def by_sentences(self) -> bool:
        """Was something answered so?"""
        return any(field.value() not in NOTHING for field in self.sentences)

    @property
    def was_sent(self) -> bool:
        """Is there anything about this connection in what was sent?"""
        return any(name.startswith(f"{self.prefix}-") for name in self.data)

    def given(self) -> Given:
        """The answer, by the way that was used last."""
        word, precise = self.cleaned_data["word"], self.cleaned_data["precise"]
        people = [UUID(one) for one in self.cleaned_data["shared_with"]]
        said = [self.cleaned_data[f"s{number}"] for number in range(len(self.statements))]
        answers = tuple(None if one in NOTHING else int(one) for one in said)
        kept = answers if any(one is not None for one in answers) else ()
        if word == SKIP:
            return Given(value=None, shared_with=people)
        mean = strength(answers)
        newly_said = [self.begun[f"s{number}"] for number in range(len(said))] != [
            "" if one == SKIP else one for one in said
        ]
        if mean is not None and precise is None and (newly_said or word in ("", self.begun["word"])):
            return Given(value=mean, shared_with=people, sentences=kept)
        if precise is not None and word:
            return Given(value=precise, by_slider=True, shared_with=people)
        if word and word == self.begun["word"] and self.side.slider is not None:
            return Given(value=self.side.slider, by_slider=True, shared_with=people)  # nobody touched it
        if not word:
            return Given(value=None, shared_with=people, sentences=kept)
        return Given(
            value=FOUR_WORDS[int(word)],
            shared_with=people,
            sentences=kept if mean is None else (),
        )

    def as_typed(self) -> dict[str, str | list[str]]:
        """The fields as they stand, to be put back; not the choice of people, which only saving changes."""
        names = (f"{self.prefix}-{name}" for name in self.fields if name != "shared_with")
        return {name: self.data[name] for name in names if name in self.data}


def sides_of(
    page: AnswersPage,
    sent: QueryDict | None = None,
    *,
    role: str,
    kept: Mapping[str, Any] | None = None,
    form: str = "voorbereiding",
) -> tuple[SideForm, ...]:
    """A form for each of the two own connections. `form` is the id of the form element they are sent with."""
    return tuple(SideForm(side, page, sent, role=role, kept=kept or {}, form=form) for side in page.sides)


def _parties(guests: tuple[Who, ...]) -> dict[str, str]:
    return {str(one.id): one.party for one in guests}
