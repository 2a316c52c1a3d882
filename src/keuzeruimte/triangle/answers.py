"""What a person can answer about an own connection, and the strength that follows (METHOD 7)."""

from collections.abc import Iterable

STATEMENTS = ("heard", "seen", "understood", "balance", "trust", "clear")
HOME_STATEMENTS = ("can_talk", "say_what_i_want", "know_what_matters", "know_the_help")

STATEMENT_ANSWERS = {"no": 0.0, "a_little": 1 / 3, "mostly": 2 / 3, "yes": 1.0}
QUICK_ANSWERS = {"not_yet": 0.0, "sometimes": 1 / 3, "mostly": 2 / 3, "well": 1.0}

ENOUGH_ANSWERS = 3


def statements_about(connection: str) -> tuple[str, ...]:
    """The statements that this connection is asked in: four at home, six with the school."""
    return HOME_STATEMENTS if connection == "pupil_parents" else STATEMENTS


def strength_of_statements(answers: Iterable[str | None]) -> float | None:
    """The mean of the answers from 0 to 1, or None with fewer than three: skipping says nothing.

    An answer is a key of STATEMENT_ANSWERS, or None for a statement that was skipped.
    Raises KeyError for another word.
    """
    given = [STATEMENT_ANSWERS[answer] for answer in answers if answer is not None]
    return sum(given) / len(given) if len(given) >= ENOUGH_ANSWERS else None
