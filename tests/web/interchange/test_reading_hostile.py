"""Files that mean harm, or that should never have been sent, are refused with a reason and a place."""

import struct
import zipfile
from io import BytesIO

import pytest
from offered import offer, package, roster_of, workbook

from keuzeruimte_web.interchange.reading.refusal import Refused, Why

HEAD = "leerlingnummer;roepnaam;achternaam;klas\n"


def refusal(**files: str | bytes) -> tuple[Why, str, int, str]:
    with pytest.raises(Refused) as caught:
        roster_of(**files)
    error = caught.value
    return error.why, error.place.file, error.place.row, error.place.column


def test_nothing_is_nothing() -> None:
    assert refusal(leerlingen_csv="") == (Why.EMPTY, "leerlingen.csv", 0, "")
    assert refusal(leerlingen_csv="\n \n") == (Why.EMPTY, "leerlingen.csv", 0, "")
    assert refusal(alles_zip=package({})) == (Why.EMPTY, "alles.zip", 0, "")


@pytest.mark.parametrize("sign", ["\x00", "\u202e", "\u2066"])
def test_signs_that_nobody_sees_are_refused(sign: str) -> None:
    rows = HEAD + "1;Sem;Bakker;1A\n" + f"2;L{sign}ot;Jansen;1A\n"
    assert refusal(leerlingen_csv=rows) == (Why.HIDDEN_SIGNS, "leerlingen.csv", 3, "roepnaam")


def test_a_cell_beyond_measure_is_refused() -> None:
    assert refusal(leerlingen_csv=HEAD + f"1;{'x' * 30_000};Bakker;1A\n")[0] is Why.LONG_CELL
    assert refusal(leerlingen_csv=HEAD + f"1;{'x' * 300_000};Bakker;1A\n")[0] is Why.LONG_CELL


@pytest.mark.parametrize("rest", ["", "\n", "\n3;Bo;Smit;1A", '\n3;"Bo";Smit;1A\n4;Jo;Kok;1A\n'])
def test_a_quotation_mark_that_is_never_closed_swallows_nobody(rest: str) -> None:
    rows = HEAD + f'1;"Noor";Bakker;1A\n2;"Timo;Bakker;1A{rest}'
    assert refusal(leerlingen_csv=rows) == (Why.OPEN_QUOTE, "leerlingen.csv", 3, "")


@pytest.mark.parametrize(
    "name", ["../users.csv", "/etc/users.csv", "a/../../users.csv", "..\\users.csv", "C:\\users.csv"]
)
def test_a_path_that_leads_out_of_the_package_is_refused(name: str) -> None:
    assert refusal(alles_zip=package({name: HEAD}))[0] is Why.OUTSIDE


def test_a_package_that_swells_is_refused_before_it_is_opened() -> None:
    assert refusal(alles_zip=package({"users.csv": b"0" * 8_000_000}))[0] is Why.SWELLS


def test_a_package_that_lies_about_its_size_gives_no_more_than_it_said() -> None:
    whole = bytearray(package({"leerlingen.csv": HEAD + "1;Sem;Bakker;1A\n" * 50}))
    at = whole.rindex(b"PK\x01\x02")
    whole[at + 24 : at + 28] = struct.pack("<I", 40)
    with pytest.raises(Refused) as caught:
        roster_of(alles_zip=bytes(whole))
    assert caught.value.why is Why.NOT_READABLE


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_a_damaged_package_is_refused(method: int) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("leerlingen.csv", HEAD + "1;Sem;Bakker;1A\n" * 50)
    whole = bytearray(out.getvalue())
    whole[45:70] = bytes(byte ^ 0xFF for byte in whole[45:70])
    assert refusal(alles_zip=bytes(whole))[0] is Why.NOT_READABLE


def test_a_package_of_a_version_to_come_is_refused() -> None:
    whole = bytearray(package({"leerlingen.csv": HEAD}))
    at = whole.rindex(b"PK\x01\x02")
    whole[at + 6] = 255
    assert refusal(alles_zip=bytes(whole))[0] is Why.NOT_READABLE


