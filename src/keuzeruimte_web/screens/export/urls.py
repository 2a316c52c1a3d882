"""/beheer/meenemen/ and /toezicht/meenemen/"""

from django.urls import path

from keuzeruimte_web.screens.export import views

urlpatterns = [
    path("beheer/meenemen/", views.page, name="exports"),
    path("beheer/meenemen/oneroster/", views.oneroster, name="export_oneroster"),
]
