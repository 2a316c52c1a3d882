"""/wie-keek-mee/<pupil>/"""

from django.urls import path

from keuzeruimte_web.screens.who_looked import views

urlpatterns = [path("wie-keek-mee/<uuid:pupil>/", views.page, name="who_looked")]
