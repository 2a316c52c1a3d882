"""/keuzes/"""

from django.urls import path

from keuzeruimte_web.screens.choices import views

urlpatterns = [
    path("keuzes/", views.page, name="choices"),
    path("keuzes/vakken/nieuw/", views.new, name="subject_rules_new"),
    path("keuzes/vakken/<uuid:rules>/", views.one, name="subject_rules"),
    path("keuzes/vakken/<uuid:rules>/proberen/", views.room, name="choice_room"),
    path("keuzes/vakken/<uuid:rules>/veranderen/", views.change, name="subject_rules_change"),
    path("keuzes/vakken/<uuid:rules>/bestand/", views.file, name="subject_rules_file"),
    path("keuzes/vakken/<uuid:rules>/weg/", views.remove, name="subject_rules_remove"),
]
