"""How form fields are shown: name, help, error, input, in that order; pills and options.

A form names only its fields; `{{ form }}` or `{{ form.goal.as_field_group }}` does the rest.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy, deepcopy
from datetime import date
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.utils import ErrorList
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components import drawn_fields as drawn
from keuzeruimte_web.components import parties
from keuzeruimte_web.components.escaping import escaped

PLAIN_INPUTS = (forms.widgets.Input, forms.Textarea, forms.Select)
# What an empty field says when its form has no words of its own for it.
CHOOSE, FILL_IN = _("Kies hier iets."), _("Vul dit in.")
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""Between which days a day lies that a form takes: earlier nobody at a school was born."""
LAST_VERSION = 2**31 - 1
"""The largest that a column of the database holds."""
INPUT_TEMPLATES = frozenset(
    f"django/forms/widgets/{kind}.html"
    for kind in (
        "text",
        "hidden",
        "number",
        "email",
        "password",
        "url",
        "date",
        "time",
        "datetime",
        "checkbox",
    )
)
OTHER_INPUTS = (forms.HiddenInput, forms.CheckboxInput, forms.RadioSelect, forms.CheckboxSelectMultiple)


class Field(BoundField):
    """A field that gives its plain input the look of ours, and says kindly that something is needed."""

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        if field.error_messages.get("required") is forms.Field.default_error_messages["required"]:
            chosen = isinstance(field.widget, (forms.Select, forms.RadioSelect, forms.CheckboxSelectMultiple))
            field.error_messages["required"] = CHOOSE if chosen else FILL_IN

    @property
    def errors(self) -> ErrorList:
        """What is wrong with what was sent; nothing, where nothing was sent."""
        return super().errors if self.form.is_bound else NOTHING_WRONG

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Django's attributes for names, help and errors, with our class."""
        built = super().build_widget_attrs(attrs, widget)
        shown = widget or self.field.widget
        if isinstance(shown, PLAIN_INPUTS) and not isinstance(shown, OTHER_INPUTS):
            built.setdefault("class", shown.attrs.get("class", "invoer"))
        return built

    def as_field_group(self) -> SafeString:
        """The field with its name, help and errors."""
        if self.use_fieldset:
            return SafeString(drawn.group(self))
        if isinstance(self.field.widget, forms.CheckboxInput):
            return SafeString(drawn.tick(self))
        kept = self.renderer.render("kept_beside.html", {"field": self}) if self.kept else ""
        return SafeString(drawn.single(self, beside=kept))

    @property
    def notes(self) -> SafeString:
        """Its help and errors, for a field that a screen puts together by itself."""
        return drawn.notes(self)

    @property
    def pills(self) -> list[SafeString]:
        """Each choice by itself, for a screen that shows them in several places."""
        widget: Any = self.field.widget
        attrs = self.build_widget_attrs({"id": self.auto_id})
        return [SafeString(one) for one in widget.drawn(self.html_name, self.value(), attrs)]

    @property
    def kept(self) -> Any:
        """How it stands that this field is kept while one types (`kept_fields`); None where it is not."""
        return getattr(self.field, "kept", None)


class Renderer(TemplatesSetting):
    """Forms by our own template, found where the screens find theirs; plain inputs are drawn without one."""

    form_template_name = "form.html"
    bound_field_class = Field

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        """The mark-up of a form or a widget."""
        if template_name in INPUT_TEMPLATES:
            return drawn.plain_input(context["widget"])
        return str(super().render(template_name, context, request))


NOTHING_WRONG = ErrorList(renderer=Renderer())


