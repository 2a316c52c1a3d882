"""The floor: the least that a page of Django costs. No middleware, one indexed query, a template.

It runs on the same server, its threads and connections, and the same database, in the same run.
"""

from typing import Any

import django
from django.conf import settings
from django.db import models

from keuzeruimte_web.settings import DATABASES

settings.configure(
    DATABASES=DATABASES,
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["bench.web"],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [__file__.rpartition("/")[0]],
        }
    ],
    LANGUAGE_CODE="nl",
    USE_TZ=True,
)
django.setup()

from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402

from keuzeruimte_web.threads import Handler  # noqa: E402


class Account(models.Model):
    """The smallest table that both databases let anybody read."""

    id = models.UUIDField(primary_key=True)
    email = models.CharField(max_length=254)

    class Meta:
        app_label = "web"
        managed = False
        db_table = "records_account"


def page(request: HttpRequest, account: Any) -> HttpResponse:
    """One row by its key, in a template."""
    return render(request, "floor.html", {"account": Account.objects.get(pk=account)})


urlpatterns = [path("floor/<uuid:account>/", page)]
application = Handler()
