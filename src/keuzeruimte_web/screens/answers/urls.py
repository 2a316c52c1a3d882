"""/gesprekken/…/mijn-driehoek/"""

from django.urls import path

from keuzeruimte_web.screens.answers import views

urlpatterns = [
    path("gesprekken/<uuid:conversation>/mijn-driehoek/", views.page, name="answers"),
    path(
        "gesprekken/<uuid:conversation>/mijn-driehoek/<uuid:answer>/terug/",
        views.back,
        name="answers_back",
    ),
]
