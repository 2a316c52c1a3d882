"""A pupil of 18 chooses who at home reads a report, an agreement or a choice, or knows of a talk."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.as_an_adult import share_as_adult
from keuzeruimte_web.queries.share import SharePage, ToShare, share_page
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.share.forms import ShareForm, form_of


@require_safe
@only_for("pupil")
def page(request: Request) -> HttpResponse:
    """All that can be shared, and with whom it is."""
    return _show(request, share_page(request.viewer))


@require_POST
@only_for("pupil")
def report(request: Request, report: UUID) -> HttpResponse:
    """Who reads a report."""
    return _share(request, what="report", record=report)


@require_POST
@only_for("pupil")
def agreement(request: Request, agreement: UUID) -> HttpResponse:
    """Who reads an agreement."""
    return _share(request, what="agreement", record=agreement)


@require_POST
@only_for("pupil")
def conversation(request: Request, conversation: UUID) -> HttpResponse:
    """Who knows of a conversation."""
    return _share(request, what="conversation", record=conversation)


@require_POST
@only_for("pupil")
def choice(request: Request, moment: UUID) -> HttpResponse:
    """Who reads a choice."""
    return _share(request, what="choice_moment", record=moment)


def _share(request: Request, *, what: str, record: UUID) -> HttpResponse:
    there = share_page(request.viewer)
    form = ShareForm(there.parents, request.POST)
    if not form.is_valid():
        return _show(request, there, status=422)
    people = [UUID(one) for one in form.cleaned_data["people"]]
    share_as_adult(request.viewer, what=what, record=record, people=people)
    messages.success(
        request,
        _("Bewaard. Wie je koos, kan dit nu lezen.") if people else _("Bewaard. Thuis leest dit niet."),
    )
    return redirect("share")


def _show(request: Request, there: SharePage, *, status: int = 200) -> HttpResponse:
    def with_forms(lines: tuple[ToShare, ...]) -> list[tuple[ToShare, ShareForm]]:
        return [(line, form_of(line)) for line in lines]

    return render(
        request,
        "share/page.html",
        {
            "choices": with_forms(there.choices),
            "talks": with_forms(there.talks),
            "agreements": with_forms(there.agreements),
            "reports": with_forms(there.reports),
            "unclear": status != 200,
        },
        status=status,
    )
