"""/demo/: signing in as one of the cast."""

from django.urls import path

from keuzeruimte_web.demo.door import views

urlpatterns = [path("demo/", views.step_in, name="demo_sign_in")]
