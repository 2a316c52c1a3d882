"""/keuzes/opleidingen/"""

from django.urls import path

from keuzeruimte_web.screens.programmes import views

urlpatterns = [
    path("keuzes/opleidingen/", views.page, name="study"),
    path("keuzes/opleidingen/lijsten/", views.lists_page, name="programme_lists"),
    path("keuzes/opleidingen/lijsten/<uuid:programmes>/", views.one, name="programme_list"),
    path("keuzes/opleidingen/lijsten/<uuid:programmes>/gebruiken/", views.use, name="programme_list_use"),
    path("keuzes/opleidingen/lijsten/<uuid:programmes>/weg/", views.drop, name="programme_list_drop"),
]
