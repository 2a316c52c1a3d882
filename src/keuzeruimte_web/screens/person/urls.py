"""/kijk-als/"""

from django.urls import path

from keuzeruimte_web.screens.person import views

urlpatterns = [path("kijk-als/", views.choose, name="person")]
