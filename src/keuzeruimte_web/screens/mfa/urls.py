"""/veilig-inloggen/: passkeys, an app with codes, and recovery codes; allauth's views with its own names."""

from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path

from keuzeruimte_web.screens.mfa.views import RecoveryCodesFile

urlpatterns = [
    path("veilig-inloggen/", base.index, name="mfa_index"),
    path("inloggen/tweede-bewijs/", base.authenticate, name="mfa_authenticate"),
    path("inloggen/nog-een-keer/code/", base.reauthenticate, name="mfa_reauthenticate"),
    path(
        "inloggen/nog-een-keer/sleutel/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"
    ),
    path("inloggen/sleutel/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("veilig-inloggen/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("veilig-inloggen/app/weg/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("veilig-inloggen/sleutels/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("veilig-inloggen/sleutels/nieuw/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("veilig-inloggen/sleutels/<int:pk>/naam/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("veilig-inloggen/sleutels/<int:pk>/weg/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("veilig-inloggen/herstelcodes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "veilig-inloggen/herstelcodes/nieuw/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "veilig-inloggen/herstelcodes/bestand/",
        RecoveryCodesFile.as_view(),
        name="mfa_download_recovery_codes",
    ),
]
