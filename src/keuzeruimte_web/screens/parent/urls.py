"""/ouder/"""

from django.urls import path

from keuzeruimte_web.screens.parent import views

urlpatterns = [
    path("ouder/", views.home, name="parent"),
    path("ouder/<uuid:pupil>/", views.child, name="parent_child"),
    path("ouder/<uuid:pupil>/aanbod/<uuid:offer>/", views.answer_offer, name="parent_offer"),
    path("ouder/<uuid:pupil>/afspraak/<uuid:agreement>/", views.finish_agreement, name="parent_finish"),
]
