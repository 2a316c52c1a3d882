"""/loopbaan/: the pupil's own career file, and what of it was shared with somebody."""

from django.urls import path

from keuzeruimte_web.screens.career import pieces, sharing, taking, views

urlpatterns = [
    path("loopbaan/", views.home, name="career"),
    path("loopbaan/vertel/<slug:place>/", pieces.tell, name="career_tell"),
    path("loopbaan/meegemaakt/", pieces.did, name="career_did"),
    path("loopbaan/mee.pdf", taking.as_pdf, name="career_pdf"),
    path("loopbaan/mee.zip", taking.as_zip, name="career_zip"),
    path("loopbaan/van/<uuid:pupil>/", sharing.page, name="career_shared"),
    path("loopbaan/<uuid:career_item>/", views.item, name="career_item"),
    path("loopbaan/<uuid:career_item>/verander/", pieces.change, name="career_change"),
    path("loopbaan/<uuid:career_item>/weg/", pieces.throw, name="career_throw"),
    path("loopbaan/<uuid:career_item>/delen/", sharing.share, name="career_share"),
    path("loopbaan/<uuid:career_item>/erbij/", sharing.attach, name="career_attach"),
    path("loopbaan/bijlage/<uuid:attachment>/", sharing.file, name="career_file"),
    path("loopbaan/bijlage/<uuid:attachment>/weg/", sharing.detach, name="career_detach"),
]
