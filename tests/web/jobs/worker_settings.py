"""The settings of a worker that a test starts as a process: the test's database and mail server."""

import os

from tests.settings import *  # noqa: F403
from tests.settings import DATABASES

DATABASES["default"]["NAME"] = os.environ["WORKER_DATABASE"]
if role := os.environ["WORKER_ROLE"]:
    DATABASES["default"]["OPTIONS"]["options"] = role
if place := os.environ.get("WORKER_CACHE"):
    CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": place}
    }
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = "127.0.0.1"
EMAIL_PORT = int(os.environ.get("WORKER_MAIL_PORT", "1"))
EMAIL_USE_TLS = False
