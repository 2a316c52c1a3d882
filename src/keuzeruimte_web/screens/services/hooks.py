"""Where a service is told that something changed, and how the last messages went; for the administrator."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.outward import WrongAddress
from keuzeruimte_web.operations.services import Ended
from keuzeruimte_web.operations.webhooks import (
    NoWebhook,
    Stopped,
    new_secret,
    remove_webhook,
    set_webhook,
    try_webhook,
)
from keuzeruimte_web.queries.webhooks import webhook_page
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.services.forms import WebhookForm


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("administrator")
@sensitive_variables()
def page(request: Request, service: UUID) -> HttpResponse:
    """The address, and the last messages; a new secret is shown here once."""
    about = webhook_page(request.viewer, service=service)
    form = WebhookForm(request.POST or None, initial={"address": about.address})
    if form.is_valid():
        try:
            made = set_webhook(request.viewer, service=service, address=form.cleaned_data["address"])
        except WrongAddress:
            form.add_error(
                "address",
                _("Vul een adres in dat met https:// begint en dat vanaf het internet te bereiken is."),
            )
        except Ended:
            return redirect("service", service)
        else:
            if made:
                return _show(request, service, secret=made)
            messages.success(request, _("Bewaard. Berichten gaan weer verder."))
            return redirect("service_hook", service)
    return _show(request, service, form=form)


@require_POST
@only_for("administrator")
@sensitive_variables()
def secret(request: Request, service: UUID) -> HttpResponse:
    """Another secret, shown here once; for a day the earlier one signs too."""
    try:
        made = new_secret(request.viewer, service=service)
    except (Ended, NoWebhook):
        return redirect("service_hook", service)
    return _show(request, service, secret=made)


@require_POST
@only_for("administrator")
def attempt(request: Request, service: UUID) -> HttpResponse:
    """Post a message, to see whether it arrives."""
    try:
        try_webhook(request.viewer, service=service)
    except (Ended, NoWebhook):
        pass
    except Stopped:
        messages.error(request, _("Er gaan geen berichten meer weg. Bewaar eerst het adres opnieuw."))
    else:
        messages.success(request, _("Het proefbericht gaat zo weg. Laad deze bladzijde straks opnieuw."))
    return redirect("service_hook", service)


@require_POST
@only_for("administrator")
def remove(request: Request, service: UUID) -> HttpResponse:
    """Tell this service nothing any more."""
    remove_webhook(request.viewer, service=service)
    messages.success(request, _("Weg. Deze dienst krijgt geen berichten meer."))
    return redirect("service", service)


def _show(
    request: Request, service: UUID, *, form: WebhookForm | None = None, secret: str = ""
) -> HttpResponse:
    about = webhook_page(request.viewer, service=service)
    refused = form is not None and form.is_bound
    shown = {
        "about": about,
        "form": form if refused else WebhookForm(initial={"address": about.address}),
        "secret": secret,
    }
    return render(request, "services/hook.html", shown, status=422 if refused else 200)
