"""/regelboek/, /regelboek/<rule>/"""

from django.urls import path

from keuzeruimte_web.screens.rulebook import views

urlpatterns = [
    path("regelboek/", views.page, name="rulebook"),
    path("regelboek/<slug:rule>/", views.page, name="rule"),
]
