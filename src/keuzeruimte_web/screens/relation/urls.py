"""/leerlingen/<pupil>/relatie/"""

from django.urls import path

from keuzeruimte_web.screens.relation import views

urlpatterns = [
    path("leerlingen/<uuid:pupil>/relatie/herstel/", views.repair, name="relation_repair"),
    path("leerlingen/<uuid:pupil>/relatie/eerst/", views.care, name="relation_care"),
    path("leerlingen/<uuid:pupil>/relatie/toevertrouwd/", views.trust, name="relation_trust"),
]
