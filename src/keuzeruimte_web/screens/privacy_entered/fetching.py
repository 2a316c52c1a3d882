"""Fetching an answer with the code from a letter: for who has no account. Nobody is signed in here."""

from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from keuzeruimte_web.operations.copies import fetch_with_code
from keuzeruimte_web.screens.privacy_entered.forms import CodeForm

# What keeps guessing hopeless is the length of a code; this keeps it from being a load.
LIMITS = {"copy": "30/5m/ip"}


@sensitive_post_parameters("code")
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The code gives the copy, as a PDF; every other code gets one and the same answer."""
    form = CodeForm(request.POST or None)
    if request.method == "POST":
        stopped: HttpResponse | None = ratelimit.consume_or_429(
            request, app="keuzeruimte", action="copy", config=LIMITS
        )
        if stopped:
            return stopped
        if form.is_valid():
            paper = fetch_with_code(form.cleaned_data["code"], today=timezone.localdate())
            if paper is not None:
                headers = {
                    "Content-Disposition": 'attachment; filename="afschrift.pdf"',
                    "Cache-Control": "no-store",
                }
                return HttpResponse(paper, content_type="application/pdf", headers=headers)
            form.add_error(
                "code",
                _(
                    "Deze code werkt niet. Klopt elke letter? Een code werkt dertig dagen. "
                    "School kan een nieuwe maken."
                ),
            )
    return render(request, "privacy_entered/fetch.html", {"form": form}, status=422 if form.is_bound else 200)
