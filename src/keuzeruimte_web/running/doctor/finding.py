"""What the doctor says of one thing."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Well; worth a look, while people can work; or wrong, which somebody has to mend."""

    WELL = "well"
    LOOK = "look"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """`about`: which thing, a word of a closed list. `says`: how it is. `do`: what to do, empty when well."""

    about: str
    state: State
    says: str
    do: str = ""


def well(about: str, says: str) -> Finding:
    """It is as it should be."""
    return Finding(about, State.WELL, says)


def look(about: str, says: str, *, do: str) -> Finding:
    """People can work; somebody should have a look."""
    return Finding(about, State.LOOK, says, do)


def wrong(about: str, says: str, *, do: str) -> Finding:
    """This has to be mended."""
    return Finding(about, State.WRONG, says, do)
