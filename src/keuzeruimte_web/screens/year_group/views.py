"""The year group at a glance: for the careers adviser a round, for a mentor the own class."""

import csv
from io import StringIO

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.inviting_voices import invite_voices
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.taking_along import took_list
from keuzeruimte_web.queries.year_group import Row, rows_asked, year_group
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.year_group.address import address_of, asked_in, without_each
from keuzeruimte_web.screens.year_group.forms import InviteForm

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@require_safe
@only_for("professional")
def page(request: Request) -> HttpResponse:
    """Where each pupil is, by name; in pictures or in a table."""
    asked = asked_in(request)
    found = year_group(request.viewer, asked=asked)
    shown = {
        "page": found,
        "table": asked.table,
        "address": address_of(request),
        "without": without_each(request),
    }
    return render(request, "year_group/page.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def invite(request: Request) -> HttpResponse:
    """Whom a letter would go to, and sending it."""
    found = rows_asked(request.viewer, asked=asked_in(request))
    asked = {row.moment: [person for person, _name in row.to_ask] for row in found if row.to_ask}
    back = f"{reverse('year_group')}?{address_of(request)}"
    form = InviteForm(request.POST or None)
    if form.is_valid():
        try:
            sent = invite_voices(request.viewer, asked=asked, once=form.cleaned_data["once"])
        except SentBefore:
            return redirect(back)
        messages.success(
            request,
            ngettext(
                "%(number)s brief gaat de deur uit.", "%(number)s brieven gaan de deur uit.", sent.letters
            )
            % {"number": sent.letters},
        )
        if sent.unreached:
            messages.info(
                request,
                ngettext(
                    "%(number)s mens heeft hier nog geen account. Bel, of maak een brief op papier.",
                    "%(number)s mensen hebben hier nog geen account. Bel, of maak een brief op papier.",
                    sent.unreached,
                )
                % {"number": sent.unreached},
            )
        return redirect(back)
    shown = {"rows": [row for row in found if row.to_ask], "any": bool(found), "form": form, "back": back}
    return render(request, "year_group/invite.html", shown)


@require_POST
@only_for("professional")
def take_along(request: Request) -> HttpResponse:
    """The list that is shown, as a file; that somebody took it along stands in the trail.

    Of nobody there is no list: the page says so.
    """
    found = rows_asked(request.viewer, asked=asked_in(request))
    if not found:
        return redirect(f"{reverse('year_group')}?{address_of(request)}")
    took_list(request.viewer)
    return HttpResponse(
        "\ufeff" + _csv(found),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="keuzes.csv"'},
    )


def _csv(found: tuple[Row, ...]) -> str:
    made = StringIO()
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n")
    writer.writerow(
        [
            _("Leerling"),
            _("Klas"),
            _("Waar staat de keuze?"),
            _("Stap"),
            _("Gekozen"),
            _("Stemmen"),
            _("Gesprek"),
            _("Tot"),
        ]
    )
    for row in found:
        cells = (
            row.full,
            row.school_class,
            row.state_name,
            row.step.title if row.step else _("alle stappen gedaan"),
            row.package,
            row.heard_words,
            date_format(row.next_talk, "Y-m-d") if row.next_talk else "",
            row.ends_on.isoformat() if row.ends_on else "",
        )
        writer.writerow([_plain(cell) for cell in cells])
    return made.getvalue()


def _plain(cell: str) -> str:
    """A spreadsheet reckons with a cell that begins so; with an apostrophe before it, it is a text."""
    return f"'{cell}" if cell.startswith(STARTS_A_FORMULA) else cell
