"""/"""

from django.urls import path

from keuzeruimte_web.screens.start import views

urlpatterns = [path("", views.page, name="start")]
