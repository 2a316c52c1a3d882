"""/beheer/gezag/"""

from django.urls import path

from keuzeruimte_web.screens.guardianship import views

urlpatterns = [
    path("beheer/mensen/<uuid:pupil>/ouder/", views.new, name="parent_new"),
    path("beheer/gezag/<uuid:guardianship>/", views.change, name="guardianship"),
    path("beheer/gezag/<uuid:guardianship>/einde/", views.end, name="guardianship_end"),
]
