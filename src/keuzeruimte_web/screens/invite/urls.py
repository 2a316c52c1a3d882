"""/beheer/uitnodigen/: the administrator asks people in; /uitnodiging/: they come in."""

from django.urls import path

from keuzeruimte_web.screens.invite import arriving, views

urlpatterns = [
    path("beheer/uitnodigen/", views.page, name="invitations"),
    path("beheer/uitnodigen/brieven/", views.letters, name="invitation_letters"),
    path("beheer/uitnodigen/<uuid:invitation>/intrekken/", views.stop, name="invitation_withdraw"),
    path("uitnodiging/", arriving.code, name="invitation"),
    path("uitnodiging/welkom/", arriving.welcome, name="invitation_welcome"),
    path("uitnodiging/account/", arriving.account, name="invitation_account"),
    path("uitnodiging/koppelen/", arriving.link, name="invitation_link"),
]
