"""/leerlingen/"""

from django.urls import path

from keuzeruimte_web.screens.home import views

urlpatterns = [path("leerlingen/", views.page, name="home")]
