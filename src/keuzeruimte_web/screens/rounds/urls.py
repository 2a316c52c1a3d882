"""/keuzes/rondes/ and /keuzes/stappen/"""

from django.urls import path

from keuzeruimte_web.screens.rounds import steps, views

urlpatterns = [
    path("keuzes/rondes/", views.page, name="rounds"),
    path("keuzes/rondes/nieuw/", views.new, name="round_new"),
    path("keuzes/rondes/<uuid:round>/", views.one, name="round"),
    path("keuzes/stappen/", steps.page, name="choice_steps"),
    path("keuzes/stappen/nieuw/", steps.new, name="choice_steps_new"),
    path("keuzes/stappen/<uuid:template>/", steps.one, name="choice_steps_one"),
    path("keuzes/stappen/<uuid:template>/weg/", steps.remove, name="choice_steps_remove"),
]
