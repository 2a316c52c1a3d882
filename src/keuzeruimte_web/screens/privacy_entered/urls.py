"""/beheer/verzoeken/: what the office writes down for somebody; /afschrift/: fetching it with a code."""

from django.urls import path

from keuzeruimte_web.screens.privacy_entered import fetching, views

urlpatterns = [
    path("beheer/verzoeken/", views.page, name="privacy_entered"),
    path("beheer/verzoeken/<uuid:pupil>/nieuw/", views.enter, name="privacy_enter"),
    path("beheer/verzoeken/<uuid:privacy_request>/intrekken/", views.stop, name="privacy_entered_stop"),
    path("beheer/verzoeken/<uuid:privacy_request>/brief/", views.letter, name="privacy_letter"),
    path("afschrift/", fetching.page, name="privacy_fetch"),
]
