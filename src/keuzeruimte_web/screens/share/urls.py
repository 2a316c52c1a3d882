"""/leerling/delen/"""

from django.urls import path

from keuzeruimte_web.screens.share import views

urlpatterns = [
    path("leerling/delen/", views.page, name="share"),
    path("leerling/delen/verslag/<uuid:report>/", views.report, name="share_report"),
    path("leerling/delen/afspraak/<uuid:agreement>/", views.agreement, name="share_agreement"),
    path("leerling/delen/gesprek/<uuid:conversation>/", views.conversation, name="share_conversation"),
    path("leerling/delen/keuze/<uuid:moment>/", views.choice, name="share_choice"),
]
