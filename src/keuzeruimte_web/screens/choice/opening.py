"""Begin a choice moment of one pupil."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.choice_opening import open_choice
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.opening import open_dossier
from keuzeruimte_web.queries.choice_opening import new_choice
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.choice.forms import OpenForm


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def new(request: Request, pupil: UUID) -> HttpResponse:
    """Which choice, until when, with whom of school."""
    about = new_choice(request.viewer, pupil=pupil)
    open_dossier(request.viewer, pupil=pupil)
    form = OpenForm(
        request.POST or None,
        templates=about.templates,
        rules=about.rules,
        colleagues=about.colleagues,
    )
    if form.is_valid():
        sent = form.cleaned_data
        try:
            made = open_choice(
                request.viewer,
                once=sent["once"],
                pupil=pupil,
                template=sent["template"],
                title=sent["title"],
                ends_on=sent["ends_on"],
                rules=UUID(sent["rules"]) if sent["rules"] else None,
                colleagues=[UUID(one) for one in sent["colleagues"]],
            )
        except SentBefore:
            return redirect("dossier", pupil)
        messages.success(request, _("Begonnen. Leerling en ouders horen het tegelijk."))
        return redirect("choice", made)
    status = 422 if form.errors else 200
    return render(request, "choice/open.html", {"about": about, "form": form}, status=status)
