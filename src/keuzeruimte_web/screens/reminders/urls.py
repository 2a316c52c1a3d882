"""/herinneringen/"""

from django.urls import path

from keuzeruimte_web.screens.reminders import views

urlpatterns = [
    path("herinneringen/", views.page, name="reminders"),
    path("herinneringen/<uuid:conversation>/", views.one, name="reminders_of"),
]
