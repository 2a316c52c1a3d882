"""/wie-ziet-dit/<kind>/<record>/: one address a kind, so that an address names what it leads to."""

from django.urls import path

from keuzeruimte_web.screens.who_sees import views

# The kind of record, its word in the address, and how other addresses call its id.
PAGES = (
    ("matter", "zaak", "matter"),
    ("delegation", "toevertrouwd", "delegation"),
    ("limit", "grens", "limit"),
    ("request", "vraag", "question"),
    ("protection", "bescherming", "protection"),
    ("event", "gebeurtenis", "event"),
    ("offer", "aanbod", "offer"),
    ("conversation", "gesprek", "conversation"),
    ("time_proposal", "tijden", "proposal"),
    ("item", "gesprekspunt", "item"),
    ("voice", "stem", "voice"),
    ("answer", "antwoord", "answer"),
    ("report", "verslag", "report"),
    ("agreement", "afspraak", "agreement"),
    ("response", "eigen-woorden", "response"),
    ("addition", "aanvulling", "addition"),
    ("note", "aantekening", "note"),
    ("draft", "concept", "draft"),
    ("doubt", "twijfel", "doubt"),
    ("institution", "instelling", "institution"),
    ("village", "om-de-leerling-heen", "village"),
    ("career_item", "loopbaan", "career_item"),
    ("placement", "stage", "placement"),
    ("guardianship", "gezag", "guardianship"),
    ("pupil", "leerling", "pupil"),
    ("involvement", "begeleiding", "involvement"),
    ("topic", "onderwerp", "topic"),
    ("opening", "meelezen", "opening"),
    ("privacy_request", "verzoek", "privacy_request"),
    ("choice_moment", "keuzemoment", "moment"),
    ("choice_voice", "woorden-bij-een-keuze", "choice_voice"),
)

urlpatterns = [
    path(f"wie-ziet-dit/{word}/<uuid:{name}>/", views.page, {"kind": kind}, name=f"who_sees_{kind}")
    for kind, word, name in PAGES
]
