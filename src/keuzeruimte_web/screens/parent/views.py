"""A parent's home, on a telephone: my children, and the page of each."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.agreements import finish
from keuzeruimte_web.operations.offers import accept, decline
from keuzeruimte_web.queries.parent import child_of, children_of
from keuzeruimte_web.request import Request


@require_safe
@only_for("parent")
def home(request: Request) -> HttpResponse:
    """My children; with one child its page at once."""
    children = children_of(request.viewer)
    if len(children) == 1:
        return redirect("parent_child", children[0].id)
    return render(request, "parent/home.html", {"children": children})


@require_safe
@only_for("parent")
def child(request: Request, pupil: UUID) -> HttpResponse:
    """All about one child."""
    page = child_of(request.viewer, pupil=pupil, lang=get_language() or "nl")
    return render(request, "parent/page.html", {"child": page})


@require_POST
@only_for("parent")
def answer_offer(request: Request, pupil: UUID, offer: UUID) -> HttpResponse:
    """Accept a talk without the child, or not."""
    if request.POST.get("answer") == "yes":
        accept(request.viewer, offer=offer)
        messages.success(request, _("School neemt contact met u op voor een dag en een tijd."))
    else:
        decline(request.viewer, offer=offer)
        messages.success(request, _("Goed. Er staat nergens dat u dit niet wilde."))
    return redirect("parent_child", pupil)


@require_POST
@only_for("parent")
def finish_agreement(request: Request, pupil: UUID, agreement: UUID) -> HttpResponse:
    """What I would do is done, or not yet."""
    finish(request.viewer, agreement=agreement, done=request.POST.get("done") != "no")
    return redirect("parent_child", pupil)
