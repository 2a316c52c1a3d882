"""/afspraken/"""

from django.urls import path

from keuzeruimte_web.screens.agreements import views

urlpatterns = [
    path("afspraken/", views.page, name="agreements"),
    path("afspraken/<uuid:agreement>/gedaan/", views.done, name="agreement_done"),
]
