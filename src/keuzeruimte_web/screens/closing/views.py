"""Close a trajectory or a choice moment."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.closing import StillOpen, close_matter
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.opening import open_dossier
from keuzeruimte_web.queries.closing import closing
from keuzeruimte_web.queries.drafts import draft
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.closing.forms import ClosingForm


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def page(request: Request, pupil: UUID, matter: UUID) -> HttpResponse:
    """Look back, give back, and close: it is not opened again."""
    if request.method == "POST":
        form = ClosingForm(request.POST)
        if form.is_valid():
            try:
                close_matter(request.viewer, matter=matter, **form.cleaned_data)
            except SentBefore:
                return redirect("guides", pupil, matter)
            except StillOpen:
                form.add_error(None, _("Er is nog een gesprek of verslag open. Rond dat eerst af."))
            else:
                messages.success(request, _("Afgerond. Leerling en ouders krijgen bericht."))
                return redirect("guides", pupil, matter)
    else:
        form = ClosingForm(initial=draft(request.viewer, form="closing", about=str(matter)))
    about = closing(request.viewer, pupil=pupil, matter=matter)
    open_dossier(request.viewer, pupil=pupil)
    status = 422 if form.is_bound else 200
    return render(request, "closing/page.html", {"about": about, "form": form}, status=status)
