"""When and where the talk is, what it is about, and the own words."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import ClockInput, DayField, OnceForm, Pills
from keuzeruimte_web.queries.relation import Caring

AHEAD = timedelta(days=3)


class TalkForm(OnceForm):
    """A talk with the parents. `asks_words`: what one did, or will say, in own words."""

    matter = forms.TypedChoiceField(label=_("Waar hoort het bij?"), widget=Pills, coerce=UUID)
    topic = forms.ChoiceField(label=_("Waarover ging het?"), widget=Pills, required=False)
    words = forms.CharField(
        label=_("Jouw woorden"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        required=False,
    )
    day = DayField(label=_("Welke dag?"))
    time = forms.TimeField(label=_("Hoe laat?"), widget=ClockInput)
    place = forms.CharField(label=_("Waar?"), max_length=80, required=False)

    def __init__(
        self, *args: Any, about: Caring, asks: str, asks_topic: bool, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        matter: Any = self.fields["matter"]
        matter.choices = [(str(pk), title) for pk, title in about.matters]
        self.initial.setdefault("matter", str(about.matters[0][0]) if about.matters else "")
        if len(about.matters) == 1:
            matter.widget = forms.HiddenInput()
        topic: Any = self.fields["topic"]
        topic.choices = [(str(pk), title) for pk, _matter, title in about.topics]
        topic.choices = [*topic.choices, ("", _("iets op school"))]
        self.of = {pk: matter for pk, matter, _title in about.topics}
        if not asks_topic:
            del self.fields["topic"]
        if asks:
            self.fields["words"].label = asks
            self.fields["words"].help_text = _(
                "Het ligt als jouw aantekening klaar bij het punt waar je het zegt."
            )
        else:
            del self.fields["words"]
        self.initial.setdefault("day", today + AHEAD)
        self.fields["day"].widget.attrs["min"] = today.isoformat()

    def clean_day(self) -> date:
        """A talk is planned for today or later."""
        day: date = self.cleaned_data["day"]
        if day < self.today:
            raise forms.ValidationError(_("Kies vandaag of een dag die nog komt."))
        return day

    def clean(self) -> dict[str, Any]:
        """A topic belongs to the matter that was chosen."""
        cleaned = super().clean() or {}
        topic = cleaned.get("topic")
        if topic and self.of.get(UUID(topic)) != cleaned.get("matter"):
            self.add_error("topic", _("Kies een onderwerp dat hierbij hoort."))
        return cleaned

    def talk(self) -> dict[str, Any]:
        """What the operation needs."""
        sent = self.cleaned_data
        at = timezone.make_aware(datetime.combine(sent["day"], sent["time"]))
        topic = sent.get("topic")
        return {
            "matter": sent["matter"],
            "topic": UUID(topic) if topic else None,
            "starts_at": at,
            "place": sent["place"],
            "words": sent.get("words", ""),
            "once": sent["once"],
        }
