"""What stands around every page: who is looking, the menu, the day, and whether this is the demo."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone


def frame(http_request: HttpRequest) -> dict[str, object]:
    """For base.html and header.html."""
    return {"demo": settings.DEMO, "today": timezone.localdate()}
