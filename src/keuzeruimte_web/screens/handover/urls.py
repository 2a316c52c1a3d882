"""/leerlingen/<pupil>/traject/<matter>/overdragen/ and /erbij/"""

from django.urls import path

from keuzeruimte_web.screens.handover import views

urlpatterns = [
    path("leerlingen/<uuid:pupil>/traject/<uuid:matter>/overdragen/", views.over, name="handover"),
    path("leerlingen/<uuid:pupil>/traject/<uuid:matter>/erbij/", views.along, name="ask_along"),
]
