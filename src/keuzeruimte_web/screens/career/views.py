"""The own file, and one piece of it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.opening import open_dossier
from keuzeruimte_web.queries.career import ItemPage, career_home, career_item
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.career.forms import AttachForm, ShareForm


@require_safe
@only_for("pupil")
def home(request: Request) -> HttpResponse:
    """Five places to tell something, what I did, my placements, and taking it along."""
    return render(request, "career/page.html", {"page": career_home(request.viewer)})


@require_safe
@only_for("pupil", "parent", "professional")
def item(request: Request, career_item: UUID) -> HttpResponse:
    """One piece. A professional who looks leaves a trace, as with the rest of the dossier."""
    return show_item(request, piece(request, career_item))


def piece(request: Request, item: UUID) -> ItemPage:
    """The piece, when it is there for this viewer."""
    found = career_item(request.viewer, item=item)
    if request.viewer.role == "professional":
        open_dossier(request.viewer, pupil=found.pupil)
    return found


def show_item(
    request: Request,
    page: ItemPage,
    *,
    sharing: ShareForm | None = None,
    attaching: AttachForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of one piece, with the forms of its owner."""
    shown: dict[str, Any] = {"page": page}
    if page.mine:
        now = {"people": [str(one.id) for one in page.shared_with]}
        shown["sharing"] = sharing or ShareForm(page, initial=now)
        shown["attaching"] = attaching or AttachForm()
    return render(request, "career/item.html", shown, status=status)
