"""Files beside the school: one change for each person. The same files again say that all is the same."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields as fields_of
from dataclasses import replace
from uuid import UUID

from keuzeruimte_web.components.names import searchable
from keuzeruimte_web.interchange.comparing.change import Change, FieldChange, Reason, Sort
from keuzeruimte_web.interchange.comparing.known import Known, KnownPerson
from keuzeruimte_web.interchange.oneroster_roles import coarse
from keuzeruimte_web.interchange.reading.names import plain
from keuzeruimte_web.interchange.reading.roster import Human, Roster

KINDS = ("staff", "pupils", "parents")

UNUSED = frozenset({"key"})

ALIKE = {"pupils": ("pupils",), "staff": ("staff", "parents"), "parents": ("parents", "staff")}
"""Where somebody without a number may be known from: a teacher can be a parent as well."""

Mark = Callable[[str], str]
"""Makes a mark of a value, which says whether it is the same and not what it is."""


def plain_mark(text: str) -> str:
    """A mark without a secret key, for who compares without a database."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def compare(roster: Roster, known: Known, *, mark: Mark = plain_mark) -> Iterator[Change]:
    """Every person in the files, then who is missing. `same` too: the preview counts them."""
    for kind in KINDS:
        of_kind = _Kind(roster, known, kind, mark)
        yield from of_kind.named()
        yield from of_kind.missing()
    yield from _ties(roster, known, mark)


def said_of(roster: Roster, kind: str, key: str) -> dict[str, object]:
    """What the files say of somebody, field by field; what they do not say is not there."""
    if kind == "pupils":
        pupil = roster.pupils[key]
        more = {"class": pupil.class_key, "left": pupil.left}
        return _said(pupil.human) | {name: value for name, value in more.items() if value is not None}
    if kind == "parents":
        return _said(roster.parents[key].human)
    member = roster.staff[key]
    roles = {} if member.roles is None else {"roles": tuple(sorted(member.roles))}
    return _said(member.human) | roles


def marks_of(said: Mapping[str, object], mark: Mark) -> dict[str, str]:
    """What is kept of what a file said: a mark of each field."""
    return {name: mark(f"{name}={value}") for name, value in said.items()}


def _said(human: Human) -> dict[str, object]:
    values = {
        field.name: getattr(human, field.name) for field in fields_of(human) if field.name not in UNUSED
    }
    # An empty cell says nothing: what the school knows stays.
    return {name: value for name, value in values.items() if value not in (None, "")}


class _Kind:
    """People of one kind, from files and from the school."""

    def __init__(self, roster: Roster, known: Known, kind: str, mark: Mark) -> None:
        self.roster, self.known, self.kind, self.mark = roster, known, kind, mark
        self.entries: Mapping[str, object] = getattr(roster, kind)
        self.people = known.people.get(kind, {})
        self.by_name: dict[str, list[UUID]] = defaultdict(list)
        self.near = {
            record: person for of in ALIKE[kind] for record, person in known.people.get(of, {}).items()
        }
        keyed = {record for (of, _), record in known.keys.items() if of == kind}
        for record, person in self.near.items():
            if record not in keyed:
                self.by_name[_name_of(person.values)].append(record)
        self.met: set[UUID] = set()

    def named(self) -> Iterator[Change]:
        for key in self.entries:
            said = said_of(self.roster, self.kind, key)
            record = _record(self.known, self.kind, key)
            if record is not None and record in self.people:
                self.met.add(record)
                yield self._known(key, said, self.people[record])
                continue
            yield self._new(key, said)

    def missing(self) -> Iterator[Change]:
        """Who is known by a number and not in files that mean to hold everybody; who has none stays."""
        if self.roster.changes_only or self.kind not in self.roster.covers:
            return
        for (kind, key), record in self.known.keys.items():
            person = self.people.get(record)
            if kind != self.kind or person is None or record in self.met or not person.here:
                continue
            self.met.add(record)
            yield self._gone(key, person, Reason.NOT_IN_FILE)

    def _known(self, key: str, said: Mapping[str, object], person: KnownPerson) -> Change:
        if key in self.roster.gone.get(self.kind, ()):
            if person.here:
                return self._gone(key, person, Reason.FILE_SAYS_GONE)
            return Change(self.kind, key, Sort.SAME, _shown(person.values), person.record)
        given = self.known.given.get((self.kind, key), {})
        if self.roster.coarse:
            said = _finer(said, person.values)
        changes = tuple(_differences(said, person.values, given, self.mark))
        reasons = [Reason.EDITED_BY_HAND] if any(change.held for change in changes) else []
        if not person.here and not person.values.get("deceased"):
            reasons.append(Reason.BACK_AGAIN)
        open_changes = [change for change in changes if not change.held]
        sort = Sort.CHANGED if open_changes or Reason.BACK_AGAIN in reasons else Sort.SAME
        if sort is Sort.SAME and changes:
            sort = Sort.UNCLEAR
        return Change(
            self.kind, key, sort, _shown(said), person.record, fields=changes, reasons=tuple(reasons)
        )

    def _new(self, key: str, said: Mapping[str, object]) -> Change:
        if key in self.roster.gone.get(self.kind, ()):
            return Change(self.kind, key, Sort.SAME, _shown(said))
        new = tuple(FieldChange(name, None, value) for name, value in said.items())
        alike = tuple(record for record in self.by_name[_name_of(said)] if self._could_be(record, said))
        if alike:
            reason = Reason.MAY_BE_KNOWN if len(alike) == 1 else Reason.TWICE
            return Change(
                self.kind, key, Sort.UNCLEAR, _shown(said), fields=new, reasons=(reason,), candidates=alike
            )
        reasons = (Reason.DECEASED,) if said.get("deceased") else ()
        return Change(self.kind, key, Sort.NEW, _shown(said), fields=new, reasons=reasons)

    def _could_be(self, record: UUID, said: Mapping[str, object]) -> bool:
        """The same name, and no two days of birth or addresses that say otherwise."""
        values = self.near[record].values
        return all(
            not values.get(name) or not said.get(name) or values[name] == said[name]
            for name in ("born", "email")
        )

    def _gone(self, key: str, person: KnownPerson, reason: Reason) -> Change:
        reasons = (reason,)
        if self.kind == "parents":
            # A tie of a parent ends by hand: a birth parent stays one, and rights hang on it.
            return Change(
                self.kind, key, Sort.UNCLEAR, _shown(person.values), person.record, reasons=(reason,)
            )
        if person.values.get("office"):
            return Change(
                self.kind,
                key,
                Sort.UNCLEAR,
                _shown(person.values),
                person.record,
                reasons=(*reasons, Reason.OFFICE),
            )
        return Change(self.kind, key, Sort.GONE, _shown(person.values), person.record, reasons=reasons)


