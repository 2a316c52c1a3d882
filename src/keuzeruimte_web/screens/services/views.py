"""Services of others that read along by the API; for the administrator."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.services import (
    Ended,
    NameTaken,
    TooLong,
    change_service,
    end_service,
    make_service,
    new_token,
)
from keuzeruimte_web.queries.services import KeptService, kept_service, kept_services
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.services.forms import NewService, ServiceFields

READ_AND_SENT = ["GET", "HEAD", "POST"]


@require_safe
@only_for("administrator")
def page(request: Request) -> HttpResponse:
    """Which there are, and what each may."""
    return render(request, "services/page.html", {"services": kept_services(request.viewer)})


@require_http_methods(READ_AND_SENT)
@only_for("administrator")
@sensitive_variables()
def new(request: Request) -> HttpResponse:
    """One more; its token is shown here, and nowhere again."""
    kept_services(request.viewer)
    form = NewService(request.POST or None)
    if form.is_valid():
        try:
            made, secret = make_service(request.viewer, once=form.cleaned_data["once"], **form.given())
        except SentBefore as before:
            messages.success(request, _("Deze dienst is er al. Het token lieten we één keer zien."))
            return redirect("service", before.made) if before.made else redirect("services")
        except (NameTaken, TooLong) as refused:
            _say(form, refused)
        else:
            return _show(request, kept_service(request.viewer, service=made), token=secret)
    return render(request, "services/new.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(READ_AND_SENT)
@only_for("administrator")
def one(request: Request, service: UUID) -> HttpResponse:
    """Change one."""
    kept = kept_service(request.viewer, service=service)
    form = _form(kept, request.POST or None)
    if form.is_valid():
        try:
            change_service(request.viewer, service=service, **form.given())
        except (NameTaken, TooLong) as refused:
            _say(form, refused)
        except Ended:
            return redirect("service", service)
        else:
            messages.success(request, _("Bewaard."))
            return redirect("service", service)
    return _show(request, kept, form=form)


@require_POST
@only_for("administrator")
@sensitive_variables()
def token(request: Request, service: UUID) -> HttpResponse:
    """Another token, shown here and nowhere else; the one before it works no more."""
    try:
        secret = new_token(request.viewer, service=service)
    except Ended:
        return redirect("service", service)
    return _show(request, kept_service(request.viewer, service=service), token=secret)


@require_POST
@only_for("administrator")
def end(request: Request, service: UUID) -> HttpResponse:
    """It reads nothing any more."""
    end_service(request.viewer, service=service)
    messages.success(request, _("Gestopt. Deze dienst leest vanaf nu niets meer."))
    return redirect("services")


def _form(kept: KeptService, data: Any = None) -> ServiceFields:
    return ServiceFields(data, initial={"name": kept.name, "may": list(kept.may), "until": kept.until})


def _show(
    request: Request, kept: KeptService, *, form: ServiceFields | None = None, token: str = ""
) -> HttpResponse:
    shown = {"kept": kept, "form": form or _form(kept), "token": token, "address": settings.ADDRESS}
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "services/one.html", shown, status=status)


def _say(form: ServiceFields, refused: NameTaken | TooLong) -> None:
    if isinstance(refused, NameTaken):
        form.add_error("name", _("Er is al een dienst met deze naam. Kies een andere naam."))
    else:
        form.add_error("until", _("Kies een dag vanaf vandaag, hoogstens een jaar vooruit."))
