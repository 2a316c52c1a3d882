"""What somebody can do at a school, for a form."""

from keuzeruimte_web.bridge.listed import choices_of


def task_choices() -> list[tuple[str, str]]:
    """Every task, as (value, words)."""
    return [(value, words[:1].upper() + words[1:]) for value, words in choices_of("staff")]
