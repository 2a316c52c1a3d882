"""A strict reader of OneRoster CSV packages, from 1EdTech's *CSV Binding 1.2.1*, and nothing of ours.

It forgives nothing: heads in order and in case, UTF-8 (RFC 3629) and RFC 4180 with its CRLF, no line break in
a cell, every property of the manifest, what must be empty when a file is sent whole, closed lists, forms of
dates and identifiers, and that every reference leads to a row of the file it must lead to.
"""

import csv
import re
import zipfile
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO, StringIO

GUID, TEXT, TEXTS, DATE, YEAR, FLAG = "guid", "text", "texts", "date", "year", "flag"
SESSION_TYPES = {"gradingPeriod", "semester", "schoolYear", "term"}
ORG_TYPES = {"department", "school", "district", "local", "state", "national"}
CLASS_TYPES = {"homeroom", "scheduled"}
ROLE_TYPES = {"primary", "secondary"}
ROLES = {
    *("aide", "counselor", "districtAdministrator", "guardian", "parent", "principal", "proctor", "relative"),
    *("siteAdministrator", "student", "systemAdministrator", "teacher"),
}
ENROLMENT_ROLES = {"administrator", "proctor", "student", "teacher"}
SEXES = {"male", "female", "unspecified", "other"}


@dataclass(frozen=True)
class Column:
    """A head of a file: what stands under it, whether it must be filled, and where it leads."""

    head: str
    kind: str
    required: bool = False
    tokens: frozenset[str] = frozenset()
    leads_to: str = ""
    several: bool = False


def column(head: str, kind: str = TEXT, *, to: str = "", of: set[str] | None = None) -> Column:
    """`head!` must be filled; `head*` holds several with a comma between."""
    bare = head.rstrip("!*")
    return Column(bare, kind, "!" in head, frozenset(of or ()), to, "*" in head)


BASE = [column("sourcedId!", GUID), column("status"), column("dateLastModified")]
FILES: dict[str, list[Column]] = {
    "academicSessions": [
        *BASE,
        column("title!"),
        column("type!", of=SESSION_TYPES),
        column("startDate!", DATE),
        column("endDate!", DATE),
        column("parentSourcedId", GUID, to="academicSessions"),
        column("schoolYear!", YEAR),
    ],
    "classes": [
        *BASE,
        column("title!"),
        column("grades*"),
        column("courseSourcedId!", GUID, to="courses"),
        column("classCode"),
        column("classType!", of=CLASS_TYPES),
        column("location"),
        column("schoolSourcedId!", GUID, to="orgs"),
        column("termSourcedIds!*", GUID, to="academicSessions"),
        column("subjects*"),
        column("subjectCodes*"),
        column("periods*"),
    ],
    "courses": [
        *BASE,
        column("schoolYearSourcedId", GUID, to="academicSessions"),
        column("title!"),
        column("courseCode"),
        column("grades*"),
        column("orgSourcedId!", GUID, to="orgs"),
        column("subjects*"),
        column("subjectCodes*"),
    ],
    "demographics": [
        column("sourcedId!", GUID, to="users"),
        *BASE[1:],
        column("birthDate", DATE),
        column("sex", of=SEXES),
        column("americanIndianOrAlaskaNative", FLAG),
        column("asian", FLAG),
        column("blackOrAfricanAmerican", FLAG),
        column("nativeHawaiianOrOtherPacificIslander", FLAG),
        column("white", FLAG),
        column("demographicRaceTwoOrMoreRaces", FLAG),
        column("hispanicOrLatinoEthnicity", FLAG),
        column("countryOfBirthCode"),
        column("stateOfBirthAbbreviation"),
        column("cityOfBirth"),
        column("publicSchoolResidenceStatus"),
    ],
    "enrollments": [
        *BASE,
        column("classSourcedId!", GUID, to="classes"),
        column("schoolSourcedId!", GUID, to="orgs"),
        column("userSourcedId!", GUID, to="users"),
        column("role!", of=ENROLMENT_ROLES),
        column("primary", FLAG),
        column("beginDate", DATE),
        column("endDate", DATE),
    ],
    "orgs": [
        *BASE,
        column("name!"),
        column("type!", of=ORG_TYPES),
        column("identifier"),
        column("parentSourcedId", GUID, to="orgs"),
    ],
    "roles": [
        *BASE,
        column("userSourcedId!", GUID, to="users"),
        column("roleType!", of=ROLE_TYPES),
        column("role!", of=ROLES),
        column("beginDate", DATE),
        column("endDate", DATE),
        column("orgSourcedId!", GUID, to="orgs"),
        column("userProfileSourcedId", GUID, to="userProfiles"),
    ],
    "users": [
        *BASE,
        column("enabledUser!", FLAG),
        column("username!"),
        column("userIds*"),
        column("givenName!"),
        column("familyName!"),
        column("middleName"),
        column("identifier"),
        column("email"),
        column("sms"),
        column("phone"),
        column("agentSourcedIds*", GUID, to="users"),
        column("grades*"),
        column("password"),
        column("userMasterIdentifier"),
        column("preferredGivenName"),
        column("preferredMiddleName"),
        column("preferredFamilyName"),
        column("primaryOrgSourcedId", GUID, to="orgs"),
        column("pronouns"),
    ],
}
OTHERS = {
    *("categories", "classResources", "courseResources", "lineItemLearningObjectiveIds", "lineItems"),
    *("lineItemScoreScales", "resources", "resultLearningObjectiveIds", "results", "resultScoreScales"),
    *("scoreScales", "userProfiles", "userResources"),
}
FORMS = {
    GUID: re.compile(r"[0-9A-Za-z./@_-]{1,255}"),
    DATE: re.compile(r"\d{4}-\d{2}-\d{2}"),
    YEAR: re.compile(r"\d{4}"),
    FLAG: re.compile(r"true|false"),
    TEXT: re.compile(r"[^\r\n]*"),
}


