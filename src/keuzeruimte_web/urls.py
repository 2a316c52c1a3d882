"""Every address: each folder in `screens/` with a `urls.py` is a screen, and brings its own addresses.

The list is read from the folders, so that a screen is added or removed in one place.
"""

from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from keuzeruimte_web import screens
from keuzeruimte_web.api import v1

SCREENS = sorted(file.parent.name for file in Path(screens.__path__[0]).glob("*/urls.py"))


def addresses_of(screen: str) -> list[URLPattern]:
    """What this screen brings, as its own `urls.py` says."""
    found: list[URLPattern] = import_module(f"keuzeruimte_web.screens.{screen}.urls").urlpatterns
    return found


urlpatterns: list[URLPattern | URLResolver] = [path("", include(addresses_of(screen))) for screen in SCREENS]
urlpatterns.append(path("api/v1/", include(v1.addresses())))
if settings.DEMO:
    urlpatterns.append(path("", include("keuzeruimte_web.demo.door.urls")))

handler400 = "keuzeruimte_web.screens.errors.views.bad_request"
handler403 = "keuzeruimte_web.screens.errors.views.not_allowed"
handler404 = "keuzeruimte_web.screens.errors.views.not_found"
handler500 = "keuzeruimte_web.screens.errors.views.broken"
