"""What the background does for the own school; for the administrator."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.background import post_now, work_again
from keuzeruimte_web.queries.background import background
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.background.forms import AgainForm


@require_safe
@only_for("administrator")
def page(request: Request) -> HttpResponse:
    """What is being done, what waits and what did not work."""
    return render(request, "background/page.html", {"page": background(request.viewer)})


@require_POST
@only_for("administrator")
def again(request: Request) -> HttpResponse:
    """Try something again now. Twice is once."""
    form = AgainForm(request.POST)
    moved = False
    if form.is_valid() and form.cleaned_data["job"]:
        moved = work_again(request.viewer, job=form.cleaned_data["job"])
    elif form.is_valid() and form.cleaned_data["service"]:
        moved = bool(post_now(request.viewer, service=form.cleaned_data["service"]))
    if moved:
        messages.success(request, _("We proberen het nu opnieuw. Laad deze bladzijde straks nog eens."))
    else:
        messages.info(request, _("Er was niets meer om opnieuw te proberen."))
    return redirect("background")