@dataclass
class Verdict:
    """What is wrong, each with its place; and what was read."""

    wrong: list[str] = field(default_factory=list)
    tables: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    manifest: dict[str, str] = field(default_factory=dict)


def check(package: bytes) -> Verdict:
    """Everything that is wrong with a package; nothing, when `wrong` is empty."""
    verdict = Verdict()
    with zipfile.ZipFile(BytesIO(package)) as archive:
        names = archive.namelist()
        if any("/" in name or "\\" in name for name in names) or len(names) != len(set(names)):
            verdict.wrong.append("package: folders, or a name twice")
        files = {name.removesuffix(".csv"): archive.read(name) for name in names}
    if "manifest" not in files:
        return Verdict(["manifest: absent"])
    _manifest(files.pop("manifest"), set(files), verdict)
    for name, content in files.items():
        if name not in FILES:
            verdict.wrong.append(f"{name}: not a file that is expected")
        else:
            _table(name, content, verdict)
    for name in verdict.tables:
        _references(name, verdict)
    _meaning(verdict)
    return verdict


def _lines(name: str, content: bytes, verdict: Verdict) -> list[list[str]]:
    """The cells, read once by the letter of RFC 4180 and once by the library: they must agree."""
    if content.startswith(b"\xef\xbb\xbf"):
        verdict.wrong.append(f"{name}: begins with a byte order mark")
    text = content.decode("utf-8", errors="strict")
    if "\r" in text.replace("\r\n", "") or "\n" in text.replace("\r\n", ""):
        verdict.wrong.append(f"{name}: a line that does not end in CRLF")
    if "\x00" in text or not text.endswith("\r\n"):
        verdict.wrong.append(f"{name}: NUL, or no end to the last line")
    cell = r'(?:"(?:[^"\r\n]|"")*"|[^",\r\n]*)'
    for number, line in enumerate(text.split("\r\n")[:-1], start=1):
        if not re.fullmatch(f"{cell}(?:,{cell})*", line):
            verdict.wrong.append(f"{name}:{number}: quotes, or a line break in a cell")
            return [[]]
    return list(csv.reader(StringIO(text, newline=""), strict=True))


def _manifest(content: bytes, present: set[str], verdict: Verdict) -> None:
    heads, *rows = _lines("manifest", content, verdict)
    if heads != ["propertyName", "value"] or any(len(row) != 2 for row in rows):
        verdict.wrong.append("manifest: heads or width")
        return
    said = verdict.manifest = dict(rows)
    if len(said) != len(rows):
        verdict.wrong.append("manifest: a property twice")
    known = {"manifest.version", "oneroster.version", "source.systemName", "source.systemCode"}
    wanted = {f"file.{name}" for name in {*FILES, *OTHERS}}
    if said.get("manifest.version") != "1.0" or said.get("oneroster.version") != "1.2":
        verdict.wrong.append("manifest: versions")
    if unknown := said.keys() - known - wanted:
        verdict.wrong.append(f"manifest: unknown {sorted(unknown)}")
    if missing := wanted - said.keys():
        verdict.wrong.append(f"manifest: missing {sorted(missing)}")
    for name in sorted({*FILES, *OTHERS}):
        how = said.get(f"file.{name}")
        if how not in {"absent", "bulk", "delta"} or (how != "absent") != (name in present):
            verdict.wrong.append(f"manifest: file.{name} is {how}")


