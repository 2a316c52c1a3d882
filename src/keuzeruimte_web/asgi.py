"""The door for a server that speaks ASGI: `keuzeruimte_web.asgi:application`."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keuzeruimte_web.settings")
application = get_asgi_application()
