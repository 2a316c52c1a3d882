"""/inloggen/, /uitloggen/ and /wachtwoord/...: allauth's views under our addresses, with its own names.

Only what is listed here exists: no signing up. Another e-mail address: `screens/own_address`.
"""

from allauth.account import views
from django.urls import path, re_path

from keuzeruimte_web.screens.account.views import NewPasswordPage, SignInPage

urlpatterns = [
    path("inloggen/", SignInPage.as_view(), name="account_login"),
    path("inloggen/gesloten/", views.account_inactive, name="account_inactive"),
    path("inloggen/nog-een-keer/", views.reauthenticate, name="account_reauthenticate"),
    path("uitloggen/", views.logout, name="account_logout"),
    path("wachtwoord/", views.password_change, name="account_change_password"),
    path("wachtwoord/nieuw/", views.password_set, name="account_set_password"),
    path("wachtwoord/vergeten/", views.password_reset, name="account_reset_password"),
    path("wachtwoord/vergeten/verstuurd/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^wachtwoord/kiezen/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        NewPasswordPage.as_view(),
        name="account_reset_password_from_key",
    ),
    path(
        "wachtwoord/gekozen/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"
    ),
]
