"""Writing down what a parent told: marked so, and put before that parent."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.opening import open_dossier
from keuzeruimte_web.operations.told import write_down
from keuzeruimte_web.operations.voices import Closed
from keuzeruimte_web.queries.drafts import draft
from keuzeruimte_web.queries.voice import told_page
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.told.forms import ToldForm


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def page(request: Request, pupil: UUID) -> HttpResponse:
    """The form."""
    found = told_page(request.viewer, pupil=pupil)
    open_dossier(request.viewer, pupil=pupil)
    if request.method == "POST":
        form = ToldForm(found, request.POST)
        if form.is_valid():
            given = form.cleaned_data
            what, _sep, about = given["what"].partition(":")
            try:
                write_down(
                    request.viewer,
                    parent=UUID(given["parent"]),
                    what=what,
                    about=UUID(about),
                    pupil=pupil,
                    kind=given["kind"],
                    title=given["title"],
                    domain=given["domain"],
                    words=given["words"],
                    once=given["once"],
                )
            except SentBefore:
                return redirect("dossier", pupil)
            except Closed:
                form.add_error("what", _("Dit gesprek is afgerond."))
            else:
                messages.success(
                    request, _("Opgeschreven. De ouder leest het na, en kan het veranderen of weghalen.")
                )
                return redirect("dossier", pupil)
    else:
        kept: dict[str, Any] = draft(request.viewer, form="told", about=str(pupil))
        form = ToldForm(found, initial=kept)
    context = {"page": found, "form": form}
    return render(request, "told/page.html", context, status=422 if request.method == "POST" else 200)
