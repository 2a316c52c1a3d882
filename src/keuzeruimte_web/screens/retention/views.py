"""How long what is kept; for the administrator, who chooses, and the privacy officer, who sees."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.retention import set_terms
from keuzeruimte_web.queries.retention import retention, terms_to_choose
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.retention.forms import TermsForm


@require_safe
@only_for("administrator", "privacy_officer")
def page(request: Request) -> HttpResponse:
    """What is kept how long, why, and what goes next."""
    return render(request, "retention/page.html", {"page": retention(request.viewer)})


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("administrator")
def terms(request: Request) -> HttpResponse:
    """Choose the terms."""
    form = TermsForm(request.POST or None, terms=terms_to_choose(request.viewer))
    if form.is_valid():
        set_terms(request.viewer, chosen=form.cleaned_data)
        messages.success(request, _("Bewaard."))
        return redirect("retention")
    return render(request, "retention/terms.html", {"form": form}, status=422 if form.is_bound else 200)
