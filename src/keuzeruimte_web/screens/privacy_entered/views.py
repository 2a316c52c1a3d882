"""Requests by telephone, letter or at the door: written down by the office, answered by letter."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.asking_for import NotTheirs, NotThen, ask_for
from keuzeruimte_web.operations.copies import letter_with_code
from keuzeruimte_web.operations.once import SentBefore, was_sent
from keuzeruimte_web.operations.privacy import AskedAlready, NoReason, withdraw
from keuzeruimte_web.queries.privacy_entered import entered, entering
from keuzeruimte_web.queries.privacy_entered import letter as letter_of
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.privacy_entered.forms import EnterForm


@require_safe
@only_for("administrator")
def page(request: Request) -> HttpResponse:
    """What was written down for somebody, and which letter is to be made."""
    return render(request, "privacy_entered/page.html", {"entered": entered(request.viewer)})


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("administrator")
def enter(request: Request, pupil: UUID) -> HttpResponse:
    """Write down who asked what."""
    if was_sent(request.viewer, key=request.POST.get("once")):
        return redirect("privacy_entered")
    shown = entering(request.viewer, pupil=pupil)
    first = {"asked_on": request.viewer.today}
    form = EnterForm(request.POST or None, askers=shown.askers, initial=first)
    if form.is_valid():
        given = form.cleaned_data
        try:
            ask_for(
                request.viewer,
                person=UUID(given["person"]),
                pupil=pupil,
                kind=given["kind"],
                words=given["words"],
                asked_on=given["asked_on"],
                once=given["once"],
            )
        except SentBefore:
            return redirect("privacy_entered")
        except AskedAlready:
            form.add_error("kind", _("Dit is al gevraagd, en nog niet beantwoord. Het staat al in de lijst."))
        except NotTheirs:
            form.add_error(
                "person", _("Deze persoon kan dit nu niet vragen. Vanaf 16 jaar doet de leerling dat.")
            )
        except NotThen:
            form.add_error("asked_on", _("Kies een dag van de afgelopen twee maanden, tot en met vandaag."))
        except NoReason:
            form.add_error("words", _("Schrijf op wat er niet klopt, en wat er hoort te staan."))
        else:
            messages.success(request, _("Opgeschreven. De functionaris gegevensbescherming ziet het ook."))
            return redirect("privacy_entered")
    status = 422 if form.is_bound else 200
    return render(request, "privacy_entered/enter.html", {"page": shown, "form": form}, status=status)


@require_POST
@only_for("administrator")
def stop(request: Request, privacy_request: UUID) -> HttpResponse:
    """Who asked does not want it any more."""
    withdraw(request.viewer, privacy_request=privacy_request)
    messages.success(request, _("Ingetrokken."))
    return redirect("privacy_entered")


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("administrator")
def letter(request: Request, privacy_request: UUID) -> HttpResponse:
    """The letter to print: that it takes longer; or, sent, a new code that stands on this page alone."""
    shown = letter_of(request.viewer, privacy_request=privacy_request)
    code = (
        letter_with_code(request.viewer, privacy_request=privacy_request) if request.method == "POST" else ""
    )
    address = request.build_absolute_uri(reverse("privacy_fetch")).split("://")[-1]
    return render(request, "privacy_entered/letter.html", {"one": shown, "code": code, "address": address})
