"""What one fills in at the table."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import DayField, OnceForm, OptionBoxes, PillBoxes, VersionField
from keuzeruimte_web.queries.talk import TalkItem, TalkPage


class NoteForm(forms.Form):
    """A note for oneself at a point."""

    text = forms.CharField(
        label=_("Aantekening, alleen voor jou"),
        help_text=_("Straks zet je in het verslag wat je wilt houden. Daarna is deze aantekening weg."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=8000,
    )
    version = VersionField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Beside another form on the page: ids of its own, so that each label finds its own field."""
        super().__init__(*args, **{"auto_id": "note_%s", **kwargs})


class AgreementForm(OnceForm):
    """Who does what by when, and who decides."""

    owners = forms.MultipleChoiceField(
        label=_("Wie doet het?"),
        widget=PillBoxes,
        error_messages={"required": _("Kies wie het doet. Een afspraak hoort bij iemand.")},
    )
    text = forms.CharField(
        label=_("Wat spreek je af?"),
        help_text=_("Een werkwoord, zoals: een plek zoeken naast Noa."),
        max_length=300,
        error_messages={"required": _("Schrijf op wat je afspreekt.")},
    )
    due = DayField(label=_("Wanneer is het klaar? Dit mag leeg blijven."), required=False)
    decides = forms.MultipleChoiceField(
        label=_("Wie beslist hierover? Dit mag leeg blijven."), widget=PillBoxes, required=False
    )

    def __init__(self, *args: Any, item: TalkItem, since: date, **kwargs: Any) -> None:
        """Only who is at this point can take something on, by a day no earlier than `since`."""
        super().__init__(*args, **kwargs)
        self.since = since
        self.fields["due"].widget.attrs["min"] = since.isoformat()
        for name in ("owners", "decides"):
            field: Any = self.fields[name]
            field.choices = [(str(person.id), person.short) for person in item.there]
            field.widget.parties = {str(person.id): person.party for person in item.there}

    def clean_due(self) -> date | None:
        """What is agreed cannot be due before one spoke. Written down days later, it can be over already."""
        due: date | None = self.cleaned_data["due"]
        if due is not None and due < self.since:
            raise forms.ValidationError(
                _("Deze dag is van voor het gesprek. Kies een latere dag, of laat de dag leeg.")
            )
        return due


class CloseForm(OnceForm):
    """What was done as planned, and when."""

    done = forms.MultipleChoiceField(
        label=_("Wat deed je zoals je van plan was?"),
        help_text=_("Haal het vinkje weg bij een punt dat anders ging of niet aan bod kwam."),
        widget=OptionBoxes,
        required=False,
    )
    on = DayField(label=_("Wanneer was het gesprek?"))

    def __init__(self, *args: Any, talk: TalkPage, **kwargs: Any) -> None:
        """All points of this conversation."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["done"]
        field.choices = [(str(item.id), item.title) for item in talk.items]
        if not self.is_bound:
            self.initial.setdefault("done", [str(item.id) for item in talk.items])
