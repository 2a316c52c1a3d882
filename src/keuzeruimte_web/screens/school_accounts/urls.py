"""/beheer/school/inloggen/: with whom the people of the school sign in."""

from django.urls import path

from keuzeruimte_web.screens.school_accounts import views

urlpatterns = [
    path("beheer/school/inloggen/", views.page, name="school_accounts"),
    path("beheer/school/inloggen/nieuw/", views.new, name="school_account_new"),
    path("beheer/school/inloggen/<uuid:provider>/", views.one, name="school_account"),
    path("beheer/school/inloggen/<uuid:provider>/weg/", views.remove, name="school_account_remove"),
    path("beheer/mensen/<uuid:person>/schoolaccount/", views.numbers, name="school_numbers"),
]
