"""Where in a case file something stands, as a person would point at it: `plan[2].act`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A path of keys and indexes from the top of the file."""

    path: str = ""

    def key(self, key: str) -> "Place":
        """The place of this key of a table that stands here."""
        shown = _shown(key)
        return Place(f"{self.path}.{shown}" if self.path else shown)

    def item(self, index: int) -> "Place":
        """The place of this item, counted from 0, of a list that stands here."""
        return Place(f"{self.path}[{index}]")

    def __str__(self) -> str:
        return self.path


def _shown(key: str) -> str:
    """A key short enough to print, without anything that could upset a terminal."""
    plain = "".join(character if character.isprintable() else "?" for character in key[:40])
    return plain if len(key) <= 40 else plain + "…"
