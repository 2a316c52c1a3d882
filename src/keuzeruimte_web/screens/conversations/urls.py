"""/gesprekken/"""

from django.urls import path

from keuzeruimte_web.screens.conversations import views

urlpatterns = [path("gesprekken/", views.page, name="conversations")]
