"""/leerlingen/<pupil>/"""

from django.urls import path

from keuzeruimte_web.screens.dossier import views

urlpatterns = [path("leerlingen/<uuid:pupil>/", views.page, name="dossier")]
