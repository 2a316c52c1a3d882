"""What somebody is to a pupil, in a word: 'ouder', 'pleegouder', 'leerlingbegeleider'."""

from django.utils.translation import gettext as _

from keuzeruimte.words import Role
from keuzeruimte_web.records.models.choices import ParentKind, StaffRole, VillageRole

from .people import FilePerson

_IN_WORDS = {one.value: one.label for one in (*VillageRole, *StaffRole)}
"""Each role with its word, still in no language; one that is on both lists is that of school."""


def language_in_words(person: FilePerson) -> str:
    """How to be understood by somebody: 'praat liever Arabisch, met een tolk'; or nothing."""
    if person.speaks and person.interpreter:
        return _("praat liever %(language)s, met een tolk") % {"language": person.speaks}
    if person.speaks:
        return _("praat liever %(language)s") % {"language": person.speaks}
    return _("er komt een tolk bij") if person.interpreter else ""


def role_in_words(person: FilePerson) -> str:
    """In the reader's language, as it stands beside a name."""
    if person.role == Role.PUPIL:
        return _("leerling")
    if person.role == Role.PARENT and person.kind is not None:
        return str(ParentKind(person.kind.value).label)
    return str(_IN_WORDS.get(person.role.value, ""))
