"""Grounds of a service that reads along by the API: names, classes and dates, each kind for itself.

No content of guidance, no address, no tie between people (PRODUCT 3). A service that was ended, or is past
its last day, has no ground at all.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.records.models import Employment, Guardianship, Pupil, Service

from .ages import EIGHTEEN, born_by
from .ground import SERVICE, Ground, on_day
from .viewer import Viewer


def working_service(viewer: Viewer, **may: bool) -> Exists:
    """This service is there today, and may this."""
    return Exists(
        Service.objects.filter(
            pk=viewer.person, school=viewer.school, ended_at__isnull=True, until__gte=viewer.today, **may
        )
    )


def service_itself() -> Ground:
    """The service about which it is."""
    return Ground(_("de dienst zelf"), SERVICE, lambda v: Q(working_service(v), pk=v.person))


def of_this_service(service: str) -> Ground:
    """What this service sent itself."""
    return Ground(_("stuurde dit zelf"), SERVICE, lambda v: Q(working_service(v), **{service: v.person}))


def service_reading_pupils(pupil: str) -> Ground:
    """Pupils who are here today."""
    return _reading(_("dienst die leerlingen mag lezen"), "pupils", lambda v: Q(**{f"{pupil}__in": _here(v)}))


def service_reading_parents(person: str) -> Ground:
    """Parents of today, whom no court keeps away, of pupils who are here and under 18."""

    def condition(viewer: Viewer) -> Q:
        ties = Guardianship.objects.filter(
            on_day(viewer),
            Q(pupil__person__born__isnull=True)
            | Q(pupil__person__born__gt=born_by(viewer.today, age=EIGHTEEN)),
            court_block=False,
            parent__deceased=False,
            pupil__in=_here(viewer),
        )
        return Q(**{f"{person}__in": ties.values("parent")})

    return _reading(_("dienst die namen van ouders mag lezen"), "parents", condition)


def service_reading_staff(person: str) -> Ground:
    """People who work here today."""
    return _reading(
        _("dienst die medewerkers mag lezen"), "staff", lambda v: Q(**{f"{person}__in": _employed(v)})
    )


def service_reading_classes() -> Ground:
    """Classes."""
    return _reading(_("dienst die klassen mag lezen"), "classes", lambda v: Q(school=v.school))


def service_reading_mentors() -> Ground:
    """Who mentors a class, for who reads both classes and staff."""
    return Ground(
        _("dienst die klassen en medewerkers mag lezen"),
        SERVICE,
        lambda v: Q(working_service(v, classes=True, staff=True), on_day(v), person__in=_employed(v)),
    )


def service_reading_busy() -> Ground:
    """When somebody who works here has a conversation, and not as a parent."""

    def condition(viewer: Viewer) -> Q:
        own_child = Guardianship.objects.filter(
            parent=OuterRef("person"), pupil=OuterRef("conversation__matter__pupil")
        )
        return Q(
            ~Exists(own_child),
            person__in=_employed(viewer),
            conversation__starts_at__date__gte=viewer.today,
            conversation__cancelled_at__isnull=True,
        )

    return _reading(_("dienst die bezette tijden mag lezen"), "busy", condition)


def service_offering() -> Ground:
    """The own school, for a service that may offer lists."""
    return _reading(_("dienst die lijsten mag aanbieden"), "offers", lambda v: Q(pk=v.school))


def _reading(label: str | Promise, what: str, condition: Any) -> Ground:
    return Ground(label, SERVICE, lambda v: Q(working_service(v, **{what: True})) & condition(v))


def _here(viewer: Viewer) -> Any:
    """Pupils who did not leave, and live."""
    return Pupil.objects.filter(Pupil.here(viewer.today)).values("pk")


def _employed(viewer: Viewer) -> Any:
    return Employment.objects.filter(on_day(viewer), person__deceased=False).values("person")
