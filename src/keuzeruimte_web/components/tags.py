"""Template tags that only format. They are built in: no template has to load them.

{% icon "eye" %}                     a line drawing; names in icons.py; size=24 for a larger one
{% mark "parents" %}                 the shape of a party; full=False for a voice not heard yet
{% chip "Marloes" party="parents" %} a name with its shape; without party a plain chip
{% day conversation.day %}           'vandaag', 'dinsdag 10 maart'; weekday=False for '10 maart'
{% day conversation.day on=True %}   'vandaag', 'op dinsdag 10 maart': on which day, in a sentence
{% day conversation.day paper=True %}  'dinsdag 10 maart 2026', also today: for what is printed
{% moment conversation.start %}      'vandaag om 15.30'
{% visits talk.visits %}             'vandaag om 15.30, tot ongeveer 16.00'
{{ names|joined }}                   'Marloes en Erik'
{{ text|sentence }}                  first letter a capital
{{ party|party_style }}              'p-ouders', for class="..."
{% error_list form %}                links to every field with an error, for above the form
"""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.template import Context, Library
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from keuzeruimte_web.components import icons, parties, wording
from keuzeruimte_web.components.escaping import escaped
from keuzeruimte_web.components.fields import CHOOSE, FILL_IN

register = Library()

icon = register.simple_tag(icons.icon)

register.filter("joined", wording.joined)
register.filter("sentence", wording.sentence)
register.filter("clock", wording.clock, expects_localtime=True)
register.filter("party_style", parties.style)


@register.simple_tag
@lru_cache(maxsize=512)
def mark(party: str, full: bool = True) -> SafeString:
    """The shape of a party, hidden from a screen reader; nothing for somebody outside the three."""
    shapes = parties.FULL if full else parties.HOLLOW
    if party not in shapes:
        return SafeString("")
    return format_html(
        '<svg class="merk {}" viewBox="0 0 16 16" aria-hidden="true">{}</svg>',
        parties.style(party),
        SafeString(shapes[party]),
    )


@register.simple_tag
def chip(name: str, party: str = "") -> SafeString:
    """Who this is: shape, colour and name in one."""
    shape, words = mark(party), escaped(name)
    return SafeString(f'<span class="chip {parties.style(party)}">{shape}{words}</span>')


@register.simple_tag(takes_context=True)
def day(
    context: Context, value: date | None, weekday: bool = True, on: bool = False, paper: bool = False
) -> str:
    """The day in words, seen from the reader's today (`today`, which every page has)."""
    if value is None:
        return ""
    plain = timezone.localdate(value) if isinstance(value, datetime) else value
    words = wording.on_day_in_words if on else wording.day_in_words
    return words(plain, today=_today(context, paper), weekday=weekday)


@register.simple_tag(takes_context=True)
def moment(context: Context, value: datetime | None, paper: bool = False) -> str:
    """The day and the time in words, seen from the reader's today."""
    return "" if value is None else wording.moment_in_words(value, today=_today(context, paper))


@register.simple_tag(takes_context=True)
def visits(context: Context, value: Sequence[wording.Visit], paper: bool = False) -> str:
    """When somebody is there, in words: the day, and from when until when; once or more often."""
    return wording.visits_in_words(value, today=_today(context, paper))


def _today(context: Context, paper: bool) -> date | None:
    """The reader's today. On paper no day is today: it is read on another day than it was printed."""
    return None if paper else context.get("today")


@register.inclusion_tag("error_list.html")
def error_list(*forms: BaseForm) -> dict[str, Sequence[object]]:
    """What is still missing, in the order of the fields, each with a link to its field."""
    return {
        "of_the_whole": [error for form in forms for error in form.non_field_errors()],
        "of_fields": [
            (_place(field.auto_id, field.use_fieldset), _named(field.label, error))
            for form in forms
            for field in form
            for error in field.errors.as_data()
        ],
    }


def _named(label: object, error: ValidationError) -> str:
    """Away from its field, 'Vul dit in.' needs the name of the field; other errors name what they mean."""
    text = " ".join(str(part) for part in error.messages)
    if text not in (str(CHOOSE), str(FILL_IN)):
        return text
    name = str(label)
    return f"{name} {text}" if name.endswith(("?", ".")) else f"{name}: {text[:1].lower()}{text[1:]}"


def _place(field_id: str, in_a_group: bool) -> str:
    """The id to jump to: in a group of pills that is the first of them."""
    return f"{field_id}_0" if in_a_group else field_id
