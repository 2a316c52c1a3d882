"""Lists start at the matters that somebody holds: they show just what `rows` finds, no more and no less."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from test_rights import File, file  # noqa: F401 (a fixture)

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.at_table import spans
from keuzeruimte_web.bridge.my_agreements import my_agreements
from keuzeruimte_web.bridge.my_reports import my_reports
from keuzeruimte_web.bridge.my_talks import my_talks
from keuzeruimte_web.bridge.my_visits import my_visits
from keuzeruimte_web.records.scope import school_scope

pytestmark = pytest.mark.django_db
CORNERS = {ViewerRole.PROFESSIONAL, ViewerRole.PARENT, ViewerRole.PUPIL}
READS_ALONG = "meelezer"
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def talks_of(viewer: Viewer) -> list[UUID]:
    """Those that go on by day, then those behind us, the last first."""
    seen = rows(viewer, Kind.CONVERSATION, Right.SEE)
    going = seen.exclude(state="closed").order_by("starts_at", "pk")
    behind = seen.filter(state="closed", cancelled_at=None).order_by("-starts_at", "pk")
    return [*going.values_list("pk", flat=True), *behind.values_list("pk", flat=True)]


def agreements_of(viewer: Viewer) -> dict[bool, set[UUID]]:
    """Whether they go on: which."""
    seen = rows(viewer, Kind.AGREEMENT, Right.SEE)
    going = set(seen.filter(done_at=None, let_go_on=None).values_list("pk", flat=True))
    return {True: going, False: set(seen.values_list("pk", flat=True)) - going}


def reports_of(viewer: Viewer) -> list[UUID]:
    seen = rows(viewer, Kind.REPORT, Right.SEE).order_by("-conversation__starts_at", "circle", "pk")
    return list(seen.values_list("pk", flat=True))


def test_a_list_holds_just_what_its_reader_may_see(file: File) -> None:  # noqa: F811
    everybody = file.viewers | file.others
    # Who reads along may see it, on a page of its own that leaves a trace (decision 0084); no list shows it.
    looking = {name: one for name, one in everybody.items() if one.role in CORNERS and name != READS_ALONG}
    see: dict[str, set[str]] = {"talks": set(), "agreements": set(), "reports": set(), "visits": set()}
    for name, viewer in looking.items():
        with school_scope(viewer.school):
            talks = [talk.id for talk in my_talks(viewer)]
            assert talks == talks_of(viewer), name
            going, behind = my_agreements(viewer, page=1)
            agreements = {True: {one.id for one in going}, False: {one.id for one in behind}}
            assert agreements == agreements_of(viewer), name
            reports = [report.id for report in my_reports(viewer, most=100)]
            assert reports == reports_of(viewer), name
            planned = rows(viewer, Kind.CONVERSATION).filter(state="planned").values_list("pk", flat=True)
            visits = {one.id: one.visits for one in my_visits(viewer, now=LONG_AGO, most=100)}
            assert visits == spans(viewer, planned), name
        found = {"talks": talks, "agreements": going, "reports": reports, "visits": visits}
        for what, some in found.items():
            if some:
                see[what].add(name)
    staff, family = {"ruben", "hanneke"}, {"saskia", "marloes", "erik", "tante"}
    came_later = "opvolger"
    assert see["talks"] > staff | family | {came_later}
    assert see["agreements"] > staff | family | {came_later}
    assert see["reports"] > staff | family | {came_later}
    assert see["visits"] > staff | family
    assert all(len(some) < len(looking) for some in see.values())


def test_no_list_shows_what_is_read_along(file: File) -> None:  # noqa: F811
    leader = (file.viewers | file.others)[READS_ALONG]
    with school_scope(leader.school):
        assert talks_of(leader)
        assert agreements_of(leader)[True]
        assert reports_of(leader)
        going, behind = my_agreements(leader, page=1)
        shown = (my_talks(leader), going, behind, my_reports(leader, most=100))
        assert all(not listed for listed in shown)
