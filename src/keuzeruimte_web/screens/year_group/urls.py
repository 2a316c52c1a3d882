"""/keuzes/leerlingen/"""

from django.urls import path

from keuzeruimte_web.screens.year_group import letters, views

urlpatterns = [
    path("keuzes/leerlingen/", views.page, name="year_group"),
    path("keuzes/leerlingen/uitnodigen/", views.invite, name="year_group_invite"),
    path("keuzes/leerlingen/brieven/", letters.page, name="year_group_letters"),
    path("keuzes/leerlingen/lijst/", views.take_along, name="year_group_list"),
]
