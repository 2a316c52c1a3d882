"""/leerlingen/<pupil>/gebeurtenis/"""

from django.urls import path

from keuzeruimte_web.screens.event import views

urlpatterns = [
    path("leerlingen/<uuid:pupil>/gebeurtenis/", views.new, name="event"),
    path("leerlingen/<uuid:pupil>/gebeurtenis/<uuid:event>/", views.again, name="event_again"),
]
