"""The door for a server that speaks ASGI: `keuzeruimte_web.asgi:application`."""

import gc
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keuzeruimte_web.settings")
django.setup(set_prefix=False)

from keuzeruimte_web.serving import Handler  # noqa: E402

application = Handler()

# What was loaded stays as long as the process: Python need not go through it time and again to see what can
# be thrown away. And it looks through what is new every few pages, rather than several times a page.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 10, 10)
