"""Preparing a conversation: the agenda in plain choices, and beside it what the method says of it."""

from contextlib import suppress
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations import applying, plan, points, wayround
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.opening import open_conversation, open_talk
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.queries.plan import (
    PlanPage,
    Tried,
    choices_at,
    plan_as_read,
    plan_page,
    weigh_chosen,
    weigh_unsaved,
)
from keuzeruimte_web.queries.points import FIRST_VERBS, NEW_TOPIC, PointChoices
from keuzeruimte_web.queries.wayround import ALL
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.plan.choosing import chosen_in, whole_in
from keuzeruimte_web.screens.plan.forms import PointForm, filled_in
from keuzeruimte_web.screens.plan.kept import lists, on_top

NEW = "nieuw"


@require_safe
@only_for("professional")
def page(request: Request, conversation: UUID) -> HttpResponse:
    """The whole plan, looking at one point (`?punt=…`) or at a new one (`?punt=nieuw`)."""
    asked = request.GET.get("punt", "")
    new = asked == NEW
    shown = plan_page(request.viewer, conversation=conversation, item=_item(asked, new), new=new)
    open_talk(request.viewer, conversation=conversation, pupil=shown.pupil, matter=shown.matter)
    looked_at = shown.selected.id if shown.selected else None
    initial: dict[str, Any] = {}
    if shown.point and looked_at:
        initial = filled_in(shown.point, item=looked_at, version=shown.version)
    form = PointForm(initial=initial | lists(shown.draft), choices=shown.choices)
    return _render(request, shown, form, from_draft=bool(shown.draft))


@require_safe
@only_for("professional")
def course(request: Request, conversation: UUID) -> HttpResponse:
    """The course of the conversation on one sheet: the items, and who comes in and goes out when."""
    open_conversation(request.viewer, conversation=conversation)
    shown = plan_page(request.viewer, conversation=conversation, item=None)
    return render(request, "plan/course.html", {"plan": shown})


@require_POST
@only_for("professional")
def tell(request: Request, conversation: UUID) -> HttpResponse:
    """Tell everybody who is invited that there is something new to see."""
    once = _uuid(request.POST.get("once", ""))
    if once is None:
        return redirect("plan", conversation)
    with suppress(SentBefore):
        plan.tell_everybody(request.viewer, conversation=conversation, once=once)
    messages.success(request, _("Iedereen die komt, krijgt op hetzelfde moment bericht."))
    return redirect("plan", conversation)


@require_POST
@only_for("professional")
def save(request: Request, conversation: UUID) -> HttpResponse:
    """Keep the point as it stands in the form."""
    if request.htmx:
        return _save_where_it_stands(request, conversation)
    offered: PointChoices | None = None

    def sent(choices: PointChoices) -> points.Sent | None:
        nonlocal offered
        offered = choices
        return _sent(request, choices)

    item = _uuid(request.POST.get("item", ""))
    try:
        saved = points.save_point(request.viewer, conversation=conversation, item=item, sent=sent)
    except SentBefore as before:
        saved = before.made or conversation
    except Stale as stale:
        return _again(request, conversation, _filled(request, offered), stale=stale)
    if saved is None:
        return _again(request, conversation, _filled(request, offered))
    messages.success(request, _("Bewaard."))
    return HttpResponseRedirect(_address(conversation, saved))


@require_POST
@only_for("professional")
def weigh(request: Request, conversation: UUID) -> HttpResponse:
    """The assessment with the point as it stands in the form; nothing is kept."""
    tried = weigh_chosen(
        request.viewer,
        conversation=conversation,
        item=_uuid(request.POST.get("item", "")),
        chosen=lambda choices: chosen_in(request.POST, choices=choices),
    )
    context = {
        "weighed": tried.weighed if tried else None,
        "way": tried.way if tried else None,
        "plan_id": conversation,
        "open": True,
        "in_form": tried is not None,
        "once": uuid4(),
        "again": True,
    }
    return render(request, "plan/_weighed.html", context)


@require_POST
@only_for("professional")
def apply(request: Request, conversation: UUID) -> HttpResponse:
    """Take the alternative of one finding into the plan."""
    rule, _mark, person = request.POST.get("finding", "").partition(":")
    whole = request.GET.get("whole") == "1"
    form = None if "verb" not in request.POST else _point_form(request, conversation)
    if form is not None and not form.is_valid():
        return _again(request, conversation, form)
    try:
        first = applying.apply(
            request.viewer,
            conversation=conversation,
            item=form.cleaned_data["item"] if form else None,
            point=form.point() if form else None,
            version=form.cleaned_data["version"] if form else None,
            rule=rule,
            person=_uuid(person),
            whole=whole,
        )
    except Stale as stale:
        return _again(request, conversation, form, stale=stale)
    except applying.NothingToApply:
        messages.info(
            request, _("Het plan is intussen veranderd. Daarom is er niets toegepast. Kijk nog een keer.")
        )
        return redirect(_address(conversation, form.cleaned_data["item"] if form else None))
    messages.success(request, _("Toegepast. Kijk of het zo klopt. Je kunt elk punt nog veranderen."))
    return redirect(_address(conversation, first))


