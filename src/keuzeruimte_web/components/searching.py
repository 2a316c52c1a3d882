"""A long list of people in a form, searched by name; without JavaScript too, and nothing filled in is lost.

The form is sent as it is; where somebody looked for a name it is shown again, with fewer names and no errors.
What was chosen always stays in sight.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from .fields import Options, PillBoxes
from .names import searchable

LONG = 20
"""A list of more names than this is searched."""
AT_ONCE = 12
"""Names of a long list in sight at once, besides what was chosen."""


class _Searched(forms.widgets.ChoiceWidget):
    """Choices of which a long list shows the first that match. `sought`: what one looks for now."""

    inside = ""
    sought = ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Django's context with the choices in sight, and how many there are."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        widget = context["widget"]
        every = [option for _group, options, _index in widget["optgroups"] for option in options]
        widget["inside"] = self.inside
        if len(every) <= LONG:
            return context
        words = searchable(self.sought).split()
        found = [option for option in every if _holds(option, words)]
        shown = [option for option in every if option["selected"] or option in found[:AT_ONCE]]
        widget["optgroups"] = [(None, shown, 0)]
        more = len(found) > AT_ONCE
        widget["search"] = {"sought": self.sought, "found": len(found), "more": more, "at_once": AT_ONCE}
        return context


def _holds(option: Mapping[str, Any], words: list[str]) -> bool:
    name = searchable(str(option["label"]))
    return all(word in name for word in words)


class SearchedOptions(_Searched, Options):
    """Large choices under each other, one to choose."""

    template_name = "widgets/searched.html"
    inside = Options.template_name


class SearchedBoxes(_Searched, PillBoxes):
    """Pills, any number to choose."""

    template_name = "widgets/searched.html"
    inside = PillBoxes.template_name


class SearchingForm(forms.Form):
    """A form with lists that are searched; `looking`: somebody looks for a name and did not send it yet."""

    @property
    def looking(self) -> bool:
        """Whether another name is looked for than was, or the button beside a list was pressed."""
        return any(
            f"{name}-zoeken" in self.data
            or self.data.get(f"{name}-zoek", "") != self.data.get(f"{name}-zocht", "")
            for name in self._searched()
        )

    def full_clean(self) -> None:
        """Nothing is looked at while somebody looks for a name."""
        for name, widget in self._searched().items():
            widget.sought = self.data.get(f"{name}-zoek", "")[:80]
        if self.is_bound and self.looking:
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()

    def is_valid(self) -> bool:
        """Sent, without errors, and not to look for a name."""
        return super().is_valid() and not self.looking

    def _searched(self) -> dict[str, _Searched]:
        return {
            self.add_prefix(name): field.widget
            for name, field in self.fields.items()
            if isinstance(field.widget, _Searched)
        }
