"""The floor: the least that a page of Django costs. No middleware, one indexed query, a template.

It runs on the same server and the same database, in the same run, with Django's own handler; only its threads
are kept, and with them its connections.
"""

from concurrent.futures import ThreadPoolExecutor
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

from asgiref.sync import ThreadSensitiveContext  # noqa: E402
from django.core.handlers.asgi import ASGIHandler  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402


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


class Kept(ASGIHandler):
    """Django's own, in a thread that is taken again."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting = list[ThreadPoolExecutor]()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request."""
        thread = self._waiting.pop() if self._waiting else ThreadPoolExecutor(max_workers=1)
        try:
            async with ThreadSensitiveContext(executor=thread):
                await self.handle(scope, receive, send)
        finally:
            self._waiting.append(thread)


urlpatterns = [path("floor/<uuid:account>/", page)]
application = Kept()
