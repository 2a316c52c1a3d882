"""Every construct of a template, once each: for test_compiling.py, which has what they show at hand."""

SOURCES = {
    "values": (
        "{{ evil }}{{ safe }}{{ lazy }}{{ number }} {{ half }} {{ zero }} {{ none }} {{ yes }} {{ bytes }}"
    ),
    "constants": "{{ 'a<b' }}{{ 12 }}{{ 1.5 }}{{ True }}{{ None }}{{ _('Log uit') }}{{ \"é'\" }}",
    "behind dots": (
        "{{ who.name }}{{ who.tag.name }}{{ words.first }}{{ words.items }}{{ words.deeper.two }}"
    ),
    "by number": "{{ pairs.1.0 }}{{ people.2.name }}{{ evil.0 }}{{ people.9.name }}",
    "called": (
        "{{ called }}{{ who.greeted }}{{ who.greeted.upper }}{{ who.needs }}{{ erase }}"
        "{{ plain.items|length }}"
    ),
    "missing": (
        "[{{ nowhere }}{{ who.nothing }}{{ words.no.more }}{{ none.name }}{{ evil.x }}{{ nowhere.a.b }}]"
    ),
    "what fails": "{{ who.broken }}",
    "what fails in a condition": ("{% if who.broken or yes %}1{% endif %}{% if who.broken %}2{% endif %}"),
    "too many names": "{% if yes %}{% for a, b in rows %}{{ a }}{% endfor %}{% endif %}",
    "a form": (
        "{{ form.goal.label }}{{ form.goal.name }}{{ form.errors.goal }}{{ form.nothing }}{{ form.is_bound }}"
    ),
    "filters": (
        "{{ evil|upper }}{{ safe|upper }}{{ safe|lower|add:evil }}{{ evil|safe }}"
        "{{ evil|default:'x' }}{{ none|default:evil }}{{ nowhere|default:safe }}"
        "{{ nowhere|default_if_none:'n' }}{{ evil|escape }}{{ evil|linebreaksbr }}"
        "{{ safe|linebreaksbr }}{{ people|length }}{{ nowhere|length }}{{ evil|force_escape }}"
        "{{ evil|truncatechars:9 }}{{ safe|cut:'d' }}{{ zero|yesno:'ja,nee' }}"
        "{{ half|floatformat:2 }}"
    ),
    "filters with values": "{{ evil|default:nothing_here }}",
    "filters of nothing with values": "{{ none|default:nothing_here }}",
    "our filters": "{{ words.deeper|joined }}{{ evil|sentence }}{{ nowhere|sentence }}",
    "if": (
        "{% if who.name and zero < 1 and not nowhere %}1{% endif %}{% if nowhere == none %}2"
        "{% endif %}{% if number > evil %}3{% else %}4{% endif %}{% if not number > evil %}5"
        "{% endif %}{% if 'script' in evil or zero %}6{% endif %}{% if 'x' not in nowhere %}7"
        "{% else %}8{% endif %}{% if none is None and yes is not none %}9{% endif %}{% if zero %}"
        "a{% elif empty %}b{% elif yes %}c{% endif %}"
        "{% if number >= 1 and number <= 9999999 and number != 3 %}d{% endif %}"
        "{% if evil|length > 3 %}e{% endif %}{% if nowhere|default:nothing_here %}f{% else %}g"
        "{% endif %}{% if not nowhere|default:nothing_here %}h{% endif %}"
        "{% if number > evil or yes %}i{% endif %}{% if nowhere|length %}j{% endif %}"
        "{% if True %}k{% endif %}"
    ),
    "for": (
        "{% for one in people %}{{ one.name }}{% if not forloop.last %},{% endif %}"
        "{{ forloop.counter }}{{ forloop.counter0 }}{{ forloop.revcounter }}"
        "{{ forloop.revcounter0 }}{{ forloop.first }}{% endfor %}{{ one }}"
    ),
    "for nothing": (
        "{% for x in nowhere %}x{% empty %}leeg{{ evil }}{% endfor %}{% for x in none %}x{% endfor %}"
    ),
    "for reversed": "{% for x in people reversed %}{{ x.name }}{{ forloop.counter }}{% endfor %}",
    "for pairs": (
        "{% for name, value in pairs %}{{ name }}{{ value }}{% endfor %}"
        "{% for k, v in plain.items %}{{ k }}{{ v }}{% endfor %}"
    ),
    "for in for": (
        "{% for one in rows %}{% for one in one %}{{ one }}{{ forloop.parentloop.counter }}"
        "{% if forloop.first %}!{% endif %}{{ forloop.parentloop.parentloop.counter }}{% empty %}"
        "-{{ forloop.counter }}{% endfor %}{{ one|length }}{% endfor %}"
    ),
    "for with what lasts": (
        "{% for x in people %}{% if forloop.first %}{% url 'home' as to %}{% endif %}[{{ to }}]"
        "{% endfor %}[{{ to }}]{% for a, b in pairs %}{% if forloop.first %}"
        "{% url 'home' as to %}{% endif %}[{{ to }}]{% endfor %}"
    ),
    "for over keys": (
        "{% for key in plain %}{{ key }}{% endfor %}{% for letter in 'a<b' %}{{ letter }},{% endfor %}"
    ),
    "forloop outside": "[{{ forloop.counter }}{{ forloop }}]",
    "with": (
        "{% with one=evil two=one %}{{ one }}{{ two }}{% with one=two %}{{ one }}{% endwith %}"
        "{% endwith %}{{ one }}{% with nothing=nowhere %}[{{ nothing }}{{ nothing|default:'d' }}]"
        "{% endwith %}"
    ),
    "names given": (
        "{% if yes %}{% url 'dossier' pupil as to %}{% endif %}{{ to }}{% if zero %}"
        "{% url 'home' as one %}{% endif %}{{ one }}{% day none as when %}[{{ when }}]"
        "{% translate 'Log uit' as out %}{{ out }}{% translate evil as out %}{{ out }}"
    ),
    "include": (
        "{% include 'picture.html' %}{% include 'picture.html' with one=evil %}"
        "{% include 'picture.html' only %}"
    ),
    "include with only": "{% include 'picture.html' with one=who.name only %}{{ one }}",
    "include in a loop": (
        "{% for one in people %}{% include 'count.html' %}"
        "{% include 'picture.html' with one=one.name %}{% endfor %}"
    ),
    "include what is chosen": (
        "{% include picture %}{% include picture with one=safe only %}{% include as_template with one=1 %}"
    ),
    "include one of": "{% include choices|default:picture %}",
    "include that shadows": "{% with one='a<' %}{% include 'shadow.html' %}{{ one }}{% endwith %}",
    "include itself": "{% include 'tree.html' with left=rows %}",
    "include what Django shows": (
        "{% for one in people %}{% include 'unknown.html' with two=evil %}{% endfor %}"
    ),
    "include what is not there": "{% if zero %}{% include 'nowhere.html' %}{% endif %}ja",
    "extends": (
        "{% extends 'frame.html' %}{% block body %}<{{ block.super }}|{{ evil }}|{{ language }}>"
        "{% endblock %}"
    ),
    "extends twice": (
        "{% extends 'child.html' %}{% block body %}{{ block.super }}+{{ one }}{% endblock %}"
        "{% block inner %}{{ block.super }}{{ evil }}{% endblock %}{% block unused %}x"
        "{% endblock %}"
    ),
    "extends with nothing": "{% extends 'child.html' %}",
    "extends what Django shows": (
        "{% extends 'unknown.html' %}{% block told %}{{ block.super }}{{ evil }}{% endblock %}"
    ),
    "block in a loop": (
        "{% for one in people %}{% block said %}{{ one.name }}{{ forloop.counter }}{% endblock %}{% endfor %}"
    ),
    "sentences": (
        "{% blocktranslate %}Klas {{ evil }} {{ nowhere }} 100%{% endblocktranslate %}"
        "{% blocktranslate with name=who.name one=safe trimmed %}Klas {{ name }}\n {{ one }}"
        "{% endblocktranslate %}{% blocktranslate asvar said %}Klas {{ evil }}"
        "{% endblocktranslate %}{{ said }}{% blocktranslate %}{{ called }}{% endblocktranslate %}"
    ),
    "one or more": (
        "{% for n in only_one %}{% blocktranslate count n=n %}{{ n }} dag{% plural %}{{ n }}"
        " dagen{% endblocktranslate %}{% endfor %}"
        "{% blocktranslate with x=evil count n=people|length %}{{ x }}{{ n }} dag{% plural %}"
        "{{ n }} dagen {{ x }}{% endblocktranslate %}"
    ),
    "translated": (
        "{% translate evil %}{% translate safe %}{% translate percent %}{% translate nowhere %}"
        "{% translate 'Log uit' %}"
    ),
    "addresses": (
        "{% url 'dossier' pupil %}{% url 'dossier' pupil=pupil %}{% url 'nowhere' pupil as to %}[{{ to }}]"
    ),
    "our tags": (
        "{% chip evil party='parents' %}{% icon 'eye' %}{% mark 'school' full=False %}"
        "{% chip safe %}{% day none %}{% htmx_script %}"
    ),
    "tags with a template": "{% error_list form %}",
    "the key of a form": (
        "{% csrf_token %}{% with csrf_token=later_token %}{% csrf_token %}{% endwith %}"
        "{% include 'token.html' %}{% include 'token.html' only %}"
    ),
    "filter": (
        "{% filter upper %}a{{ evil }}{% url 'home' as to %}{% endfilter %}{{ to }}"
        "{% filter force_escape %}{{ safe }}<{% endfilter %}"
    ),
    "spaceless": "{% spaceless %} <p> <b>{{ evil }}</b> </p> {% endspaceless %}",
    "comments": (
        "{# a #}{% comment %}{{ evil }}{% endcomment %}{% templatetag openblock %}{% load static %}"
    ),
    "as it is": (
        "{% autoescape off %}{{ evil }}{% include 'picture.html' with one=evil %}"
        "{% endautoescape %}{{ evil }}"
    ),
    "another language": (
        "{% language 'en' %}{% translate 'Log uit' %}{% include 'words.html' %}{% endlanguage %}"
        "{% include 'words.html' %}"
    ),
    "unknown beside known": (
        "{% cycle 'a' 'b' as c %}{{ c }}{{ evil }}{% firstof nowhere evil %}{% now 'Y' as y %}"
    ),
    "a part of it": (
        "{% partialdef row %}{{ one }}{{ evil }}{% endpartialdef %}{% for one in people %}"
        "{% partial row %}{% endfor %}"
    ),
    "a part in its place": "{% partialdef row inline %}{{ one }}{% endpartialdef %}{% partial row %}",
    "languages": (
        "{% get_current_language as l %}{% get_current_language_bidi as b %}"
        "{% get_available_languages as all %}{{ l }}{{ b }}{{ all }}"
    ),
}

