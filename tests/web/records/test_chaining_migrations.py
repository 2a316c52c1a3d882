"""Lines from before there were chains get their place in one; going back, they stay as they were."""

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from roles import migrate
from world import World

from keuzeruimte_web.audit.sealing import seal
from keuzeruimte_web.audit.verifying import verify
from keuzeruimte_web.records.models import Chain, Trace
from keuzeruimte_web.records.scope import school_scope


def before_the_chains() -> str:
    """The migration before the three of the chains."""
    graph = MigrationLoader(connection).graph
    first = next(key for key in graph.nodes if key[1].endswith("_log_chain"))
    return sorted(parent.key for parent in graph.node_map[first].parents)[0][1]


@pytest.mark.django_db(transaction=True)
def test_lines_from_before_the_chains_get_their_place_and_lose_it_again(world: World) -> None:
    with school_scope(world.school.pk):
        told = list(Trace.objects.order_by("pk").values_list("pk", "actor", "word", "at", "pupil"))
        chains = set(Chain.objects.values_list("pupil", "length"))
        seal(world.school.pk, now=timezone.now())
    try:
        migrate(before_the_chains())
        with connection.cursor() as cursor:
            cursor.execute("UPDATE records_trace SET pupil_id = NULL WHERE matter_id IS NOT NULL")
    finally:
        migrate()
    with school_scope(world.school.pk):
        assert list(Trace.objects.order_by("pk").values_list("pk", "actor", "word", "at", "pupil")) == told
        assert set(Chain.objects.values_list("pupil", "length")) == chains
        assert verify(world.school.pk).whole
