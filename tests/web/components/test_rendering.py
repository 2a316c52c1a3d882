"""A template that was worked out as far as it can be says what Django says, in each language."""

import gc
import weakref
from dataclasses import dataclass
from uuid import UUID

import pytest
from django import forms
from django.template import engines
from django.test import RequestFactory
from django.urls import NoReverseMatch
from django.utils.safestring import SafeString
from django.utils.translation import override

from keuzeruimte_web.components.rendering.folding import fold
from keuzeruimte_web.components.rendering.nodes import Same

PUPIL, OTHER = UUID(int=7, version=4), UUID(int=8, version=4)


@pytest.fixture(autouse=True)
def only_texts() -> None:
    """What a template is given here, it shows as Django does: tests/web/conftest.py refuses none."""


class Named(forms.Form):
    """A form, of which each field knows its form."""

    name = forms.CharField()


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody with a name, a child, and what is asked by calling it."""

    name: str
    child: "Somebody | None" = None

    def greeted(self) -> str:
        """What a template calls."""
        return f"Dag {self.name}"


VALUES = {
    "pupil": PUPIL,
    "other": OTHER,
    "name": 'Marloes & "Erik" <b>',
    "safe": SafeString("<b>dik</b>"),
    "number": 1234,
    "half": 0.5,
    "none": None,
    "who": Somebody("Saskia", child=Somebody("Bram")),
    "words": {"first": "een", "items": "eigen", "deeper": {"two": "twee"}},
    "list": ["nul", "een"],
    "screen": "dossier",
    "screen_of_one": "home",
    "icon": "eye",
    "yes": True,
    "role": {"picture": "roles/expert.html", "name": "Deskundige", "sentence": "Je denkt mee."},
}
SOURCES = {
    "words": '{% translate "Mijn leerlingen" %} {% translate "Log uit" %}{% translate "100%% zeker" %}',
    "words in a variable": '{% translate "Log uit" as out %}[{{ out }}] {% translate name %}',
    "a sentence": "{% blocktranslate trimmed with name=who.name %}Klas {{ name }}{% endblocktranslate %}",
    "a sentence with what is not there": "{% blocktranslate %}Klas {{ nowhere }} 100%{% endblocktranslate %}",
    "a sentence in a variable": (
        "{% blocktranslate asvar said %}Klas {{ name }}{% endblocktranslate %}{{ said }}"
    ),
    "one or more": (
        "{% blocktranslate count n=number %}{{ n }} dag{% plural %}{{ n }} dagen{% endblocktranslate %}"
    ),
    "addresses": "{% url 'home' %} {% url 'dossier' pupil %} {% url 'event_again' pupil other %}",
    "addresses by name": "{% url 'dossier' pupil=pupil %} {% url screen pupil %} {% url screen_of_one %}",
    "an address of a text": "{% url 'dossier' pupil|stringformat:'s' %}",
    "an address in a variable": (
        "{% url 'dossier' pupil as to %}{{ to }}{% url 'nowhere' pupil as to %}[{{ to }}]"
    ),
    "drawings": (
        "{% icon 'eye' %}{% icon icon size=24 %}{% mark 'school' full=False %}{% chip name party='parents' %}"
    ),
    "files": "{% static 'css/base.css' %}",
    "values": "{{ name }} {{ safe }} {{ number }} {{ half }} {{ none }} {{ yes }} {{ 'vast' }} {{ 12 }}",
    "as it is": "{% autoescape off %}{{ name }}{% translate 'Log uit' %}{% endautoescape %}",
    "values in values": (
        "{{ who.child.name }} {{ words.first }} {{ words.items }} {{ words.deeper.two }} {{ list.1 }}"
    ),
    "what is not there": (
        "[{{ nowhere }}{{ who.nothing }}{{ words.no.more }}{{ list.9 }}{{ none.name }}{{ 0.a }}]"
    ),
    "what is called": "{{ who.greeted }} {{ who.greeted.upper }} {{ words.keys|length }}",
    "what is compared": (
        "{% if who.child and number > 3 or not yes %}ja{% elif nowhere %}n{% else %}nee{% endif %}"
    ),
    "what comes again": (
        "{% for one in list %}{{ forloop.counter }}{{ one }}{% if not forloop.last %},{% endif %}{% endfor %}"
    ),
    "with": "{% with child=who.child %}{{ child.name }}{{ child.child.name }}{% endwith %}",
    "a part of it": "{% include 'role.html' with role=role only %}{% include 'logo.html' %}",
    "filters": (
        "{{ name|default:who.name|upper }} {{ nowhere|default:who.name }}"
        " {{ list|joined }} {{ name|sentence }}"
    ),
}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("which", list(SOURCES))
def test_it_says_what_django_says(which: str, language: str) -> None:
    plain, folded = (engines["django"].from_string(SOURCES[which]) for _ in range(2))
    fold(folded.template.nodelist)
    with override(language):
        expected = plain.render(dict(VALUES))
        assert [folded.render(dict(VALUES)) for _ in range(2)] == [expected, expected]


def test_what_is_the_same_on_every_page_is_one_part_in_each_language() -> None:
    folded = engines["django"].from_string('<p>{% translate "Log uit" %}</p>{% icon "eye" %}{{ name }}')
    fold(folded.template.nodelist)
    assert [type(node) is Same for node in folded.template.nodelist] == [True, False]
    said = []
    for language in ("nl", "en", "nl"):
        with override(language):
            said.append(folded.render({"name": ""}).partition("</p>")[0])
    assert said == ["<p>Log uit", "<p>Sign out", "<p>Log uit"]


def test_an_address_that_is_not_there_says_so_on_the_page_that_asks_for_it() -> None:
    folded = engines["django"].from_string(
        "{% if no %}{% url 'nowhere' %}{% url 'nowhere' pupil %}{% endif %}"
    )
    fold(folded.template.nodelist)
    assert folded.render({"pupil": PUPIL}) == ""
    with pytest.raises(NoReverseMatch):
        folded.render({"pupil": PUPIL, "no": True})


def test_each_page_has_its_own_addresses() -> None:
    folded = engines["django"].from_string("{% url 'dossier' pupil %}")
    fold(folded.template.nodelist)
    assert [folded.render({"pupil": one}) for one in (PUPIL, OTHER)] == [
        f"/leerlingen/{PUPIL}/",
        f"/leerlingen/{OTHER}/",
    ]


def test_what_was_shown_is_gone_without_looking_for_circles() -> None:
    template = engines["django"].from_string("{{ form.name }}")
    gc.collect()
    gc.disable()
    try:
        form = Named()
        assert 'name="name"' in template.render({"form": form}, RequestFactory().get("/"))
        left = weakref.ref(form)
        del form
        assert left() is None
    finally:
        gc.enable()
