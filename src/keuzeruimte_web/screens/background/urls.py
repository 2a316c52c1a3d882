"""/beheer/achtergrond/: what the background does for the own school."""

from django.urls import path

from keuzeruimte_web.screens.background import views

urlpatterns = [
    path("beheer/achtergrond/", views.page, name="background"),
    path("beheer/achtergrond/opnieuw/", views.again, name="background_again"),
]
