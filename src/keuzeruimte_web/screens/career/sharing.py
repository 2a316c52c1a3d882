"""Who sees a piece, and the pictures and documents with it."""

from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.career import share as share_piece
from keuzeruimte_web.operations.career_media import MOST_BYTES, NoRoom, NotTaken, brought
from keuzeruimte_web.operations.career_media import attach as attach_file
from keuzeruimte_web.operations.career_media import detach as detach_file
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.opening import open_dossier
from keuzeruimte_web.queries.career import career_item as one_piece
from keuzeruimte_web.queries.career import shared_pieces
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.career.forms import AttachForm, ShareForm
from keuzeruimte_web.screens.career.views import show_item

WHY_NOT = {
    "too_large": gettext_lazy(
        "Dit bestand is te groot. Het past tot 10 MB. Maak de foto kleiner, of kies een andere."
    ),
    "not_known": gettext_lazy("Dit is geen foto (jpg, png of webp) en geen pdf. Kies een ander bestand."),
    "not_whole": gettext_lazy(
        "Dit bestand is niet heel. Open het eens op je telefoon, en probeer het opnieuw."
    ),
}


@require_safe
@only_for("parent", "professional")
def page(request: Request, pupil: UUID) -> HttpResponse:
    """What this pupil shares with me; when that is nothing, there is no page."""
    found = shared_pieces(request.viewer, pupil=pupil)
    if request.viewer.role == "professional":
        open_dossier(request.viewer, pupil=pupil)
    return render(request, "career/shared.html", {"page": found})


@require_POST
@only_for("pupil")
def share(request: Request, career_item: UUID) -> HttpResponse:
    """Let exactly these people see it."""
    found = one_piece(request.viewer, item=career_item)
    form = ShareForm(found, request.POST)
    if not form.is_valid():
        return show_item(request, found, sharing=form, status=422)
    people = [UUID(one) for one in form.cleaned_data["people"]]
    share_piece(request.viewer, item=career_item, people=people)
    messages.success(
        request, _("Gedeeld. Terugnemen kan altijd.") if people else _("Alleen jij ziet het nu.")
    )
    return redirect("career_item", career_item)


@require_POST
@only_for("pupil")
def attach(request: Request, career_item: UUID) -> HttpResponse:
    """A picture or a document with it."""
    found = one_piece(request.viewer, item=career_item)
    form = AttachForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            given = form.cleaned_data
            attach_file(
                request.viewer,
                item=career_item,
                content=given["file"].read(MOST_BYTES + 1),
                name=given["file"].name or "",
                about=given["about"],
                once=given["once"],
            )
        except NotTaken as refused:
            form.add_error("file", WHY_NOT[refused.why])
        except NoRoom:
            form.add_error("file", _("Er is geen ruimte meer. Gooi eerst een foto of document weg."))
        except SentBefore:
            return redirect("career_item", career_item)
        else:
            messages.success(request, _("Erbij gezet."))
            return redirect("career_item", career_item)
    return show_item(request, found, attaching=form, status=422)


@require_POST
@only_for("pupil")
def detach(request: Request, attachment: UUID) -> HttpResponse:
    """Throw one away."""
    of = detach_file(request.viewer, attachment=attachment)
    messages.success(request, _("Weg. Ook voor wie het zag."))
    return redirect("career_item", of)


@require_safe
@only_for("pupil", "parent", "professional")
def file(request: Request, attachment: UUID) -> HttpResponse:
    """The picture itself, or the document to keep. Nothing in it is ever run."""
    found = brought(request.viewer, attachment=attachment)
    answer = HttpResponse(found.content, content_type=found.media)
    how = "inline" if found.media.startswith("image/") else "attachment"
    answer["Content-Disposition"] = f"{how}; filename*=UTF-8''{quote(found.name)}"
    answer["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer
