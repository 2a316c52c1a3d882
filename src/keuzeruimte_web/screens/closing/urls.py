"""/leerlingen/<pupil>/traject/<matter>/afronden/"""

from django.urls import path

from keuzeruimte_web.screens.closing import views

urlpatterns = [
    path("leerlingen/<uuid:pupil>/traject/<uuid:matter>/afronden/", views.page, name="closing"),
]
