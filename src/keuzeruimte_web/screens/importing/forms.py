"""What to read in, and what the columns of a list mean."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import OnceForm, Pills, Tick
from keuzeruimte_web.queries.import_words import COLUMNS, LISTS
from keuzeruimte_web.queries.importing import ListToExplain

MOST_FILES = 12
MOST_BYTES = 64 * 1024 * 1024
"""Of all files together. A board of 100,000 people in OneRoster is 24 MB as a package."""
LONGEST = 110
"""Signs of a name that are kept, its last: with a number before it, it still fits where it is stored."""


class SeveralFiles(forms.ClearableFileInput):
    """Choose one file or more at a time."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or more, together no larger than what a school needs."""

    widget = SeveralFiles(attrs={"multiple": True})

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The files, by the names they have; two of one name get a number."""
        if not data:
            raise ValidationError(self.error_messages["required"], code="required")
        files: list[Any] = [
            super(FilesField, self).clean(one, initial)
            for one in (data if isinstance(data, list) else [data])
        ]
        if len(files) > MOST_FILES:
            raise ValidationError(_now("Kies hoogstens twaalf bestanden tegelijk."))
        if sum(file.size or 0 for file in files) > MOST_BYTES:
            raise ValidationError(_now("Samen is dit te groot. Het past tot 64 MB; deel het op."))
        named: dict[str, Any] = {}
        for file in files:
            name = (file.name or "lijst")[-LONGEST:]
            named[name if name not in named else f"{len(named)} {name}"] = file
        return named


class OfferForm(OnceForm):
    """Files to look at."""

    lists = FilesField(
        label=_("Bestanden"),
        help_text=_("CSV, Excel, OneRoster (zip), EDEXML of School Data Sync. Meer dan één mag."),
    )
    changes_only = forms.BooleanField(
        required=False,
        widget=Tick,
        label=_("Hierin staat alleen wat er veranderde"),
        help_text=_("Wie er niet in staat, blijft dan gewoon."),
    )


class ColumnsForm(forms.Form):
    """Whom a list is about, and what each of its columns means."""

    def __init__(self, data: Mapping[str, Any] | None, *, explain: ListToExplain, prefix: str) -> None:
        super().__init__(data, prefix=prefix)
        self.explain = explain
        self.fields["kind"] = forms.ChoiceField(
            label=_("Over wie gaat deze lijst?"),
            choices=[(str(kind), name) for kind, name in LISTS.items()],
            initial=explain.kind,
            widget=Pills,
        )
        for place, head in enumerate(explain.heads):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=head, required=False, choices=_meanings(), initial=explain.meanings.get(head, "")
            )

    def clean(self) -> dict[str, Any]:
        """Without a number and a name nobody is recognised a next time."""
        given = super().clean() or {}
        chosen = [meaning for name, meaning in given.items() if name != "kind" and meaning]
        if len(chosen) != len(set(chosen)):
            raise ValidationError(_now("Twee kolommen hebben dezelfde betekenis. Kies er één."))
        if not {"family_name", "whole_name"} & set(chosen):
            raise ValidationError(_now("Kies in welke kolom de achternaam of de hele naam staat."))
        if "number" not in chosen and not (given.get("kind") == "parents" and "pupils" in chosen):
            raise ValidationError(
                _now("Kies in welke kolom het nummer staat. Daaraan herkennen we iemand de volgende keer.")
            )
        return given

    def said(self) -> tuple[str, dict[str, str]]:
        """Whom it is about, and head -> meaning."""
        meanings = {
            head: self.cleaned_data[f"column_{place}"]
            for place, head in enumerate(self.explain.heads)
            if self.cleaned_data[f"column_{place}"]
        }
        return self.cleaned_data["kind"], meanings


def _meanings() -> list[tuple[str, Any]]:
    own = [(str(column), name) for column, name in COLUMNS.items()]
    of_parents = [
        (
            _now("Ouder %(number)s") % {"number": number},
            [(f"{column}:{number}", f"{name} ({number})") for column, name in COLUMNS.items()],
        )
        for number in (1, 2, 3, 4)
    ]
    return [("", _("niet gebruiken")), (_now("Degene over wie de rij gaat"), own), *of_parents]
