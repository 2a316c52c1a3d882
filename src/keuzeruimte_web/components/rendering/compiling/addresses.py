"""`url`."""

import re
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from ...escaping import escaped
from ..nodes import pattern_of
from .here import Here

WORDS = re.compile("[a-z][a-z-]{0,39}")
"""Words of our own in an address, such as the name of a rule: never an id, a name or a secret."""
MOST = 200


class Addresses:
    """The addresses of one `{% url %}`: where ids stand in them is found once, and they are filled in."""

    def __init__(self, names: tuple[str, ...], *, may_be_missing: bool) -> None:
        self._names, self._may_be_missing = names, may_be_missing
        self._patterns = dict[str, str | None]()
        self._of_words = dict[tuple[str, str], str]()

    def to(self, name: Any, values: tuple[Any, ...], page: Any) -> str:
        """The address; of anything but ids, or one word, as Django does it. Raises NoReverseMatch."""
        if len(values) == 1 and type(values[0]) is str and type(name) is str:
            return self._of_word(name, values[0], page)
        for value in values:
            if type(value) is not UUID:
                return self._to(name, values, page)
        if name not in self._patterns:
            self._patterns[name] = pattern_of(name, len(values) - len(self._names), self._names)
        pattern = self._patterns[name]
        return self._to(name, values, page) if pattern is None else pattern.format(*values)

    def _of_word(self, name: str, word: str, page: Any) -> str:
        found = self._of_words.get((name, word))
        if found is None:
            found = self._to(name, (word,), page)
            if WORDS.fullmatch(word) and len(self._of_words) < MOST:
                self._of_words[name, word] = found
        return found

    def _to(self, name: Any, values: tuple[Any, ...], page: Any) -> str:
        plain = len(values) - len(self._names)
        try:
            address = reverse(
                name,
                args=values[:plain],
                kwargs=dict(zip(self._names, values[plain:], strict=True)),
                current_app=page.current_app,
            )
        except NoReverseMatch:
            if self._may_be_missing:
                return ""
            raise
        return address if self._may_be_missing else escaped(address)


def address(node: Any, here: Here) -> None:
    """`{% url %}`, also with `as`."""
    addresses = Addresses(tuple(node.kwargs), may_be_missing=bool(node.asvar))
    values = [here.value(given) for given in (*node.args, *node.kwargs.values())]
    found = (
        f"{here.code.keep(addresses)}.to({here.value(node.view_name)}, ({', '.join([*values, ''])}), page)"
    )
    if not values:
        found = f"{here.code.keep(addresses)}.to({here.value(node.view_name)}, (), page)"
    if node.asvar:
        here.assign(node.asvar, found)
    else:
        here.say(found)
