"""/beheer/"""

from django.urls import path

from keuzeruimte_web.screens.people import views

urlpatterns = [
    path("beheer/", views.page, name="people"),
    path("beheer/mensen/leerling/nieuw/", views.new_pupil, name="pupil_new"),
    path("beheer/mensen/medewerker/nieuw/", views.new_employee, name="employee_new"),
]
