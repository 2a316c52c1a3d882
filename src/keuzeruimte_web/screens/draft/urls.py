"""/concept/"""

from django.urls import path

from keuzeruimte_web.screens.draft import views

urlpatterns = [path("concept/", views.keep, name="draft")]
