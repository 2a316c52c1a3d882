"""/leerlingen/<pupil>/gesprek/, /gesprekken/<conversation>/voorbereiden/"""

from django.urls import path

from keuzeruimte_web.screens.plan import paper, views, when

TALK = "gesprekken/<uuid:conversation>/voorbereiden/"

urlpatterns = [
    path("leerlingen/<uuid:pupil>/gesprek/", when.new, name="plan_new"),
    path(TALK, views.page, name="plan"),
    path("gesprekken/<uuid:conversation>/papier/<uuid:guest>/", paper.page, name="plan_sheet"),
    path(TALK + "wanneer/", when.change, name="plan_change"),
    path(TALK + "verloop/", views.course, name="plan_course"),
    path(TALK + "laat-weten/", views.tell, name="plan_tell"),
    path(TALK + "toets/", views.weigh, name="plan_weigh"),
    path(TALK + "punt/", views.save, name="plan_point"),
    path(TALK + "pas-toe/", views.apply, name="plan_apply"),
    path(TALK + "weg/", views.take, name="plan_take"),
    path(TALK + "weg/terug/", views.undo, name="plan_undo"),
    path(TALK + "parkeer/", views.park, name="plan_park"),
    path(TALK + "punt/<uuid:item>/plek/", views.move, name="plan_move"),
    path(TALK + "punt/<uuid:item>/weg/", views.remove, name="plan_remove"),
]
