"""The school's own settings; for the administrator."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.school import change_school
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.queries.school import school
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.school.forms import SchoolForm


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("administrator")
def page(request: Request) -> HttpResponse:
    """Name and safety text."""
    form, theirs = SchoolForm(request.POST or None, initial=asdict(school(request.viewer))), ""
    if form.is_valid():
        try:
            change_school(request.viewer, **form.cleaned_data)
        except Stale as stale:
            theirs = form.meanwhile(current=stale.current, version=stale.version)
        else:
            messages.success(request, _("Bewaard."))
            return redirect("school")
    status = 409 if theirs else 422 if form.is_bound else 200
    return render(request, "school/page.html", {"form": form, "theirs": theirs}, status=status)
