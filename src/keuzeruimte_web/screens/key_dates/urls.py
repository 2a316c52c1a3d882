"""/keuzes/dagen/"""

from django.urls import path

from keuzeruimte_web.screens.key_dates import views

urlpatterns = [
    path("keuzes/dagen/", views.page, name="key_dates"),
    path("keuzes/dagen/nieuw/", views.new, name="key_date_new"),
    path("keuzes/dagen/beginnen/", views.begin, name="key_dates_begin"),
    path("keuzes/dagen/<uuid:key_date>/", views.change, name="key_date"),
    path("keuzes/dagen/<uuid:key_date>/weg/", views.remove, name="key_date_remove"),
]
