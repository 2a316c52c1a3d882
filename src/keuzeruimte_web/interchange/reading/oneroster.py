"""OneRoster 1.1 and 1.2 as CSV, and Microsoft School Data Sync 2.1, which is shaped like it.

Both tell who is a pupil, who works here and which class is whose; parents come as agents or relationships,
and neither says who has authority: that stays unknown.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from keuzeruimte_web.interchange.reading import cells
from keuzeruimte_web.interchange.reading.columns import bare
from keuzeruimte_web.interchange.reading.days import NotADay, birthday
from keuzeruimte_web.interchange.reading.names import family, plain
from keuzeruimte_web.interchange.reading.package import Member
from keuzeruimte_web.interchange.reading.refusal import Doubt, Place, Unsure
from keuzeruimte_web.interchange.reading.roster import (
    ClassEntry,
    Human,
    MentorEntry,
    ParentEntry,
    PupilEntry,
    Roster,
    StaffEntry,
    TieEntry,
)
from keuzeruimte_web.interchange.reading.separated import separated
from keuzeruimte_web.interchange.reading.sheet import Row

PUPIL = frozenset({"student"})
PARENT = {"parent": "birth", "guardian": "guardian", "relative": "foster"}
STAFF = {
    "teacher": ("teacher",),
    "professor": ("teacher",),
    "faculty": ("teacher",),
    "aide": ("teacher",),
    "proctor": (),
    "counselor": ("careers_adviser",),
    "principal": ("school_leader",),
    "administrator": (),
    "siteadministrator": (),
    "districtadministrator": (),
    "systemadministrator": (),
    "staff": (),
}
"""A role that gives much is never taken from a file: an administrator of a roster is nobody here."""

HOMEROOM = "homeroom"
OFF = frozenset({"tobedeleted", "inactive"})
FILES = frozenset({"users", "classes", "enrollments", "roles", "demographics", "relationships", "manifest"})
PARTLY = frozenset({"orgs", "academicsessions", "courses"})


def is_one(members: tuple[Member, ...]) -> bool:
    """Whether these files are OneRoster or School Data Sync: a file of users, and of classes or roles."""
    names = {_name(member) for member in members}
    return "users" in names and bool(names & {"manifest", "roles", "classes", "orgs"})


def read_oneroster(members: tuple[Member, ...], *, today: date) -> Roster:
    """The people in these files. Raises Refused."""
    files = {_name(member): member for member in members}
    roster = Roster(coarse=True)
    for member in members:
        if _name(member) not in FILES | PARTLY:
            roster.left_out.append(member.name)
    sending = _manifest(files.get("manifest"))
    roster.changes_only = "delta" in sending.values()
    born = dict(_born(files, roster, today=today))
    roles = _roles(files, roster)
    _users(files["users"], roster, roles, born)
    _relationships(files, roster)
    homerooms = _classes(files, roster)
    _enrolments(files, roster, homerooms)
    _unknown_agents(roster)
    return roster


def _name(member: Member) -> str:
    return bare(member.name.rpartition(".")[0])


def _manifest(member: Member | None) -> dict[str, str]:
    """How each file is sent: 'bulk', 'delta' or 'absent'. Without a manifest everything is whole."""
    if member is None:
        return {}
    rows = ([*row.cells.values(), "", ""] for row in separated(member).rows)
    return {bare(name): sent.casefold() for name, sent, *_ in rows if name.startswith("file.")}


def _rows(member: Member, roster: Roster) -> Iterator[tuple[Row, Mapping[str, str]]]:
    """Rows with bare heads, so that `dataLastModified` misspelt or in capitals is found all the same."""
    sheet = separated(member)
    roster.read_as.append(f"{sheet.file}: {sheet.read_as}")
    heads = {head: bare(head) for head in sheet.heads}
    for row in sheet.rows:
        yield row, {heads[head]: cell for head, cell in row.cells.items()}
    roster.doubts += sheet.doubts


def _born(files: Mapping[str, Member], roster: Roster, *, today: date) -> Iterator[tuple[str, date | None]]:
    """Days of birth; nothing else of the demographics is read, let alone kept."""
    if "demographics" in files:
        for row, cell in _rows(files["demographics"], roster):
            said = cell.get("birthdate", "")
            try:
                born = birthday(said, today=today)
            except NotADay:
                roster.doubts.append(Doubt(Unsure.DAY, Place("demographics.csv", row.number), said[:60]))
                born = None
            yield cell.get("sourcedid") or cell.get("usersourcedid", ""), born


def _roles(files: Mapping[str, Member], roster: Roster) -> Mapping[str, set[str]]:
    """The roles of each user from roles.csv (1.2 and School Data Sync), without those that ended."""
    roles: dict[str, set[str]] = defaultdict(set)
    if "roles" in files:
        for _, cell in _rows(files["roles"], roster):
            if cell.get("status", "").casefold() not in OFF:
                roles[cell.get("usersourcedid", "")].add(cell.get("role", "").casefold())
    return roles


def _users(
    member: Member, roster: Roster, roles: Mapping[str, set[str]], born: Mapping[str, date | None]
) -> None:
    sheet_name = member.name
    related: list[tuple[int, str, str]] = []
    for row, cell in _rows(member, roster):
        key = cell.get("sourcedid", "")
        if not key:
            roster.doubts.append(Doubt(Unsure.NO_NUMBER, Place(sheet_name, row.number)))
            continue
        own = set(roles.get(key, ())) | {part.casefold() for part in [cell.get("role", "")] if part}
        human = _human(cell, key, born.get(key), roster, Place(sheet_name, row.number))
        off = cell.get("status", "").casefold() in OFF or cell.get("enableduser", "").casefold() == "false"
        if human is None:
            roster.doubts.append(Doubt(Unsure.NO_NAME, Place(sheet_name, row.number)))
            continue
        _sort(roster, human, own, gone=off)
        agents = [part.strip() for part in cell.get("agentsourcedids", "").split(",") if part.strip()]
        related += [(row.number, key, agent) for agent in agents]
    for _, one, other in related:
        # Either side may name the other: which of the two is the pupil, their roles say.
        pupil, parent = (one, other) if one in roster.pupils else (other, one)
        roster.ties.setdefault((pupil, parent), TieEntry(pupil=pupil, parent=parent))


def _sort(roster: Roster, human: Human, roles: set[str], *, gone: bool) -> None:
    """Put somebody among pupils, parents or staff, by role; somebody may be both parent and staff."""
    if roles & PUPIL:
        roster.covers.add("pupils")
        roster.pupils[human.key] = PupilEntry(human=human)
        if gone:
            roster.leaves("pupils", human.key)
        return
    if roles & PARENT.keys():
        roster.covers.add("parents")
        roster.parents[human.key] = ParentEntry(human)
        if gone:
            roster.leaves("parents", human.key)
    at_work = roles & STAFF.keys()
    if at_work or not roles:
        roster.covers.add("staff")
        given = tuple(sorted({role for name in at_work for role in STAFF[name]}))
        roster.staff[human.key] = StaffEntry(human=human, roles=given or None)
        if gone:
            roster.leaves("staff", human.key)


def _human(
    cell: Mapping[str, str], key: str, born: date | None, roster: Roster, place: Place
) -> Human | None:
    given = plain(
        cell.get("preferredgivenname") or cell.get("preferredfirstname") or cell.get("givenname", "")
    )
    prefix, name = family(cell.get("preferredfamilyname") or cell.get("familyname", ""))
    if not name:
        return None
    given = "" if given == "-" else given
    try:
        email = cells.email(cell.get("email", ""))
    except cells.NotKnown:
        roster.doubts.append(Doubt(Unsure.EMAIL, place, cell.get("email", "")[:60]))
        email = ""
    return Human(
        key=key,
        given_name=given,
        prefix=prefix,
        family_name=name,
        born=born,
        email=email or None,
        phone=cell.get("phone") or cell.get("sms") or None,
        school_identity=cell.get("usermasteridentifier") or None,
    )


def _relationships(files: Mapping[str, Member], roster: Roster) -> None:
    """School Data Sync: the pupil, the other, and what that one is of the pupil."""
    if "relationships" not in files:
        return
    known = {**{key: entry.human for key, entry in roster.staff.items()}}
    for row, cell in _rows(files["relationships"], roster):
        pupil, parent = cell.get("usersourcedid", ""), cell.get("relationshipusersourcedid", "")
        if pupil not in roster.pupils:
            roster.doubts.append(Doubt(Unsure.NO_PUPIL, Place("relationships.csv", row.number)))
            continue
        if parent in known and parent not in roster.parents:
            roster.parents[parent] = ParentEntry(known[parent])
            # Who stood there without a role was not staff but a parent.
            if roster.staff[parent].roles is None:
                del roster.staff[parent]
        roster.covers.add("parents")
        kind = PARENT.get(cell.get("relationshiprole", "").casefold())
        roster.ties[pupil, parent] = TieEntry(pupil=pupil, parent=parent, kind=kind)


def _classes(files: Mapping[str, Member], roster: Roster) -> Mapping[str, str]:
    """The classes that pupils belong to as a whole; a course with a class of its own is not one.

    In School Data Sync no class says so; then none is taken.
    """
    homerooms: dict[str, str] = {}
    if "classes" not in files:
        return homerooms
    for row, cell in _rows(files["classes"], roster):
        if cell.get("status", "").casefold() in OFF or cell.get("classtype", "").casefold() != HOMEROOM:
            continue
        name = cell.get("classcode") or cell.get("title", "")
        year = cells.year_of(cell.get("grades", "")) or cells.year_of(name)
        key = name.casefold()
        homerooms[cell.get("sourcedid", "")] = key
        entry = ClassEntry(key=key, name=name, year_group=year)
        roster.has_class(entry, place=Place("classes.csv", row.number, "grades" if year is None else ""))
    return homerooms


def _enrolments(files: Mapping[str, Member], roster: Roster, homerooms: Mapping[str, str]) -> None:
    """Who is in which class, and who leads it: the primary teacher of a homeroom is its mentor."""
    if "enrollments" not in files or not homerooms:
        return
    for _, cell in _rows(files["enrollments"], roster):
        class_key = homerooms.get(cell.get("classsourcedid", ""))
        user = cell.get("usersourcedid", "")
        if class_key is None or cell.get("status", "").casefold() in OFF:
            continue
        role = cell.get("role", "").casefold()
        if role == "student" and user in roster.pupils:
            roster.pupils[user] = PupilEntry(human=roster.pupils[user].human, class_key=class_key)
        elif role == "teacher" and user in roster.staff and cell.get("primary", "").casefold() == "true":
            roster.mentors[user, class_key, ""] = MentorEntry(staff=user, class_key=class_key)


def _unknown_agents(roster: Roster) -> None:
    """A tie of which one side is in none of the files becomes a doubt."""
    for pupil, parent in list(roster.ties):
        if pupil not in roster.pupils or parent not in roster.parents:
            del roster.ties[pupil, parent]
            roster.doubts.append(Doubt(Unsure.NO_PUPIL, Place("users.csv"), f"{pupil} {parent}"[:60]))
