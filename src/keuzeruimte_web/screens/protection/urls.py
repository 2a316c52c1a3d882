"""/bescherming/"""

from django.urls import path

from keuzeruimte_web.screens.protection import views

urlpatterns = [
    path("bescherming/", views.page, name="protection"),
    path("bescherming/nieuw/<uuid:matter>/", views.new, name="protection_new"),
    path("bescherming/<uuid:proposal>/ja/", views.yes, name="protection_yes"),
    path("bescherming/<uuid:proposal>/nee/", views.no, name="protection_no"),
]
