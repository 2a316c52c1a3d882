"""/beheer/diensten/: services of others that read along by the API."""

from django.urls import path

from keuzeruimte_web.screens.services import hooks, views

urlpatterns = [
    path("beheer/diensten/", views.page, name="services"),
    path("beheer/diensten/nieuw/", views.new, name="service_new"),
    path("beheer/diensten/<uuid:service>/", views.one, name="service"),
    path("beheer/diensten/<uuid:service>/token/", views.token, name="service_token"),
    path("beheer/diensten/<uuid:service>/stop/", views.end, name="service_end"),
    path("beheer/diensten/<uuid:service>/berichten/", hooks.page, name="service_hook"),
    path("beheer/diensten/<uuid:service>/berichten/geheim/", hooks.secret, name="service_hook_secret"),
    path("beheer/diensten/<uuid:service>/berichten/proef/", hooks.attempt, name="service_hook_try"),
    path("beheer/diensten/<uuid:service>/berichten/weg/", hooks.remove, name="service_hook_remove"),
]
