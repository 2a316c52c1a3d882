"""/beheer/school/"""

from django.urls import path

from keuzeruimte_web.screens.school import views

urlpatterns = [path("beheer/school/", views.page, name="school")]
