"""The tenant is the floor under access: a query without a school raises."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django_scopes import scope, scopes_disabled


@contextmanager
def school_scope(school_id: UUID) -> Iterator[None]:
    """Let queries inside see the records of this school and of no other."""
    with scope(school=school_id):
        yield


@contextmanager
def above_schools() -> Iterator[None]:
    """Step above the schools: only to find an account's people at sign-in, and for set-up commands."""
    with scopes_disabled():
        yield