def _table(name: str, content: bytes, verdict: Verdict) -> None:
    heads, *rows = _lines(name, content, verdict)
    columns = FILES[name]
    if heads != [one.head for one in columns]:
        verdict.wrong.append(f"{name}: heads are {heads}")
        return
    if not rows:
        verdict.wrong.append(f"{name}: no rows")
    verdict.tables[name] = []
    for number, cells in enumerate(rows, start=2):
        if len(cells) != len(heads):
            verdict.wrong.append(f"{name}:{number}: {len(cells)} cells")
            continue
        row = dict(zip(heads, cells, strict=True))
        verdict.tables[name].append(row)
        if verdict.manifest.get(f"file.{name}") == "bulk" and (row["status"] or row["dateLastModified"]):
            verdict.wrong.append(f"{name}:{number}: status in bulk")
        for one in columns:
            _cell(f"{name}:{number}:{one.head}", one, row[one.head], verdict)
    ids = [row["sourcedId"] for row in verdict.tables[name]]
    if len(ids) != len(set(ids)):
        verdict.wrong.append(f"{name}: a sourcedId twice")


def _cell(place: str, one: Column, cell: str, verdict: Verdict) -> None:
    if not cell:
        if one.required:
            verdict.wrong.append(f"{place}: empty")
        return
    for item in cell.split(",") if one.several else [cell]:
        good = bool(FORMS[one.kind].fullmatch(item)) and bool(item.strip())
        if good and one.kind == DATE:
            good = _is_day(item)
        if good and one.tokens:
            good = item in one.tokens
        if not good:
            verdict.wrong.append(f"{place}: {item!r}")


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _references(name: str, verdict: Verdict) -> None:
    for one in FILES[name]:
        if not one.leads_to:
            continue
        there = {row["sourcedId"] for row in verdict.tables.get(one.leads_to, [])}
        for number, row in enumerate(verdict.tables[name], start=2):
            for item in row[one.head].split(",") if one.several else [row[one.head]]:
                if item and item not in there:
                    verdict.wrong.append(f"{name}:{number}:{one.head}: leads nowhere")


def _meaning(verdict: Verdict) -> None:
    """What holds between files: what a school is, who is mainly what, and one teacher who leads a class."""
    tables = verdict.tables
    schools = {row["sourcedId"] for row in tables.get("orgs", []) if row["type"] == "school"}
    years = {row["sourcedId"] for row in tables.get("academicSessions", []) if row["type"] == "schoolYear"}
    for name in ("classes", "enrollments"):
        if any(row["schoolSourcedId"] not in schools for row in tables.get(name, [])):
            verdict.wrong.append(f"{name}: not at a school")
    if any(row["schoolYearSourcedId"] not in {"", *years} for row in tables.get("courses", [])):
        verdict.wrong.append("courses: not of a school year")
    if any(row["endDate"] < row["startDate"] for row in tables.get("academicSessions", [])):
        verdict.wrong.append("academicSessions: ends before it begins")
    mainly = [
        (row["userSourcedId"], row["orgSourcedId"])
        for row in tables.get("roles", [])
        if row["roleType"] == "primary"
    ]
    if len(mainly) != len(set(mainly)):
        verdict.wrong.append("roles: two primary roles at one org")
    for row in tables.get("users", []):
        if row["primaryOrgSourcedId"] and (row["sourcedId"], row["primaryOrgSourcedId"]) not in mainly:
            verdict.wrong.append(f"users: {row['sourcedId']} has no role at its primary org")
        if row["password"]:
            verdict.wrong.append("users: a password")
    led = [row["classSourcedId"] for row in tables.get("enrollments", []) if row["primary"] == "true"]
    if len(led) != len(set(led)):
        verdict.wrong.append("enrollments: two who lead one class")
    if any(row["primary"] == "true" and row["role"] != "teacher" for row in tables.get("enrollments", [])):
        verdict.wrong.append("enrollments: primary is for teachers")