@require_POST
@only_for("professional")
def take(request: Request, conversation: UUID) -> HttpResponse:
    """Take one step of the way round into the plan, or all; the point in the form is kept first."""
    mark, _mark, step = request.POST.get("way", "").partition(":")
    once = _uuid(request.POST.get("once", ""))
    form = None if "verb" not in request.POST else _point_form(request, conversation)
    if form is not None and not form.is_valid():
        return _again(request, conversation, form)
    if once is None or not (step == ALL or (step.isdecimal() and len(step) < 6)):
        return _plan_changed(request, conversation, form)
    try:
        first = wayround.take(
            request.viewer,
            conversation=conversation,
            item=form.cleaned_data["item"] if form else None,
            point=form.point() if form else None,
            version=form.cleaned_data["version"] if form else None,
            step=None if step == ALL else int(step),
            mark=mark,
            once=once,
        )
    except SentBefore:
        return redirect(_address(conversation, None, place="weg"))
    except Stale as stale:
        return _again(request, conversation, form, stale=stale)
    except wayround.PlanChanged:
        return _plan_changed(request, conversation, form)
    messages.success(request, _("Genomen. Je kunt het hieronder weer ongedaan maken."))
    return redirect(_address(conversation, first, place="weg"))


@require_POST
@only_for("professional")
def undo(request: Request, conversation: UUID) -> HttpResponse:
    """Put the agenda back as it was before the viewer's last take."""
    once = _uuid(request.POST.get("once", ""))
    try:
        if once is None:
            raise wayround.NothingToUndo
        wayround.undo(request.viewer, conversation=conversation, once=once)
    except SentBefore:
        pass
    except wayround.NothingToUndo:
        messages.info(request, _("De agenda is intussen veranderd. Er is niets teruggezet."))
    else:
        messages.success(request, _("Teruggezet. De agenda is weer zoals voor die stap."))
    return redirect(_address(conversation, None, place="weg"))


@require_POST
@only_for("professional")
def park(request: Request, conversation: UUID) -> HttpResponse:
    """Take the point off the agenda, and offer the parents a separate talk."""
    form = _point_form(request, conversation)
    if not form.is_valid():
        return _again(request, conversation, form)
    try:
        applying.park(
            request.viewer,
            conversation=conversation,
            item=form.cleaned_data["item"],
            point=form.point(),
            version=form.cleaned_data["version"],
        )
    except Stale as stale:
        return _again(request, conversation, form, stale=stale)
    messages.success(request, _("Geparkeerd. De ouders kunnen het aanbod aannemen, of niet."))
    return redirect(_address(conversation, None))


@require_POST
@only_for("professional")
def move(request: Request, conversation: UUID, item: UUID) -> HttpResponse:
    """One place earlier or later."""
    earlier = request.POST.get("where") == "earlier"
    points.move_point(request.viewer, conversation=conversation, item=item, earlier=earlier)
    return redirect(_address(conversation, item))


@require_POST
@only_for("professional")
def remove(request: Request, conversation: UUID, item: UUID) -> HttpResponse:
    """Off the agenda."""
    points.remove_point(request.viewer, conversation=conversation, item=item)
    messages.success(request, _("Het punt is van de agenda."))
    return redirect(_address(conversation, None))


# -- a point that is saved where it stands -----------------------------------------------------------------


def _save_where_it_stands(request: Request, conversation: UUID) -> HttpResponse:
    """What stands around the form, as it is once this is saved; the form stays as somebody left it."""
    item = _uuid(request.POST.get("item", ""))
    if item is None or not _fits_on_the_page(request):
        return _the_ordinary_way()
    try:
        read = points.save_where_it_stands(
            request.viewer,
            conversation=conversation,
            item=item,
            sent=lambda choices: _sent(request, choices),
        )
    except Stale:
        return _the_ordinary_way()
    if read is None:
        return _the_ordinary_way()
    shown = plan_as_read(request.viewer, read, item=item)
    context = {
        "plan": shown,
        "plan_id": shown.id,
        "open": shown.open,
        "weighed": shown.weighed,
        "way": shown.way,
        "once": uuid4(),
        "in_form": True,
        "again": True,
    }
    answer = render(request, "plan/_saved.html", context)
    answer["HX-Replace-Url"] = _address(conversation, item)
    return answer


