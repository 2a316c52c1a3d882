"""Note what happened; change it the same day, or add to it later."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.events import NotInThisFile, add_to_event, change_event, record_event
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.opening import open_dossier
from keuzeruimte_web.queries.drafts import draft
from keuzeruimte_web.queries.event import asked, noted
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.event.forms import Addition, Correction, Happening


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def new(request: Request, pupil: UUID) -> HttpResponse:
    """A new event: who and when are filled in; choose what happened, and save."""
    about = asked(request.viewer, pupil=pupil)
    open_dossier(request.viewer, pupil=pupil)
    if not about.matters:
        return render(request, "event/no_matter.html", {"about": about})
    if request.method == "POST":
        form = Happening(request.POST, asked=about, today=request.viewer.today)
        if form.is_valid():
            try:
                record_event(request.viewer, **form.cleaned_data)
            except NotInThisFile:
                form.add_error("person", _("Deze persoon hoort niet bij deze zaak. Kies iemand anders."))
            except SentBefore:
                return redirect("dossier", pupil)
            else:
                messages.success(request, _("Genoteerd. Je kunt het vandaag nog veranderen."))
                return redirect("dossier", pupil)
    else:
        kept = draft(request.viewer, form="event", about=str(pupil))
        form = Happening(initial=kept, asked=about, today=request.viewer.today)
    status = 422 if form.is_bound else 200
    return render(request, "event/page.html", {"about": about, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def again(request: Request, pupil: UUID, event: UUID) -> HttpResponse:
    """An event that was noted: its writer changes it the same day, everybody involved adds to it later."""
    about = asked(request.viewer, pupil=pupil)
    there = noted(request.viewer, pupil=pupil, event=event)
    open_dossier(request.viewer, pupil=pupil)
    posted = request.POST if request.method == "POST" else None
    form: Correction | Addition
    if there.mine_today and not there.additions:
        now = {"kind": there.kind, "on": there.on, "observed": there.observed, "opinion": there.opinion}
        form = Correction(posted, initial=now, asked=about, today=request.viewer.today)
    else:
        form = Addition(posted)
    if form.is_valid():
        sent = dict(form.cleaned_data)
        if isinstance(form, Correction):
            del sent["once"]
            change_event(request.viewer, event=event, **sent)
        else:
            _added(request, event, sent)
        messages.success(request, _("Bewaard."))
        return redirect("dossier", pupil)
    status = 422 if form.is_bound else 200
    context = {"about": about, "form": form, "event": there}
    return render(request, "event/again.html", context, status=status)


def _added(request: Request, event: UUID, sent: dict[str, object]) -> None:
    try:
        add_to_event(request.viewer, event=event, **sent)  # type: ignore[arg-type]
    except SentBefore:
        return
