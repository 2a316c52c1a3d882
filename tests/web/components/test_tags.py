"""Template tags that only format."""

from datetime import UTC, date, datetime

from django.template import engines

from keuzeruimte_web.components.icons import ICONS


def rendered(source: str, **values: object) -> str:
    return engines["django"].from_string(source).render(values)


def test_chip_has_shape_colour_and_name() -> None:
    chip = rendered('{% chip name party="parents" %}', name="Marloes & Erik")
    assert chip.startswith('<span class="chip p-ouders"><svg class="merk p-ouders"')
    assert chip.endswith("Marloes &amp; Erik</span>")


def test_chip_of_somebody_outside_the_three_has_no_shape() -> None:
    assert rendered('{% chip "Oma" %}') == '<span class="chip ">Oma</span>'


def test_hollow_mark_differs_from_a_full_one() -> None:
    assert "is-hol" in rendered('{% mark "school" full=False %}')
    assert "is-hol" not in rendered('{% mark "school" %}')


def test_day_is_seen_from_the_pages_today() -> None:
    source = "{% day when %} {% day when weekday=False %}"
    assert rendered(source, when=date(2026, 3, 17), today=date(2026, 3, 10)) == "dinsdag 17 maart 17 maart"


def test_a_moment_just_after_midnight_is_on_the_schools_day() -> None:
    after_midnight = datetime(2026, 3, 16, 23, 1, tzinfo=UTC)
    assert rendered("{% day when %}", when=after_midnight, today=date(2026, 3, 17)) == "vandaag"


def test_every_icon_can_be_drawn() -> None:
    for name in ICONS:
        assert 'aria-hidden="true"' in rendered("{% icon name %}", name=name)


def test_names_are_joined_in_a_template() -> None:
    assert rendered("{{ names|joined }}", names=("Marloes", "Erik")) == "Marloes en Erik"
