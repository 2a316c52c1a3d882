"""What allauth's views of a second proof say in English whatever the language is."""

from typing import Any

from allauth.mfa.recovery_codes.views import DownloadRecoveryCodesView
from django.http import HttpResponse


class RecoveryCodesFile(DownloadRecoveryCodesView):  # type: ignore[misc]
    """The recovery codes as a file, by a name that one finds again."""

    def render_to_response(self, context: dict[str, Any], **response_kwargs: Any) -> HttpResponse:
        """As allauth makes it, but for its name."""
        response: HttpResponse = super().render_to_response(context, **response_kwargs)
        response["Content-Disposition"] = 'attachment; filename="herstelcodes.txt"'
        return response
