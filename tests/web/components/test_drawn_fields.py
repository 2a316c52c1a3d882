"""Forms that are drawn without a template say what Django's templates say, and nothing gets out of place."""

from typing import Any

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import SafeString

from keuzeruimte_web.components.fields import (
    INPUT_TEMPLATES,
    FourWords,
    OptionBoxes,
    Options,
    PillBoxes,
    Pills,
)
from keuzeruimte_web.components.fields import Renderer as Ours

NASTY = "\"><script>alert(1)</script>&'"
SAID = "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&#x27;"
INPUTS = (
    forms.TextInput(),
    forms.HiddenInput(),
    forms.NumberInput(),
    forms.EmailInput(),
    forms.PasswordInput(render_value=True),
    forms.URLInput(),
    forms.DateInput(),
    forms.TimeInput(),
    forms.DateTimeInput(),
    forms.CheckboxInput(),
)


def test_every_kind_of_plain_input_is_compared_below() -> None:
    assert {widget.template_name for widget in INPUTS} == INPUT_TEMPLATES


@pytest.mark.parametrize("widget", INPUTS, ids=lambda widget: type(widget).__name__)
@pytest.mark.parametrize("value", ["", None, NASTY, SafeString("&amp;"), 0, 12, True, False])
@pytest.mark.parametrize(
    "attrs", [{"data-x": NASTY}, {"id": "a", "required": True, "hidden": False, "n": None}]
)
def test_plain_input_is_the_one_of_django(widget: forms.Widget, value: Any, attrs: dict[str, Any]) -> None:
    ours = widget.render("a" + NASTY, value, attrs, Ours())
    assert ours == widget.render("a" + NASTY, value, attrs, TemplatesSetting())


@pytest.mark.parametrize("kind", [Pills, PillBoxes, Options, OptionBoxes, FourWords])
def test_words_and_values_of_choices_are_text_and_no_markup(kind: type[Any]) -> None:
    widget = kind()
    widget.choices = [("a", "Een"), (NASTY, NASTY)]
    widget.helps = widget.parties = {NASTY: NASTY}
    drawn = widget.render("who", [NASTY], {"id": "id_who", "data-x": NASTY}, Ours())
    assert "<script" not in drawn
    kind_of_box = widget.input_type
    assert f'<input type="{kind_of_box}" name="who" value="a" data-x="{SAID}" id="id_who_0">' in drawn
    assert (
        f'<input type="{kind_of_box}" name="who" value="{SAID}" data-x="{SAID}" id="id_who_1" checked>'
        in drawn
    )
    assert drawn.count(SAID) == 4 + (kind in (Options, OptionBoxes))


class Asked(forms.Form):
    """A form whose words hold mark-up."""

    text = forms.CharField(label=NASTY, help_text=NASTY, error_messages={"required": NASTY})
    sure = forms.BooleanField(label=NASTY, help_text=NASTY, error_messages={"required": NASTY})
    who = forms.ChoiceField(
        label=NASTY, help_text=NASTY, widget=Pills, choices=[], error_messages={"required": NASTY}
    )
    safe = forms.CharField(label=SafeString("<b>dik</b>"), required=False)


def test_name_help_and_errors_of_a_field_are_text_and_no_markup() -> None:
    page = str(Asked({}))
    assert "<script" not in page
    assert page.count(f"<span>{SAID}</span>") == 3
    assert page.count(f'_helptext">{SAID}</p>') == 3
    assert f"<legend>{SAID}</legend>" in page
    assert f'<label for="id_text">{SAID}</label>' in page
    assert f">{SAID}</label>" in page
    assert '<label for="id_safe"><b>dik</b></label>' in page
