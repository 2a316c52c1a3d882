"""Who was not reached yet, and asking them in: by e-mail, or on paper."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from keuzeruimte_web.components.qr import qr
from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.inviting import Invited, Letter, invite, withdraw
from keuzeruimte_web.queries.invitations import AT_ONCE, invitations, not_asked_yet
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.invite.forms import Choose


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
    return render(request, "invite/page.html", {"list": listed, "form": Choose()})


@require_POST
@only_for("administrator")
def letters(request: Request) -> HttpResponse:
    """Send the e-mails; and the letters themselves, to print at once: their codes are shown here alone."""
    form = Choose(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Kies eerst voor wie je een uitnodiging wilt maken, en hoe die aankomt."))
        return redirect("invitations")
    given = form.cleaned_data
    people = given["people"]
    if given["everybody"]:
        people = not_asked_yet(request.viewer, group=given["group"], school_class=given["school_class"])
    if len(people) > AT_ONCE:
        messages.warning(request, _("Dit zijn er te veel in één keer. Kies een klas, of kies namen."))
        return redirect("invitations")
    made = invite(request.viewer, people=people, way=given["way"])
    if made.mailed and not made.letters:
        messages.success(request, _mailed(made))
        return redirect(
            f"{reverse('invitations')}?{urlencode({'wie': given['group'], 'klas': given['school_class']})}"
        )
    return _to_print(request, made, left_out=len(people) - len(made.letters) - made.mailed)


@require_POST
@only_for("administrator")
def stop(request: Request, invitation: UUID) -> HttpResponse:
    """End a code that is under way."""
    withdraw(request.viewer, invitation=invitation)
    messages.success(request, _("De code werkt niet meer. Je kunt een nieuwe uitnodiging maken."))
    return redirect("invitations")


def _to_print(request: Request, made: Invited, *, left_out: int) -> HttpResponse:
    address = request.build_absolute_uri(reverse("invitation"))
    sheets = [
        Sheet(letter, qr(f"{address}#{letter.code}", title=_("Code om te scannen met je telefoon")))
        for letter in made.letters
    ]
    shown = {
        "sheets": sheets,
        "address": address.split("://")[-1],
        "left_out": left_out,
        "mailed": _mailed(made) if made.mailed else "",
    }
    return render(request, "invite/letters.html", shown)


def _mailed(made: Invited) -> str:
    return ngettext(
        "Er gaat een e-mail met een eigen code naar %(count)s mens.",
        "Er gaat een e-mail naar %(count)s mensen, ieder met een eigen code.",
        made.mailed,
    ) % {"count": made.mailed}
