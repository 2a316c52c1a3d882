"""/schoolleiding/"""

from django.urls import path

from keuzeruimte_web.screens.leading import views

urlpatterns = [
    path("schoolleiding/", views.page, name="leading"),
    path("schoolleiding/open/<uuid:pupil>/", views.open_one, name="leading_open"),
    path("schoolleiding/inzage/<uuid:pupil>/", views.read, name="leading_read"),
    path("schoolleiding/sluit/<uuid:opening>/", views.close, name="leading_close"),
]
