"""/e-mailadres/"""

from django.urls import path

from keuzeruimte_web.screens.own_address import views

urlpatterns = [
    path("e-mailadres/", views.page, name="own_address"),
    path("e-mailadres/toch-niet/", views.stop, name="own_address_stop"),
    path("e-mailadres/bevestigen/<str:key>/", views.confirm, name="own_address_confirm"),
]
