"""The page that is being shown, for what asks for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.template import Context
from django.template.base import VariableDoesNotExist

from .looking import ABSENT

_CONSTANTS = {"True": True, "False": False, "None": None}


@dataclass(frozen=True, slots=True)
class Page:
    """What Django has at hand for it, and the language that it is in."""

    context: Context
    language: str | None

    @contextmanager
    def seen(self, names: dict[str, Any]) -> Iterator[Context]:
        """What Django shows itself, with these names at hand."""
        context = self.context
        outside = context.dicts
        context.dicts = [_CONSTANTS, {name: one for name, one in names.items() if one is not ABSENT}]
        try:
            yield context
        finally:
            context.dicts = outside

    @property
    def current_app(self) -> str | None:
        """Where addresses are looked up first, as `{% url %}` asks it."""
        request = getattr(self.context, "request", None)
        try:
            return request.current_app  # type: ignore[union-attr, no-any-return]
        except AttributeError:
            return getattr(getattr(request, "resolver_match", None), "namespace", None)


def asked_again(condition: Any, names: dict[str, Any], page: Page) -> Any:
    """What an `if` asks, by Django's own way: the part of it that fails is false."""
    with page.seen(names) as context:
        try:
            return condition.eval(context)
        except VariableDoesNotExist:
            return None


def read(**given: Any) -> dict[str, Any]:
    """What a tag reads of the page, as far as it is there."""
    return {name: one for name, one in given.items() if one is not ABSENT}


def with_token(given: dict[str, Any], token: Any) -> dict[str, Any]:
    """What a tag gives its template, with the key that a form in it needs."""
    return given if token is ABSENT or token is None else {**given, "csrf_token": token}
