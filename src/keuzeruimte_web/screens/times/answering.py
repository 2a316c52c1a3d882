"""Which time fits: for oneself, or written down for somebody who told it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.opening import open_dossier
from keuzeruimte_web.operations.planning import reply, write_down_reply
from keuzeruimte_web.queries.times import ReplyPage, reply_page
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.times.forms import ReplyForm


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("pupil", "parent", "professional")
def own(request: Request, proposal: UUID) -> HttpResponse:
    """What fits me; it can be changed until a time is set."""
    page = reply_page(request.viewer, proposal=proposal)
    role = request.viewer.role.value
    if role == "professional":
        open_dossier(request.viewer, pupil=page.pupil)
    form = _form(request, page, told=False)
    if request.method == "POST" and not page.withdrawn and form.is_valid():
        reply(request.viewer, proposal=proposal, replied=form.replied())
        messages.success(
            request,
            _("Bewaard. U kunt het hier nog veranderen.")
            if role == "parent"
            else _("Bewaard. Je kunt het hier nog veranderen."),
        )
        return redirect("times_reply", proposal)
    return _render(request, page, form, role=role)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def told(request: Request, proposal: UUID, person: UUID) -> HttpResponse:
    """What somebody told on paper or by phone."""
    page = reply_page(request.viewer, proposal=proposal, person=person)
    open_dossier(request.viewer, pupil=page.pupil)
    form = _form(request, page, told=True)
    if request.method == "POST" and form.is_valid():
        write_down_reply(request.viewer, proposal=proposal, person=person, replied=form.replied())
        messages.success(request, _("Opgeschreven. Er staat bij dat jij het opschreef."))
        return redirect("times", proposal)
    return _render(request, page, form, role="told")


def _form(request: Request, page: ReplyPage, *, told: bool) -> ReplyForm:
    return ReplyForm(
        request.POST if request.method == "POST" else None,
        page=page,
        formal=request.viewer.role.value == "parent",
        told=told,
        today=request.viewer.today,
    )


def _render(http_request: HttpRequest, page: ReplyPage, form: ReplyForm, *, role: str) -> HttpResponse:
    context = {"page": page, "form": form, "role": role}
    return render(http_request, "times/reply.html", context, status=422 if form.is_bound else 200)
