"""OneRoster, School Data Sync and EDEXML: the samples of others, and what makes real files dirty."""

import re
from datetime import date

import pytest
from offered import DATA, folder, offer, package, roster_of

from keuzeruimte_web.interchange.reading.refusal import Unsure
from keuzeruimte_web.interchange.reading.roster import ClassEntry, MentorEntry, PupilEntry, TieEntry

USERS = (
    "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName,email,"
    "agentSourcedIds\n"
)
ROSTER: dict[str, str | bytes] = {
    "manifest.csv": "propertyName,value\nmanifest.version,1.0\nfile.users,bulk\nfile.classes,bulk\n"
    "file.enrollments,bulk\n",
    "orgs.csv": "sourcedId,name,type\ns1,Lindecollege,school\n",
    "users.csv": USERS
    + "p1,active,,true,s1,student,p1,Lucas,de Vries,,o1\n"
    + "p2,tobedeleted,,true,s1,student,p2,Ann,Bakker,,\n"
    + 'o1,,,true,s1,parent,o1,Els,"Wit, de",Els@Thuis.voorbeeld,"p1,p9"\n'
    + "t1,active,,true,s1,teacher,t1,Marit,Dekker,m.dekker@school.voorbeeld,\n"
    + "a1,active,,true,s1,administrator,a1,Petra,Vos,,\n",
    "classes.csv": "sourcedId,status,title,grades,courseSourcedId,classCode,classType\n"
    + "k1,active,Klas 3H2,09,c1,3H2,homeroom\nk2,active,Wiskunde,09,c2,wi3,scheduled\n",
    "enrollments.csv": "sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role,status,primary\n"
    + "e1,k1,s1,p1,student,active,false\ne2,k1,s1,t1,teacher,active,true\ne3,k2,s1,p1,student,active,false\n",
}


def test_a_oneroster_package_tells_who_is_who() -> None:
    offered = offer(oneroster_zip=package(ROSTER))
    roster = offered.roster
    assert roster is not None
    assert (offered.format, roster.changes_only, roster.covers) == (
        "oneroster",
        False,
        {"pupils", "parents", "staff"},
    )
    assert list(roster.pupils) == ["p1", "p2"]
    assert roster.pupils["p1"] == PupilEntry(roster.pupils["p1"].human, class_key="3h2")
    assert (roster.pupils["p1"].human.prefix, roster.pupils["p1"].human.family_name) == ("de", "Vries")
    assert roster.gone == {"pupils": {"p2"}}
    assert (roster.parents["o1"].human.prefix, roster.parents["o1"].human.email) == (
        "de",
        "els@thuis.voorbeeld",
    )
    # Parents come without a word about authority.
    assert roster.ties == {("p1", "o1"): TieEntry("p1", "o1")}
    assert [(doubt.why, doubt.shown) for doubt in roster.doubts if doubt.why is Unsure.NO_PUPIL] == [
        (Unsure.NO_PUPIL, "p9 o1")
    ]
    assert {key: entry.roles for key, entry in roster.staff.items()} == {"t1": ("teacher",), "a1": None}
    assert list(roster.mentors.values()) == [MentorEntry(staff="t1", class_key="3h2")]
    assert list(roster.classes) == ["3h2"]


def test_version_1_2_has_its_roles_in_a_file_of_their_own_and_heads_misspelt() -> None:
    files = {
        "Manifest.csv": "propertyName,value\nfile.users,delta\n",
        "Users.CSV": "SourcedId,Status,dataLastModified,enabledUser,userMasterIdentifier,username,givenName,"
        "familyName,prefferedGivenName\np1,,5/03/2024,TRUE,https://ketenid.nl/201703/abc,p1,Lucas,Jansen,\n",
        "roles.csv": "sourcedId,status,userSourcedId,roleType,role\nr1,,p1,primary,Student\n",
        "demographics.csv": "sourcedId,birthDate,sex,whatever\np1,5/03/2011,male,secret\n",
    }
    roster = roster_of(oneroster_zip=package({**files}))
    human = roster.pupils["p1"].human
    assert (human.born, human.school_identity) == (date(2011, 3, 5), "https://ketenid.nl/201703/abc")
    assert roster.changes_only


def test_school_data_sync_tells_parents_by_relationship_and_its_passwords_are_not_read() -> None:
    offered = offer(sds_zip=folder(DATA / "sds"))
    roster = offered.roster
    assert roster is not None
    assert offered.format == "sds"
    assert sorted(roster.pupils) == ["114001", "114003", "114004", "114008"]
    assert sorted(roster.parents) == ["114002", "114005"]
    assert sorted(roster.staff) == ["114006", "114007"]
    assert {(tie.pupil, tie.parent, tie.kind, tie.authority) for tie in roster.ties.values()} == {
        ("114001", "114002", "guardian", None),
        ("114003", "114002", "foster", None),
        ("114004", "114005", "guardian", None),
    }
    assert "P@ssword123" not in repr(roster)
    assert "white" not in repr(roster)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16-le", "utf-16-be"])
def test_edexml_is_read_in_the_encodings_of_xml(encoding: str) -> None:
    text = (DATA / "EDEXML.Voorbeeld.2.1.xml").read_text(encoding="utf-8")
    told = re.sub(r'encoding="[^"]*"', f'encoding="{encoding[:6].rstrip("-")}"', text, count=1)
    mark = "" if encoding == "utf-8-sig" else "\ufeff"
    roster = roster_of(groep_xml=(mark + told).encode(encoding))
    assert len(roster.pupils) == 3


def test_the_samples_of_edexml_are_read_without_their_citizen_service_numbers() -> None:
    for name in ("EDEXML.Voorbeeld.2.1.xml", "EDEXML.Voorbeeld.2.0.xml"):
        roster = roster_of(groep_xml=(DATA / name).read_bytes())
        assert "133456785" not in repr(roster)
        assert (len(roster.pupils), name) in (
            (3, "EDEXML.Voorbeeld.2.1.xml"),
            (2, "EDEXML.Voorbeeld.2.0.xml"),
        )
    offered = roster_of(groep_xml=(DATA / "EDEXML.Voorbeeld.2.1.xml").read_bytes())
    wimpie = offered.pupils["00001"]
    assert (wimpie.human.given_name, wimpie.human.prefix, wimpie.human.family_name) == ("Wimpie", "imp", "ie")
    assert (wimpie.class_key, offered.classes["4b"]) == ("4b", ClassEntry("4b", "4B", year_group=4))
    assert offered.pupils["12345"].left == date(2014, 7, 18)
    assert MentorEntry(staff="lk1", class_key="4a") in offered.mentors.values()
    assert offered.left_out == ["groep.xml: bsn"]
    assert not offered.parents


@pytest.mark.parametrize("cell", ["31-12-2030", "31-02-2011"])
def test_a_birthday_that_cannot_be_is_asked_about_in_every_kind_of_package(cell: str) -> None:
    born = {"demographics.csv": f"sourcedId,birthDate\np1,{cell}\n"}
    of_oneroster = roster_of(oneroster_zip=package({**ROSTER, **born}))
    edexml = (DATA / "EDEXML.Voorbeeld.2.1.xml").read_text()
    of_edexml = roster_of(groep_xml=edexml.replace(">2006-06-21<", f">{cell}<", 1))
    for roster, key in ((of_oneroster, "p1"), (of_edexml, "00001")):
        assert roster.pupils[key].human.born is None
        assert (Unsure.DAY, cell) in [(doubt.why, doubt.shown) for doubt in roster.doubts]
