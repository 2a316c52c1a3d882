"""In which language the application speaks to somebody."""

from uuid import UUID

from keuzeruimte_web.records.models import Account


def choose_language(account: UUID, *, language: str) -> None:
    """Keep the language with the account, for every device and for letters."""
    Account.objects.filter(pk=account).update(language=language)
