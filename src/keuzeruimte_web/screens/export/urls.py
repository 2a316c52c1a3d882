"""/beheer/meenemen/ and /toezicht/meenemen/"""

from django.urls import path

from keuzeruimte_web.screens.export import views

urlpatterns = [
    path("beheer/meenemen/", views.page, name="exports"),
    path("beheer/meenemen/oneroster/", views.oneroster, name="export_oneroster"),
    path("beheer/meenemen/<uuid:export>/", views.one, name="export"),
    path("beheer/meenemen/<uuid:export>/stand/", views.progress, name="export_progress"),
    path("beheer/meenemen/<uuid:export>/haal-op/", views.fetch, name="export_fetch"),
    path("beheer/meenemen/<uuid:export>/trek-in/", views.drop, name="export_drop"),
    path("toezicht/meenemen/", views.desk, name="export_desk"),
    path("toezicht/meenemen/<uuid:export>/", views.decide, name="export_decide"),
]
