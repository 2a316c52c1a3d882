"""What somebody writes at a choice, each on its own page: words, options, the choice, signing, advice."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.choice_words import (
    WroteElsewhere,
    advise,
    ask_back,
    change_told,
    reply,
    say,
    write_down,
)
from keuzeruimte_web.operations.choosing import NotNow, decide, sign, sign_for
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.queries.choice import ChoicePage, choice_of
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.choice.forms import (
    LONGEST,
    AdviceForm,
    AskForm,
    ChooseForm,
    ReplyForm,
    SharedForm,
    SignForm,
    ToldForm,
    ViewForm,
    WordsForm,
)
from keuzeruimte_web.screens.choice.keeping import Typing, keeps
from keuzeruimte_web.screens.choice.opened import CORNERS, READ_AND_SENT, give_back, opened
from keuzeruimte_web.screens.choice.views import WHY

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
    found = opened(request, moment)
    typing, role = Typing(request, name="choice_words", about=moment), request.viewer.role.value
    if keeps(request):
        return typing.keep(WordsForm(found, role=role))
    return _say(request, found, WordsForm(found, request.POST or None, role=role), typing)


@require_http_methods(READ_AND_SENT)
@only_for(*CORNERS)
def view(request: Request, option: UUID) -> HttpResponse:
    """What I see in this option."""
    found = opened(request, choice_of(request.viewer, option=option))
    line = next(one for one in (*found.options, *found.aside) if one.id == option)
    typing, role = Typing(request, name="choice_view", about=option), request.viewer.role.value
    if keeps(request):
        return typing.keep(ViewForm(found, line, role=role))
    return _say(request, found, ViewForm(found, line, request.POST or None, role=role), typing, option=line)


@require_http_methods(READ_AND_SENT)
@only_for("pupil")
def choose(request: Request, moment: UUID) -> HttpResponse:
    """The pupil chooses."""
    found = opened(request, moment)
    if not (found.may_choose or request.method == "POST"):
        return redirect("choice", moment)  # an address of before: the choice stands
    chosen = found.chosen
    initial = {"options": [str(one) for one in chosen.options], "words": chosen.words} if chosen else {}
    typing = Typing(request, name="choice_choose", about=moment)
    if keeps(request):
        return typing.keep(ChooseForm(found, initial=initial))
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
            alone = _("Je keuze staat. School leest haar nu. Veranderen kan nog.")
            together = _("Je keuze staat. Thuis en school lezen haar nu. Veranderen kan nog.")
            messages.success(request, alone if found.adult else together)
            return redirect("choice", moment)
    return typing.show("choice/choose.html", found, form)


@require_http_methods(READ_AND_SENT)
@only_for(*CORNERS)
def sign_it(request: Request, sign_off: UUID) -> HttpResponse:
    """Say of the choice: read, agreed, an objection; or write down what somebody said of it."""
    found = opened(request, choice_of(request.viewer, sign_off=sign_off))
    role = request.viewer.role.value
    lines = found.signed if role == "professional" else (found.my_sign,)
    line = next((one for one in lines if one is not None and one.id == sign_off), None)
    if line is None:  # of a choice that is not this one any more
        give_back(request)
        messages.info(request, _("De keuze is veranderd. Kijk wat er nu staat."))
        return redirect("choice", found.moment)
    if found.state == "locked" and request.method != "POST":
        return redirect("choice", found.moment)
    initial = {"verdict": line.verdict, "words": line.words}
    typing = Typing(request, name="choice_sign", about=sign_off)
    if keeps(request):
        return typing.keep(SignForm(VERDICTS[role], initial=initial, role=role))
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
    return typing.show("choice/sign.html", found, form, line=line)


@require_http_methods(READ_AND_SENT)
@only_for("professional")
def give_advice(request: Request, moment: UUID) -> HttpResponse:
    """The school's advice."""
    found = opened(request, moment)
    typing = Typing(request, name="choice_advice", about=moment)
    if keeps(request):
        return typing.keep(AdviceForm())
    form = AdviceForm(request.POST or None)
    if form.is_valid():
        try:
            advise(request.viewer, moment=moment, **form.cleaned_data)
        except SentBefore:
            return redirect("choice", moment)
        messages.success(request, _("Gegeven. Ieder leest het na de eigen woorden."))
        return redirect("choice", moment)
    return typing.show("choice/advise.html", found, form)


