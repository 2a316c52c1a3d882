"""'Wie kan dit zien?' beside what a professional reads: parties for the marks, names for the sentence."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from keuzeruimte_web.bridge.people import FilePerson
from keuzeruimte_web.components.wording import joined


@dataclass(frozen=True, slots=True)
class SeenBy:
    """For who_sees.html: which parties see it, their names in a sentence, and what it stands beside."""

    parties: tuple[tuple[str, bool], ...]
    names: str
    about: str


def seen_by(people: Iterable[FilePerson], *, about: str, more: str = "") -> SeenBy:
    """These people, each once, by name; `more` is a sentence that follows."""
    order = ("pupil", "parents", "school")
    those = sorted(
        {person.id: person for person in people if person.party}.values(),
        key=lambda p: (order.index(p.party), p.short),
    )
    there = {person.party for person in those}
    names = _("%(names)s.") % {"names": joined([person.short for person in those])}
    return SeenBy(
        parties=tuple((party, party in there) for party in order),
        names=f"{names} {more}".strip(),
        about=about,
    )
