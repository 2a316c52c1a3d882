"""/beheer/klassen/"""

from django.urls import path

from keuzeruimte_web.screens.classes import views

urlpatterns = [
    path("beheer/klassen/", views.page, name="classes"),
    path("beheer/klassen/<uuid:school_class>/", views.one, name="school_class"),
    path("beheer/klassen/<uuid:school_class>/naam/", views.change, name="class_change"),
    path("beheer/klassen/<uuid:school_class>/mentor/", views.begin, name="mentor_begin"),
    path(
        "beheer/klassen/<uuid:school_class>/mentor/<uuid:mentorship>/", views.follow_up, name="mentor_follow"
    ),
]
