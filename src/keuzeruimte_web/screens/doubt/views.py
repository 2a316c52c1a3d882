"""A place for the professional's doubt: a colleague, back to the parents, the way out."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.doubts import (
    AskedAlready,
    NotInvolved,
    ask_colleague,
    change_doubt,
    let_go_of_doubt,
    write_doubt,
)
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.opening import open_dossier
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.queries.doubts import doubt_page, doubts
from keuzeruimte_web.queries.drafts import draft
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.doubt.forms import AgainForm, DoubtForm


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def page(request: Request, pupil: UUID) -> HttpResponse:
    """Write down what one doubts; and what one doubted before, or a colleague laid before one."""
    about = doubts(request.viewer, pupil=pupil)
    open_dossier(request.viewer, pupil=pupil)
    if request.method == "POST":
        form = DoubtForm(request.POST, matters=about.matters)
        if form.is_valid():
            try:
                made = write_doubt(request.viewer, **form.cleaned_data)
            except SentBefore:
                return redirect("doubts", pupil)
            return redirect("doubt", pupil, made)
    else:
        form = DoubtForm(initial=draft(request.viewer, form="doubt", about=str(pupil)), matters=about.matters)
    status = 422 if form.is_bound else 200
    return render(request, "doubt/page.html", {"about": about, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def one(request: Request, pupil: UUID, doubt: UUID) -> HttpResponse:
    """One doubt: written otherwise while it is one's own alone, and the three ways on from it."""
    shown = doubt_page(request.viewer, pupil=pupil, doubt=doubt)
    open_dossier(request.viewer, pupil=pupil)
    form, theirs = None, ""
    if shown.doubt.mine and not shown.doubt.asked:
        now = {"text": shown.doubt.text, "version": shown.doubt.version}
        form = AgainForm(request.POST if request.method == "POST" else None, initial=now)
        if form.is_valid():
            try:
                change_doubt(request.viewer, doubt=doubt, **form.cleaned_data)
            except Stale as stale:
                theirs = form.meanwhile(current=stale.current, version=stale.version)
            except AskedAlready:
                return redirect("doubt", pupil, doubt)
            else:
                messages.success(request, _("Bewaard."))
                return redirect("doubt", pupil, doubt)
    status = 409 if theirs else 422 if form is not None and form.is_bound else 200
    context = {"page": shown, "form": form, "theirs": theirs}
    return render(request, "doubt/one.html", context, status=status)


@require_POST
@only_for("professional")
def ask(request: Request, pupil: UUID, doubt: UUID) -> HttpResponse:
    """Lay it before a colleague."""
    try:
        ask_colleague(request.viewer, doubt=doubt, colleague=UUID(request.POST.get("colleague", "")))
    except (NotInvolved, ValueError):
        messages.info(request, _("Kies een collega die hier ook bij betrokken is."))
    else:
        messages.success(request, _("Voorgelegd. Je collega krijgt bericht."))
    return redirect("doubt", pupil, doubt)


@require_POST
@only_for("professional")
def let_go(request: Request, pupil: UUID, doubt: UUID) -> HttpResponse:
    """Throw it away."""
    try:
        let_go_of_doubt(request.viewer, doubt=doubt)
    except AskedAlready:
        messages.info(request, _("Een collega las dit. Daarom blijft het staan."))
        return redirect("doubt", pupil, doubt)
    messages.success(request, _("Weg. Er blijft niets van staan."))
    return redirect("doubts", pupil)
