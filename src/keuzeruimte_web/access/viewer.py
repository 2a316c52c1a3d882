"""Who looks: one person at one school, in one role at a time, on one day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ViewerRole(TextChoices):
    """In which role somebody looks. A professional's own roles stand with each involvement.

    A service is no person: a program of the school that reads along by the API, under its own name.
    """

    PUPIL = "pupil", _("leerling")
    PARENT = "parent", _("ouder")
    PROFESSIONAL = "professional", _("medewerker")
    ADMINISTRATOR = "administrator", _("beheerder")
    PRIVACY_OFFICER = "privacy_officer", _("functionaris gegevensbescherming")
    SERVICE = "service", _("dienst")


@dataclass(frozen=True, slots=True)
class Viewer:
    """One person in one role. `today` is told by the entrance: access never reads the clock.

    Of a service `person` is the id of the service.

    `seat`: looks from a device that was admitted to the table of one conversation, without signing in. Such a
    guest may a part of what the same person may who signed in (`access/guest.py`).
    """

    person: UUID
    school: UUID
    role: ViewerRole
    today: date
    seat: UUID | None = None
