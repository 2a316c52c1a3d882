"""What is entrusted comes to its end: it goes on, or it ends. Nobody has to answer."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations import going_on
from keuzeruimte_web.request import Request

FAMILY = ("parent", "pupil")


@require_POST
@only_for(*FAMILY)
def goes_on(request: Request, pupil: UUID, delegation: UUID) -> HttpResponse:
    """It goes on, in the name of who says so."""
    done = _("Bewaard. Het gaat door. Stoppen kan altijd.")
    return _said(request, pupil, lambda: going_on.go_on(request.viewer, delegation=delegation), done)


@require_POST
@only_for(*FAMILY)
def also_mine(request: Request, pupil: UUID, delegation: UUID) -> HttpResponse:
    """The same, after another said so."""
    done = _("Bewaard. Het staat nu ook op uw naam.")
    return _said(request, pupil, lambda: going_on.also_mine(request.viewer, delegation=delegation), done)


@require_POST
@only_for(*FAMILY)
def ends(request: Request, pupil: UUID, delegation: UUID) -> HttpResponse:
    """It may end on its day."""
    done = _("Goed. Het loopt af, en we vragen er niet meer naar.")
    return _said(request, pupil, lambda: going_on.let_end(request.viewer, delegation=delegation), done)


def _said(request: Request, pupil: UUID, say: Callable[[], object], done: str) -> HttpResponse:
    try:
        say()
    except going_on.SaidOtherwise:
        messages.info(request, _("Hier is intussen iets anders over gezegd. Kijk hoe het er nu staat."))
    except going_on.NobodyToDoIt:
        messages.info(
            request, _("Wie dit deed, begeleidt nu niet meer. Vertrouw het opnieuw toe, aan een ander.")
        )
    else:
        messages.success(request, done)
    return redirect("pupil") if request.viewer.role == "pupil" else redirect("parent_child", pupil)
