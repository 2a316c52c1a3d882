"""/toezicht/verzoeken/ and /beheer/wissen/"""

from django.urls import path

from keuzeruimte_web.screens.privacy_desk import views

urlpatterns = [
    path("toezicht/verzoeken/", views.page, name="privacy_desk"),
    path("toezicht/verzoeken/<uuid:privacy_request>/", views.handle, name="privacy_handle"),
    path("toezicht/verzoeken/<uuid:privacy_request>/langer/", views.longer, name="privacy_extend"),
    path("beheer/wissen/", views.to_carry_out, name="privacy_erasures"),
    path("beheer/wissen/<uuid:privacy_request>/", views.erase, name="privacy_erase"),
]
