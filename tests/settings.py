"""The application's settings as tests need them: a key, fast passwords, static files from where they lie."""

import os
import tempfile

os.environ.setdefault("KEUZERUIMTE_SECRET_KEY", "only-for-tests-" + "x" * 50)
os.environ.setdefault("KEUZERUIMTE_MASTER_KEY", "b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtISE=")
os.environ.setdefault("KEUZERUIMTE_HTTPS", "0")
os.environ.setdefault("KEUZERUIMTE_VAR", tempfile.mkdtemp(prefix="keuzeruimte-tests-"))
# Each of the processes that test side by side has keys of its own, as it has a database of its own.
os.environ["KEUZERUIMTE_KEYS"] = "{KEUZERUIMTE_VAR}/keys/{PYTEST_XDIST_WORKER}.sqlite3".format_map(
    {"PYTEST_XDIST_WORKER": "alone", **os.environ}
)

from keuzeruimte_web.settings import *  # noqa: F403
from keuzeruimte_web.settings import DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# In a file, not in memory: the live server of the browser tests reads it from another thread.
if "sqlite3" in str(DATABASES["default"]["ENGINE"]):
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / "test.sqlite3")}  # noqa: F405

# Most tests are about something else than signing in; those that are not, turn this on.
SECOND_FACTOR = False
