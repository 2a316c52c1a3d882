"""/leerlingen/<pupil>/twijfel/"""

from django.urls import path

from keuzeruimte_web.screens.doubt import views

urlpatterns = [
    path("leerlingen/<uuid:pupil>/twijfel/", views.page, name="doubts"),
    path("leerlingen/<uuid:pupil>/twijfel/<uuid:doubt>/", views.one, name="doubt"),
    path("leerlingen/<uuid:pupil>/twijfel/<uuid:doubt>/collega/", views.ask, name="doubt_ask"),
    path("leerlingen/<uuid:pupil>/twijfel/<uuid:doubt>/weg/", views.let_go, name="doubt_let_go"),
]
