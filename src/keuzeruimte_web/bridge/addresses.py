"""Finding somebody by an address that lies sealed."""

from uuid import UUID

from keuzeruimte_web.records.models import Contact


def mark_of_address(school: UUID, *, email: str) -> str:
    """The mark by which contacts with this address are found at this school, whatever its capitals."""
    return Contact(school_id=school, email=email).mark_of_email()
