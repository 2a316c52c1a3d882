"""What is known of a person, how to reach this person, the class, and tasks."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import DayField, OnceForm, Pills, VersionForm
from keuzeruimte_web.components.person_fields import BirthdayForm, LanguageForm, NameForm


class KnownForm(LanguageForm, BirthdayForm, NameForm, VersionForm):
    """Name and language; for a pupil the birthday, for others that somebody died."""

    deceased = forms.BooleanField(
        required=False,
        label=_("Deze persoon is overleden"),
        help_text=_(
            "Een ouder die is overleden, blijft ouder. Er gaat geen uitnodiging of bericht meer naar deze "
            "naam, en niemand kan er nog mee inloggen."
        ),
    )

    field_order = ("version", "given_name", "name_prefix", "family_name", "born", "speaks", "interpreter")

    def __init__(self, *args: Any, is_pupil: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # That a pupil died has a page of its own, for it ends what runs.
        del self.fields["deceased" if is_pupil else "born"]


class ContactForm(VersionForm):
    """Where somebody can be reached. Only the administrator reads it."""

    email = forms.EmailField(required=False, label=_("E-mailadres"), help_text=_("Ieder een eigen adres."))
    phone = forms.CharField(max_length=30, required=False, label=_("Telefoon"))
    address = forms.CharField(max_length=200, required=False, label=_("Adres"))
    secret = forms.BooleanField(
        required=False,
        label=_("Dit is geheim"),
        help_text=_(
            "Ook niemand in de familie mag weten waar deze persoon woont. Wat er bij het huishouden staat, "
            "wordt dan gewist: dat lezen ook begeleiders."
        ),
    )


class ClassForm(forms.Form):
    """In which class a pupil is from today."""

    school_class = forms.ChoiceField(widget=Pills, required=False, label=_("Klas vanaf vandaag"))

    def __init__(self, *args: Any, classes: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["school_class"]
        field.choices = [*classes, ("", _("Geen klas"))]


class TaskForm(OnceForm):
    """One more task."""

    role = forms.ChoiceField(widget=Pills, label=_("Taak"))
    since = DayField(label=_("Vanaf"))

    def __init__(self, *args: Any, roles: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["role"]
        field.choices = roles


class LeftForm(forms.Form):
    """The last day at school; empty where a pupil stays."""

    left_on = DayField(
        required=False,
        label=_("Laatste schooldag"),
        help_text=_("Leeg zolang de leerling hier op school zit."),
    )
