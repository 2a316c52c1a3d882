"""How form fields are shown: name, help, error, input, in that order (field.html); pills and options.

A form names only its fields; `{{ form }}` or `{{ form.goal.as_field_group }}` does the rest.
"""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components import parties

PLAIN_INPUTS = (forms.widgets.Input, forms.Textarea, forms.Select)
# What an empty field says when its form has no words of its own for it.
CHOOSE, FILL_IN = _("Kies hier iets."), _("Vul dit in.")
OTHER_INPUTS = (forms.HiddenInput, forms.CheckboxInput, forms.RadioSelect, forms.CheckboxSelectMultiple)


class Field(BoundField):
    """A field that gives its plain input the look of ours, and says kindly that something is needed."""

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
            chosen = isinstance(field.widget, (forms.Select, forms.RadioSelect, forms.CheckboxSelectMultiple))
            field.error_messages["required"] = CHOOSE if chosen else FILL_IN

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Django's attributes for names, help and errors, with our class."""
        built = super().build_widget_attrs(attrs, widget)
        shown = widget or self.field.widget
        if isinstance(shown, PLAIN_INPUTS) and not isinstance(shown, OTHER_INPUTS):
            built.setdefault("class", shown.attrs.get("class", "invoer"))
        return built

    @property
    def is_tick(self) -> bool:
        """One box to tick: its name stands inside the pill, not above it."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def kept(self) -> Any:
        """How it stands that this field is kept while one types (`kept_fields`); None where it is not."""
        return getattr(self.field, "kept", None)


class Renderer(TemplatesSetting):
    """Forms and fields by our own templates, found where the screens find theirs."""

    form_template_name = "form.html"
    field_template_name = "field.html"
    bound_field_class = Field


class _Explained(forms.Widget):
    """Choices that can carry a sentence of help, or the colour of a person's corner.

    `helps` and `parties` map a choice's value to its sentence and its party ("pupil", "parents", "school").
    A form whose choices are people sets them in its __init__: `self.fields["x"].widget.parties = {...}`.
    """

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        *,
        helps: Mapping[str, str | Promise] | None = None,
        parties: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(attrs)
        self.helps = helps or {}
        self.parties = parties or {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Django's option with its help and its party."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)  # type: ignore[misc]
        party = self.parties.get(str(value), "")
        return option | {
            "help": self.helps.get(str(value), ""),
            "party": party,
            "style": parties.style(party),
        }


class Pills(_Explained, forms.RadioSelect):
    """A row of pills to choose one from."""

    template_name = "widgets/pills.html"


class PillBoxes(_Explained, forms.CheckboxSelectMultiple):
    """A row of pills to choose any number from."""

    template_name = "widgets/pills.html"


class Options(_Explained, forms.RadioSelect):
    """Large choices under each other, each with a sentence: for choices with consequences."""

    template_name = "widgets/options.html"


class OptionBoxes(_Explained, forms.CheckboxSelectMultiple):
    """The same, to choose any number from."""

    template_name = "widgets/options.html"


class FourWords(forms.RadioSelect):
    """Four words and 'sla over' in one bar, for a connection of the triangle.

    Give 'sla over' the value "skip": an empty value would stand there as chosen before anybody chose.
    """

    template_name = "widgets/four_words.html"


class Tick(forms.CheckboxInput):
    """One pill to tick."""

    template_name = "widgets/tick.html"


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class ClockInput(forms.TimeInput):
    """The browser's own clock, to the minute."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class OnceForm(forms.Form):
    """A form that makes one record, also when it is sent twice: see `operations.once`."""

    # A browser points at a pill nobody can see, in its own language; our list of errors says it in words.
    use_required_attribute = False

    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class VersionForm(forms.Form):
    """A form that changes a record which somebody else may have changed meanwhile: `operations.versions`."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def meanwhile(self, *, current: Mapping[str, Any], version: int) -> str:
        """What stands there now, a line a field; the form keeps the own text, and saves over it next time."""
        sent = QueryDict(mutable=True)
        for name in self.data:
            sent[name] = self.data[name]
        sent[self.add_prefix("version")] = str(version)
        self.data = sent
        return "\n".join(
            f"{field.label}: {_now('ja') if current[name] is True else current[name]}"
            for name, field in self.fields.items()
            if current.get(name)
        )
