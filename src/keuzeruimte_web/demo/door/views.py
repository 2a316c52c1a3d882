"""Step in as one of the cast, without a password: invented people, on one's own machine."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from keuzeruimte_web.demo.cast import CAST
from keuzeruimte_web.demo.door.account import account_of


@login_not_required
@require_POST
def step_in(http_request: HttpRequest) -> HttpResponse:
    """Sign in as the one who was clicked; anybody else is not there."""
    key = http_request.POST.get("person", "")
    account = account_of(key) if settings.DEMO and key in {one.key for one in CAST} else None
    if account is None:
        raise Http404
    login(http_request, account)
    return redirect(settings.LOGIN_REDIRECT_URL)
