"""/beheer/mensen/<person>/account/"""

from django.urls import path

from keuzeruimte_web.screens.loosen import views

urlpatterns = [path("beheer/mensen/<uuid:person>/account/", views.page, name="loosen")]
