"""Taking the own file along: to read and print (PDF), and whole, with pictures and data (zip)."""

from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.queries.career_taking import pdf_to_take, zip_to_take
from keuzeruimte_web.request import Request


@require_safe
@only_for("pupil")
def as_pdf(request: Request) -> HttpResponse:
    """On paper."""
    return _file(
        pdf_to_take(request.viewer, school=request.seat.school, lang=get_language() or "nl"),
        "application/pdf",
        "pdf",
    )


@require_safe
@only_for("pupil")
def as_zip(request: Request) -> HttpResponse:
    """All of it, for another program or a later school."""
    return _file(
        zip_to_take(request.viewer, school=request.seat.school, lang=get_language() or "nl"),
        "application/zip",
        "zip",
    )


def _file(content: bytes, media: str, ending: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=media)
    answer["Content-Disposition"] = f'attachment; filename="loopbaandossier.{ending}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
