"""What one entrusts to school."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import DayField, OnceForm, PillBoxes, Pills, VersionField
from keuzeruimte_web.components.wording import on_day_in_words
from keuzeruimte_web.queries.subjects import TRUST_DOMAINS
from keuzeruimte_web.queries.trusts import TrustPage


class TrustForm(OnceForm):
    """About what, in which words, to whom, until when."""

    version = VersionField(initial=0)
    title = forms.CharField(max_length=80, label=_("Waar gaat het over?"))
    domain = forms.ChoiceField(
        widget=Pills, label=_("Waar hoort dat bij?"), choices=list(TRUST_DOMAINS.items())
    )
    words = forms.CharField(
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        label=_("Wat mag school doen?"),
        help_text=_("En wat wordt daarover verteld? Bijvoorbeeld: elke vrijdag een kort bericht."),
    )
    to = forms.TypedMultipleChoiceField(
        widget=PillBoxes,
        required=False,
        label=_("Aan wie?"),
        help_text=_("Niemand gekozen? Dan is het voor iedereen van school die hier begeleidt."),
    )
    until = DayField(
        required=False,
        label=_("Tot en met wanneer?"),
        help_text=_("Stoppen kan altijd, ook eerder."),
    )

    def __init__(self, page: TrustPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        field.choices = [(str(one.id), one.name) for one in page.colleagues]
        field.widget.parties = {str(one.id): one.party for one in page.colleagues}
        if not page.colleagues:
            del self.fields["to"]
        self._first_day = page.trust.since if page.trust else None
        self.fields["title"].widget.attrs["list"] = "bekend"

    def clean_until(self) -> date | None:
        """It ends today or later: to stop at once there is a button of its own. What goes on after its end
        begins on a day to come, and does not end before that."""
        until: date | None = self.cleaned_data["until"]
        if until and until < timezone.localdate():
            raise forms.ValidationError(_("Deze dag is voorbij. Kies een dag vanaf vandaag."))
        if until and self._first_day and until < self._first_day:
            begins = on_day_in_words(self._first_day, today=timezone.localdate(), weekday=False)
            raise forms.ValidationError(
                _("Dit begint %(begins)s. Kies die dag of een latere.") % {"begins": begins}
            )
        return until


def initial_of(page: TrustPage) -> dict[str, Any]:
    """The form as it opens."""
    trust = page.trust
    if trust is None:
        return {}
    return {
        "title": trust.title,
        "domain": trust.domain,
        "words": trust.words,
        "to": [str(one.id) for one in trust.to],
        "until": trust.until,
        "version": trust.version,
    }
