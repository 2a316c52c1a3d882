"""/inloggen/school/: signing in with a school account; /schoolaccount/: connecting one.

`openid_connect_callback` is allauth's own name: it is the address that a school gives to its provider. The
addresses of SAML stand in our metadata: once a federation knows them, they stay as they are.
"""

from django.urls import path

from keuzeruimte_web.screens.school_sign_in import arriving, connecting, saml, views
from keuzeruimte_web.screens.school_sign_in.views import outcome

urlpatterns = [
    path("inloggen/school/", views.find, name="school_sign_in"),
    path("inloggen/school/onbekend/", outcome, {"page": "not_known"}, name="school_sign_in_not_known"),
    path("inloggen/school/koppelen/", outcome, {"page": "connect_first"}, name="school_sign_in_connect"),
    path("inloggen/school/mislukt/", outcome, {"page": "did_not_work"}, name="school_sign_in_did_not_work"),
    path("inloggen/school/nieuw/", arriving.welcome, name="school_sign_in_welcome"),
    path("inloggen/school/nieuw/code/", arriving.proof, name="school_sign_in_proof"),
    path("inloggen/school/<uuid:school>/", views.door, name="school_door"),
    path("inloggen/school/naar/<uuid:provider>/", views.leave, name="school_sign_in_leave"),
    path("inloggen/school/terug/<uuid:provider_id>/", views.back, name="openid_connect_callback"),
    path("inloggen/school/saml/<uuid:provider>/", saml.ours, name="saml_metadata"),
    path("inloggen/school/saml/<uuid:provider>/antwoord/", saml.answered, name="saml_acs"),
    path("inloggen/school/saml/<uuid:provider>/verder/", saml.fetched, name="saml_fetch"),
    path("schoolaccount/", connecting.page, name="account_school"),
    path("schoolaccount/<uuid:provider>/", connecting.start, name="account_school_connect"),
    path("schoolaccount/<uuid:provider>/los/", connecting.stop, name="account_school_disconnect"),
]
