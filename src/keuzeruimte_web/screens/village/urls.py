"""/om-de-leerling-heen/<pupil>/"""

from django.urls import path

from keuzeruimte_web.screens.village import views

urlpatterns = [
    path("om-de-leerling-heen/<uuid:pupil>/", views.page, name="village"),
    path("om-de-leerling-heen/<uuid:pupil>/nieuw/", views.new, name="villager_new"),
    path("om-de-leerling-heen/<uuid:pupil>/delen/", views.share, name="village_share"),
    path("om-de-leerling-heen/<uuid:pupil>/<uuid:villager>/", views.change, name="villager"),
    path("om-de-leerling-heen/<uuid:pupil>/<uuid:villager>/weg/", views.remove, name="villager_remove"),
]
