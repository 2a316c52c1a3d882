"""The sign-in page: allauth's, which knows besides whether there is a door for school accounts."""

from typing import Any

from allauth.account.views import LoginView
from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator

from keuzeruimte_web.operations.identity_providers import any_way_in


@method_decorator(login_not_required, name="dispatch")
class SignInPage(LoginView):  # type: ignore[misc]
    """E-mail address and password, a passkey, a code, or by way of school."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A button for school accounts only where a school uses them."""
        shown: dict[str, Any] = super().get_context_data(**kwargs)
        return shown | {"school_accounts": any_way_in()}
