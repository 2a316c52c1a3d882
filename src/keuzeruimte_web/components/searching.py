"""A long list of people in a form, searched by name; without JavaScript too, and nothing filled in is lost.

The form is sent as it is; where somebody looked for a name it is shown again, with fewer names and no errors.
What was chosen always stays in sight.
"""

from typing import Any

from django import forms
from django.forms.renderers import get_default_renderer
from django.forms.utils import ErrorDict
from django.utils.safestring import SafeString

from .fields import Choices, Options, PillBoxes
from .names import searchable

LONG = 20
"""A list of more names than this is searched."""
AT_ONCE = 12
"""Names of a long list in sight at once, besides what was chosen."""


class _Searched(Choices):
    """Choices of which a long list shows the first that match. `sought`: what one looks for now."""

    sought = ""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The choices in sight, and above them a field to look for a name."""
        every = list(self.choices)
        if len(every) <= LONG:
            return super().render(name, value, attrs, renderer)
        words = searchable(self.sought).split()
        found = [place for place, (_value, label) in enumerate(every) if _holds(str(label), words)]
        chosen = self.format_value(value)
        in_sight = set(found[:AT_ONCE])
        shown = [
            box
            for place, box in enumerate(self.drawn(name, value, attrs))
            if place in in_sight or str(every[place][0]) in chosen
        ]
        more = len(found) > AT_ONCE
        search = {"sought": self.sought, "found": len(found), "more": more, "at_once": AT_ONCE}
        widget = {
            "name": name,
            "attrs": self.build_attrs(self.attrs, attrs),
            "search": search,
            "inside": self.framed(shown),
        }
        drawn_by = renderer or get_default_renderer()
        return SafeString(drawn_by.render("widgets/searched.html", {"widget": widget}))


def _holds(label: str, words: list[str]) -> bool:
    name = searchable(label)
    return all(word in name for word in words)


class SearchedOptions(_Searched, Options):
    """Large choices under each other, one to choose."""


class SearchedBoxes(_Searched, PillBoxes):
    """Pills, any number to choose."""


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
