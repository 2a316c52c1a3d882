"""/iemand-anders/"""

from django.urls import path

from keuzeruimte_web.screens.other_door import views

urlpatterns = [path("iemand-anders/", views.page, name="other_door")]
