"""/taal/"""

from django.urls import path

from keuzeruimte_web.screens.language import views

urlpatterns = [path("taal/", views.choose, name="language")]
