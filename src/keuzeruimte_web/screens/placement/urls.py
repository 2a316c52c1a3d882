"""/stages/: a work placement; /stage-bij-ons/<secret>/ is for the employer, who has no account."""

from django.urls import path

from keuzeruimte_web.screens.placement import door, views

urlpatterns = [
    path("stages/van/<uuid:pupil>/nieuw/", views.new, name="placement_new"),
    path("stages/<uuid:placement>/", views.page, name="placement"),
    path("stages/<uuid:placement>/verander/", views.change, name="placement_change"),
    path("stages/<uuid:placement>/zeg/", views.answer, name="placement_say"),
    path("stages/<uuid:placement>/opschrijven/", views.told, name="placement_told"),
    path("stages/<uuid:placement>/link/", views.link, name="placement_link"),
    path("stages/<uuid:placement>/klaar/", views.finish, name="placement_end"),
    path("stage-bij-ons/<str:secret>/", door.page, name="placement_door"),
]
