"""/toezicht/"""

from django.urls import path

from keuzeruimte_web.screens.oversight import views

urlpatterns = [
    path("toezicht/", views.page, name="oversight"),
    path("toezicht/controleren/", views.check, name="check_log"),
    path("toezicht/wie-mag-wat/", views.table, name="access_table"),
]
