"""/gesprekken/…/mijn-stem/ and /gesprekken/…/mijn-driehoek/"""

from django.urls import path

from keuzeruimte_web.screens.voice import triangle, views

OWN = "gesprekken/<uuid:conversation>/mijn-stem/"
TRIANGLE = "gesprekken/<uuid:conversation>/mijn-driehoek/"

urlpatterns = [
    path(OWN, views.page, name="voice"),
    path(OWN + "bewaar/", views.keep, name="voice_keep"),
    path(OWN + "<uuid:voice>/", views.told, name="voice_told"),
    path(TRIANGLE, triangle.page, name="answers"),
    path(TRIANGLE + "<uuid:answer>/terug/", triangle.back, name="answers_back"),
]
