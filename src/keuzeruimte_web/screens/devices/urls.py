"""/apparaten/: where one is signed in, and signing out there."""

from django.urls import path

from keuzeruimte_web.screens.devices import views

urlpatterns = [
    path("apparaten/", views.page, name="account_devices"),
    path("apparaten/andere/", views.others, name="account_devices_others"),
    path("apparaten/<uuid:device>/", views.one, name="account_device"),
]
