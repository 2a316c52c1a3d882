"""Note what happened: who, what, when; what was seen and what one thinks of it are two fields."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import DayField, OnceForm, Pills
from keuzeruimte_web.queries.event import Asked

LONGEST = 4000


class Words(OnceForm):
    """What was seen or heard, and what one thinks of it."""

    observed = forms.CharField(
        label=_("Wat zag of hoorde je?"),
        help_text=_("Alleen wat een ander ook had kunnen zien of horen."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST,
        required=False,
    )
    opinion = forms.CharField(
        label=_("Wat denk jij daarbij?"),
        help_text=_("Dit hoeft niet. Zeg erbij dat het jouw gedachte is."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST,
        required=False,
    )


class Addition(Words):
    """Words to add; without an observation there is nothing to add."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["observed"].required = True


class Happening(Words):
    """A whole event. `asked` gives the people, matters and kinds of this pupil."""

    person = forms.TypedChoiceField(label=_("Wie deed iets?"), widget=Pills, coerce=UUID)
    kind = forms.ChoiceField(label=_("Wat gebeurde er?"), widget=Pills)
    on = DayField(label=_("Wanneer?"))
    matter = forms.TypedChoiceField(label=_("Waar hoort het bij?"), widget=Pills, coerce=UUID)

    field_order = ("once", "person", "kind", "on", "matter", "observed", "opinion")

    def __init__(self, *args: Any, asked: Asked, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self._offer("person", [(str(pk), one.name) for pk, one in asked.people])
        widget: Any = self.fields["person"].widget
        widget.parties = {str(pk): one.party for pk, one in asked.people}
        self._offer("kind", [(value, words[:1].upper() + words[1:]) for value, words in asked.kinds])
        self._offer("matter", [(str(pk), title) for pk, title in asked.matters])
        self.fields["on"].widget.attrs["max"] = today.isoformat()
        self.initial.setdefault("person", str(asked.pupil))
        self.initial.setdefault("on", today)
        self.initial.setdefault("matter", str(asked.matters[0][0]))
        if len(asked.matters) == 1:
            self.fields["matter"].widget = forms.HiddenInput()

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    def clean_on(self) -> date:
        """What happened is not of tomorrow."""
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise ValidationError(_("Kies vandaag of een dag die voorbij is."))
        return on


class Correction(Happening):
    """An event of today, put right by its writer: who and where it belongs stay."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["person"], self.fields["matter"]
