"""OneRoster 1.2.1 as CSV, to the letter of 1EdTech's *CSV Binding* (document version 5, 2023).

Heads in their order and in their case; UTF-8 without a mark; RFC 4180 with CRLF, and no line break in a cell;
no file without rows; `status` and `dateLastModified` empty, for everything goes out whole (bulk).
"""

import csv
import zipfile
from collections.abc import Iterable, Mapping
from io import TextIOWrapper
from itertools import chain
from typing import IO

START = ("sourcedId", "status", "dateLastModified")
HEADS: Mapping[str, tuple[str, ...]] = {
    "academicSessions": (
        *START,
        *("title", "type", "startDate", "endDate", "parentSourcedId", "schoolYear"),
    ),
    "classes": (
        *START,
        *("title", "grades", "courseSourcedId", "classCode", "classType", "location", "schoolSourcedId"),
        *("termSourcedIds", "subjects", "subjectCodes", "periods"),
    ),
    "courses": (
        *START,
        *("schoolYearSourcedId", "title", "courseCode", "grades", "orgSourcedId", "subjects", "subjectCodes"),
    ),
    "demographics": (
        *START,
        *("birthDate", "sex", "americanIndianOrAlaskaNative", "asian", "blackOrAfricanAmerican"),
        *("nativeHawaiianOrOtherPacificIslander", "white", "demographicRaceTwoOrMoreRaces"),
        *("hispanicOrLatinoEthnicity", "countryOfBirthCode", "stateOfBirthAbbreviation", "cityOfBirth"),
        "publicSchoolResidenceStatus",
    ),
    "enrollments": (
        *START,
        *("classSourcedId", "schoolSourcedId", "userSourcedId", "role", "primary", "beginDate", "endDate"),
    ),
    "orgs": (*START, *("name", "type", "identifier", "parentSourcedId")),
    "roles": (
        *START,
        *("userSourcedId", "roleType", "role", "beginDate", "endDate", "orgSourcedId"),
        "userProfileSourcedId",
    ),
    "users": (
        *START,
        *("enabledUser", "username", "userIds", "givenName", "familyName", "middleName", "identifier"),
        *("email", "sms", "phone", "agentSourcedIds", "grades", "password", "userMasterIdentifier"),
        *("preferredGivenName", "preferredMiddleName", "preferredFamilyName", "primaryOrgSourcedId"),
        "pronouns",
    ),
}
"""The files that this program can fill, each with all its heads."""

NEVER = (
    *("categories", "classResources", "courseResources", "lineItemLearningObjectiveIds", "lineItems"),
    *("lineItemScoreScales", "resources", "resultLearningObjectiveIds", "results", "resultScoreScales"),
    *("scoreScales", "userProfiles", "userResources"),
)
"""Marks, material and accounts elsewhere: the format has them, and this program does not."""

FORMULA = "=+-@\t\r\n"
"""With these a spreadsheet takes a cell for a sum. No name starts so."""

Row = Mapping[str, str]


def write_oneroster(out: IO[bytes], tables: Mapping[str, Iterable[Row]], *, system: str) -> None:
    """Write the package: the files that have rows, and the manifest that names them all.

    A row names the cells it fills; the rest stays empty. `system` says in the manifest where it came from.
    """
    sent = {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, heads in HEADS.items():
            rows = iter(tables.get(name, ()))
            first = next(rows, None)
            sent[name] = "absent" if first is None else "bulk"
            if first is not None:
                _write(package, name, heads, chain([first], rows))
        _write(package, "manifest", ("propertyName", "value"), _manifest(sent, system))


def name_cell(text: str) -> str:
    """A name as it may stand in a cell: on one line, and nothing that a spreadsheet would reckon with."""
    return " ".join(text.split()).lstrip(FORMULA)


def list_cell(texts: Iterable[str]) -> str:
    """Several in one cell, with a comma between, in an order of their own."""
    return ",".join(sorted(texts))


def _write(package: zipfile.ZipFile, name: str, heads: tuple[str, ...], rows: Iterable[Row]) -> None:
    with (
        package.open(f"{name}.csv", "w", force_zip64=True) as raw,
        TextIOWrapper(raw, encoding="utf-8", newline="") as text,
    ):
        writer = csv.DictWriter(text, heads, restval="", lineterminator="\r\n", extrasaction="raise")
        writer.writeheader()
        writer.writerows(rows)


def _manifest(sent: Mapping[str, str], system: str) -> list[Row]:
    every = sorted({**dict.fromkeys(NEVER, "absent"), **sent}.items(), key=lambda one: one[0].casefold())
    values = [
        ("manifest.version", "1.0"),
        ("oneroster.version", "1.2"),
        *((f"file.{name}", how) for name, how in every),
        ("source.systemName", name_cell(system)),
    ]
    return [{"propertyName": name, "value": value} for name, value in values]
