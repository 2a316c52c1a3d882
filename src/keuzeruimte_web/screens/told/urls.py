"""/leerlingen/…/verteld/"""

from django.urls import path

from keuzeruimte_web.screens.told import views

urlpatterns = [path("leerlingen/<uuid:pupil>/verteld/", views.page, name="told")]
