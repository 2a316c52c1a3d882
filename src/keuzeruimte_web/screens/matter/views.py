"""Begin a trajectory or choice moment, and add a topic."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.closing import RestsOnIt, rename_topic
from keuzeruimte_web.operations.matters import NamedBefore, add_topic, begin_matter
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.opening import open_dossier
from keuzeruimte_web.queries.drafts import draft
from keuzeruimte_web.queries.matter import matter_named, new_matter, topic_named
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.matter.forms import MatterForm, RenameForm, TopicForm


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def new(request: Request, pupil: UUID) -> HttpResponse:
    """Begin: what, why, until when it is enough, and who of school joins."""
    offered = new_matter(request.viewer, pupil=pupil)
    open_dossier(request.viewer, pupil=pupil)
    if request.method == "POST":
        form = MatterForm(request.POST, offered=offered)
        if form.is_valid():
            sent = dict(form.cleaned_data)
            first = (sent.pop("topic"), sent.pop("domain"))
            colleagues = [UUID(person) for person in sent.pop("colleagues")]
            try:
                begin_matter(request.viewer, pupil=pupil, topics=[first], colleagues=colleagues, **sent)
            except SentBefore:
                return redirect("dossier", pupil)
            messages.success(
                request, _("Begonnen. Vertel het aan de leerling en aan thuis, en vraag wat zij willen.")
            )
            return redirect("dossier", pupil)
    else:
        form = MatterForm(initial=draft(request.viewer, form="matter", about=str(pupil)), offered=offered)
    status = 422 if form.errors else 200
    return render(request, "matter/page.html", {"about": offered, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def topic(request: Request, pupil: UUID, matter: UUID) -> HttpResponse:
    """Name something more that this matter is about."""
    about = matter_named(request.viewer, pupil=pupil, matter=matter)
    open_dossier(request.viewer, pupil=pupil)
    form = TopicForm(request.POST if request.method == "POST" else None, domains=about.domains)
    if form.is_valid():
        try:
            add_topic(request.viewer, matter=matter, **form.cleaned_data)
        except NamedBefore:
            form.add_error("title", _("Dit onderwerp staat er al."))
        else:
            messages.success(request, _("Toegevoegd."))
            return redirect("dossier", pupil)
    status = 422 if form.errors else 200
    return render(request, "matter/topic.html", {"about": about, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def rename(request: Request, pupil: UUID, matter: UUID, topic: UUID) -> HttpResponse:
    """Call a topic differently, as long as no parent named it."""
    about = topic_named(request.viewer, pupil=pupil, matter=matter, topic=topic)
    sent = request.POST if request.method == "POST" else None
    form = RenameForm(sent, initial={"title": about.topic})
    if form.is_valid():
        try:
            rename_topic(request.viewer, topic=topic, title=form.cleaned_data["title"])
        except NamedBefore:
            form.add_error("title", _("Dit onderwerp staat er al."))
        except RestsOnIt:
            form.add_error(
                "title",
                _("Ouders noemden dit onderwerp zo. Het houdt die naam. Voeg een nieuw onderwerp toe."),
            )
        else:
            messages.success(request, _("Bewaard."))
            return redirect("guides", pupil, matter)
    open_dossier(request.viewer, pupil=pupil)
    status = 422 if form.errors else 200
    return render(request, "matter/rename.html", {"about": about, "form": form}, status=status)
