"""What every answer needs and no screen should have to think of."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]

# Nothing on these pages needs the camera, the microphone or the place where somebody is.
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def no_store(get_response: Handler) -> Handler:
    """Pages about people stay out of every cache, also of the browser on a shared computer."""

    def handler(http_request: HttpRequest) -> HttpResponse:
        response = get_response(http_request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response

    return handler
