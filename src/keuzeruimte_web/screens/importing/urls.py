"""/beheer/inlezen/"""

from django.urls import path

from keuzeruimte_web.screens.importing import views

urlpatterns = [
    path("beheer/inlezen/", views.page, name="imports"),
    path("beheer/inlezen/sjabloon/<str:kind>/", views.template, name="import_template"),
    path("beheer/inlezen/aangeboden/<uuid:offered>/", views.take, name="import_take"),
    path("beheer/inlezen/aangeboden/<uuid:offered>/laat/", views.leave, name="import_leave"),
    path("beheer/inlezen/<uuid:run>/", views.one, name="import"),
    path("beheer/inlezen/<uuid:run>/stand/", views.progress, name="import_progress"),
    path("beheer/inlezen/<uuid:run>/kolommen/", views.columns, name="import_columns"),
    path("beheer/inlezen/<uuid:run>/regel/<uuid:line>/", views.line, name="import_line"),
    path("beheer/inlezen/<uuid:run>/lees-in/", views.apply, name="import_apply"),
    path("beheer/inlezen/<uuid:run>/draai-terug/", views.undo, name="import_undo"),
    path("beheer/inlezen/<uuid:run>/laat/", views.drop, name="import_drop"),
]