def _fits_on_the_page(request: Request) -> bool:
    """Whether the form stays as it is with this saved: no topic or title is still to be made."""
    sent = request.POST
    return bool(sent.get("title", "").strip()) and sent.get("topic") != NEW_TOPIC


def _the_ordinary_way() -> HttpResponse:
    """Nothing was saved yet: the browser sends the form as it does without htmx (js/frame.js)."""
    return HttpResponse(status=204, headers={"HX-Trigger": "send-whole"})


# -- what the views above share ----------------------------------------------------------------------------


def _sent(request: Request, choices: PointChoices) -> points.Sent | None:
    """The point that was sent; None where something is missing."""
    return whole_in(request.POST, choices=choices) or _sent_by_form(PointForm(request.POST, choices=choices))


def _sent_by_form(form: PointForm) -> points.Sent | None:
    if not form.is_valid():
        return None
    typed = form.cleaned_data
    return points.Sent(form.point(), version=typed["version"] or 0, once=typed["once"])


def _filled(request: Request, offered: PointChoices | None) -> PointForm | None:
    return PointForm(request.POST, choices=offered) if offered else None


def _point_form(request: Request, conversation: UUID) -> PointForm:
    item = _uuid(request.POST.get("item", ""))
    choices = choices_at(request.viewer, conversation=conversation, item=item)
    return PointForm(request.POST, choices=choices)


def _again(
    request: Request,
    conversation: UUID,
    form: PointForm | None,
    *,
    stale: Stale | None = None,
    changed: bool = False,
) -> HttpResponse:
    """The page with the form as it was sent, and what is still missing or what stands there now."""
    item = _uuid(request.POST.get("item", ""))
    shown = plan_page(request.viewer, conversation=conversation, item=item, new=item is None)
    tried = None
    if form is not None and form.is_valid():
        tried = weigh_unsaved(request.viewer, conversation=conversation, item=item, point=form.point())
    if form is not None and stale is not None:
        form = on_top(form, stale)
    status = 409 if stale or changed else 422
    form = form or PointForm(choices=shown.choices)
    return _render(request, shown, form, tried=tried, stale=stale, status=status)


def _plan_changed(request: Request, conversation: UUID, form: PointForm | None) -> HttpResponse:
    """Nothing was taken; what was typed is kept, and the way round of the plan as it is now stands there."""
    messages.info(
        request, _("Het plan is intussen anders. Er is niets veranderd. Hier staat de weg zoals hij nu is.")
    )
    if form is None:
        return redirect(_address(conversation, None, place="weg"))
    return _again(request, conversation, form, changed=True)


def _render(
    http_request: HttpRequest,
    shown: PlanPage,
    form: PointForm,
    *,
    tried: Tried | None = None,
    stale: Stale | None = None,
    from_draft: bool = False,
    status: int = 200,
) -> HttpResponse:
    later = [value for value, _words in shown.choices.verbs[FIRST_VERBS:]]
    said: Any = form["verb"]
    verbs = said.pills
    context = {
        "plan": shown,
        "plan_id": shown.id,
        "open": shown.open,
        "weighed": tried.weighed if tried else shown.weighed,
        "way": tried.way if tried else shown.way,
        "once": uuid4(),
        "in_form": shown.selected is not None or tried is not None,
        "form": form,
        "first_verbs": verbs[:FIRST_VERBS],
        "later_verbs": verbs[FIRST_VERBS:],
        "later_open": form["verb"].value() in later,
        "new_topic": NEW_TOPIC,
        "more_open": any(form[name].value() for name in ("through", "waits_for", "duty")),
        "about": shown.selected.id if shown.selected else shown.id,
        "stale": stale,
        "now": f"{shown.selected.title}\n{shown.selected.sentence}" if shown.selected else "",
        "from_draft": from_draft,
    }
    return render(http_request, "plan/page.html", context, status=status)


def _item(asked: str, new: bool) -> UUID | None:
    """The point that the address names; what is no id is not there."""
    if not asked or new:
        return None
    found = _uuid(asked)
    if found is None:
        raise Http404
    return found


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _address(conversation: UUID, item: UUID | None, *, place: str = "") -> str:
    address = reverse("plan", args=[conversation])
    if item and item != conversation:
        return f"{address}?punt={item}#{place or 'punt'}"
    return f"{address}#{place}" if place else address
