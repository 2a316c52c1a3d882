"""Requests as the privacy officer handles them, and the second pair of eyes of the administrator."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.erasing import carry_out
from keuzeruimte_web.operations.once import was_sent
from keuzeruimte_web.operations.privacy import (
    NoReason,
    NotWeighed,
    TooLate,
    agree_to_erase,
    answer,
    extend,
    refuse,
)
from keuzeruimte_web.queries.privacy_desk import Settled, desk, erasing, handling, to_erase, to_extend
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.privacy_desk.forms import EraseForm, LongerForm, SureForm

READ_AND_SENT = ["GET", "HEAD", "POST"]


@require_safe
@only_for("privacy_officer")
def page(request: Request) -> HttpResponse:
    """Requests that wait, in order of their last day, and what was done."""
    return render(request, "privacy_desk/page.html", {"desk": desk(request.viewer)})


@require_http_methods(READ_AND_SENT)
@only_for("privacy_officer")
def handle(request: Request, privacy_request: UUID) -> HttpResponse:
    """Have a copy made, or decide on erasing; without reading."""
    try:
        shown = handling(request.viewer, privacy_request=privacy_request)
    except Settled:
        messages.info(request, _("Hier is al iets mee gedaan. Hieronder staat hoe het nu is."))
        return redirect("privacy_desk")
    erases = shown.kind == "erasure"
    form = EraseForm(request.POST or None) if erases else None
    status = 200
    if request.method == "POST" and form is None:
        try:
            answer(request.viewer, privacy_request=privacy_request)
        except NotWeighed:
            status = 422
        else:
            messages.success(request, _("Het afschrift wordt gemaakt. Wie het vroeg, krijgt bericht."))
            return redirect("privacy_desk")
    if form is not None and form.is_valid():
        try:
            if form.cleaned_data["decision"] == "agree":
                agree_to_erase(request.viewer, privacy_request=privacy_request)
            else:
                refuse(request.viewer, privacy_request=privacy_request, reason=form.cleaned_data["reason"])
        except NoReason:
            form.add_error("reason", _("Schrijf de reden op. Zonder reden mag school niet weigeren."))
        else:
            messages.success(request, _("Bewaard."))
            return redirect("privacy_desk")
    status = 422 if form is not None and form.is_bound else status
    return render(request, "privacy_desk/handle.html", {"asked": shown, "form": form}, status=status)


@require_http_methods(READ_AND_SENT)
@only_for("privacy_officer")
def longer(request: Request, privacy_request: UUID) -> HttpResponse:
    """Take two months more, once, with a reason that the asker reads."""
    shown = to_extend(request.viewer, privacy_request=privacy_request)
    form = LongerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            extend(request.viewer, privacy_request=privacy_request, reason=form.cleaned_data["reason"])
        except NoReason:
            form.add_error("reason", _("Schrijf de reden op. Wie het vroeg, heeft er recht op."))
        except TooLate:
            form.add_error(None, _("De maand is voorbij. Langer nemen kan nu niet meer: beantwoord het nu."))
        else:
            messages.success(request, _("Bewaard. Wie het vroeg, krijgt bericht."))
            return redirect("privacy_desk")
    status = 422 if form.is_bound else 200
    return render(request, "privacy_desk/longer.html", {"asked": shown, "form": form}, status=status)


@require_safe
@only_for("administrator")
def to_carry_out(request: Request) -> HttpResponse:
    """Which erasures wait for the second of two people."""
    return render(request, "privacy_desk/erasures.html", {"asked": to_erase(request.viewer)})


@require_http_methods(READ_AND_SENT)
@only_for("administrator")
def erase(request: Request, privacy_request: UUID) -> HttpResponse:
    """See what goes and what stays, and erase."""
    if was_sent(request.viewer, key=request.POST.get("once")):
        return redirect("privacy_erasures")
    shown = erasing(request.viewer, privacy_request=privacy_request)
    form = SureForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        carry_out(request.viewer, privacy_request=privacy_request, once=form.cleaned_data["once"])
        messages.success(request, _("Het dossier is gewist."))
        return redirect("privacy_erasures")
    status = 422 if form.is_bound else 200
    return render(request, "privacy_desk/erase.html", {"page": shown, "form": form}, status=status)
