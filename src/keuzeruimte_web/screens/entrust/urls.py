"""/toevertrouwen/"""

from django.urls import path

from keuzeruimte_web.screens.entrust import ending, views

urlpatterns = [
    path("toevertrouwen/<uuid:pupil>/nieuw/<uuid:matter>/", views.new, name="entrust_new"),
    path("toevertrouwen/<uuid:pupil>/<uuid:delegation>/", views.change, name="entrust"),
    path("toevertrouwen/<uuid:pupil>/<uuid:delegation>/stop/", views.stop_it, name="entrust_stop"),
    path("toevertrouwen/<uuid:pupil>/<uuid:delegation>/door/", ending.goes_on, name="entrust_on"),
    path("toevertrouwen/<uuid:pupil>/<uuid:delegation>/ook/", ending.also_mine, name="entrust_join"),
    path("toevertrouwen/<uuid:pupil>/<uuid:delegation>/loopt-af/", ending.ends, name="entrust_end"),
    path("toevertrouwen/<uuid:pupil>/<uuid:delegation>/goed/", views.agree, name="entrust_agree"),
]
