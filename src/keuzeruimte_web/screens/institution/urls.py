"""/beheer/instelling/"""

from django.urls import path

from keuzeruimte_web.screens.institution import views

urlpatterns = [
    path("beheer/mensen/<uuid:pupil>/instelling/", views.new, name="institution_new"),
    path("beheer/instelling/<uuid:institution>/", views.change, name="institution"),
    path("beheer/instelling/<uuid:institution>/einde/", views.end, name="institution_end"),
]
