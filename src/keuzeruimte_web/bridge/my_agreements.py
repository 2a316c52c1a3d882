"""The agreements of all matters that somebody holds, and who does them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, F, OuterRef, QuerySet, Value, When

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records.models import Agreement, AgreementPerson, Guardianship

from .guests import Named, Owner, called, party_of
from .held import SHOWN, At, Listed, in_one_row, listed, values_of
from .my_talks import talks_of_matters
from .opening import opened_in
from .source import as_day, as_moment, as_uuid

GOING = 30
BEHIND = 15
"""How many go on, on a page, and how many are behind us; older ones are in each dossier."""


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement, with who does it, in order of name. `going`: neither done nor let go of."""

    id: UUID
    going: bool
    pupil: UUID
    pupil_name: str
    text: str
    owners: tuple[Owner, ...]
    made_on: date
    due_on: date | None
    done_at: datetime | None
    let_go_on: date | None
    renewed_on: date | None
    proposal: str
    proposed_due: date | None


def my_agreements(viewer: Viewer, *, page: int) -> tuple[list[AgreementRow], list[AgreementRow]]:
    """A page of those that go on and one more, and the latest that do not; in one query.

    In turn: whose day is behind us, then the viewer's own, then those of others; each by day.
    """
    found = listed(viewer, AGREEMENTS, GOING + 1, (page - 1) * GOING, BEHIND * 2)
    going = sorted((row for row in found if row[1]), key=_in_turn)
    behind = sorted((row for row in found if not row[1]), key=lambda row: as_uuid(row[0]).hex)
    return [_agreement(row) for row in going], [_agreement(row) for row in behind]


def _made_there(at: At) -> QuerySet[Any]:
    found: QuerySet[Any] = Agreement.objects.filter(**at("conversation")).order_by().values_list("pk")
    return found


def _found(viewer: Viewer, at: At) -> QuerySet[Any]:
    own = AgreementPerson.objects.filter(
        agreement=OuterRef("pk"), person=viewer.person, part=AgreementPerson.Part.OWNER
    )
    found: QuerySet[Any] = (
        rows(viewer, Kind.AGREEMENT, Right.SEE)
        .filter(**at("pk"))
        .order_by()
        .annotate(
            going=Case(When(done_at=None, let_go_on=None, then=Value(1)), default=Value(0)),
            turn=Case(
                When(due_on__lt=viewer.today, then=Value(0)),
                When(Exists(own), then=Value(1)),
                default=Value(2),
            ),
            row_of=in_one_row(
                "conversation__matter__pupil",
                "conversation__matter__pupil__person__given_name",
                "conversation__matter__pupil__person__prefix",
                "conversation__matter__pupil__person__family_name",
                "text",
                "made_on",
                "due_on",
                "done_at",
                "let_go_on",
                "renewed_on",
                "proposal",
                "proposed_due",
            ),
        )
        .values_list("pk", "going", "turn", "due_on", "made_on", "row_of")
    )
    return found


def _owners(_: Viewer) -> QuerySet[Any]:
    pupil = "agreement__conversation__matter__pupil"
    parent = Guardianship.objects.filter(parent=OuterRef("person"), pupil=OuterRef(pupil))
    found: QuerySet[Any] = (
        AgreementPerson.objects.filter(agreement=SHOWN, part=AgreementPerson.Part.OWNER)
        .order_by("person__search_name", "pk")
        .annotate(
            row_of=in_one_row(
                "person",
                "person__given_name",
                "person__prefix",
                "person__family_name",
                F(pupil),
                Case(When(Exists(parent), then=Value(1)), default=Value(0)),
            )
        )
        .values_list("row_of")
    )
    return found


AGREEMENTS = Listed(
    key="my agreements",
    columns=("id", "going", "turn", "due_on", "made_on", "row_of"),
    found=_found,
    shown=(
        "SELECT * FROM (SELECT * FROM found WHERE going = 1"
        " ORDER BY turn, due_on IS NULL, due_on, made_on, id LIMIT %s OFFSET %s) AS going UNION ALL"
        " SELECT * FROM (SELECT * FROM found WHERE going = 0 ORDER BY made_on DESC, id LIMIT %s) AS behind"
    ),
    beside=_owners,
    on_the_way=(talks_of_matters, _made_there),
)


def _in_turn(row: tuple[Any, ...]) -> tuple[Any, ...]:
    pk, _going, turn, due_on, made_on, *_ = row
    return turn, due_on is None, str(due_on), str(made_on), as_uuid(pk).hex


def _agreement(row: tuple[Any, ...]) -> AgreementRow:
    pk, going, _turn, _due_on, _made_on, fields, beside = row
    pupil, given, prefix, family, text, made_on, due_on, done_at, let_go_on, renewed_on, proposal, then = (
        values_of(fields)
    )
    agreement = as_uuid(pk)
    owners = [
        (Named(as_uuid(person), *name), as_uuid(child), bool(parent))
        for person, *name, child, parent in values_of(beside)
    ]
    names = called([one for one, *_ in owners])
    return AgreementRow(
        id=agreement,
        going=bool(going),
        pupil=as_uuid(pupil),
        pupil_name=Named(as_uuid(pupil), given, prefix, family).full_name,
        text=opened_in(Agreement._meta.get_field("text"), text, pk=agreement),
        owners=tuple(
            Owner(one.person, name, party_of(one.person, child=child, is_parent=parent))
            for (one, child, parent), name in zip(owners, names, strict=True)
        ),
        made_on=date.fromisoformat(made_on),
        due_on=as_day(due_on),
        done_at=as_moment(done_at) if done_at else None,
        let_go_on=as_day(let_go_on),
        renewed_on=as_day(renewed_on),
        proposal=proposal,
        proposed_due=as_day(then),
    )


def proposal_of(row: Any) -> str:
    """What is proposed for an agreement, and for which day, as one value that a form gives back."""
    day = row.proposed_due.isoformat() if row.proposed_due else ""
    return f"{row.proposal} {day}".strip()
