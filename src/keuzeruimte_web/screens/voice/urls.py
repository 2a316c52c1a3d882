"""/gesprekken/…/mijn-stem/"""

from django.urls import path

from keuzeruimte_web.screens.voice import views

urlpatterns = [
    path("gesprekken/<uuid:conversation>/mijn-stem/", views.page, name="voice"),
    path("gesprekken/<uuid:conversation>/mijn-stem/<uuid:voice>/", views.told, name="voice_told"),
]
