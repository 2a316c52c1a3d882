"""/beheer/mensen/<person>/"""

from django.urls import path

from keuzeruimte_web.screens.somebody import views

urlpatterns = [
    path("beheer/mensen/<uuid:person>/", views.page, name="somebody"),
    path("beheer/mensen/<uuid:person>/naam/", views.change, name="somebody_change"),
    path("beheer/mensen/<uuid:person>/contact/", views.contact, name="contact"),
    path("beheer/mensen/<uuid:person>/klas/", views.move, name="pupil_class"),
    path("beheer/mensen/<uuid:person>/van-school/", views.left, name="pupil_left"),
    path("beheer/mensen/<uuid:person>/overleden/", views.died, name="pupil_died"),
    path("beheer/mensen/<uuid:person>/taak/", views.give_task, name="task_new"),
    path("beheer/mensen/<uuid:person>/taak/<uuid:task>/einde/", views.end_task, name="task_end"),
]
