"""A point in plain choices, and when, where and with whom one talks."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import (
    ClockInput,
    DayField,
    Offered,
    OnceForm,
    Options,
    PillBoxes,
    Pills,
    Tick,
    VersionField,
)
from keuzeruimte_web.components.wording import sentence
from keuzeruimte_web.queries.points import NEEDED, NEW_TOPIC, PARTS, Point, PointChoices, fits

HOW_MANY = (("1", _("Eén")), ("2", _("Twee")), ("3", _("Drie of meer")))


class People(Offered, forms.MultipleChoiceField):
    """Any number of people, by name."""

    widget = PillBoxes


class PointForm(OnceForm):
    """One point of the agenda. Questions that the chosen act does not need are passed over."""

    item = forms.UUIDField(required=False, widget=forms.HiddenInput)
    version = VersionField(required=False, initial=0)
    topic = Offered(
        label=_("Waarover gaat het?"),
        widget=Pills,
        error_messages={"required": _("Kies waarover het gaat.")},
    )
    new_topic = forms.CharField(label=_("Hoe noem je dat?"), required=False, max_length=80)
    domain = Offered(label=_("Waar hoort dat bij?"), required=False, widget=Options)
    verb = Offered(label=_("Wat doe je?"), widget=Pills, error_messages={"required": _("Kies wat je doet.")})
    to = People(label=_("Met wie?"), error_messages={"required": _("Kies met wie.")})
    about = People(
        label=_("Over wie gaat het?"), required=False, help_text=_("Alleen als het over iemand gaat.")
    )
    alongside = People(label=_("Voor wie kom je op?"), required=False)
    against = People(label=_("Tegenover wie?"), required=False)
    options = forms.ChoiceField(
        label=_("Hoeveel mogelijkheden leg je voor?"), required=False, choices=HOW_MANY, widget=Pills
    )
    responsible = People(label=_("Wie doet het?"), required=False)
    present = People(label=_("Wie zit erbij?"), required=False)
    through = People(label=_("Laat je het door iemand overbrengen?"), required=False)
    waits_for = People(label=_("Doe je het pas als iemand ja zegt?"), required=False)
    duty = forms.BooleanField(label=_("School moet dit van de wet"), required=False, widget=Tick)
    title = forms.CharField(
        label=_("Titel op de agenda"),
        required=False,
        max_length=120,
        help_text=_("Iedereen die erbij is, leest dit. Laat je het leeg, dan maken we een titel."),
    )
    minutes = forms.IntegerField(label=_("Minuten"), min_value=1, max_value=240, initial=10)

    def __init__(self, *args: Any, choices: PointChoices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = choices.by
        for name, offered in on_offer(choices).items():
            field: Any = self.fields[name]
            begins = name in ("verb", "domain")
            field.offer([(value, sentence(str(words))) for value, words in offered] if begins else offered)
            if name in PARTS:
                field.widget.parties = choices.parties
        domain: Any = self.fields["domain"].widget
        domain.helps = choices.domain_help

    def clean(self) -> dict[str, Any]:
        """A new topic needs a name and a place; some acts say nothing without a name."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("topic") == NEW_TOPIC and not cleaned.get("new_topic", "").strip():
            self.add_error("new_topic", _("Geef het onderwerp een naam."))
        for name in lacking(cleaned):
            self.add_error(
                name, _("Kies waar het bij hoort.") if name == "domain" else _("Kies wie je bedoelt.")
            )
        return cleaned

    def point(self) -> Point:
        """What was chosen; the form must be valid."""
        return point_of(self.cleaned_data, by=self.by)


def on_offer(choices: PointChoices) -> Mapping[str, Sequence[tuple[str, Any]]]:
    """For each question with choices what can be chosen, apart from how many possibilities there are."""
    people = {"about": choices.everybody, "responsible": choices.doers}
    return {
        "verb": choices.verbs,
        "topic": choices.topics,
        "domain": choices.domains,
        **{part: people.get(part, choices.living) for part in PARTS},
    }


def lacking(chosen: Mapping[str, Any]) -> Iterable[str]:
    """The questions without which this says nothing: where a new topic belongs, and whom some acts name."""
    if chosen.get("topic") == NEW_TOPIC and not chosen.get("domain"):
        yield "domain"
    for part, verbs in NEEDED.items():
        if chosen.get("verb") in verbs and not chosen.get(part):
            yield part


def point_of(chosen: Mapping[str, Any], *, by: UUID) -> Point:
    """The point that these answers make; professional `by` will do it."""
    new = chosen["topic"] == NEW_TOPIC
    verb = chosen["verb"]
    return Point(
        verb=verb,
        by=by,
        topic=None if new else UUID(chosen["topic"]),
        new_topic=chosen["new_topic"].strip() if new else "",
        domain=chosen["domain"] if new else "",
        people={
            part: frozenset(UUID(person) for person in chosen[part])
            for part in PARTS
            if chosen[part] and fits(part, verb)
        },
        options=int(chosen["options"]) if chosen["options"] and fits("options", verb) else None,
        duty=chosen["duty"],
        title=chosen["title"].strip(),
        minutes=chosen["minutes"] or 10,
    )


def filled_in(point: Point, *, item: UUID, version: int) -> dict[str, Any]:
    """The form's values for a point that stands on the agenda already."""
    return {
        "item": item,
        "version": version,
        "topic": str(point.topic) if point.topic else NEW_TOPIC,
        "new_topic": "",
        "domain": point.domain,
        "verb": point.verb,
        "options": str(min(point.options, 3)) if point.options else "",
        "duty": point.duty,
        "title": point.title,
        "minutes": point.minutes,
        **{part: [str(person) for person in point.who(part)] for part in PARTS},
    }


class ConversationForm(OnceForm):
    """When, where and with whom, about which matter."""

    version = VersionField(required=False, initial=0)
    matter = forms.ChoiceField(
        label=_("Waar hoort dit gesprek bij?"),
        widget=Pills,
        error_messages={"required": _("Kies waar dit gesprek bij hoort.")},
    )
    title = forms.CharField(
        label=_("Hoe heet het gesprek?"),
        max_length=120,
        help_text=_("Iedereen die je uitnodigt, leest dit."),
        error_messages={"required": _("Geef het gesprek een naam.")},
    )
    guests = People(
        label=_("Wie komen er?"),
        help_text=_("Jij bent er altijd bij."),
        error_messages={"required": _("Kies wie er komen.")},
    )
    day = DayField(label=_("Welke dag?"), error_messages={"required": _("Kies een dag.")})
    time = forms.TimeField(
        label=_("Hoe laat?"), widget=ClockInput, error_messages={"required": _("Kies een tijd.")}
    )
    place = forms.CharField(label=_("Waar?"), required=False, max_length=80)

    def __init__(
        self,
        *args: Any,
        matters: Iterable[tuple[str, str]] | None,
        guests: Iterable[tuple[str, str]],
        parties: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        """`matters` None: the conversation has one, which stays."""
        super().__init__(*args, **kwargs)
        if matters is None:
            del self.fields["matter"]
        else:
            matter: Any = self.fields["matter"]
            matter.choices = list(matters)
        field: Any = self.fields["guests"]
        field.choices = list(guests)
        field.widget.parties = parties

    def fields_of_plan(self) -> dict[str, Any]:
        """What was filled in, as an operation takes it; the form must be valid."""
        chosen = self.cleaned_data
        starts_at = datetime.combine(chosen["day"], chosen["time"])
        return {
            "title": chosen["title"],
            "starts_at": timezone.make_aware(starts_at),
            "place": chosen["place"],
            "guests": [UUID(person) for person in chosen["guests"]],
        }
