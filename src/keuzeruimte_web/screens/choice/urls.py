"""/keuze/<moment>/"""

from django.urls import path

from keuzeruimte_web.screens.choice import opening, options, talk, views, writing

ONE = "keuze/<uuid:moment>/"

urlpatterns = [
    path("leerlingen/<uuid:pupil>/keuze/", opening.new, name="choice_new"),
    path("leerlingen/<uuid:pupil>/keuze/<uuid:matter>/", views.of_matter, name="choice_of_matter"),
    path(ONE, views.page, name="choice"),
    path(ONE + "stand/", views.state, name="choice_state"),
    path(ONE + "vraag-ieder/", views.ask_all, name="choice_ask_all"),
    path(ONE + "gesprek/", talk.new, name="choice_talk"),
    path(ONE + "woorden/", writing.words, name="choice_words"),
    path(ONE + "mogelijkheid/", options.words, name="choice_option_new"),
    path(ONE + "mogelijkheid/pakket/", options.package, name="choice_package"),
    path(ONE + "mogelijkheid/opleiding/", options.programme, name="choice_programme"),
    path(ONE + "kiezen/", writing.choose, name="choice_choose"),
    path(ONE + "verteld/", writing.told, name="choice_told"),
    path(ONE + "advies/", writing.give_advice, name="choice_advise"),
    path("keuze/stap/<uuid:step>/", views.step, name="choice_step"),
    path("keuze/mogelijkheid/<uuid:option>/", writing.view, name="choice_view"),
    path("keuze/mogelijkheid/<uuid:option>/veranderen/", options.change, name="choice_option_change"),
    path("keuze/mogelijkheid/<uuid:option>/opzij/", views.aside, name="choice_aside"),
    path("keuze/verteld/<uuid:voice>/", writing.told_is_so, name="choice_told_is_so"),
    path("keuze/advies/<uuid:advice>/vraag/", writing.ask, name="choice_ask"),
    path("keuze/vraag/<uuid:asked_back>/", writing.answer, name="choice_reply"),
    path("keuze/antwoord/<uuid:sign_off>/", writing.sign_it, name="choice_sign"),
]