def _record(known: Known, kind: str, key: str) -> UUID | None:
    """Who this is: by a number from an earlier file, or by the id with which a roster of ours went out."""
    if found := known.keys.get((kind, key)):
        return found
    try:
        record = UUID(key)
    except ValueError:
        return None
    return record if record in known.people.get(kind, {}) else None


def _finer(said: Mapping[str, object], here: Mapping[str, object]) -> dict[str, object]:
    """Without what the file says in fewer words than we have, where that is what the school knows."""
    finer = dict(said)
    names = ("prefix", "family_name")
    if _whole(said, names) == _whole(here, names):
        finer = {name: value for name, value in finer.items() if name not in names}
    theirs, ours = said.get("roles"), here.get("roles")
    if isinstance(theirs, tuple) and isinstance(ours, tuple) and coarse(theirs) == coarse(ours):
        del finer["roles"]
    return finer


def _whole(values: Mapping[str, object], names: tuple[str, ...]) -> str:
    return plain(" ".join(str(values.get(name) or "") for name in names))


def _alike(name: str, value: object, now: object) -> bool:
    """The same, but for what nobody means by it: capitals in an address, and which apostrophe it is."""
    if name in ("email", "school_identity"):
        return str(value).casefold() == str(now).casefold()
    if name in ("given_name", "prefix", "family_name"):
        return str(value) == plain(str(now))
    return value == now


def _differences(
    said: Mapping[str, object], here: Mapping[str, object], given: Mapping[str, str], mark: Mark
) -> Iterator[FieldChange]:
    """What the file says otherwise than the school knows; what the file already said before is left."""
    said_marks = marks_of(said, mark)
    for name, value in said.items():
        now = here.get(name)
        if (
            _alike(name, value, now)
            or (now in (None, "") and value in (None, ""))
            or said_marks[name] == given.get(name)
        ):
            continue
        by_hand = now not in (None, "") and given.get(name) != mark(f"{name}={now}")
        yield FieldChange(name, now, value, held=by_hand)


def _ties(roster: Roster, known: Known, mark: Mark) -> Iterator[Change]:
    """Ties between people of the files. One that holds is changed by people alone: rights hang on it."""
    for (pupil, parent), entry in roster.ties.items():
        both = f"{pupil}/{parent}"
        records = _record(known, "pupils", pupil), _record(known, "parents", parent)
        said = {
            field.name: getattr(entry, field.name)
            for field in fields_of(entry)
            if field.name not in ("pupil", "parent") and getattr(entry, field.name) not in (None, "")
        }
        name = _pair(roster, pupil, parent)
        now = known.ties.get((records[0], records[1])) if records[0] and records[1] else None
        if said.get("authority") == "yes" and (now is None or now.values.get("authority") != "yes"):
            said.setdefault("information_right", True)
        if now is None:
            new = tuple(FieldChange(field, None, value) for field, value in said.items())
            unsaid = _unsaid(said)
            sort = Sort.UNCLEAR if pupil not in roster.pupils and records[0] is None else Sort.NEW
            yield Change("ties", both, sort, name, records[0], fields=new, reasons=unsaid)
            continue
        differences = _differences(said, now.values, known.given.get(("ties", both), {}), mark)
        changes = tuple(replace(change, held=True) for change in differences)
        sort, reasons = (Sort.UNCLEAR, (Reason.TIE_DIFFERS,)) if changes else (Sort.SAME, ())
        yield Change("ties", both, sort, name, records[0], fields=changes, reasons=reasons)


def _unsaid(said: Mapping[str, object]) -> tuple[Reason, ...]:
    """What somebody should look at in a new tie: authority brings information, as on the form (PRODUCT 3)."""
    if "authority" not in said:
        return (Reason.NO_AUTHORITY_SAID,)
    if said["authority"] == "yes" and said["information_right"] is False:
        return (Reason.NO_INFORMATION_SAID,)
    return ()


def _pair(roster: Roster, pupil: str, parent: str) -> str:
    of_pupil = _shown(_said(roster.pupils[pupil].human)) if pupil in roster.pupils else pupil
    of_parent = _shown(_said(roster.parents[parent].human)) if parent in roster.parents else parent
    return f"{of_parent} – {of_pupil}"


def _name_of(values: Mapping[str, object]) -> str:
    return searchable(_shown(values))


def _shown(values: Mapping[str, object]) -> str:
    parts = (values.get(name) for name in ("given_name", "prefix", "family_name"))
    return " ".join(str(part) for part in parts if part)
