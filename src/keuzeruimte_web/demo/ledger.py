"""Collects the rows of a world and writes them at once, each kind after the kinds it leans on."""

from collections import defaultdict
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from django.db import models, transaction

from keuzeruimte_web.audit.trail import link_all
from keuzeruimte_web.demo.days import Days
from keuzeruimte_web.keys import ring
from keuzeruimte_web.records import models as records
from keuzeruimte_web.records.scope import above_schools

Row = TypeVar("Row", bound=models.Model)

ORDER: tuple[type[models.Model], ...] = (
    records.School,
    records.Account,
    records.SchoolClass,
    records.SubjectRules,
    records.ProgrammeList,
    records.KeyDate,
    records.Person,
    records.Pupil,
    records.Employment,
    records.Contact,
    records.Mentorship,
    records.Guardianship,
    records.Matter,
    records.Involvement,
    records.Topic,
    records.Delegation,
    records.DelegationPerson,
    records.DelegationTopic,
    records.Limit,
    records.LimitAuthor,
    records.LimitPerson,
    records.ParentRequest,
    records.RequestPerson,
    records.Protection,
    records.ProtectionPerson,
    records.Event,
    records.Conversation,
    records.Invitation,
    records.TimeProposal,
    records.ProposedTime,
    records.TimeReply,
    records.TimeAnswer,
    records.AgendaItem,
    records.ItemPerson,
    records.Voice,
    records.Answer,
    records.ChoiceTemplate,
    records.TemplateStep,
    records.ChoiceRound,
    records.ChoiceMoment,
    records.RoundPupil,
    records.ChoiceStep,
    records.ChoiceOption,
    records.ChoiceChange,
    records.Decision,
    records.DecisionOption,
    records.SignOff,
    records.ChoiceVoice,
    records.Village,
    records.Villager,
    records.Placement,
    records.PlacementWord,
    records.CareerItem,
    records.Share,
    records.Doubt,
    records.DoubtColleague,
    records.Report,
    records.ReportItem,
    records.ReportReader,
    records.ReportVersion,
    records.Response,
    records.Agreement,
    records.AgreementPerson,
    records.AgreementYes,
    records.Chain,
    records.Trace,
    records.PrivacyRequest,
    records.Service,
    records.OfferedLists,
)


@dataclass(slots=True)
class Ledger:
    """The rows of one school, in the order in which they were thought of.

    Ids come from the seed, so that the same seed and day give the same world. `password` is what every
    account gets, hashed already; without it nobody can sign in with one.
    """

    school: records.School
    days: Days
    random: Random
    domain: str
    password: str = ""
    rows: dict[type[models.Model], list[Any]] = field(default_factory=lambda: defaultdict(list))
    addresses: set[str] = field(default_factory=set)

    def add(self, kind: type[Row], /, **fields: Any) -> Row:
        """Write a row of this school in the ledger; it is in the database after `save`."""
        if kind is not records.Pupil:  # whose id is the person's
            fields["id"] = self.new_id()
        fields["school"] = self.school
        return self.add_above(kind, **fields)

    def add_above(self, kind: type[Row], /, **fields: Any) -> Row:
        """Write a row that stands above the schools, such as an account."""
        row = self.row_of(kind, fields)
        self.rows[kind].append(row)
        return row

    def new_id(self) -> Any:
        """A random id that the seed decides."""
        return self.id_from(self.random)

    @staticmethod
    def id_from(random: Random) -> Any:
        """The next random id of this seed."""
        return UUID(int=random.getrandbits(128), version=4)

    @staticmethod
    def row_of(kind: type[Row], fields: dict[str, Any]) -> Row:
        """A row of this kind; `bench/world` has ledgers with rows of their own."""
        return kind(**fields)

    def save(self) -> None:
        """Write everything to the database, or nothing."""
        self.rows[records.Chain] = link_all(self.rows[records.Trace], new_id=self.new_id)
        people = [row.pk for row in self.rows.get(records.Person, [])]
        ring.make_ready([self.school.pk, *people], school=self.school.pk)
        with above_schools(), transaction.atomic():
            for kind in ORDER:
                kind._base_manager.bulk_create(self.rows.pop(kind, []), batch_size=200)
        if self.rows:
            raise LookupError(f"no place in the order for {[kind.__name__ for kind in self.rows]}")


def open_ledger(
    name: str, *, days: Days, seed: int, domain: str, password: str = "", of: type[Ledger] = Ledger
) -> Ledger:
    """A ledger for a new school of the demo with this name."""
    # Not for secrets: the seed makes the invented world the same each time.
    random = Random(f"{seed} {name}")  # noqa: S311
    fields: dict[str, Any] = {
        "id": of.id_from(random),
        "name": name,
        "demo": True,
        "safety_text": (
            "Maak je je zorgen over de veiligheid van een leerling? Doe dit niet alleen. "
            "Bel de aandachtsfunctionaris van school. Is er nu gevaar? Bel 112."
        ),
        "safety_contact": (
            "Aandachtsfunctionaris: Inge Terpstra, kamer 0.04, telefoon 085 000 00 00. "
            "Veilig Thuis: 0800 2000, gratis, dag en nacht."
        ),
        "other_person": (
            "Marit Dekker is teamleider. Inge Terpstra is vertrouwenspersoon, kamer 0.04. Loop binnen, "
            "of bel 085 000 00 00."
        ),
        "complaints": (
            "Schrijf aan de directie, of vraag de vertrouwenspersoon om mee te gaan. De regeling staat "
            "in de schoolgids."
        ),
    }
    school = of.row_of(records.School, fields)
    ledger = of(school=school, days=days, random=random, domain=domain, password=password)
    ledger.rows[records.School].append(school)
    return ledger
