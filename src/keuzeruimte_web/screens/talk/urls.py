"""/gesprekken/<gesprek>/ and what one does at the table."""

from django.urls import path

from keuzeruimte_web.screens.talk import catching_up, views

urlpatterns = [
    path("gesprekken/<uuid:conversation>/", views.page, name="talk"),
    path("gesprekken/<uuid:conversation>/begin/", views.begin_talk, name="talk_begin"),
    path("gesprekken/<uuid:conversation>/punten/<uuid:item>/aantekening/", views.note, name="talk_note"),
    path("gesprekken/<uuid:conversation>/punten/<uuid:item>/afspraak/", views.agreement, name="talk_agree"),
    path(
        "gesprekken/<uuid:conversation>/afspraken/<uuid:agreement>/weg/",
        views.drop,
        name="talk_agreement_drop",
    ),
    path("gesprekken/<uuid:conversation>/bijwerken/", catching_up.keep, name="talk_catch_up"),
    path("gesprekken/<uuid:conversation>/afronden/", views.close_talk, name="talk_close"),
]
