"""/gezond/ and /klaar/"""

from django.urls import path

from . import views

urlpatterns = [
    path("gezond/", views.lives, name="health_lives"),
    path("klaar/", views.ready, name="health_ready"),
]
