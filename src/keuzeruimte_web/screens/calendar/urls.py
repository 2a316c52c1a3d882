"""/agenda/: one's own calendar elsewhere; /agenda/<secret>.ics is read by a programme, not by a person."""

from django.urls import path

from keuzeruimte_web.screens.calendar import views

urlpatterns = [
    path("agenda/", views.page, name="calendar"),
    path("agenda/maak/", views.make, name="calendar_make"),
    path("agenda/stop/", views.end, name="calendar_end"),
    path("agenda/<str:secret>.ics", views.feed, name="calendar_feed"),
    path("gesprekken/<uuid:conversation>/agenda.ics", views.one, name="calendar_file"),
]
