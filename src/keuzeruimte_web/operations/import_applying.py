"""What a worker does when somebody said yes: everything at once, or nothing."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.progress import Progress
from keuzeruimte_web.components.names import searchable
from keuzeruimte_web.interchange.comparing.compare import marks_of
from keuzeruimte_web.interchange.reading.roster import LONGEST_CLASS
from keuzeruimte_web.keys import ring
from keuzeruimte_web.operations.died import ask_nothing_more
from keuzeruimte_web.operations.employment import end_with_the_tasks
from keuzeruimte_web.operations.guardianship import Tie, change_guardianship
from keuzeruimte_web.operations.import_knowing import OF_A_TIE, PERSONAL, REACHED, marker, named
from keuzeruimte_web.operations.import_lines import (
    PIECE,
    acts,
    fitting,
    makes,
    pieces_of,
    plain_of,
    said_by,
    values_of,
)
from keuzeruimte_web.operations.import_numbers import FIELD, KIND, keep_number, keep_numbers_of_new
from keuzeruimte_web.operations.importing import UNDO
from keuzeruimte_web.operations.mentors import (
    OFFICES,
    begin_with_the_class,
    follow_the_class,
    let_mentor,
)
from keuzeruimte_web.operations.spans import end_from, holds_or_will
from keuzeruimte_web.operations.statistics import count_what_came_in
from keuzeruimte_web.records.models import (
    Contact,
    Employment,
    Guardianship,
    Import,
    ImportLine,
    OutsideKey,
    Person,
    Pupil,
    SchoolClass,
    SchoolIdentity,
)
from keuzeruimte_web.records.models.choices import ImportSort, ImportState, StaffRole
from keuzeruimte_web.records.scope import school_scope


def apply(school: UUID, *, run: UUID, now: datetime, today: date) -> int:
    """Read it in, in one transaction; answers how many people are in it, 0 when there was nothing to do.

    Again it finds it done; killed halfway, nothing happened.
    """
    with school_scope(school):
        row = Import.objects.filter(pk=run, state=ImportState.APPLYING).first()
        if row is None or row.starter_id is None:
            return 0
        work = _Work(row, starter=row.starter_id, today=today)
        work.prepare()
        with transaction.atomic():
            held = Import.objects.select_for_update().get(pk=run)
            if held.state != ImportState.APPLYING:
                return 0
            work.carry_out()
            held.files.all().delete()
            held.state, held.applied_at, held.until = ImportState.APPLIED, now, today + UNDO
            held.columns, held.done = None, held.total
            held.notes = {**(held.notes or {}), "began": [str(pk) for pk in work.began]}
            held.notes["made"] = [str(pk) for pk in work.made]
            held.save()
            return int(held.total)


@dataclass(slots=True)
class _Work:
    """Everything of one time of reading in. Lines go through it in pieces: a board has 150,000 of them."""

    run: Import
    starter: UUID
    today: date
    keys: dict[tuple[str, str], UUID] = field(default_factory=dict)
    new: dict[UUID, UUID] = field(default_factory=dict)
    """Line -> the person it makes."""
    wanted: set[str] = field(default_factory=set)
    """Keys of the classes that somebody in these files is in."""
    made: list[UUID] = field(default_factory=list)
    """Classes that were not there yet."""
    began: list[UUID] = field(default_factory=list)
    """Who became mentor: mentorships of classes, and involvements with one pupil."""
    in_class: dict[UUID, list[UUID]] = field(default_factory=lambda: defaultdict(list))

    @property
    def viewer(self) -> Viewer:
        """Who said yes, as administrator."""
        return Viewer(self.starter, self.run.school_id, ViewerRole.ADMINISTRATOR, self.today)

    def prepare(self) -> None:
        """Outside the transaction: a key for everybody who comes in, and which classes they need."""
        for piece in pieces_of(self.run):
            for line in piece:
                if line.kind == "ties" or not acts(line):
                    continue
                if makes(line):
                    self.new[line.pk] = uuid4()
                self.wanted |= {one["after"] for one in line.detail["fields"] if one["field"] == "class"}
        ring.make_ready([*self.new.values(), self.run.school_id], school=self.run.school_id)

    def carry_out(self) -> None:
        """People first, for ties lead from one to another; mentors when everybody has a class."""
        self.keys = {
            (row.kind, row.key): row.person_id
            for row in OutsideKey.objects.exclude(kind="ties").defer("given").iterator(PIECE)
        }
        classes = self._classes()
        far = Progress(self.run.pk)
        for piece in pieces_of(self.run):
            self._piece(piece, classes)
            far.now(at_least=piece[-1].number)
        if self.run.total > PIECE:
            # Else PostgreSQL takes the school for as small as it was, and goes through it for each class.
            count_what_came_in(Person, Pupil, Guardianship, OutsideKey, Employment)
        for group, pupils in self.in_class.items():
            begin_with_the_class(self.viewer, school_class=group, pupils=pupils)
        self._mentors(classes)

    def _piece(self, piece: list[ImportLine], classes: dict[str, UUID]) -> None:
        lines = [line for line in piece if acts(line)]
        # Where somebody read what the file says and what is here stays: not asked again for the same words.
        asked = [line for line in piece if not acts(line) and line.person is not None]
        people = [line for line in lines if line.kind != "ties"]
        self._make([line for line in people if line.pk in self.new], classes)
        for line in people:
            if line.pk not in self.new:
                self._change(line, classes)
        self._remember([*people, *(line for line in asked if line.kind != "ties")])
        self._tie([line for line in lines if line.kind == "ties"])
        # What happened takes the place of what was proposed: sealed rows are written whole.
        ImportLine.objects.filter(pk__in=[line.pk for line in piece]).delete()
        ImportLine.objects.bulk_create(lines)

    def _classes(self) -> dict[str, UUID]:
        """Key of a class -> its id; classes that pupils of these files are in are made."""
        known = {row.name.casefold(): row.pk for row in SchoolClass.objects.all()}
        for entry in (self.run.notes or {}).get("classes", ()):
            if entry["key"] in known or entry["key"] not in self.wanted or not entry["year_group"]:
                continue
            if len(entry["name"]) <= LONGEST_CLASS:
                row = SchoolClass.objects.create(
                    school_id=self.run.school_id,
                    name=entry["name"],
                    level=(entry["level"] or "")[:40],
                    year_group=entry["year_group"],
                )
                known[entry["key"]] = row.pk
                self.made.append(row.pk)
        return known

    def _make(self, lines: list[ImportLine], classes: dict[str, UUID]) -> None:
        """Everybody who is new, with where they are reached, and as what they come in."""
        school = self.run.school_id
        people, contacts, pupils, employments = [], [], [], []
        numbers: dict[UUID, str] = {}
        for line in lines:
            pk, said = self.new[line.pk], values_of(line)
            personal = {name: said[name] for name in PERSONAL if name in said}
            person = Person(pk=pk, school_id=school, **personal)
            person.search_name = searchable(person.full_name)[:240]
            people.append(person)
            reached = {name: said[name] for name in REACHED if said.get(name)}
            if reached:
                contacts.append(Contact(school_id=school, person_id=pk, **fitting(reached)))
            if line.kind == "pupils":
                group = classes.get(said.get("class") or "")
                pupils.append(
                    Pupil(
                        school_id=school,
                        person_id=pk,
                        school_class_id=group,
                        left_on=said.get("left") or (self.today if said.get("deceased") else None),
                    )
                )
                if group:
                    self.in_class[group].append(pk)
            if line.kind == "staff":
                employments += [
                    Employment(school_id=school, person_id=pk, role=role, since=self.today)
                    for role in said.get("roles") or [StaffRole.TEACHER]
                ]
            line.undo, line.person = {"made": str(pk)}, pk
            if said.get(FIELD):
                numbers[pk] = said[FIELD]
        made = {Person: people, Contact: contacts, Pupil: pupils, Employment: employments}
        for model, rows in made.items():
            model.objects.bulk_create(rows, batch_size=PIECE)
        keep_numbers_of_new(school, said=numbers)

    def _change(self, line: ImportLine, classes: dict[str, UUID]) -> None:
        """Somebody who is known: the fields that may change, or the end of being here."""
        pk = UUID(line.choice.removeprefix("same:")) if line.choice.startswith("same:") else line.person
        if pk is None:
            return
        line.person = pk
        if line.sort == ImportSort.GONE:
            line.undo = self._let_go(line, pk)
            return
        said = values_of(line, held=line.choice == "theirs")
        if line.choice.startswith("same:"):
            said = self._where_nothing_is(pk, said)
        before: dict[str, Any] = {}
        before |= self._fields(Person.objects.get(pk=pk), said, PERSONAL)
        reached = {name: value for name, value in said.items() if name in REACHED}
        if reached:
            contact, _ = Contact.objects.get_or_create(
                person_id=pk, defaults={"school_id": self.run.school_id}
            )
            before |= self._fields(contact, fitting(reached), REACHED)
        if said.get(FIELD):
            before |= keep_number(self.run.school_id, person=pk, value=said[FIELD])
        if line.kind == "pupils":
            before |= self._place(pk, said, classes, back="back-again" in line.detail["reasons"])
            if before.get("deceased") is False:
                before |= self._died(pk, before)
        if line.kind == "staff":
            before |= self._roles(pk, said, back="back-again" in line.detail["reasons"])
        line.undo = {"before": before}

    def _where_nothing_is(self, pk: UUID, said: dict[str, Any]) -> dict[str, Any]:
        """Of somebody who was known already, the file only fills in what was not known."""
        rows = [*Person.objects.filter(pk=pk), *Contact.objects.filter(person=pk)]
        known = {name for row in rows for name in (*PERSONAL, *REACHED) if getattr(row, name, None)}
        if Pupil.objects.filter(pk=pk, school_class__isnull=False).exists():
            known.add("class")
        if SchoolIdentity.objects.filter(person=pk, kind=KIND).exists():
            known.add(FIELD)
        return {name: value for name, value in said.items() if name not in known}

    def _fields(self, row: Any, said: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
        changed = {name: said[name] for name in names if name in said and getattr(row, name) != said[name]}
        if not changed:
            return {}
        before = {name: plain_of(getattr(row, name)) for name in changed}
        for name, value in changed.items():
            setattr(row, name, value)
        row.version += 1
        row.save()
        return before

    def _place(
        self, pk: UUID, said: dict[str, Any], classes: dict[str, UUID], *, back: bool
    ) -> dict[str, Any]:
        child = Pupil.objects.get(pk=pk)
        before: dict[str, Any] = {}
        left = said.get("left") if "left" in said else None if back else child.left_on
        if left != child.left_on:
            before["left"], child.left_on = plain_of(child.left_on), left
        former = child.school_class_id
        if "class" in said:
            group = classes.get(said["class"]) if said["class"] else None
            if group != former and (group or not said["class"]):
                before["class"], child.school_class_id = str(former or ""), group
        if before:
            child.save(update_fields=["left_on", "school_class"])
        if "class" in before:
            follow_the_class(self.viewer, pupil=child, left=former)
        return before

    def _died(self, pk: UUID, before: dict[str, Any]) -> dict[str, Any]:
        """The file says that a pupil died: what runs ends. Putting the list back brings none of it back."""
        stayed_until = Pupil.objects.get(pk=pk).left_on
        ask_nothing_more(self.viewer, pupil=pk)
        return {"left": before.get("left", plain_of(stayed_until))}

    def _roles(self, pk: UUID, said: dict[str, Any], *, back: bool) -> dict[str, Any]:
        """Tasks that the file names begin today; those it no longer names end. Offices are never touched."""
        wanted = set(said.get("roles") or ([StaffRole.TEACHER] if back else []))
        if "roles" not in said and not back:
            return {}
        now = Employment.objects.filter(holds_or_will(self.today), person=pk).exclude(role__in=OFFICES)
        before = sorted(now.values_list("role", flat=True))
        for row in now.exclude(role__in=wanted):
            end_from(row, day=self.today)
        for role in wanted - set(before):
            Employment.objects.create(school_id=self.run.school_id, person_id=pk, role=role, since=self.today)
        return {"roles": before}

    def _let_go(self, line: ImportLine, pk: UUID) -> dict[str, Any]:
        """A pupil's last day is today; who works here has no task any more. Nothing is deleted."""
        if line.kind == "pupils":
            child = Pupil.objects.get(pk=pk)
            before = {"left": plain_of(child.left_on)}
            child.left_on = self.today
            child.save(update_fields=["left_on"])
            return {"before": before}
        now = Employment.objects.filter(holds_or_will(self.today), person=pk).exclude(role__in=OFFICES)
        before = {"roles": sorted(now.values_list("role", flat=True))}
        for row in now:
            end_from(row, day=self.today)
        end_with_the_tasks(self.viewer, person=pk, day=self.today)
        return {"before": before}

    def _remember(self, lines: list[ImportLine]) -> None:
        """By what number the files name everybody, and marks of what they said."""
        mark = marker(self.run.school_id)
        people = {pk for line in lines for pk in (line.person, self.keys.get((line.kind, line.key))) if pk}
        earlier = OutsideKey.objects.exclude(kind="ties").filter(person__in=people)
        known = {(row.kind, row.key): row for row in earlier}
        new = []
        for line in lines:
            if line.sort == ImportSort.GONE or line.person is None:
                continue
            given = marks_of(said_by(line), mark)
            row = known.get((line.kind, line.key))
            if row is None:
                new.append(
                    OutsideKey(  # type: ignore[misc]
                        school_id=self.run.school_id,
                        kind=line.kind,
                        key=line.key,
                        person_id=line.person,
                        given=given,
                    )
                )
            elif row.given | given != row.given:
                row.given = row.given | given
                row.save(update_fields=["given"])
            self.keys[line.kind, line.key] = line.person
        OutsideKey.objects.bulk_create(new, batch_size=PIECE)

    def _tie(self, lines: list[ImportLine]) -> None:
        """Ties of parents and pupils; authority of which nothing is said is unknown, and grants nothing."""
        mark = marker(self.run.school_id)
        both = {line.pk: self._both(line) for line in lines}
        parents = {parent for _, parent in both.values() if parent}
        known = {row.key: row for row in OutsideKey.objects.filter(kind="ties", person__in=parents)}
        here = Guardianship.objects.filter(holds_or_will(self.today), parent__in=parents)
        now = {(row.pupil_id, row.parent_id): row for row in here}
        hidden = Contact.objects.filter(secret=True, person__in=parents)
        secret = set(hidden.values_list("person_id", flat=True))
        made, keys = [], []
        for line in lines:
            pupil, parent = both[line.pk]
            if pupil is None or parent is None or pupil == parent:
                line.undo = {"nothing": True}
                continue
            said = {
                name: value
                for name, value in values_of(line, held=line.choice == "theirs").items()
                if name in OF_A_TIE and not (name == "household" and parent in secret)
            }
            row = now.get((pupil, parent))
            if row is None:
                row = Guardianship(
                    school_id=self.run.school_id, pupil_id=pupil, parent_id=parent, **fitting(said)
                )
                made.append(row)
                line.undo = {"tied": str(row.pk)}
            else:
                before = named(row, OF_A_TIE)
                self._retie(row, before | fitting(said))
                line.undo = {"tie": [str(pupil), str(parent)], "before": before, "after": before | said}
            line.person = parent
            given = marks_of(said_by(line), mark)
            if line.key in known:
                known[line.key].given |= given
                known[line.key].save(update_fields=["given"])
            else:
                keys.append(
                    OutsideKey(  # type: ignore[misc]
                        school_id=self.run.school_id, kind="ties", key=line.key, person_id=parent, given=given
                    )
                )
        Guardianship.objects.bulk_create(made, batch_size=PIECE)
        OutsideKey.objects.bulk_create(keys, batch_size=PIECE)

    def _both(self, line: ImportLine) -> tuple[UUID | None, UUID | None]:
        pupil_key, _, parent_key = line.key.partition("/")
        return self._whom("pupils", pupil_key), self._whom("parents", parent_key)

    def _whom(self, kind: str, key: str) -> UUID | None:
        """By a number from a file, or by the id with which a roster of ours went out."""
        if found := self.keys.get((kind, key)):
            return found
        try:
            ours = UUID(key)
        except ValueError:
            return None
        return ours if Person.objects.filter(pk=ours).exists() else None

    def _retie(self, row: Guardianship, values: dict[str, Any]) -> None:
        """From today the tie is as the file says; how it was before stays as history."""
        informed = values["information_right"] and not row.court_block
        tie = Tie(court_block=row.court_block, **values | {"information_right": informed})
        change_guardianship(self.viewer, guardianship=row.pk, tie=tie, since=self.today)

    def _mentors(self, classes: dict[str, UUID]) -> None:
        """Who leads a class, or one pupil; only who works here can, and nobody the own child's class."""
        came_in = frozenset(self.new.values())
        for entry in (self.run.notes or {}).get("mentors", ()):
            person = self._whom("staff", entry["staff"])
            if person is None or person == self.viewer.person:
                continue
            group, pupil = classes.get(entry["class_key"]), self._whom("pupils", entry["pupil"])
            self.began += let_mentor(
                self.viewer, person=person, school_class=group, pupil=pupil, untold=came_in
            )
