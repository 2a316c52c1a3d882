"""/leerlingen/<pupil>/traject/<matter>/"""

from django.urls import path

from keuzeruimte_web.screens.guides import views

urlpatterns = [
    path("leerlingen/<uuid:pupil>/traject/<uuid:matter>/", views.page, name="guides"),
    path("leerlingen/<uuid:pupil>/traject/<uuid:matter>/stoppen/", views.stop, name="guides_stop"),
]
