"""/verslagen/"""

from django.urls import path

from keuzeruimte_web.screens.report import views

urlpatterns = [
    path("verslagen/", views.listed, name="reports"),
    path("verslagen/<uuid:report>/", views.page, name="report"),
    path("verslagen/<uuid:report>/schrijf/", views.write_text, name="report_write"),
    path("verslagen/<uuid:report>/aantekeningen/", views.notes, name="report_notes"),
    path("verslagen/<uuid:report>/overnemen/", views.over, name="report_take_over"),
    path("verslagen/<uuid:report>/apart/", views.apart, name="report_apart"),
    path("verslagen/<uuid:report>/pdf/", views.paper, name="report_pdf"),
    path("verslagen/<uuid:report>/voorleggen/", views.put, name="report_put"),
    path("verslagen/<uuid:report>/antwoord/", views.answer, name="report_answer"),
    path("verslagen/<uuid:report>/sluiten/", views.close, name="report_close"),
    path("verslagen/<uuid:report>/aanvulling/", views.add, name="report_add"),
]
