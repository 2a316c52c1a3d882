"""The strict reader itself: it finds what is wrong, so that its silence means something."""

import zipfile
from io import BytesIO

import pytest
from offered import package
from oneroster_spec import check

from keuzeruimte_web.interchange.writing.oneroster import write_oneroster

SCHOOL = {"sourcedId": "s", "name": "School, de", "type": "school"}
USER = {
    "sourcedId": "u",
    "enabledUser": "true",
    "username": "u",
    "givenName": 'Zo"ë',
    "familyName": "de Vries",
    "primaryOrgSourcedId": "s",
}
ROLE = {"sourcedId": "r", "userSourcedId": "u", "roleType": "primary", "role": "teacher", "orgSourcedId": "s"}


def written(**tables: list[dict[str, str]]) -> bytes:
    out = BytesIO()
    write_oneroster(out, {"orgs": [SCHOOL], "users": [USER], "roles": [ROLE], **tables}, system="Test")
    return out.getvalue()


def changed(file: str, old: str, new: str) -> bytes:
    """The good package with one thing in one file otherwise."""
    with zipfile.ZipFile(BytesIO(written())) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    assert old in files[file]
    return package(
        {name: text.replace(old, new, 1) if name == file else text for name, text in files.items()}
    )


def test_what_is_good_is_good() -> None:
    verdict = check(written())
    assert (verdict.wrong, verdict.manifest["file.users"], verdict.manifest["file.classes"]) == (
        [],
        "bulk",
        "absent",
    )
    assert verdict.tables["users"][0]["givenName"] == 'Zo"ë'


@pytest.mark.parametrize(
    ("file", "old", "new", "found"),
    [
        ("users.csv", "sourcedId", "sourcedID", "users: heads"),
        ("users.csv", "username,userIds", "userIds,username", "users: heads"),
        ("users.csv", "u,,,true", "u,active,,true", "users:2: status in bulk"),
        ("users.csv", "u,,,true", "u,,,True", "users:2:enabledUser"),
        ("users.csv", "de Vries", "", "users:2:familyName: empty"),
        ("users.csv", "\r\n", "\n", "users: a line that does not end in CRLF"),
        ("users.csv", "sourcedId", "\ufeffsourcedId", "byte order mark"),
        ("users.csv", 'Zo""ë', 'Zo"ë', "quotes"),
        ("roles.csv", "teacher", "Teacher", "roles:2:role"),
        ("roles.csv", "r,,,u,", "r,,,x,", "roles:2:userSourcedId: leads nowhere"),
        ("orgs.csv", "school", "college", "orgs:2:type"),
        ("manifest.csv", "file.users,bulk", "file.users,absent", "manifest: file.users is absent"),
        ("manifest.csv", "file.results,absent\r\n", "", "manifest: missing"),
        ("manifest.csv", "oneroster.version,1.2", "oneroster.version,1.1", "manifest: versions"),
    ],
)
def test_each_fault_is_found(file: str, old: str, new: str, found: str) -> None:
    assert any(found in wrong for wrong in check(changed(file, old, new)).wrong)


def test_days_and_identifiers_have_their_form() -> None:
    good = {"sourcedId": "u", "birthDate": "2012-02-29"}
    assert check(written(demographics=[good])).wrong == []
    for bad in (
        {**good, "birthDate": "2011-02-29"},
        {**good, "birthDate": "2012-2-29"},
        {**good, "sourcedId": "u u"},
    ):
        assert check(written(demographics=[bad])).wrong != []
