"""Form fields: name, help, error, input, tied together for a screen reader."""

import pytest
from django import forms

from keuzeruimte_web.components.fields import DayField, Options, PillBoxes, Pills, Tick


class Plan(forms.Form):
    """A form with a field of each kind."""

    goal = forms.CharField(label="Doel", help_text="In één zin.")
    day = DayField(label="Dag")
    way = forms.ChoiceField(label="Hoe", choices=[("mail", "E-mail"), ("post", "Brief")], widget=Pills())
    who = forms.MultipleChoiceField(
        label="Wie", choices=[("7", "Marloes")], widget=PillBoxes(parties={"7": "parents"}), required=False
    )
    words = forms.ChoiceField(
        label="Voor wie",
        choices=[("school", "Alleen school")],
        widget=Options(helps={"school": "Ouders zien dit niet."}),
    )
    sure = forms.BooleanField(label="Ik weet het zeker", widget=Tick(), required=False)


def shown(form: forms.Form) -> str:
    return " ".join(str(form).split())


def test_help_stands_before_the_input_and_is_tied_to_it() -> None:
    page = shown(Plan())
    assert (
        '<label for="id_goal">Doel</label> <p class="veld-hulp" id="id_goal_helptext">In één zin.</p>' in page
    )
    assert 'class="invoer"' in page
    assert 'aria-describedby="id_goal_helptext"' in page


def test_error_is_above_the_form_with_a_link_and_beside_its_field() -> None:
    page = shown(Plan({"day": "2026-03-10", "words": "school", "goal": ""}))
    assert "Er zijn nog 2 dingen nodig" in page
    assert '<a href="#id_goal">Doel: vul dit in.</a>' in page
    assert '<a href="#id_way_0">Hoe: kies hier iets.</a>' in page
    assert "<span>Vul dit in.</span>" in page
    assert 'aria-invalid="true"' in page
    assert 'id="id_goal_error"' in page
    assert 'aria-describedby="id_goal_helptext id_goal_error"' in page


def test_form_without_errors_has_no_notice() -> None:
    assert "melding" not in shown(Plan())


def test_choices_are_a_group_with_a_name() -> None:
    page = shown(Plan())
    assert '<fieldset class="keuze"> <legend>Hoe</legend>' in page
    assert '<label class="pil "><input type="radio" name="way" value="mail"' in page


def test_pill_of_a_person_has_the_colour_of_its_corner() -> None:
    assert '<label class="pil p-ouders"><input' in shown(Plan())


def test_option_carries_its_sentence() -> None:
    assert "<b>Alleen school</b><small>Ouders zien dit niet.</small>" in shown(Plan())


def test_tick_has_its_name_inside_the_pill() -> None:
    assert 'name="sure" id="id_sure">Ik weet het zeker</label>' in shown(Plan())


def test_day_is_filled_in_as_the_calendar_of_the_browser_wants_it() -> None:
    assert 'value="2026-03-10"' in shown(Plan({"day": "2026-03-10"}))


@pytest.mark.parametrize(
    ("day", "taken"),
    [
        ("0001-01-01", False),
        ("0026-11-30", False),
        ("1899-12-31", False),
        ("1900-01-01", True),
        ("2199-12-31", True),
        ("2200-01-01", False),
        ("9999-12-31", False),
    ],
)
def test_a_year_that_nobody_means_is_asked_again(day: str, taken: bool) -> None:
    form = Plan({"day": day})
    said = (
        []
        if taken
        else ["Dit jaar ligt te ver weg. Kijk of het jaar klopt, en schrijf het met vier cijfers."]
    )
    assert form.errors.get("day", []) == said
