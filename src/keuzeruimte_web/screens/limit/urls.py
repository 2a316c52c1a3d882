"""/grenzen/"""

from django.urls import path

from keuzeruimte_web.screens.limit import views

urlpatterns = [
    path("grenzen/<uuid:pupil>/nieuw/<uuid:matter>/", views.new, name="limit_new"),
    path("grenzen/<uuid:pupil>/<uuid:limit>/", views.change, name="limit"),
    path("grenzen/houden/<uuid:limit>/", views.keep, name="limit_keep"),
    path("grenzen/<uuid:pupil>/<uuid:limit>/weg/", views.end, name="limit_end"),
    path("grenzen/<uuid:pupil>/<uuid:limit>/ook/", views.join, name="limit_join"),
]
