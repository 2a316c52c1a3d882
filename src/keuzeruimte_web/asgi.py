"""The door for a server that speaks ASGI: `keuzeruimte_web.asgi:application`."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keuzeruimte_web.settings")
django.setup(set_prefix=False)

from keuzeruimte_web.threads import Handler  # noqa: E402

application = Handler()
