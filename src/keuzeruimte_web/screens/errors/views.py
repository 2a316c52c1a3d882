"""Pages for what went wrong: what happened, what is kept, what to do now.

They never tell whether something is there.
"""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from keuzeruimte_web.screens.errors.notice import Notice
from keuzeruimte_web.screens.errors.typed import typed_words


def not_found(http_request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: not there, or not for this viewer; nobody can tell which."""
    if http_request.method == "POST":
        return _not_found_any_more(http_request)
    return _page(
        http_request,
        Notice(
            status=404,
            title=_("Deze pagina vinden we niet"),
            text=_("Misschien klopt het adres niet, of is de pagina niet gedeeld. Er is niets kwijt."),
        ),
    )


def _not_found_any_more(http_request: HttpRequest) -> HttpResponse:
    """A form was open while what it is about ended, or left the viewer's sight: going back finds nothing."""
    return _page(
        http_request,
        Notice(
            status=404,
            title=_("Deze pagina vinden we niet"),
            text=_(
                "Misschien klopt het adres niet, of veranderde iemand net iets. "
                "Wat net verstuurd is, is niet bewaard."
            ),
            typed=typed_words(http_request),
        ),
    )


def not_allowed(http_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: one may see this, and not do it."""
    if http_request.method == "POST":
        return _not_allowed_any_more(http_request)
    return _page(
        http_request,
        Notice(
            status=403,
            title=_("Dit kan alleen iemand anders doen"),
            text=_("Er is niets veranderd. Vraag het aan wie hierover gaat, of ga terug."),
        ),
    )


def _not_allowed_any_more(http_request: HttpRequest) -> HttpResponse:
    """A form was sent for what is done already, such as by a double click, or for what another may do."""
    return _page(
        http_request,
        Notice(
            status=403,
            title=_("Dit kan nu niet"),
            text=_(
                "Misschien is het net al gedaan, of kan alleen iemand anders het doen. "
                "Ga terug, en kijk eerst hoe het nu is."
            ),
            typed=typed_words(http_request),
        ),
    )


def bad_request(http_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the browser sent something we cannot read."""
    return _page(
        http_request,
        Notice(
            status=400,
            title=_("Dit konden we niet lezen"),
            text=_("Er is niets veranderd. Ga terug, ververs de pagina en probeer het nog een keer."),
        ),
    )


def csrf_failure(http_request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was open too long, or sent from another place."""
    return _page(
        http_request,
        Notice(
            status=403,
            title=_("Deze pagina stond te lang open"),
            text=_(
                "Het formulier is nog niet bewaard. Ga terug: de tekst staat er meestal nog. "
                "Ververs de pagina en verstuur het nog een keer."
            ),
        ),
    )


def signed_out_meanwhile(http_request: HttpRequest, *, door: str) -> HttpResponse | None:
    """403: a form was sent after its author was signed out. None where it holds no words to lose."""
    typed = typed_words(http_request)
    if not typed:
        return None
    return _page(
        http_request,
        Notice(
            status=403,
            title=_("Het inloggen is verlopen"),
            text=_("Wat net verstuurd is, is niet bewaard. Log opnieuw in, en verstuur het nog een keer."),
            typed=typed,
            door=door,
        ),
    )


def wrong_verb(http_request: HttpRequest, allowed: str) -> HttpResponse:
    """405: an address to send something to was opened by itself, or the other way round."""
    response = _page(
        http_request,
        Notice(
            status=405,
            title=_("Op dit adres is niets te lezen"),
            text=_(
                "Dit adres is er alleen om iets te bewaren. Er is niets veranderd. Ga terug of begin opnieuw."
            ),
        ),
    )
    response["Allow"] = allowed
    return response


def does_not_open(http_request: HttpRequest) -> HttpResponse:
    """500: a sealed text was changed or moved, or its key is not there. Nothing of it is shown."""
    return _page(
        http_request,
        Notice(
            status=500,
            title=_("Deze tekst gaat niet open"),
            text=_(
                "Wat hier bewaard is, past niet bij de sleutel van het dossier. Daarom laten we niets zien. "
                "Er is niets veranderd. Vraag de beheerder van de school om dit te laten uitzoeken."
            ),
        ),
    )


def broken(http_request: HttpRequest) -> HttpResponse:
    """500: our fault. Made without the request, so that it asks nothing of a database that may be down."""
    notice = Notice(
        status=500,
        title=_("Er ging bij ons iets mis"),
        text=_(
            "Dit ligt aan ons. Wat als bewaard is gemeld, is er nog. Wat net verstuurd is, is "
            "waarschijnlijk niet bewaard. Laad deze pagina over een paar minuten opnieuw: dan gaat het "
            "nog een keer mee, en het telt één keer."
        ),
    )
    return HttpResponse(render_to_string("errors/page.html", {"notice": notice}), status=notice.status)


def _page(http_request: HttpRequest, notice: Notice) -> HttpResponse:
    body = render_to_string("errors/page.html", {"notice": notice}, request=http_request)
    return HttpResponse(body, status=notice.status)
