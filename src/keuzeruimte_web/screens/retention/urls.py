"""/bewaren/"""

from django.urls import path

from keuzeruimte_web.screens.retention import views

urlpatterns = [
    path("bewaren/", views.page, name="retention"),
    path("bewaren/termijnen/", views.terms, name="retention_terms"),
]
