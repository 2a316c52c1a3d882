"""Every address: each folder in `screens/` with a `urls.py` is a screen, and brings its own addresses.

The list is read from the folders, so that a screen is added or removed in one place.
"""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.urls import ResolverMatch, URLPattern, URLResolver, include, path
from django.urls.resolvers import RoutePattern

from keuzeruimte_web import screens
from keuzeruimte_web.api import v1

Address = URLPattern | URLResolver
SCREENS = sorted(file.parent.name for file in Path(screens.__path__[0]).glob("*/urls.py"))


def addresses_of(screen: str) -> list[URLPattern]:
    """What this screen brings, as its own `urls.py` says."""
    found: list[URLPattern] = import_module(f"keuzeruimte_web.screens.{screen}.urls").urlpatterns
    return found


class ByFirstWord(URLResolver):
    """Addresses of which only those are tried that begin with the word with which a path begins, in order.

    There are four hundred, and Django would try each.
    """

    def __init__(self, addresses: Sequence[Address]) -> None:
        super().__init__(RoutePattern(""), list(addresses))
        words = [_first_word(address) for address in addresses]
        self._begin_otherwise = _those(addresses, words, word="")
        self._by_word = {word: _those(addresses, words, word=word) for word in set(words)}

    def resolve(self, path: str) -> ResolverMatch:
        """What answers this path. Raises Resolver404."""
        first, _slash, _rest = str(path).partition("/")
        found: ResolverMatch = self._by_word.get(first, self._begin_otherwise).resolve(path)
        return found


def _first_word(address: Address) -> str:
    """The word before the first slash; empty for an address that begins with something else."""
    word, slash, _rest = str(address.pattern).partition("/")
    return word if slash and isinstance(address.pattern, RoutePattern) and "<" not in word else ""


def _those(addresses: Sequence[Address], words: Sequence[str], *, word: str) -> URLResolver:
    """These with this word; and those without one, which any path can be."""
    fitting = [one for one, first in zip(addresses, words, strict=True) if first in (word, "")]
    return URLResolver(RoutePattern(""), fitting)


_every: list[Address] = [address for screen in SCREENS for address in addresses_of(screen)]
_every.append(path("api/v1/", include(v1.addresses())))
if settings.DEMO:
    _every.append(path("", include("keuzeruimte_web.demo.door.urls")))
urlpatterns: list[Address] = [ByFirstWord(_every)]

handler400 = "keuzeruimte_web.screens.errors.views.bad_request"
handler403 = "keuzeruimte_web.screens.errors.views.not_allowed"
handler404 = "keuzeruimte_web.screens.errors.views.not_found"
handler500 = "keuzeruimte_web.screens.errors.views.broken"
