"""The end of a table: with its conversation, or before it."""

from uuid import UUID, uuid4

from django.utils import timezone

from keuzeruimte_web.operations.changes import mark_changed
from keuzeruimte_web.records.models import AtTable, Table, TableSeat


def end_table(conversation: UUID) -> None:
    """The table ends with its conversation; its code is gone. Call it in the transaction that ends it."""
    now = timezone.now()
    for table in Table.objects.filter(conversation=conversation, closed_at__isnull=True):
        TableSeat.objects.filter(table=table, ended_at__isnull=True).update(ended_at=now)
        AtTable.objects.filter(table=table).delete()
        table.code, table.code_hash, table.closed_at = "", f"closed {uuid4()}", now
        table.save(update_fields=["code", "code_hash", "closed_at"])
        mark_changed(conversation)
