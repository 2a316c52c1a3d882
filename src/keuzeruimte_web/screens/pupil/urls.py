"""/leerling/"""

from django.urls import path

from keuzeruimte_web.screens.pupil import views

urlpatterns = [
    path("leerling/", views.home, name="pupil"),
    path("leerling/afspraak/<uuid:agreement>/", views.finish_agreement, name="pupil_finish"),
]
