"""Pictures and documents: known by their content, drawn anew, sealed, and handed out so that nothing runs."""

import json
from collections.abc import Callable, Iterator
from io import BytesIO
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from PIL import Image
from world import World

from keuzeruimte_web.interchange.media import NotTaken, smaller, taken
from keuzeruimte_web.operations import career_media
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import above_schools

SignIn = Callable[[m.Person | m.Account], Client]
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


@pytest.fixture(autouse=True)
def looking_from_above() -> Iterator[None]:
    """Requests open the scope of their own school; the test sees all."""
    with above_schools():
        yield


def photo(size: tuple[int, int] = (60, 40), kind: str = "JPEG", **more: object) -> bytes:
    into = BytesIO()
    Image.new("RGB", size, "teal").save(into, kind, **more)
    return into.getvalue()


def taken_at_home() -> bytes:
    """A photograph, turned by the telephone, that tells where and with what it was taken."""
    hidden = Image.Exif()
    hidden[0x0112], hidden[0x010F] = 6, "Fairphone"
    hidden.get_ifd(0x8825)[1] = "N"
    return photo(exif=hidden)


def brought(content: bytes, name: str = "foto.jpg", **more: object) -> dict[str, object]:
    file = SimpleUploadedFile(name, content, "image/jpeg")
    return {"bijlage-once": str(uuid4()), "bijlage-file": file, "bijlage-about": "Een winkel", **more}


def piece(world: World) -> m.CareerItem:
    given = {"kind": "activity", "activity": "own", "title": "Winkel"}
    made: m.CareerItem = m.CareerItem.objects.create(school=world.school, pupil=world.saskia.saskia, **given)
    return made


@pytest.mark.parametrize(
    ("brought", "kept"),
    [
        ("Reu\u0308nie in cafe\u0301.pdf", "Re\u00fcnie in caf\u00e9"),  # as macOS and an iPhone send it
        ("\u0939\u093f\u0928\u094d\u0926\u0940.pdf", "\u0939\u093f\u0928\u094d\u0926\u0940"),
        ("\U0001f4f7\ufe0f.pdf", "bijlage"),
        ('..\u202e/x\r\n"y".pdf', "x y"),
        (f"{'a' * 300}.pdf", "a" * 100),
    ],
)
def test_a_name_keeps_its_letters_with_what_belongs_to_them(brought: str, kept: str) -> None:
    assert taken(PDF, name=brought).name == f"{kept}.pdf"


def test_a_picture_is_drawn_anew_upright_and_tells_nothing_of_where_it_was_taken() -> None:
    content = taken_at_home()
    assert b"Fairphone" in content
    kept = taken(content, name="../IMG_1.php.jpeg")
    assert (kept.media, kept.name, kept.width, kept.height) == ("image/jpeg", "IMG_1.php.jpg", 40, 60)
    assert (b"Exif" in kept.content, b"Fairphone" in kept.content) == (False, False)
    assert len(Image.open(BytesIO(kept.content)).getexif()) == 0


def test_a_second_file_hidden_behind_a_picture_does_not_come_along() -> None:
    kept = taken(photo() + b"<script>alert(1)</script>PK\x03\x04", name="x.jpg")
    assert (b"script" in kept.content, b"PK\x03\x04" in kept.content) == (False, False)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "not_known"),
        (b"<html><script>alert(1)</script></html>", "not_known"),
        (b"GIF89a" + bytes(40), "not_known"),
        (b"MZ" + bytes(60), "not_known"),
        (b"\n%PDF-1.7 not at the start", "not_known"),
        (b"%PDF-1.7 and nothing more", "not_whole"),
        (photo()[:200], "not_whole"),
        (b"%PDF-1.7" + bytes(10 * 1024 * 1024) + b"%%EOF", "too_large"),
    ],
    ids=["svg", "html", "gif", "exe", "late pdf", "half pdf", "half photo", "large"],
)
def test_what_is_no_picture_and_no_document_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(NotTaken) as refused:
        taken(content, name="foto.jpg")
    assert refused.value.why == why


def test_a_small_file_that_holds_a_very_large_picture_is_not_opened() -> None:
    into = BytesIO()
    Image.new("1", (20_000, 20_000)).save(into, "PNG")
    assert len(into.getvalue()) < 100_000
    with pytest.raises(NotTaken) as refused:
        taken(into.getvalue(), name="x.png")
    assert refused.value.why == "too_large"