@pytest.mark.parametrize("name", ["\x00", ".", "./."])
def test_what_has_no_name_in_a_package_is_no_file(name: str) -> None:
    whole = package({"A" * len(name): HEAD}).replace(b"A" * len(name), name.encode())
    assert refusal(alles_zip=whole)[0] is Why.EMPTY


def test_too_many_files_are_refused() -> None:
    assert (
        refusal(alles_zip=package({f"{number}.csv": HEAD for number in range(61)}))[0] is Why.TOO_MANY_FILES
    )


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE EDEX [<!ENTITY x SYSTEM "file:///etc/hostname">]><EDEX>&x;</EDEX>',
        '<!DOCTYPE EDEX [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><EDEX>&b;</EDEX>',
        '<!DOCTYPE EDEX SYSTEM "http://127.0.0.1/x.dtd"><EDEX/>',
    ],
)
def test_xml_that_declares_anything_is_refused(declaration: str) -> None:
    assert refusal(groep_xml=declaration)[0] is Why.DECLARES


def test_xml_that_is_broken_or_something_else_is_refused() -> None:
    assert refusal(groep_xml="<EDEX><school>")[0] is Why.NOT_READABLE
    assert refusal(groep_xml="<html><body/></html>")[0] is Why.UNKNOWN_KIND
    assert refusal(foto_png=b"\x89PNG\r\n")[0] is Why.UNKNOWN_KIND


def test_a_column_of_citizen_service_numbers_is_refused_by_its_head_and_by_its_digits() -> None:
    numbers = ["123456708", "123456721", "123456733", "123456745", "123456757", "123456769"]
    listed = "leerlingnummer;roepnaam;achternaam;klas;extra\n" + "".join(
        f"{place};Sem;Bakker;1A;{number}\n" for place, number in enumerate(numbers)
    )
    assert refusal(leerlingen_csv=listed.replace("extra", "BSN")) == (Why.BSN, "leerlingen.csv", 1, "BSN")
    assert refusal(leerlingen_csv=listed) == (Why.BSN, "leerlingen.csv", 1, "extra")


def test_other_numbers_of_nine_digits_are_no_citizen_service_numbers() -> None:
    rows = "".join(f"{201700000 + number};Sem;Bakker;1A\n" for number in range(40))
    assert len(roster_of(leerlingen_csv=HEAD + rows).pupils) == 40


def test_a_broken_workbook_is_refused() -> None:
    out = package({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook>"})
    assert refusal(lijst_xlsx=out)[0] is Why.NOT_READABLE


def test_a_workbook_with_a_cell_far_away_is_refused_before_all_between_are_made() -> None:
    book = workbook([HEAD.strip().split(";"), ["1", "Sem", "Bakker", "1A"]])
    with zipfile.ZipFile(BytesIO(book)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    files[sheet] = files[sheet].replace(b'<row r="2"', b'<row r="1048576"').replace(b'"D2"', b'"XFD1048576"')
    assert refusal(leerlingen_xlsx=package({**files}))[0] is Why.SWELLS


@pytest.mark.parametrize(
    "cell", ["=1+1", '=HYPERLINK(""http://x"")', "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0"]
)
def test_a_formula_is_refused_in_a_list_and_in_a_workbook(cell: str) -> None:
    assert refusal(leerlingen_csv=HEAD + f'1;"{cell}";Bakker;1A\n')[0] is Why.FORMULA
    assert (
        refusal(leerlingen_xlsx=workbook([HEAD.strip().split(";"), ["1", cell, "Bakker", "1A"]]))[0]
        is Why.FORMULA
    )


@pytest.mark.parametrize(
    "cell", ["+31 (0)6 12345678", "+31(0)612345678", "-", "@fenna", "- volgt nog (mei)", "-5"]
)
def test_what_only_begins_like_a_formula_is_text(cell: str) -> None:
    assert "1" in roster_of(leerlingen_csv=HEAD + f"1;{cell};Bakker;1A\n").pupils


def test_offering_no_list_at_all_is_refused() -> None:
    with pytest.raises(Refused):
        offer(alles_zip=BytesIO(b"PK\x03\x04nothing").getvalue())
