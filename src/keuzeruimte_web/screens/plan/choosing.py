"""A point as it stands in what was sent, read without making a form.

While somebody is still choosing, what is typed need not be whole yet: it is only tried what the method says
of it, at every change. What is saved is whole, or the form asks again for what is missing. Each answer is
read by the same fields and held against the same choices.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict

from keuzeruimte_web.operations.points import Sent
from keuzeruimte_web.queries.points import NEW_TOPIC, PARTS, Point, PointChoices
from keuzeruimte_web.screens.plan.forms import HOW_MANY, PointForm, lacking, on_offer, point_of

TYPED = ("item", "version", "once", "new_topic", "duty", "title", "minutes")
NEEDED = ("topic", "verb", "to")


def chosen_in(sent: QueryDict, *, choices: PointChoices) -> Point | None:
    """The point as it stands in the form that was sent; None without topic, act or people.

    None as well where an answer is not on offer, or a field would refuse it.
    """
    try:
        chosen: dict[str, Any] = {name: _typed(name, sent) for name in TYPED}
    except ValidationError:
        return None
    return _point(chosen, sent, choices)


def whole_in(sent: QueryDict, *, choices: PointChoices) -> Sent | None:
    """The point that is to be saved; None where it takes the form to say whether something is missing.

    What it makes is what a form with these answers makes, in a fraction of the time.
    """
    try:
        chosen: dict[str, Any] = {name: _clean(name, sent) for name in TYPED}
    except ValidationError:
        return None
    point = _point(chosen, sent, choices)
    if point is None or (sent.get("topic") == NEW_TOPIC and not point.new_topic):
        return None
    return Sent(point, version=chosen["version"] or 0, once=chosen["once"])


def _point(chosen: dict[str, Any], sent: QueryDict, choices: PointChoices) -> Point | None:
    for name, offered in {**on_offer(choices), "options": HOW_MANY}.items():
        given = list(dict.fromkeys(sent.getlist(name))) if name in PARTS else sent.get(name, "")
        if not _is_on_offer(given, offered) or (name in NEEDED and not given):
            return None
        chosen[name] = given
    return None if any(lacking(chosen)) else point_of(chosen, by=choices.by)


def _clean(name: str, sent: QueryDict) -> Any:
    """What a field makes of a whole answer. Raises ValidationError."""
    field = PointForm.base_fields[name]
    return field.clean(field.widget.value_from_datadict(sent, {}, name))


def _typed(name: str, sent: QueryDict) -> Any:
    """What a field makes of its answer, also of none. Raises ValidationError."""
    field = PointForm.base_fields[name]
    value = field.to_python(field.widget.value_from_datadict(sent, {}, name))
    field.run_validators(value)
    return value


def _is_on_offer(given: list[str] | str, offered: Iterable[tuple[str, Any]]) -> bool:
    several = given if isinstance(given, list) else [given] if given else []
    return not several or {value for value, _words in offered}.issuperset(several)
