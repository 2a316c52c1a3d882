"""/beheer/school/inloggen/: with whom the people of the school sign in."""

from django.urls import path

from keuzeruimte_web.screens.school_accounts import saml, views

urlpatterns = [
    path("beheer/school/inloggen/", views.page, name="school_accounts"),
    path("beheer/school/inloggen/nieuw/", views.new, name="school_account_new"),
    path("beheer/school/inloggen/nieuw/saml/", saml.new, name="school_account_saml_new"),
    path("beheer/school/inloggen/<uuid:provider>/", views.one, name="school_account"),
    path("beheer/school/inloggen/<uuid:provider>/saml/", saml.one, name="school_account_saml"),
    path("beheer/school/inloggen/<uuid:provider>/weg/", views.remove, name="school_account_remove"),
    path("beheer/mensen/<uuid:person>/schoolaccount/", views.numbers, name="school_numbers"),
]
