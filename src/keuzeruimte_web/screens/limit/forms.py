"""A limit in own words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import DayField, OnceForm, PillBoxes, Pills
from keuzeruimte_web.queries.own_limits import LimitPage
from keuzeruimte_web.queries.subjects import LIMIT_DOMAINS


class LimitForm(OnceForm):
    """Which topic, with whom not, in whose presence yes; a reason and a review date if one likes."""

    title = forms.CharField(max_length=80, required=False, label=_("Waarover niet?"))
    domain = forms.ChoiceField(
        widget=Pills,
        label=_("Waar hoort dat bij?"),
        help_text=_("Staat hierboven niets? Dan gaat de grens over dit hele gebied."),
        choices=list(LIMIT_DOMAINS.items()),
    )
    audience = forms.TypedMultipleChoiceField(widget=PillBoxes, label=_("Met wie niet?"))
    unless_present = forms.TypedMultipleChoiceField(
        widget=PillBoxes,
        required=False,
        label=_("Mag het wel als iemand erbij is?"),
        help_text=_(
            "Niemand aangevinkt? Dan mag het nooit. "
            "Meer mensen aangevinkt? Dan alleen als zij er allemaal bij zijn."
        ),
    )
    reason = forms.CharField(
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        label=_("Waarom?"),
        help_text=_("Een reden hoeft niet."),
    )
    review_on = DayField(
        required=False,
        label=_("Wanneer hier nog eens naar kijken?"),
        help_text=_("Ook na die dag blijft de grens gelden. Weghalen kan altijd."),
    )
    share = forms.TypedMultipleChoiceField(
        widget=PillBoxes,
        required=False,
        label=_("Wie mag dit nog meer zien?"),
        help_text=_("Wie hier begeleidt, ziet het altijd."),
    )

    def __init__(self, page: LimitPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, people in (
            ("audience", page.audience),
            ("unless_present", page.beside),
            ("share", page.other_parents),
        ):
            field: Any = self.fields[name]
            field.choices = [(str(one.id), _("Ik") if one.me else one.name) for one in people]
            field.widget.parties = {str(one.id): one.party for one in people}
            if not people:
                del self.fields[name]
        self.fields["title"].widget.attrs["list"] = "bekend"


class KeepForm(forms.Form):
    """What a pupil of 18 says beside a limit that stays."""

    reason = forms.CharField(
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        label=_("Wil je er iets bij zeggen?"),
        help_text=_("Dit hoeft niet. Wie je op school begeleidt, leest het. Thuis leest het niet."),
    )


def initial_of(page: LimitPage) -> dict[str, Any]:
    """The form as it opens: a new limit is about not opening it with the pupil."""
    limit = page.limit
    if limit is None:
        return {"audience": [str(page.pupil)]}
    return {
        "title": limit.title,
        "domain": limit.domain,
        "audience": [str(one.id) for one in limit.audience],
        "unless_present": [str(one.id) for one in limit.unless_present],
        "reason": limit.reason,
        "review_on": limit.review_on,
        "share": [str(one.id) for one in limit.shared_with],
    }
