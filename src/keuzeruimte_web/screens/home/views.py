"""The staff home."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.queries.home import home
from keuzeruimte_web.request import Request


@require_safe
@only_for("professional")
def page(request: Request) -> HttpResponse:
    """What asks attention, and all my pupils; `?klas=1A` shows one class."""
    shown = home(request.viewer, lang=get_language() or "nl", school_class=request.GET.get("klas", ""))
    return render(request, "home/page.html", {"home": shown})
