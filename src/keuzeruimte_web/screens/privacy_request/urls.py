"""/inzage/<pupil>/ and /verzoeken/<request>/"""

from django.urls import path

from keuzeruimte_web.screens.privacy_request import views

urlpatterns = [
    path("inzage/<uuid:pupil>/", views.page, name="privacy_ask"),
    path("verzoeken/<uuid:privacy_request>/intrekken/", views.take_back, name="privacy_withdraw"),
    path("verzoeken/<uuid:privacy_request>/afschrift.pdf", views.paper, name="privacy_paper"),
    path("verzoeken/<uuid:privacy_request>/gegevens.json", views.as_json, name="privacy_json"),
    path("verzoeken/<uuid:privacy_request>/kiezen/", views.choose, name="privacy_weigh"),
]
