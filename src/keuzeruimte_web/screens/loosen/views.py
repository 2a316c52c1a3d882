"""Loosen somebody from an account; for the administrator, who gets no way in by it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.loosening import NoAccount, loosen
from keuzeruimte_web.queries.account_of import account_of
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.loosen.forms import LOST, WhyForm


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("administrator")
def page(request: Request, person: UUID) -> HttpResponse:
    """What loosening does, and why one does it. Sent twice, it happens once."""
    about = account_of(request.viewer, person=person)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            loosen(request.viewer, person=person, lost_proof=form.cleaned_data["why"] == LOST)
        except NoAccount:
            messages.info(request, _("Er is geen account om los te maken. Je kunt een uitnodiging geven."))
        else:
            messages.success(
                request,
                _(
                    "Losgemaakt, en er gaat een bericht naar het adres van dat account. Geef nu een nieuwe "
                    "uitnodiging, aan de persoon zelf."
                ),
            )
        return redirect("somebody", person)
    status = 422 if request.method == "POST" else 200
    return render(request, "loosen/page.html", {"about": about, "form": form}, status=status)
