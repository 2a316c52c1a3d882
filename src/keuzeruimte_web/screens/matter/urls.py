"""/leerlingen/<pupil>/traject/"""

from django.urls import path

from keuzeruimte_web.screens.matter import views

urlpatterns = [
    path("leerlingen/<uuid:pupil>/traject/", views.new, name="matter_new"),
    path("leerlingen/<uuid:pupil>/traject/<uuid:matter>/onderwerp/", views.topic, name="topic_new"),
    path("leerlingen/<uuid:pupil>/traject/<uuid:matter>/onderwerp/<uuid:topic>/", views.rename, name="topic"),
]
