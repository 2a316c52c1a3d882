"""Words at a choice are kept while one types (0160): each form stands on what its author typed last."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from keuzeruimte_web.components.kept_fields import KEPT_FORM, keep_fields
from keuzeruimte_web.operations.drafts import TooMuch
from keuzeruimte_web.operations.typed import keep_text
from keuzeruimte_web.queries.choice import ChoicePage
from keuzeruimte_web.queries.drafts import browser_key
from keuzeruimte_web.queries.typed import typed_now
from keuzeruimte_web.request import Request

LONGEST = 2000


def keeps(request: Request) -> bool:
    """Whether this request brings half a text to keep, and no form to save."""
    return "slot" in request.POST


class Typing:
    """What somebody types in one form of a choice: `name` of the form, and the record it is about."""

    def __init__(self, request: Request, *, name: str, about: UUID) -> None:
        self.request, self.name, self.about = request, name, str(about)

    def keep(self, form: forms.BaseForm) -> HttpResponse:
        """Keep one text; the quiet line beside it, marked so that the browser knows it from a sign-in."""
        post = self.request.POST
        slot = post.get("slot", "")
        if slot not in _texts(form):
            raise Http404
        try:
            kept = keep_text(
                self.request.viewer,
                form=self.name,
                about=self.about,
                slot=slot,
                words=post.get(slot, "")[:LONGEST].replace("\x00", ""),
                base=post.get(f"{slot}_base", ""),
                saved=str(form.get_initial_for_field(form.fields[slot], slot) or ""),
            )
        except TooMuch:
            return HttpResponse(status=413)
        line = {"slot": slot, "base": kept.base, "kept": kept, "at": timezone.localtime()}
        answer = render(self.request, "kept_line.html", line)
        answer["X-Kept"] = "1"
        return answer

    def show(
        self,
        template: str,
        found: ChoicePage,
        form: forms.BaseForm,
        *,
        clashes: Collection[str] = (),
        **more: Any,
    ) -> HttpResponse:
        """The page with the form, on what was typed last."""
        viewer = self.request.viewer
        saved = {
            slot: str(form.get_initial_for_field(form.fields[slot], slot) or "") for slot in _texts(form)
        }
        now = typed_now(viewer, form=self.name, about=self.about, saved=saved, clashes=clashes)
        keep_fields(form, now)
        context = {
            "page": found,
            "form": form,
            "role": viewer.role.value,
            "form_id": KEPT_FORM,
            "keeper": f"{self.name}.{self.about}.{viewer.person}",
            "key": browser_key(viewer),
            **more,
        }
        status = 409 if clashes or more.get("theirs") else 422 if form.is_bound else 200
        return render(self.request, template, context, status=status)


def _texts(form: forms.BaseForm) -> list[str]:
    """The names of the fields in which somebody types words."""
    return [
        name
        for name, field in form.fields.items()
        if isinstance(field, forms.CharField) and not field.widget.is_hidden
    ]
