"""/vragen/"""

from django.urls import path

from keuzeruimte_web.screens.request import views

urlpatterns = [
    path("vragen/<uuid:pupil>/nieuw/<uuid:matter>/", views.new, name="request_new"),
    path("vragen/<uuid:pupil>/<uuid:question>/", views.change, name="request"),
    path("vragen/<uuid:pupil>/<uuid:question>/terug/", views.take_back, name="request_back"),
]
