"""Asking what is kept, by the law on privacy; choosing what is given; fetching the copy."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.copies import fetch_copy
from keuzeruimte_web.operations.once import SentBefore, was_sent
from keuzeruimte_web.operations.opening import open_dossier
from keuzeruimte_web.operations.privacy import (
    AskedAlready,
    NoReason,
    NothingToGive,
    ask,
    weigh,
    withdraw,
)
from keuzeruimte_web.queries.privacy import asking, weighing
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.privacy_request.forms import AskForm, WeighForm


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("pupil", "parent")
def page(request: Request, pupil: UUID) -> HttpResponse:
    """What one can ask, and where it stands."""
    if was_sent(request.viewer, key=request.POST.get("once")):
        return redirect("privacy_ask", pupil)
    shown = asking(request.viewer, pupil=pupil)
    role = request.viewer.role.value
    form = AskForm(request.POST or None, kinds=shown.kinds, parent=role == "parent")
    if form.is_valid():
        try:
            ask(request.viewer, pupil=pupil, **form.cleaned_data)
        except (SentBefore, AskedAlready):
            return redirect("privacy_ask", pupil)
        except NoReason:
            form.add_error("words", _("Schrijf wat er niet klopt, en wat er hoort te staan."))
        else:
            messages.success(request, _("Gevraagd. Er komt binnen een maand antwoord."))
            return redirect("privacy_ask", pupil)
    return render(
        request,
        "privacy_request/page.html",
        {"page": shown, "form": form, "role": role},
        status=422 if form.is_bound else 200,
    )


@require_POST
@only_for("pupil", "parent")
def take_back(request: Request, privacy_request: UUID) -> HttpResponse:
    """Take the own request back."""
    pupil = withdraw(request.viewer, privacy_request=privacy_request)
    messages.success(request, _("Ingetrokken."))
    return redirect("privacy_ask", pupil)


@require_safe
@only_for("pupil", "parent")
def paper(request: Request, privacy_request: UUID) -> HttpResponse:
    """The copy, to read and print."""
    return _file(
        fetch_copy(request.viewer, privacy_request=privacy_request, paper=True),
        kind="application/pdf",
        name="afschrift.pdf",
    )


@require_safe
@only_for("pupil", "parent")
def as_json(request: Request, privacy_request: UUID) -> HttpResponse:
    """The copy, for another program."""
    return _file(
        fetch_copy(request.viewer, privacy_request=privacy_request, paper=False),
        kind="application/json",
        name="gegevens.json",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def choose(request: Request, privacy_request: UUID) -> HttpResponse:
    """Choose what is given, for who guides."""
    shown = weighing(request.viewer, privacy_request=privacy_request)
    open_dossier(request.viewer, pupil=shown.pupil)
    form = WeighForm(request.POST or None, kind=shown.kind, claim=shown.claim)
    if form.is_valid():
        given = form.cleaned_data
        given["keep_back"] = given.get("keep_back") == "yes"
        try:
            answered = weigh(request.viewer, privacy_request=privacy_request, **given)
        except NoReason:
            form.add_error("reason", _("Schrijf de reden op. Zonder reden mag school niets achterhouden."))
        except NothingToGive:
            form.add_error("facts", _("Schrijf hier wat school kan vertellen."))
        else:
            told = _("Bewaard. Wie het vroeg, krijgt bericht.")
            waits = _("Bewaard. De functionaris gegevensbescherming handelt het af.")
            messages.success(request, told if answered else waits)
            return redirect("dossier", shown.pupil)
    status = 422 if form.is_bound else 200
    return render(request, "privacy_request/choose.html", {"page": shown, "form": form}, status=status)


def _file(content: bytes, *, kind: str, name: str) -> HttpResponse:
    """To be saved, and kept by nobody on the way."""
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )
