"""allauth's pages, which know a little more: whether there is a door for school accounts, and that a new
password was kept already."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.views import INTERNAL_RESET_SESSION_KEY, LoginView, PasswordResetFromKeyView
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.decorators import method_decorator

from keuzeruimte_web.operations.identity_providers import any_way_in


@method_decorator(login_not_required, name="dispatch")
class SignInPage(LoginView):  # type: ignore[misc]
    """E-mail address and password, a passkey, a code, or by way of school."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A button for school accounts only where a school uses them."""
        shown: dict[str, Any] = super().get_context_data(**kwargs)
        return shown | {"school_accounts": any_way_in()}


@method_decorator(login_not_required, name="dispatch")
class NewPasswordPage(PasswordResetFromKeyView):  # type: ignore[misc]
    """A new password after the link. The link is spent once it is kept, so the form sent twice would read
    that it works no more; this browser remembers which link it kept one with."""

    kept_with = "new_password_kept_with"
    """Where the session says so; what is kept with it, of the browser that had the link in its session."""

    def dispatch(self, request: HttpRequest, uidb36: str, key: str, **kwargs: Any) -> HttpResponseBase:
        """The same answer as the first time, to the same form of the same browser."""
        link = request.session.get(INTERNAL_RESET_SESSION_KEY)
        sent_again = request.method == "POST" and key == self.reset_url_key
        if sent_again and link and link == request.session.get(self.kept_with):
            get_adapter().add_message(request, messages.SUCCESS, "account/messages/password_changed.txt")
            return redirect(self.get_success_url())
        answer: HttpResponseBase = super().dispatch(request, uidb36, key, **kwargs)
        return answer

    def form_valid(self, form: Any) -> HttpResponse:
        """Both are kept at one moment: whoever comes next finds the link spent, and reads by whom."""
        with transaction.atomic():
            answer: HttpResponse = super().form_valid(form)
            self.request.session[self.kept_with] = self.key
            self.request.session.save()
        return answer
