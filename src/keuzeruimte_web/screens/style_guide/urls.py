"""/stijlgids/: for who writes a screen; it holds nothing of a school, so it is there for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path

from keuzeruimte_web.screens.style_guide import views

urlpatterns = [path("stijlgids/", login_not_required(views.page), name="style_guide")]