@require_http_methods(READ_AND_SENT)
@only_for("professional")
def told(request: Request, moment: UUID) -> HttpResponse:
    """Write down what a parent said by telephone or on paper."""
    found = opened(request, moment)
    if not (found.may_speak and found.parents):
        give_back(request)
        return redirect("choice", moment)
    typing = Typing(request, name="choice_told", about=moment)
    if keeps(request):
        return typing.keep(ToldForm(found))
    form = ToldForm(found, request.POST or None)
    if form.is_valid():
        with suppress(SentBefore):
            write_down(request.viewer, moment=moment, **form.cleaned_data)
            messages.success(
                request, _("Opgeschreven. De ouder leest het na, en kan het veranderen of weghalen.")
            )
        return redirect("choice", moment)
    return typing.show("choice/told.html", found, form)


@require_POST
@only_for("parent")
def told_is_so(request: Request, voice: UUID) -> HttpResponse:
    """Mend or remove what somebody of school wrote down for me."""
    words = "" if request.POST.get("remove") else request.POST.get("words", "")[:LONGEST].replace("\x00", "")
    moment = change_told(request.viewer, voice=voice, words=words)
    messages.success(request, _("Bewaard."))
    return redirect("choice", moment)


@require_http_methods(READ_AND_SENT)
@only_for("pupil", "parent")
def ask(request: Request, advice: UUID) -> HttpResponse:
    """Ask something of an advice."""
    found = opened(request, choice_of(request.viewer, advice=advice))
    line = next(one for one in found.advice if one.id == advice)
    typing, role = Typing(request, name="choice_ask", about=advice), request.viewer.role.value
    if keeps(request):
        return typing.keep(AskForm(role=role))
    form = AskForm(request.POST or None, role=role)
    if form.is_valid():
        try:
            ask_back(request.viewer, advice=advice, **form.cleaned_data)
        except SentBefore:
            return redirect("choice", found.moment)
        messages.success(request, _("Gevraagd. Het antwoord staat straks bij het advies."))
        return redirect("choice", found.moment)
    return typing.show("choice/ask.html", found, form, advice=line)


@require_http_methods(READ_AND_SENT)
@only_for("professional")
def answer(request: Request, asked_back: UUID) -> HttpResponse:
    """Answer what somebody asked of an advice."""
    found = opened(request, choice_of(request.viewer, asked_back=asked_back))
    asked = next(one for line in found.advice for one in line.asked if one.id == asked_back)
    typing = Typing(request, name="choice_reply", about=asked_back)
    if keeps(request):
        return typing.keep(ReplyForm(initial={"answer": asked.answer}))
    form = ReplyForm(request.POST or None, initial={"answer": asked.answer})
    if form.is_valid():
        reply(request.viewer, asked_back=asked_back, answer=form.cleaned_data["answer"])
        messages.success(request, _("Bewaard."))
        return redirect("choice", found.moment)
    return typing.show("choice/reply.html", found, form, asked=asked)


def _say(request: Request, found: ChoicePage, form: SharedForm, typing: Typing, **more: Any) -> HttpResponse:
    clashes: frozenset[str] = frozenset()
    if form.is_valid():
        try:
            say(request.viewer, moment=found.moment, said=form.said())
        except WroteElsewhere as other:
            clashes = other.slots
        else:
            messages.success(request, _("Bewaard."))
            return redirect("choice", found.moment)
    template = "choice/view.html" if more else "choice/words.html"
    return typing.show(template, found, form, clashes=clashes, **more)
