"""A case becomes a case file again, YAML or JSON, that reads back as the same case (METHOD 8)."""

import json
from collections.abc import Iterable, Mapping
from datetime import date

from keuzeruimte.case import Act, Case, Delegation, Event, Limit, ParentRequest, Person, Protection
from keuzeruimte.reading.fields import EVERY_SCHOOL_ROLE, FIELDS
from keuzeruimte.words import Authority

Fact = Person | Delegation | Limit | ParentRequest | Protection | Act | Event

AUTHORITY: Mapping[object, object] = {Authority.YES: True, Authority.NO: False}


def as_yaml(case: Case) -> str:
    """The case as the YAML that people write; `reading.case_file.read_case` gives the same case back."""
    import yaml  # noqa: PLC0415 (who writes no YAML does not wait for it)

    class Plain(yaml.SafeDumper):
        """Writes everything out: a reference (&, *) is not for a counsellor to follow."""

        def ignore_aliases(self, data: object) -> bool:
            return True

    return yaml.dump(
        case_file(case),
        Dumper=Plain,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=None,
        width=110,
    )


def as_json(case: Case) -> str:
    """The case as JSON; `reading.case_file.read_case` gives the same case back."""
    return json.dumps(case_file(case), ensure_ascii=False, indent=1, default=date.isoformat) + "\n"


def case_file(case: Case) -> dict[str, object]:
    """The tables and lists of the case file, in the order of METHOD 8; what is empty is left out."""
    return {
        "keuzeruimte": 1,
        **({"title": case.title} if case.title else {}),
        "as_of": case.as_of,
        "people": {person.id: _written(person) for person in case.people.values()},
        **_filled("topics", {topic: {"domain": str(domain)} for topic, domain in case.topics.items()}),
        **_filled("delegations", _all(case.delegations)),
        **_filled("limits", _all(case.limits)),
        **_filled("requests", _all(case.requests)),
        **_filled("protection", _all(case.protection)),
        **_filled("voices", list(case.voices)),
        **_filled("plan", _all(case.plan)),
        **_filled("history", _all(case.history)),
        **_filled("events", _all(case.events)),
    }


def _filled(key: str, part: object) -> dict[str, object]:
    return {key: part} if part else {}


def _all(facts: Iterable[Fact]) -> list[object]:
    return [_written(fact) for fact in facts]


def _written(fact: Fact) -> dict[str, object]:
    """The keys of one part: those it must have, and those that say more than leaving them out."""
    made = {}
    for field in FIELDS[type(fact)]:
        value = getattr(fact, field.attribute)
        if value != _left_out(fact, field.attribute):
            made[field.key] = _plain(value)
    if isinstance(fact, Delegation):
        made["to"] = EVERY_SCHOOL_ROLE if fact.to_school else list(fact.to)
    return made


def _left_out(fact: Fact, attribute: str) -> object:
    """What this attribute is where the file does not speak of it."""
    return type(fact).__dataclass_fields__[attribute].default


def _plain(value: object) -> object:
    match value:
        case Authority():
            return AUTHORITY.get(value, str(value))
        case bool() | int() | date():
            return value
        case tuple():
            return [_plain(one) for one in value]
        case _:
            return str(value)
