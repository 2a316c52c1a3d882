"""/afspraken/"""

from django.urls import path

from keuzeruimte_web.screens.agreements import views

urlpatterns = [
    path("afspraken/", views.page, name="agreements"),
    path("afspraken/<uuid:agreement>/", views.one, name="agreement"),
    path("afspraken/<uuid:agreement>/gedaan/", views.done, name="agreement_done"),
    path("afspraken/<uuid:agreement>/voorstel/", views.proposed, name="agreement_propose"),
    path("afspraken/<uuid:agreement>/ja/", views.yes, name="agreement_yes"),
    path("afspraken/<uuid:agreement>/zo-laten/", views.keep, name="agreement_keep"),
]
