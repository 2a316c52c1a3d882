"""Who was not reached yet, and printing letters for them."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from keuzeruimte_web.components.qr import qr
from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.inviting import Letter, invite_by_letter, withdraw
from keuzeruimte_web.queries.invitations import AT_ONCE, invitations
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.invite.forms import ChooseLetters


@dataclass(frozen=True, slots=True)
class Sheet:
    """One letter on paper: the letter itself, and its code to scan."""

    letter: Letter
    picture: SafeString


@require_safe
@only_for("administrator")
def page(request: Request) -> HttpResponse:
    """The people without an account, a group and a class at a time."""
    number = request.GET.get("blad", "")
    listed = invitations(
        request.viewer,
        group=request.GET.get("wie", ""),
        school_class=request.GET.get("klas", ""),
        page=int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1,
    )
    return render(request, "invite/page.html", {"list": listed, "form": ChooseLetters()})


@require_POST
@only_for("administrator")
def letters(request: Request) -> HttpResponse:
    """The letters themselves, to print at once: the codes are shown here and never again."""
    form = ChooseLetters(request.POST)
    if not form.is_valid() or len(form.cleaned_data["people"]) > AT_ONCE:
        messages.warning(request, _("Kies eerst voor wie je een brief wilt maken, en hoe hij aankomt."))
        return redirect("invitations")
    made = invite_by_letter(request.viewer, people=form.cleaned_data["people"], way=form.cleaned_data["way"])
    address = request.build_absolute_uri(reverse("invitation"))
    sheets = [
        Sheet(letter, qr(f"{address}#{letter.code}", title=_("Code om te scannen met je telefoon")))
        for letter in made
    ]
    return render(
        request,
        "invite/letters.html",
        {
            "sheets": sheets,
            "address": address.split("://")[-1],
            "left_out": len(form.cleaned_data["people"]) - len(made),
        },
    )


@require_POST
@only_for("administrator")
def stop(request: Request, invitation: UUID) -> HttpResponse:
    """End a code that is under way."""
    withdraw(request.viewer, invitation=invitation)
    messages.success(request, _("De code werkt niet meer. Je kunt een nieuwe brief maken."))
    return redirect("invitations")
