"""…/straks/: what changes at 16 and at 18, for each corner."""

from django.urls import path

from keuzeruimte_web.screens.turning import views

urlpatterns = [
    path("leerling/straks/", views.for_pupil, name="turning_pupil"),
    path("ouder/<uuid:pupil>/straks/", views.for_parent, name="turning_parent"),
    path("leerlingen/<uuid:pupil>/straks/", views.for_staff, name="turning_staff"),
]
