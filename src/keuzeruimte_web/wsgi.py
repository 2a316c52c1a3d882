"""The door for a server that speaks WSGI; its files come from the server in front."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keuzeruimte_web.settings")
application = get_wsgi_application()
