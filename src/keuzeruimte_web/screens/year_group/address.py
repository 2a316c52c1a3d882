"""What stands in the address of the year group: which of its pupils are shown, and how."""

from collections.abc import Collection

from keuzeruimte_web.queries.year_group import Asked
from keuzeruimte_web.request import Request

PARTS = ("groep", "klas", "laat", "op", "zoek", "als")


def asked_in(request: Request) -> Asked:
    """What is asked; each of it may be anything."""
    given = request.GET
    return Asked(
        group=given.get("groep", ""),
        school_class=given.get("klas", ""),
        filter=given.get("laat", ""),
        sort=given.get("op", ""),
        search=given.get("zoek", ""),
        page=given.get("pagina", ""),
        table=given.get("als") == "tabel",
    )


def address_of(request: Request) -> str:
    """What stands in the address now, without the page."""
    return _only(request, PARTS)


def without_each(request: Request) -> dict[str, str]:
    """The same without one of them, to put another in its place."""
    return {name: _only(request, [one for one in PARTS if one != name]) for name in PARTS}


def _only(request: Request, names: Collection[str]) -> str:
    kept = request.GET.copy()
    for name in list(kept):
        if name not in names or not kept[name]:
            del kept[name]
    return str(kept.urlencode())
