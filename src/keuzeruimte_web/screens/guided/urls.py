"""/wie-begeleidt/<pupil>/"""

from django.urls import path

from keuzeruimte_web.screens.guided import views

urlpatterns = [path("wie-begeleidt/<uuid:pupil>/", views.page, name="guided")]
