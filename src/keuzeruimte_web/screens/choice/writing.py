"""What somebody writes at a choice, each on its own page: words, options, the choice, signing, advice."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.choice_words import add_option, advise, ask_back, reply, say
from keuzeruimte_web.operations.choosing import NotNow, decide, sign, sign_for
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.opening import open_choice_moment
from keuzeruimte_web.queries.choice import ChoicePage, choice_of, choice_page
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.choice.forms import (
    AdviceForm,
    AskForm,
    ChooseForm,
    OptionForm,
    ReplyForm,
    SharedForm,
    SignForm,
    ViewForm,
    WordsForm,
)
from keuzeruimte_web.screens.choice.views import CORNERS, WHY

READ_AND_SENT = ["GET", "HEAD", "POST"]
Told = str | Promise
VERDICTS: dict[str, tuple[tuple[str, Told, Told], ...]] = {
    "pupil": (
        ("agreed", gettext_lazy("Ja, dit is mijn keuze"), ""),
        ("objection", gettext_lazy("Ik twijfel nog"), gettext_lazy("Dan praten jullie eerst samen.")),
    ),
    "parent": (
        ("agreed", gettext_lazy("Akkoord"), gettext_lazy("U vindt het goed zo.")),
        ("read", gettext_lazy("Gelezen"), gettext_lazy("U las het. U zegt geen ja en geen nee.")),
        (
            "objection",
            gettext_lazy("Bezwaar"),
            gettext_lazy("School plant dan eerst een gesprek. Alleen school ziet dat het van u komt."),
        ),
    ),
}
VERDICTS["professional"] = tuple((value, label, "") for value, label, _help in VERDICTS["parent"])


@require_http_methods(READ_AND_SENT)
@only_for(*CORNERS)
def words(request: Request, moment: UUID) -> HttpResponse:
    """Own words first: what I want, what I know, whom I know."""
    found = _opened(request, moment)
    form = WordsForm(found, request.POST or None, role=request.viewer.role.value)
    if form.is_valid():
        return _say(request, found, form)
    return _show(request, "choice/words.html", found, form)


@require_http_methods(READ_AND_SENT)
@only_for(*CORNERS)
def view(request: Request, option: UUID) -> HttpResponse:
    """What I see in this option."""
    found = _opened(request, choice_of(request.viewer, option=option))
    line = next(one for one in (*found.options, *found.aside) if one.id == option)
    form = ViewForm(found, line, request.POST or None, role=request.viewer.role.value)
    if form.is_valid():
        return _say(request, found, form)
    return _show(request, "choice/view.html", found, form, option=line)


@require_http_methods(READ_AND_SENT)
@only_for(*CORNERS)
def option_new(request: Request, moment: UUID) -> HttpResponse:
    """Add something that can be chosen."""
    found = _opened(request, moment)
    if not found.may_add:
        return redirect("choice", moment)
    form = OptionForm(request.POST or None)
    if form.is_valid():
        with suppress(SentBefore):
            add_option(request.viewer, moment=moment, kind="words", **form.cleaned_data)
        return redirect("choice", moment)
    return _show(request, "choice/option.html", found, form)


@require_http_methods(READ_AND_SENT)
@only_for("pupil")
def choose(request: Request, moment: UUID) -> HttpResponse:
    """The pupil chooses."""
    found = _opened(request, moment)
    chosen = found.chosen
    initial = {"options": [str(one) for one in chosen.options], "words": chosen.words} if chosen else {}
    form = ChooseForm(found, request.POST or None, initial=initial)
    if form.is_valid():
        sent = form.cleaned_data
        try:
            decide(
                request.viewer,
                moment=moment,
                options=[UUID(one) for one in sent["options"]],
                words=sent["words"],
                once=sent["once"],
            )
        except SentBefore:
            return redirect("choice", moment)
        except NotNow as not_now:
            form.add_error(None, WHY[not_now.because])
        else:
            messages.success(request, _("Je keuze staat. Thuis en school lezen haar nu. Veranderen kan nog."))
            return redirect("choice", moment)
    return _show(request, "choice/choose.html", found, form)


@require_http_methods(READ_AND_SENT)
@only_for(*CORNERS)
def sign_it(request: Request, sign_off: UUID) -> HttpResponse:
    """Say of the choice: read, agreed, an objection; or write down what somebody said of it."""
    found = _opened(request, choice_of(request.viewer, sign_off=sign_off))
    role = request.viewer.role.value
    lines = found.signed if role == "professional" else (found.my_sign,)
    line = next((one for one in lines if one is not None and one.id == sign_off), None)
    if line is None:  # of a choice that is not this one any more
        messages.info(request, _("De keuze is veranderd. Kijk wat er nu staat."))
        return redirect("choice", found.moment)
    initial = {"verdict": line.verdict, "words": line.words}
    form = SignForm(VERDICTS[role], request.POST or None, initial=initial, role=role)
    if form.is_valid():
        write = sign_for if role == "professional" else sign
        try:
            write(request.viewer, sign_off=sign_off, **form.cleaned_data)
        except SentBefore:
            return redirect("choice", found.moment)
        except NotNow as not_now:
            form.add_error(None, WHY[not_now.because])
        else:
            messages.success(request, _("Bewaard."))
            return redirect("choice", found.moment)
    return _show(request, "choice/sign.html", found, form, line=line)


@require_http_methods(READ_AND_SENT)
@only_for("professional")
def give_advice(request: Request, moment: UUID) -> HttpResponse:
    """The school's advice."""
    found = _opened(request, moment)
    form = AdviceForm(request.POST or None)
    if form.is_valid():
        try:
            advise(request.viewer, moment=moment, **form.cleaned_data)
        except SentBefore:
            return redirect("choice", moment)
        messages.success(request, _("Gegeven. Ieder leest het na de eigen woorden."))
        return redirect("choice", moment)
    return _show(request, "choice/advise.html", found, form)


