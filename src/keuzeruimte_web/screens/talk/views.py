"""The conversation itself, on the professional's own screen."""

from datetime import date
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.agreements import AlreadyClosed, NotThere, agree, drop_agreement
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.opening import open_talk
from keuzeruimte_web.operations.talk import NotYet, begin, close, keep_note
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.queries.talk import TalkItem, TalkPage, talk_page
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.talk.forms import AgreementForm, CloseForm, NoteForm
from keuzeruimte_web.secret import key_for


@require_GET
@only_for("professional")
def page(request: Request, conversation: UUID) -> HttpResponse:
    """The points in order; one is open at a time."""
    talk = _talk(request, conversation)
    return _show(request, talk, item=_chosen(talk, request.GET.get("punt", "")))


@require_POST
@only_for("professional")
def begin_talk(request: Request, conversation: UUID) -> HttpResponse:
    """The conversation begins."""
    begin(request.viewer, conversation=conversation)
    return HttpResponseRedirect(reverse("talk", args=[conversation]))


@require_POST
@only_for("professional")
def note(request: Request, conversation: UUID, item: UUID) -> HttpResponse:
    """Keep a note; who saved it meanwhile in another window is shown beside it."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _again(request, conversation, item, note_form=form)
    try:
        keep_note(
            request.viewer,
            conversation=conversation,
            item=item,
            text=form.cleaned_data["text"],
            version=form.cleaned_data["version"],
        )
    except Stale as stale:
        met = NoteForm({"text": form.cleaned_data["text"], "version": stale.version})
        return _again(request, conversation, item, note_form=met, theirs=stale.current["text"], status=409)
    drop_draft(request.viewer, form="note", about=str(item))
    return _back(conversation, item)


@require_POST
@only_for("professional")
def agreement(request: Request, conversation: UUID, item: UUID) -> HttpResponse:
    """Add an agreement to this point."""
    talk = _talk(request, conversation)
    point = _chosen(talk, str(item))
    if point is None or point.id != item:
        return _back(conversation, item)
    form = AgreementForm(request.POST, item=point, since=_spoken_on(request, talk))
    if not form.is_valid():
        return _again(request, conversation, item, agreement_form=form, status=422)
    try:
        agree(
            request.viewer,
            item=item,
            text=form.cleaned_data["text"],
            owners=[UUID(owner) for owner in form.cleaned_data["owners"]],
            due=form.cleaned_data["due"],
            once=form.cleaned_data["once"],
            decides=[UUID(person) for person in form.cleaned_data["decides"]],
        )
    except SentBefore:
        pass
    except (AlreadyClosed, NotThere):
        form.add_error(None, _("Dit gesprek is al afgerond. Maak de afspraak in een volgend gesprek."))
        return _again(request, conversation, item, agreement_form=form, status=409)
    drop_draft(request.viewer, form="agreement", about=str(item))
    return _back(conversation, item)


@require_POST
@only_for("professional")
def drop(request: Request, conversation: UUID, agreement: UUID) -> HttpResponse:
    """Take back an agreement while the conversation lasts."""
    try:
        drop_agreement(request.viewer, agreement=agreement)
    except AlreadyClosed:
        messages.info(request, _("Het gesprek is afgerond. Een afspraak verandert dan niet meer."))
    return HttpResponseRedirect(reverse("talk", args=[conversation]))


@require_http_methods(["GET", "POST"])
@only_for("professional")
def close_talk(request: Request, conversation: UUID) -> HttpResponse:
    """Say what was done as planned; then the reports begin."""
    talk = _talk(request, conversation)
    if talk.state == "closed":
        return HttpResponseRedirect(reverse("talk", args=[conversation]))
    if timezone.localdate(talk.starts_at) > request.viewer.today:
        return render(
            request, "talk/too_early.html", {"talk": talk}, status=422 if request.method == "POST" else 200
        )
    form = CloseForm(request.POST or None, talk=talk, initial={"on": _spoken_on(request, talk)})
    if request.method == "POST" and form.is_valid():
        try:
            close(
                request.viewer,
                conversation=conversation,
                done={UUID(item) for item in form.cleaned_data["done"]},
                on=form.cleaned_data["on"],
                once=form.cleaned_data["once"],
            )
        except (SentBefore, AlreadyClosed):
            return HttpResponseRedirect(reverse("talk", args=[conversation]))
        except NotYet:
            form.add_error(
                "on",
                _("Kies de dag waarop jullie spraken. Dat is niet voor de geplande dag, en niet na vandaag."),
            )
        else:
            return HttpResponseRedirect(reverse("talk", args=[conversation]))
    status = 422 if form.is_bound else 200
    return render(request, "talk/close.html", {"talk": talk, "form": form}, status=status)


def _talk(request: Request, conversation: UUID) -> TalkPage:
    shown = talk_page(request.viewer, conversation=conversation, lang=get_language() or "nl")
    open_talk(request.viewer, conversation=conversation, pupil=shown.pupil, matter=shown.matter)
    return shown


def _spoken_on(request: Request, talk: TalkPage) -> date:
    """The day for which it was planned; today where that is still to come."""
    return min(timezone.localdate(talk.starts_at), request.viewer.today)


def _chosen(talk: TalkPage, wanted: str) -> TalkItem | None:
    return next((i for i in talk.items if str(i.id) == wanted), talk.items[0] if talk.items else None)


def _back(conversation: UUID, item: UUID) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('talk', args=[conversation])}?punt={item}#nu")


def _again(
    request: Request, conversation: UUID, item: UUID, *, status: int = 422, **shown: Any
) -> HttpResponse:
    talk = _talk(request, conversation)
    return _show(request, talk, item=_chosen(talk, str(item)), status=status, **shown)


def _show(
    http_request: HttpRequest, talk: TalkPage, *, item: TalkItem | None, status: int = 200, **shown: Any
) -> HttpResponse:
    request = cast(Request, http_request)
    since = _spoken_on(request, talk)
    context: dict[str, Any] = {"talk": talk, "item": item, **shown}
    if talk.state == "held":
        context["others"] = [_other(talk, one, since) for one in talk.items if one is not item]
        context["key"] = key_for(f"at the table {request.viewer.person} {talk.id}")
    if item is not None and talk.state != "closed":
        for name, form in _forms(talk, item, since).items():
            context.setdefault(name, form)
    return render(http_request, "talk/page.html", context, status=status)


def _forms(talk: TalkPage, item: TalkItem, since: date) -> dict[str, Any]:
    """What one fills in at this point, with what was half typed."""
    noted = talk.drafts.get(f"note:{item.id}", {})
    agreed = talk.drafts.get(f"agreement:{item.id}", {})
    return {
        "note_form": NoteForm(initial={"text": noted.get("text", item.note), "version": item.note_version}),
        "agreement_form": AgreementForm(item=item, since=since, initial=agreed),
    }


def _other(talk: TalkPage, item: TalkItem, since: date) -> dict[str, Any]:
    """A point that is not open now: at hand for when there is no connection."""
    return {"talk": talk, "item": item, **_forms(talk, item, since)}