class Choices(forms.widgets.ChoiceWidget):
    """Choices that are drawn without a template, in `frame`; they are not grouped."""

    frame = ""

    def offer(self, choices: Sequence[tuple[Any, Any]]) -> None:
        """These pairs of a value and words can be chosen; they are taken as they are."""
        self._choices = choices

    def __deepcopy__(self, memo: dict[int, Any]) -> "Choices":
        """For one form, with the same choices: Django would look at each of them again."""
        own = type(self).__new__(type(self))
        own.__dict__.update(self.__dict__)
        own.attrs = self.attrs.copy()
        own._choices = copy(self._choices)
        memo[id(self)] = own
        return own

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """What was chosen; of several choices each once, also where somebody sent one twice."""
        given = super().value_from_datadict(data, files, name)
        return list(dict.fromkeys(given)) if isinstance(given, list) else given

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The choices, each with its words."""
        return self.framed(self.drawn(name, value, attrs))

    def framed(self, choices: Iterable[str]) -> SafeString:
        """These choices in their frame."""
        return SafeString(f'<div class="{self.frame}">{"".join(choices)}</div>')

    def drawn(self, name: str, value: Any, attrs: dict[str, Any] | None = None) -> list[str]:
        """Each choice by itself, as it may stand in a page."""
        inputs = drawn.choice_inputs(
            self.choices,
            kind=self.input_type or "",
            name=name,
            chosen=self.format_value(value),
            attrs=self.build_attrs(self.attrs, attrs),
        )
        return [self.one(given, escaped(words), box) for given, words, box in inputs]

    def one(self, value: str, words: str, box: str) -> str:
        """One choice: its box and its words, which may stand in a page."""
        raise NotImplementedError


class _Explained(Choices):
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


class _InPills(_Explained):
    frame = "keuze-rij"

    def one(self, value: str, words: str, box: str) -> str:
        """A pill, with the look of its party."""
        party = self.parties.get(value)
        return f'<label class="pil {parties.style(party) if party else ""}">{box}{words}</label>'


class _InLarge(_Explained):
    frame = "opties"

    def one(self, value: str, words: str, box: str) -> str:
        """A large choice, with its sentence where it has one."""
        told = self.helps.get(value, "")
        small = f"<small>{escaped(told)}</small>" if told else ""
        return f'<label class="optie">{box}<b>{words}</b>{small}</label>'


class Pills(_InPills, forms.RadioSelect):
    """A row of pills to choose one from."""


class PillBoxes(_InPills, forms.CheckboxSelectMultiple):
    """A row of pills to choose any number from."""


class Options(_InLarge, forms.RadioSelect):
    """Large choices under each other, each with a sentence: for choices with consequences."""


class OptionBoxes(_InLarge, forms.CheckboxSelectMultiple):
    """The same, to choose any number from."""


class FourWords(Choices, forms.RadioSelect):
    """Four words and 'sla over' in one bar, for a connection of the triangle.

    Give 'sla over' the value "skip": an empty value would stand there as chosen before anybody chose.
    """

    frame = "vijf"

    def one(self, value: str, words: str, box: str) -> str:
        """A word of the bar."""
        return f"<label>{box}<span>{words}</span></label>"


class Offered(forms.ChoiceField):
    """A field whose choices differ from one viewer to another."""

    def offer(self, choices: Sequence[tuple[str, Any]]) -> None:
        """These can be chosen, as pairs of a value and words; they are taken as they are."""
        self._choices = choices
        if isinstance(self.widget, Choices):
            self.widget.offer(choices)
        else:
            self.widget.choices = choices

    def __deepcopy__(self, memo: dict[int, Any]) -> "Offered":
        """For one form: with no choices of its own yet, that would have to be copied."""
        own = type(self).__new__(type(self))
        own.__dict__.update(self.__dict__)
        memo[id(self)] = own
        own.widget = deepcopy(self.widget, memo)
        own.error_messages = self.error_messages.copy()
        own.validators = self.validators[:]
        return own


class Tick(forms.CheckboxInput):
    """One pill to tick."""


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day, in a year that somebody can mean.

    Whoever types two digits in a browser's calendar sends the year 0026: that is said here, before a
    reckoning from that day leaves the calendar.
    """

    widget = DayInput
    default_error_messages: ClassVar = {
        "far": _("Dit jaar ligt te ver weg. Kijk of het jaar klopt, en schrijf het met vier cijfers.")
    }

    def validate(self, value: date | None) -> None:
        """From `FIRST_DAY` to `LAST_DAY`."""
        super().validate(value)
        if value and not FIRST_DAY <= value <= LAST_DAY:
            raise forms.ValidationError(self.error_messages["far"], code="far")


class VersionField(forms.IntegerField):
    """Which version of a record a form was opened with; it travels along."""

    widget = forms.HiddenInput

    def __init__(self, *, min_value: int = 0, **kwargs: Any) -> None:
        super().__init__(min_value=min_value, max_value=LAST_VERSION, **kwargs)


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

    version = VersionField()

    def meanwhile(self, *, current: Mapping[str, Any], version: int) -> str:
        """What stands there now, a line a field; the form keeps the own text, and saves over it next time."""
        sent = QueryDict(mutable=True)
        for name in self.data:
            sent[name] = self.data[name]
        sent[self.add_prefix("version")] = str(version)
        self.data = sent
        lines = [
            f"{_asked(field)} {_in_words(field, current[name])}"
            for name, field in self.fields.items()
            if name in current and (current[name] or sent.get(self.add_prefix(name)))
        ]
        return "\n".join(lines) or "–"


def _asked(field: forms.Field) -> str:
    """What a field asks, before its answer on one line."""
    label = str(field.label)
    return label if label.endswith("?") else f"{label}:"


def _in_words(field: forms.Field, value: Any) -> str:
    """A value that was kept, as its form says it; a dash for nothing."""
    if isinstance(value, bool):
        return _now("ja") if value else _now("nee")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(field, forms.ChoiceField):
        value = dict(field.choices).get(value, value)  # type: ignore[arg-type]
    return str(value) if value not in (None, "") else "–"
