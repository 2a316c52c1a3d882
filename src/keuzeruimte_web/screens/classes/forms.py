"""A class, and who mentors it."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import DayField, OnceForm, VersionForm
from keuzeruimte_web.components.person_fields import FromDay


class ClassFields(forms.Form):
    """What a class is called."""

    name = forms.CharField(max_length=20, label=_("Naam"), help_text=_("Bijvoorbeeld: 1A."))
    level = forms.CharField(
        max_length=40, required=False, label=_("Niveau"), help_text=_("Bijvoorbeeld: havo/vwo.")
    )
    year_group = forms.IntegerField(min_value=1, max_value=6, label=_("Leerjaar"))


class NewClassForm(ClassFields, OnceForm):
    """A new class."""

    field_order = ("once", "name", "level", "year_group")


class ClassForm(ClassFields, VersionForm):
    """A class that is there."""

    field_order = ("version", "name", "level", "year_group")


class MentorForm(OnceForm):
    """A mentor for this class."""

    person = forms.TypedChoiceField(label=_("Wie?"), coerce=UUID)
    since = DayField(label=_("Vanaf"))

    def __init__(
        self, *args: Any, candidates: Sequence[tuple[UUID, str]], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["person"]
        field.choices = [("", _("Kies een collega")), *((str(pk), name) for pk, name in candidates)]
        self.today = today

    def clean_since(self) -> date:
        """Access is not given over days that are gone."""
        since: date = self.cleaned_data["since"]
        if since < self.today:
            raise ValidationError(_now("Kies vandaag of een latere dag."))
        return since


class FollowUpForm(FromDay, OnceForm):
    """A mentorship ends, and perhaps somebody follows. `until`: the last day, where it was known already."""

    until = forms.DateField(required=False, widget=forms.HiddenInput)
    successor = forms.TypedChoiceField(
        required=False,
        coerce=UUID,
        empty_value=None,
        label=_("Wie volgt op?"),
        help_text=_("De opvolger wordt op dezelfde dag mentor van deze klas en van elke leerling erin."),
    )

    def __init__(self, *args: Any, candidates: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["successor"]
        field.choices = [("", _("Nu nog niemand")), *((str(pk), name) for pk, name in candidates)]

    def clean(self) -> dict[str, Any]:
        """Where the last day is known, it ends sooner, not later."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        day, until = given.get("day"), given.get("until")
        if day and until and day > until:
            self.add_error("day", _now("Deze collega is dan al geen mentor meer."))
        return given
