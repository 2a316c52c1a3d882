"""Words that are the same on every page in a language, and what else goes by the language."""

from collections.abc import Callable
from copy import copy
from typing import Any

from django.conf import settings
from django.template import Context
from django.utils.translation import get_language_bidi, gettext

from .expressions import filtered, raw_value_of
from .here import Here
from .unknown import UnknownPartError


class PerLanguage(dict[str | None, Any]):
    """Something in the language of now: worked out the first time that it is asked in a language."""

    def __init__(self, work_out: Callable[[], Any]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, language: str | None) -> Any:
        self[language] = found = self._work_out()
        return found


def in_the_language(work_out: Callable[[], Any], here: Here) -> str:
    """What this gives in the language of the page."""
    return f"{here.code.keep(PerLanguage(work_out))}[page.language]"


def same(node: Any, here: Here) -> None:
    """What was put together when the template was read."""
    here.say(in_the_language(lambda: node.render(Context()), here))


def words(node: Any, here: Here) -> None:
    """`{% translate %}` of what is only known now, or with `as`."""
    given = node.filter_expression
    if node.message_context is None and given.is_var and given.var.lookups is not None:
        given.var.translate = False
        found, _is_sure = raw_value_of(given, here.scope)
        if not node.noop:
            found = f"translated({found})"
        shown = f"restored({filtered(given, f'empty({found})', here.scope)})"
    elif _is_fixed(given) and (node.message_context is None or _is_fixed(node.message_context)):
        here_and_now = copy(node)
        here_and_now.asvar = None
        shown = in_the_language(lambda: here_and_now.render(Context()), here)
    else:
        raise UnknownPartError(node)
    if node.asvar:
        here.assign(node.asvar, shown)
    else:
        here.say(shown)


def _is_fixed(given: Any) -> bool:
    return not given.filters and (not given.is_var or given.var.lookups is None)


def current(node: Any, here: Here) -> None:
    """`{% get_current_language as language %}`."""
    here.assign(node.variable, "page.language")


def from_the_right(node: Any, here: Here) -> None:
    """`{% get_current_language_bidi as is_rtl %}`."""
    here.assign(node.variable, in_the_language(get_language_bidi, here))


def available(node: Any, here: Here) -> None:
    """`{% get_available_languages as languages %}`."""
    here.assign(node.variable, in_the_language(_languages, here))


def _languages() -> list[tuple[str, str]]:
    return [(code, gettext(str(name))) for code, name in settings.LANGUAGES]
