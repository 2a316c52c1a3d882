"""Copies of the records and of the keys, apart from each other, and putting them back."""

from .engines import refuse_unless_there
from .put_back import put_back
from .refusal import BackupRefused
from .take import let_go, take_keys, take_records

__all__ = [
    "BackupRefused",
    "let_go",
    "put_back",
    "refuse_unless_there",
    "take_keys",
    "take_records",
]
