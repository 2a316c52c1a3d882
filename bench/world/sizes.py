"""How a number of pupils is spread over schools."""

PUPILS = 1500
"""Of one school: a large one, for the Netherlands."""


def sizes(pupils: int) -> list[int]:
    """The pupils of each school: full ones, and where it must a smaller first one."""
    full, rest = divmod(pupils, PUPILS)
    return [*([rest] if rest else []), *[PUPILS] * full]
