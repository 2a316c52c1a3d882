"""Further study: what stands open with a package, and the lists that the school keeps for it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.programmes import ListRefused, drop_list, offer_list, use_list
from keuzeruimte_web.queries.programmes import Asked, list_page, lists, study
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.programmes.forms import ListForm

KEEPERS = ("professional", "administrator")
READERS = (*KEEPERS, "pupil", "parent")


@require_safe
@only_for(*READERS)
def page(request: Request) -> HttpResponse:
    """What is open with a package, and what is one subject away. What is chosen stands in the address."""
    asked = Asked(
        rules=request.GET.get("regels", ""),
        profile=request.GET.get("profiel", ""),
        subjects=request.GET.getlist("vak")[:60],
        level=request.GET.get("soort", ""),
        search=request.GET.get("zoek", ""),
        sort=request.GET.get("laat", ""),
        page=request.GET.get("pagina", ""),
    )
    address = request.GET.copy()
    for name in ("laat", "pagina"):
        address.pop(name, None)
    shown = {
        "page": study(request.viewer, asked=asked),
        "address": address.urlencode(),
        "guides": request.viewer.role.value == "professional",
    }
    return render(request, "programmes/page.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*KEEPERS)
def lists_page(request: Request) -> HttpResponse:
    """The lists of the school, and bringing one in."""
    found = lists(request.viewer)
    form = ListForm(request.POST or None, request.FILES or None, years=found.years)
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = offer_list(request.viewer, year=given["year"], content=given["file"], once=given["once"])
        except SentBefore as before:
            return redirect("programme_list", before.made) if before.made else redirect("programme_lists")
        except ListRefused as refused:
            form.add_error("file", refused.told)
        else:
            return redirect("programme_list", made)
    return render(
        request,
        "programmes/lists.html",
        {"page": found, "form": form},
        status=422 if form.is_bound else 200,
    )


@require_safe
@only_for(*KEEPERS)
def one(request: Request, programmes: UUID) -> HttpResponse:
    """What we made of one list."""
    return render(request, "programmes/one.html", {"page": list_page(request.viewer, programmes=programmes)})


@require_POST
@only_for(*KEEPERS)
def use(request: Request, programmes: UUID) -> HttpResponse:
    """Everybody reads this one from now on."""
    use_list(request.viewer, programmes=programmes)
    messages.success(request, _("In gebruik. Leerlingen, ouders en collega's lezen nu deze lijst."))
    return redirect("programme_lists")


@require_POST
@only_for(*KEEPERS)
def drop(request: Request, programmes: UUID) -> HttpResponse:
    """Take it away."""
    drop_list(request.viewer, programmes=programmes)
    messages.success(request, _("Weggehaald."))
    return redirect("programme_lists")
