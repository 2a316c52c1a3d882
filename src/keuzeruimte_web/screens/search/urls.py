"""/leerlingen/zoek/"""

from django.urls import path

from keuzeruimte_web.screens.search import views

urlpatterns = [path("leerlingen/zoek/", views.page, name="search")]
