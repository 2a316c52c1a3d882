"""The scope of one school, opened at the entrance: below it no query sees another school."""

from keuzeruimte_web.records.scope import school_scope

__all__ = ["school_scope"]