def test_a_picture_is_sealed_shown_to_whom_it_is_shared_with_and_never_run(
    world: World, client_for: SignIn
) -> None:
    one, story = piece(world), world.saskia
    saskia, marloes = client_for(story.saskia.person), client_for(story.marloes)
    form = brought(taken_at_home())
    assert saskia.post(f"/loopbaan/{one.pk}/erbij/", form).status_code == 302
    (kept,) = m.CareerAttachment.objects.all()
    address = f"/loopbaan/bijlage/{kept.pk}/"
    answer = saskia.get(address)
    assert {name: answer.headers[name] for name in ("Content-Type", "Content-Disposition")} == {
        "Content-Type": "image/jpeg",
        "Content-Disposition": "inline; filename*=UTF-8''foto.jpg",
    }
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert "no-store" in answer.headers["Cache-Control"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM records_careercontent")
        lying = str(cursor.fetchone()[0])
    assert (lying.startswith("kr1."), "JFIF" in lying) == (True, False)
    assert marloes.get(address).status_code == 404
    m.Share.objects.create(school=world.school, career_item=one, viewer=story.marloes)
    assert marloes.get(address).status_code == 200
    assert marloes.post(f"{address}weg/").status_code == 404
    assert saskia.post(f"{address}weg/").status_code == 302
    assert (m.CareerAttachment.objects.count(), m.CareerContent.objects.count()) == (0, 0)


def test_a_document_is_to_keep_and_never_shown_in_a_page(world: World, client_for: SignIn) -> None:
    one, saskia = piece(world), client_for(world.saskia.saskia.person)
    saskia.post(f"/loopbaan/{one.pk}/erbij/", brought(PDF, "brief.html"))
    (kept,) = m.CareerAttachment.objects.all()
    answer = saskia.get(f"/loopbaan/bijlage/{kept.pk}/")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''brief.pdf"


def test_a_hostile_file_is_refused_in_words_and_nothing_is_kept(world: World, client_for: SignIn) -> None:
    one, saskia = piece(world), client_for(world.saskia.saskia.person)
    answer = saskia.post(f"/loopbaan/{one.pk}/erbij/", brought(b"<html><script>1</script>"))
    assert answer.status_code == 422
    assert "Dit is geen foto (jpg, png of webp) en geen pdf." in answer.content.decode()
    assert m.CareerAttachment.objects.count() == 0


def test_grey_in_many_steps_stays_grey() -> None:
    into = BytesIO()
    scan = Image.new("I;16", (8, 8), 32_768)
    scan.save(into, "PNG")
    for drawn in (taken(into.getvalue(), name="scan.png").content, smaller(into.getvalue())):
        red, green, blue = Image.open(BytesIO(drawn)).getpixel((4, 4))
        assert red == green == blue
        assert red == pytest.approx(128, abs=2)


def test_there_is_room_for_so_much_and_no_more(
    world: World, client_for: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(career_media, "MOST_OF_A_PUPIL", len(PDF) + 5)
    one, saskia = piece(world), client_for(world.saskia.saskia.person)
    answers = [saskia.post(f"/loopbaan/{one.pk}/erbij/", brought(PDF)).status_code for _ in range(2)]
    assert (answers, m.CareerAttachment.objects.count()) == ([302, 422], 1)


def test_the_whole_file_goes_along_as_a_tagged_pdf_and_a_zip(world: World, client_for: SignIn) -> None:
    one, saskia = piece(world), client_for(world.saskia.saskia.person)
    saskia.post(f"/loopbaan/{one.pk}/erbij/", brought(photo()))
    saskia.post(f"/loopbaan/{one.pk}/erbij/", brought(PDF, "brief.pdf"))
    paper = saskia.get("/loopbaan/mee.pdf")
    assert (paper.content[:5], b"/MarkInfo" in paper.content) == (b"%PDF-", True)
    packed = ZipFile(BytesIO(saskia.get("/loopbaan/mee.zip").content))
    assert packed.namelist() == [
        "loopbaandossier.pdf",
        "loopbaandossier.json",
        "bijlagen/001 foto.jpg",
        "bijlagen/002 brief.pdf",
    ]
    told = json.loads(packed.read("loopbaandossier.json"))
    assert (told["loopbaandossier"], told["pupil"]) == (1, world.saskia.saskia.person.full_name)
    (there,) = told["pieces"]
    assert there["title"] == "Winkel"
    assert [file["media"] for file in there["files"]] == ["image/jpeg", "application/pdf"]
    assert packed.read("bijlagen/002 brief.pdf") == PDF
    assert client_for(world.saskia.marloes).get("/loopbaan/mee.zip").status_code == 404


def test_who_left_school_still_takes_it_along(world: World, client_for: SignIn) -> None:
    piece(world)
    m.Pupil.objects.filter(pk=world.saskia.saskia.pk).update(left_on=world.today)
    saskia = client_for(world.saskia.saskia.person)
    assert saskia.get("/loopbaan/mee.zip").status_code == 200
