"""Plan a conversation from a choice moment, with the right people and items ready."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.clashing import Clashing
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.opening import open_choice_moment
from keuzeruimte_web.operations.relation import NobodyToTalkWith, prepare_talk
from keuzeruimte_web.queries.choice import choice_page, topic_of_choice
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.choice.forms import TalkForm


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def new(request: Request, moment: UUID) -> HttpResponse:
    """When and where; everything else is ready, and can be changed."""
    found = choice_page(request.viewer, moment=moment)
    if found.reads:
        raise PermissionDenied
    open_choice_moment(request.viewer, pupil=found.pupil)
    form = TalkForm(request.POST or None, today=request.viewer.today)
    if form.is_valid():
        try:
            made = prepare_talk(
                request.viewer,
                course="choice",
                matter=found.matter,
                topic=topic_of_choice(request.viewer, matter=found.matter),
                starts_at=form.starts_at(),
                place=form.cleaned_data["place"],
                words="",
                once=form.cleaned_data["once"],
            )
        except SentBefore as before:
            return redirect("plan", before.made) if before.made else redirect("choice", moment)
        except NobodyToTalkWith:
            form.add_error(None, _("Er is nu geen ouder die hierbij kan zijn. Plan zelf een gesprek."))
        except Clashing:
            form.add_error("time", _("Op deze tijd kan niet iedereen. Kies een andere tijd."))
        else:
            messages.success(request, _("Klaargezet. Kijk de punten na, en pas aan wat anders moet."))
            return redirect("plan", made)
    status = 422 if form.is_bound else 200
    return render(request, "choice/talk.html", {"page": found, "form": form}, status=status)
