"""/zonder-begeleider/"""

from django.urls import path

from keuzeruimte_web.screens.unguided import views

urlpatterns = [
    path("zonder-begeleider/", views.page, name="unguided"),
    path("zonder-begeleider/<uuid:matter>/", views.find, name="unguided_find"),
]
