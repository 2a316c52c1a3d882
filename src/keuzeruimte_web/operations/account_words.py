"""What stands in the letters about an account. Nobody is named, and no school."""

from datetime import datetime, timedelta
from typing import Any

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from keuzeruimte_web.operations.address_link import link_to, waiting_for
from keuzeruimte_web.operations.codes import SHORT, SHORT_LIVES, digest, new_code
from keuzeruimte_web.operations.letters import post_name
from keuzeruimte_web.operations.posting import Envelope
from keuzeruimte_web.records.models import Account, AccountLetter
from keuzeruimte_web.records.models.choices import AccountNews

SUBJECTS = {
    AccountNews.NEW_DEVICE: _("Er is ingelogd op een nieuw apparaat"),
    AccountNews.PASSWORD: _("Er is een ander wachtwoord gekozen"),
    AccountNews.PROOF_ADDED: _("Er is een tweede bewijs bij gekomen"),
    AccountNews.PROOF_REMOVED: _("Er is een tweede bewijs weggehaald"),
    AccountNews.CODES_MADE: _("Er zijn nieuwe herstelcodes gemaakt"),
    AccountNews.CODE_USED: _("Er is een herstelcode gebruikt"),
    AccountNews.LOOSENED: _("Dit account is losgemaakt"),
    AccountNews.ADDRESS_ASKED: _("Er is een ander e-mailadres gevraagd"),
    AccountNews.NEW_ADDRESS: _("Bevestig dit e-mailadres voor Keuzeruimte"),
    AccountNews.ADDRESS_CHANGED: _("Het e-mailadres is veranderd"),
    AccountNews.NEW_PASSWORD: _("Een nieuw wachtwoord voor Keuzeruimte"),
    AccountNews.ADDRESS: _("Een code voor Keuzeruimte"),
    AccountNews.SCHOOL_ADDRESS: _("Een code voor Keuzeruimte"),
}
PAGES = {
    AccountNews.NEW_DEVICE: "account_devices",
    AccountNews.PASSWORD: "account_reset_password",
    AccountNews.ADDRESS_ASKED: "account_reset_password",
}
"""Where one goes when it was not oneself; for the others: another password."""
ASKED_LIVES = timedelta(hours=12)
"""A new password that was asked for longer ago is not wanted any more."""


def written(row: AccountLetter, *, now: datetime) -> Envelope | None:
    """The letter of this row; None when there is nobody to tell, or it is too late."""
    age = now - row.created_at
    if row.news in (AccountNews.ADDRESS, AccountNews.SCHOOL_ADDRESS):
        return _code(row) if age < timedelta(seconds=SHORT_LIVES) else None
    if row.news == AccountNews.NEW_PASSWORD:
        account = Account.objects.filter(email__iexact=row.email, is_active=True).first()
        return _new_password(row, account) if account and age < ASKED_LIVES else None
    if row.account is None or not row.account.is_active:
        return None
    if row.news == AccountNews.NEW_ADDRESS:
        return _new_address(row, row.account, now=now)
    page = reverse(PAGES.get(AccountNews(row.news), "account_change_password"))
    shown = {"news": row.news, "browser": row.browser, "address": settings.ADDRESS + page}
    to = row.email or row.account.email
    mail = _letter(row, "account_news", shown, to=to, language=row.account.language)
    return Envelope(mail, forget={"browser": "", "email": ""})


def _new_address(row: AccountLetter, account: Account, *, now: datetime) -> Envelope | None:
    """The link goes to the address that is asked for; to one that has an account, that nothing happens."""
    change = waiting_for(account.pk, now=now).first()
    if change is None:
        return None
    taken = Account.objects.filter(email__iexact=change.email).exists()
    shown = {"taken": taken, "address": "" if taken else link_to(change)}
    return Envelope(_letter(row, "new_address", shown, to=change.email, language=account.language))


def _new_password(row: AccountLetter, account: Account) -> Envelope:
    """The way to another password is made here, and is in no row."""
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(account)
    parts = {"uidb36": user_pk_to_url_str(account), "key": key}
    address = settings.ADDRESS + reverse("account_reset_password_from_key", kwargs=parts)
    mail = _letter(row, "new_password", {"address": address}, to=row.email, language=account.language)
    return Envelope(mail, forget={"email": ""})


def _code(row: AccountLetter) -> Envelope:
    """The short code; to an address that has an account already, that one signs in instead."""
    if Account.objects.filter(email__iexact=row.email).exists():
        mail = _letter(
            row,
            "you_have_an_account",
            {"formal": row.formal, "news": row.news},
            to=row.email,
            language=row.language,
        )
        return Envelope(mail, forget={"email": ""})
    code = new_code(SHORT)

    def keep_code() -> bool:
        return bool(AccountLetter.objects.filter(pk=row.pk).update(code_hash=digest(code)))

    shown = {"code": code, "formal": row.formal}
    mail = _letter(row, "prove_address", shown, to=row.email, language=row.language)
    return Envelope(mail, handing=keep_code, forget={"email": ""})


def _letter(
    row: AccountLetter, template: str, shown: dict[str, Any], *, to: str, language: str
) -> EmailMessage:
    with override(language):
        subject = str(SUBJECTS[AccountNews(row.news)])
        body = render_to_string(f"letters/{template}.txt", shown)
    again = f".{row.tries}" if row.email else ""  # what holds a code is another letter each time
    return EmailMessage(
        subject,
        body,
        to=[to],
        headers={"Message-ID": post_name(f"{row.pk}{again}"), "Auto-Submitted": "auto-generated"},
    )
