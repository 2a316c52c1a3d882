"""Somebody new at school: a pupil, or somebody who works here."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import DayField, OnceForm, Pills
from keuzeruimte_web.components.person_fields import Alike, BirthdayForm, MaybeKnown, NameForm


class PupilForm(MaybeKnown, BirthdayForm, NameForm, OnceForm):
    """A new pupil."""

    born = DayField(
        label=_("Geboortedatum"),
        help_text=_("Bij 16 en 18 jaar verandert wie wat mag zien. Daarom is de dag nodig."),
    )
    school_class = forms.ChoiceField(widget=Pills, required=False, label=_("Klas"))

    field_order = ("once", "given_name", "name_prefix", "family_name", "existing", "born", "school_class")

    def __init__(
        self,
        *args: Any,
        classes: Sequence[tuple[str, str]],
        alike: Sequence[Alike] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["school_class"]
        field.choices = [*classes, ("", _("Nog geen klas"))]
        self.ask(alike)


class EmployeeForm(MaybeKnown, NameForm, OnceForm):
    """Somebody new at work, with a first task."""

    role = forms.ChoiceField(
        widget=Pills,
        label=_("Taak"),
        help_text=_("Meer taken? Voeg ze daarna toe. Een taak geeft nog geen toegang tot een dossier."),
    )
    since = DayField(label=_("Vanaf"))

    field_order = ("once", "given_name", "name_prefix", "family_name", "existing", "role", "since")

    def __init__(
        self, *args: Any, roles: Sequence[tuple[str, str]], alike: Sequence[Alike] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["role"]
        field.choices = roles
        self.ask(alike)