FILES = {
    "picture.html": "({{ one }}{{ evil }}{{ nowhere }})",
    "shadow.html": "{% with one='b<' %}{{ one }}{% include 'picture.html' %}{% endwith %}{{ one }}",
    "count.html": "{{ forloop.counter }}{{ forloop.last }}{{ forloop.parentloop.counter }}",
    "tree.html": (
        "<{% for one in left %}{% if one.0 %}{{ one }}{% endif %}{% if one.1 %}"
        "{% include 'tree.html' with left=one %}{% endif %}{% endfor %}>"
    ),
    "unknown.html": (
        "{% firstof one.name two %}{{ two }}{% block told %}{{ one.name }}{{ evil }}"
        "{% endblock %}{% cycle '1' '2' %}"
    ),
    "token.html": "{% csrf_token %}",
    "words.html": "{% translate 'Log uit' %}{% blocktranslate %}Klas {{ one }}{% endblocktranslate %}",
    "frame.html": (
        "{% get_current_language as language %}[{% block head %}{{ one }}{% endblock %}"
        "{% with one='w' %}{% block body %}{{ one }}{{ language }}{% endblock %}{% endwith %}]"
    ),
    "child.html": (
        "{% extends 'frame.html' %}{% block body %}c{{ block.super }}{% block inner %}{{ one }}"
        "{% endblock %}{% endblock %}"
    ),
}
