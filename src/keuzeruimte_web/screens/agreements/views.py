"""Agreements of my pupils, and one agreement for everybody who sees it: done by the owner's own word."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.agreeing_anew import (
    DayGone,
    NobodyToSayYes,
    NotGoing,
    OtherProposal,
    leave_as_is,
    propose,
    say_yes,
    say_yes_for,
)
from keuzeruimte_web.operations.agreements import finish
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.opening import open_agreement
from keuzeruimte_web.queries.agreements import AgreementPage, agreement_page, agreements
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.agreements.forms import ProposalForm

OTHER = gettext_lazy("Iemand stelde net iets anders voor. Lees het eerst: hieronder staat het.")
READERS = ("professional", "parent", "pupil")


@require_safe
@only_for("professional")
def page(request: Request) -> HttpResponse:
    """What its day is over, my own to do, those of others, then what is behind us; some at a time."""
    number = request.GET.get("pagina", "")
    page = max(1, int(number)) if number.isascii() and number.isdigit() and len(number) < 4 else 1
    return render(request, "agreements/page.html", {"agreements": agreements(request.viewer, page=page)})


@require_safe
@only_for(*READERS)
def one(request: Request, agreement: UUID) -> HttpResponse:
    """One agreement, with what somebody proposes for it."""
    return _show(request, agreement, ProposalForm(today=request.viewer.today))


@require_POST
@only_for(*READERS)
def done(request: Request, agreement: UUID) -> HttpResponse:
    """The owner says that it is done, or after a slip that it is not."""
    said = request.POST.get("done") != "no"
    finish(request.viewer, agreement=agreement, done=said)
    messages.success(request, _("Mooi, dat is gedaan.") if said else _("Goed, deze loopt nog."))
    if request.viewer.role == "professional" and "one" not in request.POST:
        return redirect("agreements")
    return redirect("agreement", agreement)


@require_POST
@only_for(*READERS)
def proposed(request: Request, agreement: UUID) -> HttpResponse:
    """Propose a new day, or letting go."""
    form = ProposalForm(request.POST, today=request.viewer.today)
    if not form.is_valid():
        return _show(request, agreement, form, status=422)
    try:
        propose(request.viewer, agreement=agreement, **form.cleaned_data)
    except (SentBefore, NotGoing):
        return redirect("agreement", agreement)
    except DayGone:
        form.add_error("due", _("Kies een dag die nog komt."))
        return _show(request, agreement, form, status=422)
    return redirect("agreement", agreement)


@require_POST
@only_for(*READERS)
def yes(request: Request, agreement: UUID) -> HttpResponse:
    """Say yes; or, for who works here, write down that somebody of the family did."""
    person, read = _id(request.POST.get("person", "")), request.POST.get("read", "")
    try:
        if person is not None and request.viewer.role == "professional" and "for" in request.POST:
            say_yes_for(request.viewer, agreement=agreement, person=person, read=read)
        else:
            say_yes(request.viewer, agreement=agreement, read=read)
    except NotGoing:
        messages.info(request, _("Deze afspraak loopt niet meer."))
    except OtherProposal:
        messages.info(request, OTHER)
    except NobodyToSayYes:
        messages.info(request, _("Voor deze afspraak is dat niet nodig."))
    return redirect("agreement", agreement)


@require_POST
@only_for(*READERS)
def keep(request: Request, agreement: UUID) -> HttpResponse:
    """Leave it as it is: the proposal is gone."""
    try:
        leave_as_is(request.viewer, agreement=agreement, read=request.POST.get("read", ""))
    except NotGoing:
        messages.info(request, _("Deze afspraak loopt niet meer."))
    except OtherProposal:
        messages.info(request, OTHER)
    return redirect("agreement", agreement)


def _show(request: Request, agreement: UUID, form: ProposalForm, *, status: int = 200) -> HttpResponse:
    shown: AgreementPage = agreement_page(request.viewer, agreement=agreement)
    open_agreement(request.viewer, agreement=agreement)
    context = {"page": shown, "agreed": shown.agreed, "form": form}
    return render(request, "agreements/one.html", context, status=status)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
