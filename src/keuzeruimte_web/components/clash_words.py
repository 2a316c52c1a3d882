"""Why a time does not go, in words: who, or which room, and never by what."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol

from django.utils.translation import gettext as _

from keuzeruimte_web.components.wording import joined, moment_in_words, sentence


class NotThen(Protocol):
    """A time that does not go: these people, or this room. `close`: only too little time in between."""

    @property
    def starts_at(self) -> datetime: ...
    @property
    def names(self) -> tuple[str, ...]: ...
    @property
    def room(self) -> str: ...
    @property
    def close(self) -> bool: ...


def clashes_in_words(found: Iterable[NotThen], *, today: date) -> list[str]:
    """For each time a sentence on the people, one on the room, or both; `today` is the reader's day."""
    said = []
    for clash in found:
        when = sentence(moment_in_words(clash.starts_at, today=today))
        if clash.names:
            names = {"when": when, "names": joined(clash.names)}
            if clash.close:
                words = _("%(when)s: vlak ervoor of erna is er een ander gesprek met %(names)s.") % names
            else:
                words = _("%(when)s: dan is er al een gesprek met %(names)s.") % names
            said.append(words)
        if clash.room:
            said.append(_("%(when)s: %(room)s is dan bezet.") % {"when": when, "room": clash.room})
    return said
