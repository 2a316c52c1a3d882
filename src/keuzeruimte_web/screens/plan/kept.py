"""What somebody typed stays in the form: from a draft, and when somebody else saved meanwhile."""

from typing import Any

from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.queries.points import PARTS


def on_top(form: Any, stale: Stale) -> Any:
    """The same form with the version that stands there now: saved again, it is saved on top of that."""
    form.data = form.data.copy()
    form.data["version"] = stale.version
    return form


def lists(kept: dict[str, Any]) -> dict[str, Any]:
    """A draft as initial values: of people a list, also of one or none, so that who was unticked stays so."""
    if not kept:
        return {}
    lists = {name: _as_list(kept.get(name, [])) for name in (*PARTS, "guests")}
    once_only = ("item", "version", "once")
    return {name: value for name, value in kept.items() if name not in once_only} | lists


def _as_list(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)
