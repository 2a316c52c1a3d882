"""A pupil's home, on a telephone."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.agreements import finish
from keuzeruimte_web.queries.pupil import pupil_home
from keuzeruimte_web.request import Request


@require_safe
@only_for("pupil")
def home(request: Request) -> HttpResponse:
    """My triangle, agreements, conversations, choices, and who sees what."""
    page = pupil_home(request.viewer, lang=get_language() or "nl", title=_("Jouw driehoek"))
    return render(request, "pupil/page.html", {"page": page})


@require_POST
@only_for("pupil")
def finish_agreement(request: Request, agreement: UUID) -> HttpResponse:
    """What I would do is done, or not yet."""
    finish(request.viewer, agreement=agreement, done=request.POST.get("done") != "no")
    return redirect("pupil")
