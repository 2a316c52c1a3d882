"""/leerlingen/<pupil>/tijden/, /gesprekken/<conversation>/andere-tijd/ and /afzeggen/, /tijden/"""

from django.urls import path

from keuzeruimte_web.screens.times import answering, proposing, views

ONE = "tijden/<uuid:proposal>/"

urlpatterns = [
    path("leerlingen/<uuid:pupil>/tijden/", proposing.new, name="times_new"),
    path("gesprekken/<uuid:conversation>/andere-tijd/", proposing.move, name="times_move"),
    path("gesprekken/<uuid:conversation>/afzeggen/", proposing.cancel, name="talk_cancel"),
    path("tijden/", views.listed, name="times_open"),
    path("tijden/samen/", views.together, name="times_together"),
    path(ONE, views.page, name="times"),
    path(ONE + "antwoord/", answering.own, name="times_reply"),
    path(ONE + "antwoord/<uuid:person>/", answering.told, name="times_told"),
    path(ONE + "vast/", views.settle, name="times_set"),
    path(ONE + "intrekken/", views.withdraw, name="times_withdraw"),
]
