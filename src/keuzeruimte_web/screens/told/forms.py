"""What a parent told by telephone or at the door, written down by who heard it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import OnceForm, Options, Pills
from keuzeruimte_web.components.wording import on_day_in_words
from keuzeruimte_web.queries.subjects import LIMIT_DOMAINS, REQUESTS
from keuzeruimte_web.queries.voice import ToldPage

VOICES = (
    ("wish", _("een wens")),
    ("from_school", _("wat de ouder van school verwacht")),
    ("from_pupil", _("wat de ouder van de leerling verwacht")),
    ("knowledge", _("iets dat helpt")),
    ("question", _("een vraag voor het gesprek")),
)


class ToldForm(OnceForm):
    """Who told it, what it is, and in which words."""

    parent = forms.ChoiceField(widget=Pills, label=_("Wie vertelde het?"))
    what = forms.ChoiceField(widget=Options, label=_("Wat is het?"))
    kind = forms.ChoiceField(
        required=False,
        widget=Pills,
        label=_("Wat vraagt de ouder?"),
        help_text=_("Alleen bij een vraag aan school."),
        choices=[(kind, name) for kind, (name, help_) in REQUESTS.items()],
    )
    title = forms.CharField(
        required=False,
        max_length=80,
        label=_("Waarover?"),
        help_text=_(
            "Alleen bij een grens of een vraag aan school. "
            "Staat hier niets? Dan gaat het over het hele gebied hieronder."
        ),
    )
    domain = forms.ChoiceField(
        required=False, widget=Pills, label=_("Gebied"), choices=list(LIMIT_DOMAINS.items())
    )
    words = forms.CharField(
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        label=_("In de woorden van de ouder"),
        help_text=_("Schrijf op wat er werd gezegd, niet wat jij ervan vindt."),
    )

    def __init__(self, page: ToldPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        parent: Any = self.fields["parent"]
        parent.choices = [(str(one.id), one.name) for one in page.parents]
        parent.widget.parties = {str(one.id): one.party for one in page.parents}
        what: Any = self.fields["what"]
        before = [
            (
                f"{kind}:{talk.id}",
                _("%(what)s, voor het gesprek ‘%(talk)s’ %(on)s")
                % {
                    "what": name,
                    "talk": talk.title,
                    "on": on_day_in_words(talk.day, today=today, weekday=False),
                },
            )
            for talk in page.talks
            for kind, name in VOICES
        ]
        self._invited = {str(talk.id): {str(one) for one in talk.parents} for talk in page.talks}
        matter = page.matters[0].id
        what.choices = [
            *before,
            (f"limit:{matter}", _("een grens: hier niet over beginnen")),
            (f"request:{matter}", _("een vraag aan school")),
        ]

    def clean(self) -> dict[str, Any]:
        """A voice needs words, and somebody who comes to that conversation; a limit and a question need to be
        about something."""
        given: dict[str, Any] = super().clean() or {}
        what, _sep, about = str(given.get("what", "")).partition(":")
        if what == "request" and not given.get("kind"):
            self.add_error("kind", _("Kies wat de ouder vraagt."))
        if what in ("limit", "request") and not given.get("domain"):
            self.add_error("domain", _("Kies een gebied."))
        if what and what not in ("limit", "request") and not given.get("words", "").strip():
            self.add_error("words", _("Schrijf op wat er werd gezegd."))
        if about in self._invited and given.get("parent") not in self._invited[about] | {None}:
            self.add_error("what", _("Deze ouder komt niet bij dat gesprek. Kies hier iets anders."))
        return given
