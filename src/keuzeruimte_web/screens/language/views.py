"""Another language, and back to where one was."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

YEAR = 365 * 24 * 3600


@login_not_required
@require_POST
def choose(http_request: HttpRequest) -> HttpResponse:
    """Keep the language in a cookie of this browser; an unknown language changes nothing."""
    back = http_request.POST.get("next", "")
    here = {http_request.get_host()}
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=here, require_https=http_request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    language = http_request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=YEAR,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        )
    return response
