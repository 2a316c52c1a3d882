"""Where in a case file something stands, as a person would point at it: `plan[2].act`."""

DEEPEST = 20  # layers; a case needs five
LONGEST_KEY = 40


class Place:
    """A path of keys and indexes from the top of the file; spelled out only when somebody is told of it."""

    __slots__ = ("_home", "_step")

    def __init__(self, home: "Place | None" = None, step: str | int = "") -> None:
        self._home = home
        self._step = step

    def key(self, key: str) -> "Place":
        """The place of this key of a table that stands here."""
        return Place(self, key)

    def item(self, index: int) -> "Place":
        """The place of this item, counted from 0, of a list that stands here."""
        return Place(self, index)

    def __str__(self) -> str:
        if self._home is None:
            return ""
        home = str(self._home)
        if isinstance(self._step, int):
            return f"{home}[{self._step}]"
        return f"{home}.{_shown(self._step)}" if home else _shown(self._step)


def _shown(key: str) -> str:
    """A key short enough to print, without anything that could upset a terminal."""
    plain = "".join(character if character.isprintable() else "?" for character in key[:LONGEST_KEY])
    return plain if len(key) <= LONGEST_KEY else plain + "…"
