"""Care for the relation first: after a step too far, when a pupil stagnates, when trust is under pressure."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from keuzeruimte_web.components.clash_words import clashes_in_words
from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.clashing import Clashing
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.opening import open_dossier
from keuzeruimte_web.operations.relation import NobodyToTalkWith, prepare_talk
from keuzeruimte_web.queries.drafts import draft
from keuzeruimte_web.queries.relation import caring
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.relation.forms import TalkForm


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def repair(request: Request, pupil: UUID) -> HttpResponse:
    """Back to the parents, name it, the pupil's pace, the mandate: by the own hand, in own words."""
    asks = _("Wat deed je, en wat wil je daarover zeggen?")
    return _page(request, pupil, course="repair", asks=asks, asks_topic=True)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def care(request: Request, pupil: UUID) -> HttpResponse:
    """Acknowledge, ask how it goes together, agree when we hear each other: before anything new."""
    asks = _("Wat wil je erkennen, in jouw woorden?")
    return _page(request, pupil, course="care", asks=asks, asks_topic=False)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def trust(request: Request, pupil: UUID) -> HttpResponse:
    """Look together again at what parents entrusted."""
    return _page(request, pupil, course="trust", asks="", asks_topic=True)


def _page(request: Request, pupil: UUID, *, course: str, asks: str, asks_topic: bool) -> HttpResponse:
    about = caring(request.viewer, pupil=pupil)
    open_dossier(request.viewer, pupil=pupil)
    offered: dict[str, Any] = {
        "about": about,
        "asks": asks,
        "asks_topic": asks_topic,
        "today": request.viewer.today,
    }
    if request.method == "POST":
        form = TalkForm(request.POST, **offered)
        if about.matters and form.is_valid():
            try:
                made = prepare_talk(request.viewer, course=course, **form.talk())
            except SentBefore as before:
                return redirect("plan", before.made) if before.made else redirect("dossier", pupil)
            except NobodyToTalkWith:
                form.add_error(
                    None, _("Er is nu geen ouder die je kunt uitnodigen. Overleg met een collega.")
                )
            except Clashing as clashing:
                for words in clashes_in_words(clashing.clashes, today=request.viewer.today):
                    form.add_error("time", words)
            else:
                return redirect("plan", made)
    else:
        form = TalkForm(initial=draft(request.viewer, form=course, about=str(pupil)), **offered)
    context = {"about": about, "form": form, "course": course}
    return render(request, f"relation/{course}.html", context, status=422 if form.is_bound else 200)
