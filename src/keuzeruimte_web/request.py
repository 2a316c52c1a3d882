"""What a request carries once it has passed the entrance; for the types only."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from keuzeruimte_web.access.seats import Seat
    from keuzeruimte_web.access.viewer import Viewer


class Request(HttpRequest):
    """A request behind the sign-in: `viewer` says who looks, in which role, at which school, on which day."""

    viewer: "Viewer"
    seat: "Seat"
    seats: "tuple[Seat, ...]"
    htmx: "HtmxDetails"
