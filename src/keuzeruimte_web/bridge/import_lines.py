"""What a line of the preview of reading in can become, and how its values are said."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from keuzeruimte_web.records.models import ImportLine
from keuzeruimte_web.records.models.choices import Authority, ImportSort, ParentKind, StaffRole

SORTS = (ImportSort.UNCLEAR, ImportSort.NEW, ImportSort.CHANGED, ImportSort.GONE)


def choices_of(row: ImportLine) -> tuple[str, ...]:
    """What can be chosen for a line, the proposal ('') first."""
    reasons = set(row.detail["reasons"])
    if "own-family" in reasons or row.sort == ImportSort.SAME:
        return ("",)
    if row.sort != ImportSort.UNCLEAR:
        held = row.sort == ImportSort.CHANGED and any(field["held"] for field in row.detail["fields"])
        return ("", "theirs", "skip") if held else ("", "skip")
    if row.detail["candidates"]:
        return ("", "new", *(f"same:{candidate}" for candidate in row.detail["candidates"]))
    return ("", "theirs") if reasons & {"edited-by-hand", "tie-differs"} else ("",)


def too_much(counts: Mapping[str, Any]) -> bool:
    """Whether more than five people, and more than one in ten of a kind that is here, would go."""
    return any(
        gone > 5 and gone * 10 > here
        for gone, here in (
            (of_kind.get("gone", 0), of_kind.get("here", 0)) for of_kind in counts.get("people", {}).values()
        )
    )


def proposal(row: ImportLine) -> str:
    """What happens to a line when nobody chooses anything."""
    return {
        ImportSort.UNCLEAR: _("Laat het zoals het hier staat"),
        ImportSort.NEW: _("Voeg toe"),
        ImportSort.CHANGED: _("Neem over wat hier niet met de hand veranderd is"),
        ImportSort.GONE: _("Is hier vanaf vandaag niet meer"),
        ImportSort.SAME: _("Er verandert niets"),
    }[ImportSort(row.sort)]


def said(field: str, value: Any) -> str:
    """A value of a field, as people read it; a dash for nothing."""
    if value in (None, "", []):
        return "–"
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if field in ("born", "left"):
        return date_format(date.fromisoformat(value), "j F Y")
    if field == "school_identity":
        return _("een nummer")  # shown in full only where school accounts are kept
    if field == "roles":
        return ", ".join(str(StaffRole(role).label) for role in value)
    if field == "authority":
        return str(Authority(value).label)
    if field == "kind":
        return str(ParentKind(value).label)
    return str(value).upper() if field == "class" else str(value)
