"""Another language, and back to where one was."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from keuzeruimte_web.operations.language import choose_language

YEAR = 365 * 24 * 3600


@login_not_required
@require_POST
def choose(http_request: HttpRequest) -> HttpResponse:
    """Keep the language with the account and in a cookie; an unknown language changes nothing."""
    back = http_request.POST.get("next", "")
    here = {http_request.get_host()}
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=here, require_https=http_request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    language = http_request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        if http_request.user.is_authenticated:
            choose_language(http_request.user.pk, language=language)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=YEAR,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite="Lax",
        )
    return response
