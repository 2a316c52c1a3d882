"""Fields that several screens of the administrator ask: a name, a language, who is alike, a day."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import DayField, Options
from keuzeruimte_web.components.wording import joined

SOMEBODY_ELSE = "new"


class Alike(Protocol):
    """Somebody who may be the same person, as a query shows this person."""

    @property
    def id(self) -> UUID: ...

    @property
    def name(self) -> str: ...

    @property
    def school_class(self) -> str: ...

    @property
    def tasks(self) -> Sequence[str]: ...

    @property
    def children(self) -> Sequence[str]: ...


class NameForm(forms.Form):
    """How somebody is called."""

    given_name = forms.CharField(max_length=80, label=_("Voornaam"))
    name_prefix = forms.CharField(max_length=30, required=False, label=_("Tussenvoegsel"))
    family_name = forms.CharField(max_length=120, label=_("Achternaam"))


class BirthdayForm(forms.Form):
    """When a pupil was born."""

    born = DayField(label=_("Geboortedatum"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_born(self) -> date:
        """Not in the future."""
        born: date = self.cleaned_data["born"]
        if born > self.today:
            raise ValidationError(_now("Deze dag moet nog komen. Kijk of de datum klopt."))
        return born


class LanguageForm(forms.Form):
    """In which language somebody likes to be spoken to."""

    speaks = forms.CharField(
        max_length=40,
        required=False,
        label=_("Praat liever in een andere taal"),
        help_text=_("Bijvoorbeeld: Arabisch of gebarentaal. Leeg is Nederlands."),
    )
    interpreter = forms.BooleanField(required=False, label=_("Er komt een tolk bij gesprekken"))


class MaybeKnown(forms.Form):
    """Where people look alike: is it one of them? Nothing is joined unless somebody says so."""

    existing = forms.ChoiceField(
        widget=Options,
        label=_("Staat deze persoon er al?"),
        help_text=_("We vonden iemand die hierop lijkt. Kies zelf: er wordt niets vanzelf samengevoegd."),
        error_messages={"required": _("Kijk of dit dezelfde persoon is, en kies.")},
    )

    def ask(self, found: Sequence[Alike]) -> None:
        """Offer these people, or no question where nobody is alike."""
        if not found:
            del self.fields["existing"]
            return
        field: Any = self.fields["existing"]
        field.choices = [
            *((str(one.id), one.name) for one in found),
            (SOMEBODY_ELSE, _("Nee, dit is iemand anders")),
        ]
        field.widget.helps = {str(one.id): known_by(one) for one in found}

    def known(self) -> UUID | None:
        """Who it is, when it is somebody the school knows."""
        chosen = self.cleaned_data.get("existing", SOMEBODY_ELSE)
        return None if chosen == SOMEBODY_ELSE else UUID(chosen)


class FromDay(forms.Form):
    """From which day something does not hold any more: that day itself not either."""

    day = DayField(
        label=_("Vanaf welke dag niet meer?"),
        help_text=_("Die dag zelf al niet meer."),
    )

    def __init__(
        self, *args: Any, first: date | None = None, last: date | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.first, self.last = first, last

    def clean_day(self) -> date:
        """A day from `first` to `last`, where those are given."""
        day: date = self.cleaned_data["day"]
        if self.first and day < self.first:
            raise ValidationError(_now("Kies vandaag of een latere dag."))
        if self.last and day > self.last:
            raise ValidationError(_now("Kies vandaag of een eerdere dag."))
        return day


def known_by(one: Alike) -> str:
    """What tells people of one name apart: 'leerling in 1A', 'mentor', 'ouder van Saskia Vermeer'."""
    parts = [_now("leerling in %(name)s") % {"name": one.school_class}] if one.school_class else []
    parts += one.tasks
    if one.children:
        parts.append(_now("ouder van %(names)s") % {"names": joined(one.children)})
    return ", ".join(parts)
