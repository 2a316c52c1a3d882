"""The examples of a card: small cases in which the rule fires, and near misses in which it does not."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import yaml

from keuzeruimte.cards.card import FOLDER, CardError

SIGNAL = "signal"
# The same safe loader, in C where PyYAML was built with it: the whole rule book reads hundreds of examples.
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_REQUIRED = frozenset({"title", "fires", "case"})
_ALLOWED = _REQUIRED | {"at", "person", "act", "rests_on"}


@dataclass(frozen=True, slots=True)
class Example:
    """One example.

    `fires` is the severity of the finding, `signal`, or None where the rule is silent in the whole case.
    `at` is the index of the act in the plan, `person` the one a plan finding is about, `act` what a signal
    names in the history. `rests_on` are the indexes of the events that a signal rests on; None means all of
    them. `case` holds what stands in a case file.
    """

    title: Mapping[str, str]
    fires: str | None
    at: int
    person: str | None
    act: int | None
    rests_on: tuple[int, ...] | None
    case: Mapping[str, object]


@cache
def examples(rule_id: str) -> tuple[Example, ...]:
    """Return the examples of a rule or signal, in the order of its file.

    Raises CardError for a file that is missing or has an unknown or missing key.
    """
    path = FOLDER / "examples" / f"{rule_id}.yaml"
    if not path.is_file():
        raise CardError(f"no examples/{rule_id}.yaml")
    entries = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 (it is a safe one)
    made: list[Example] = []
    for number, entry in enumerate(entries, start=1):
        if not entry.keys() <= _ALLOWED or not entry.keys() >= _REQUIRED:
            raise CardError(f"examples/{rule_id}.yaml, example {number}: it holds {', '.join(entry)}")
        made.append(
            Example(
                title=entry["title"],
                fires=entry["fires"],
                at=entry.get("at", 0),
                person=entry.get("person"),
                act=entry.get("act"),
                rests_on=tuple(entry["rests_on"]) if "rests_on" in entry else None,
                case=entry["case"],
            )
        )
    return tuple(made)
