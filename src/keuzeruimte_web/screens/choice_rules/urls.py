"""/keuzes/vakken/<rules>/regels/"""

from django.urls import path

from keuzeruimte_web.screens.choice_rules import views

urlpatterns = [
    path("keuzes/vakken/<uuid:rules>/regels/", views.page, name="rule_entries"),
    path("keuzes/vakken/<uuid:rules>/regels/nieuw/<str:where>/<str:kind>/", views.new, name="rule_entry_new"),
    path("keuzes/vakken/<uuid:rules>/regels/<str:where>/", views.change, name="rule_entry"),
    path("keuzes/vakken/<uuid:rules>/regels/<str:where>/weg/", views.remove, name="rule_entry_remove"),
]
