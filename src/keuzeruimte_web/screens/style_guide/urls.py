"""/stijlgids/, in the demo alone."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path

from keuzeruimte_web.screens.style_guide import views

urlpatterns: list[URLPattern] = (
    [path("stijlgids/", login_not_required(views.page), name="style_guide")] if settings.DEMO else []
)