@require_http_methods(READ_AND_SENT)
@only_for("pupil", "parent")
def ask(request: Request, advice: UUID) -> HttpResponse:
    """Ask something of an advice."""
    found = _opened(request, choice_of(request.viewer, advice=advice))
    line = next(one for one in found.advice if one.id == advice)
    form = AskForm(request.POST or None, role=request.viewer.role.value)
    if form.is_valid():
        try:
            ask_back(request.viewer, advice=advice, **form.cleaned_data)
        except SentBefore:
            return redirect("choice", found.moment)
        messages.success(request, _("Gevraagd. Het antwoord staat straks bij het advies."))
        return redirect("choice", found.moment)
    return _show(request, "choice/ask.html", found, form, advice=line)


@require_http_methods(READ_AND_SENT)
@only_for("professional")
def answer(request: Request, asked_back: UUID) -> HttpResponse:
    """Answer what somebody asked of an advice."""
    found = _opened(request, choice_of(request.viewer, asked_back=asked_back))
    asked = next(one for line in found.advice for one in line.asked if one.id == asked_back)
    form = ReplyForm(request.POST or None, initial={"answer": asked.answer})
    if form.is_valid():
        reply(request.viewer, asked_back=asked_back, answer=form.cleaned_data["answer"])
        messages.success(request, _("Bewaard."))
        return redirect("choice", found.moment)
    return _show(request, "choice/reply.html", found, form, asked=asked)


def _opened(request: Request, moment: UUID) -> ChoicePage:
    found = choice_page(request.viewer, moment=moment)
    open_choice_moment(request.viewer, pupil=found.pupil)
    return found


def _say(request: Request, found: ChoicePage, form: SharedForm) -> HttpResponse:
    say(request.viewer, moment=found.moment, said=form.said())
    messages.success(request, _("Bewaard."))
    return redirect("choice", found.moment)


def _show(request: Request, template: str, found: ChoicePage, form: Any, **more: Any) -> HttpResponse:
    context = {"page": found, "form": form, "role": request.viewer.role.value, **more}
    return render(request, template, context, status=422 if form.is_bound else 200)
