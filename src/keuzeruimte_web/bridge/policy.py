"""The access policy in words, for the commands that print it."""

from keuzeruimte_web.access.printed import printed

__all__ = ["printed"]
