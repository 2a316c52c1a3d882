"""Who asks what is kept gets what the law gives: the circles of that age, and nobody else's own."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from finding import the
from world import World

from keuzeruimte_web.access.asked import Asked, claim_of
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.copy import chapters_of, passed_to
from keuzeruimte_web.keys import ring, store
from keuzeruimte_web.keys.sealing import DoesNotOpen
from keuzeruimte_web.operations.copies import make_copy
from keuzeruimte_web.operations.privacy import months_after
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.models.choices import Authority, Circle, Claim
from keuzeruimte_web.records.scope import school_scope

WORDS = {
    "triangle": "woord-van-allen",
    "parents_school": "woord-met-ouders",
    "pupil_school": "woord-met-leerling",
    "school": "woord-van-school",
    "event": "gezien-bij-leerling",
    "about parent": "gezien-bij-ouder",
    "voice pupil": "wens-van-leerling",
    "voice mother": "wens-van-moeder",
    "voice father": "wens-van-vader",
    "limit mother": "reden-van-moeder",
    "limit father": "reden-van-vader",
    "draft": "concept-van-school",
    "note": "aantekening-van-school",
    "trust": "toevertrouwd-door-ouders",
}


@pytest.fixture(autouse=True)
def _keys_of_our_own(db: None) -> Iterator[None]:
    """The people of the world have the same ids in every test: what is destroyed here, is so here alone."""
    store.clear()
    ring.forget()
    yield
    store.clear()
    ring.forget()


@pytest.fixture
def told(world: World) -> World:
    """Saskia's file with one marked word in every record that could be in a copy."""
    story, ruben = world.saskia, world.staff.ruben
    with school_scope(world.school.pk):

        def new(model: Any, /, **fields: Any) -> Any:
            return model.objects.create(school=world.school, **fields)

        m.Voice.objects.all().delete()
        for circle in ("triangle", "parents_school", "pupil_school", "school"):
            talk = new(
                m.Conversation,
                matter=story.trajectory,
                organiser=ruben,
                title=f"gesprek {circle}",
                starts_at=timezone.now(),
                state="closed",
            )
            new(
                m.Report,
                conversation=talk,
                circle=Circle(circle),
                author=ruben,
                state="closed",
                observed=WORDS[circle],
            )
        new(
            m.Report,
            conversation=story.talk,
            circle=Circle.TRIANGLE,
            author=ruben,
            state="draft",
            observed=WORDS["draft"],
        )
        new(m.Note, conversation=story.talk, author=ruben, text=WORDS["note"])
        for who, name in ((story.saskia.person, "event"), (story.erik, "about parent")):
            new(
                m.Event,
                matter=story.trajectory,
                on=world.today,
                person=who,
                kind="late",
                author=ruben,
                observed=WORDS[name],
            )
        for who, name in (
            (story.saskia.person, "voice pupil"),
            (story.marloes, "voice mother"),
            (story.erik, "voice father"),
        ):
            voice = new(m.Voice, conversation=story.talk, person=who, kind="wish", words=WORDS[name])
            # shared with everybody: still not theirs to keep a copy of
            for viewer in {story.saskia.person, story.marloes, story.erik} - {who}:
                new(m.Share, voice=voice, viewer=viewer)
        for who, name in ((story.marloes, "limit mother"), (story.erik, "limit father")):
            m.LimitAuthor.objects.filter(limit=story.limit, person=who).update(reason=WORDS[name])
        m.Delegation.objects.filter(matter=story.trajectory).update(words=WORDS["trust"])
    return world


def born(world: World, *, years: int) -> None:
    with school_scope(world.school.pk):
        m.Person.objects.filter(pk=world.saskia.saskia.pk).update(
            born=world.today.replace(year=world.today.year - years) - timedelta(days=1)
        )


def seen_by(world: World, person: m.Person, role: ViewerRole, *, keep_back: bool = False) -> set[str]:
    viewer = Viewer(person.pk, world.school.pk, role, world.today)
    pupil = world.saskia.saskia.pk
    with school_scope(world.school.pk):
        claim = claim_of(viewer, pupil=pupil)
        assert claim is not None
        text = json.dumps(chapters_of(Asked(viewer, pupil, claim, keep_back=keep_back)))
    return {name for name, word in WORDS.items() if word in text}


ALL_CIRCLES = {"triangle", "parents_school", "pupil_school", "school"}


def test_a_parent_of_a_pupil_under_16_gets_what_school_wrote_and_nobody_elses_own(told: World) -> None:
    own = {"event", "about parent", "voice mother", "limit mother", "trust"}
    assert seen_by(told, told.saskia.marloes, ViewerRole.PARENT) == ALL_CIRCLES | own
    kept = seen_by(told, told.saskia.marloes, ViewerRole.PARENT, keep_back=True)
    assert kept == (ALL_CIRCLES - {"pupil_school"}) | own


def test_a_pupil_gets_the_triangle_and_what_was_with_school_and_at_16_what_school_wrote(told: World) -> None:
    pupil = told.saskia.saskia.person
    young = {"triangle", "pupil_school", "voice pupil"}
    assert seen_by(told, pupil, ViewerRole.PUPIL) == young
    born(told, years=16)
    assert seen_by(told, pupil, ViewerRole.PUPIL) == young | {"school", "event"}


def test_from_16_a_parent_with_authority_asks_no_more(told: World) -> None:
    born(told, years=16)
    viewer = Viewer(told.saskia.marloes.pk, told.school.pk, ViewerRole.PARENT, told.today)
    with school_scope(told.school.pk):
        assert claim_of(viewer, pupil=told.saskia.saskia.pk) is None


@pytest.mark.parametrize("authority", [Authority.NO, Authority.UNKNOWN])
def test_a_parent_without_authority_gets_no_circle_by_asking(told: World, authority: str) -> None:
    with school_scope(told.school.pk):
        m.Guardianship.objects.filter(parent=told.saskia.erik).update(
            authority=authority, information_right=False
        )
        viewer = Viewer(told.saskia.erik.pk, told.school.pk, ViewerRole.PARENT, told.today)
        assert claim_of(viewer, pupil=told.saskia.saskia.pk) == Claim.FACTS
    own = {"voice father", "limit father", "trust"}
    assert seen_by(told, told.saskia.erik, ViewerRole.PARENT) == own


def test_a_parent_whom_a_court_keeps_away_and_strangers_have_nothing_to_ask(
    told: World, client_for: Callable[[m.Person], Client]
) -> None:
    address = f"/inzage/{told.saskia.saskia.pk}/"
    with school_scope(told.school.pk):
        m.Guardianship.objects.filter(parent=told.saskia.erik).update(court_block=True)
    for who in (told.timo.anja, told.staff.ruben, told.staff.petra, told.elsewhere.mother, told.saskia.erik):
        assert client_for(who).get(address).status_code == 404
        fields = {"once": uuid4(), "kind": "inspection", "words": ""}
        assert client_for(who).post(address, fields).status_code == 404


def asked_by(world: World, browser: Client, kind: str = "inspection", words: str = "") -> UUID:
    address = f"/inzage/{world.saskia.saskia.pk}/"
    once = uuid4()
    sent = {"once": once, "kind": kind, "words": words}
    assert [browser.post(address, sent).status_code for _ in range(2)] == [302, 302]
    assert browser.post(address, {**sent, "once": uuid4()}).status_code in (302, 422)
    with school_scope(world.school.pk):
        (found,) = m.PrivacyRequest.objects.filter(kind=kind, state="asked")
        return found.pk  # type: ignore[no-any-return]


def made(world: World, request: UUID) -> None:
    make_copy(world.school.pk, privacy_request=request, now=timezone.now(), today=world.today)


def test_a_request_goes_from_asked_to_fetched(told: World, client_for: Callable[[m.Person], Client]) -> None:
    marloes, ruben, pieter = (
        client_for(who) for who in (told.saskia.marloes, told.staff.ruben, told.staff.pieter)
    )
    request = asked_by(told, marloes)
    waits = pieter.get(f"/toezicht/verzoeken/{request}/").content.decode()
    assert "Wacht op wie begeleidt" in waits
    assert pieter.post(f"/toezicht/verzoeken/{request}/").status_code == 422
    assert (
        f"/verzoeken/{request}/kiezen/" in ruben.get(f"/leerlingen/{told.saskia.saskia.pk}/").content.decode()
    )
    choose = f"/verzoeken/{request}/kiezen/"
    assert ruben.post(choose, {"keep_back": "yes", "reason": " "}).status_code == 422
    assert ruben.post(choose, {"keep_back": "yes", "reason": "Zij vroeg dit zelf."}).status_code == 302
    assert ruben.post(choose, {"keep_back": "no"}).status_code in (403, 404)
    assert marloes.get(f"/verzoeken/{request}/gegevens.json").status_code == 404
    assert pieter.post(f"/toezicht/verzoeken/{request}/").status_code == 302
    making = pieter.post(f"/toezicht/verzoeken/{request}/", follow=True)
    assert "Het afschrift wordt gemaakt. Wie het vroeg, krijgt bericht." in making.content.decode()
    assert "Dit kan alleen iemand anders doen" not in making.content.decode()
    made(told, request)
    made(told, request)
    data = json.loads(marloes.get(f"/verzoeken/{request}/gegevens.json").content)
    text = json.dumps(data, ensure_ascii=False)
    assert (data["format"], data["title"]) == (1, "Afschrift: Saskia Vermeer")
    assert WORDS["parents_school"] in text
    assert WORDS["pupil_school"] not in text
    assert "Zij vroeg dit zelf." in text
    paper = marloes.get(f"/verzoeken/{request}/afschrift.pdf")
    assert paper.content.startswith(b"%PDF-")
    assert paper.headers["Cache-Control"] == "no-store"
    for who in (told.saskia.erik, told.saskia.saskia.person, told.staff.pieter, told.staff.ruben):
        assert client_for(who).get(f"/verzoeken/{request}/gegevens.json").status_code == 404
    with school_scope(told.school.pk):
        assert m.Trace.objects.filter(word="fetched_copy", record=request).count() == 2
        m.PrivacyAnswer.objects.update(until=told.today - timedelta(days=1))
    assert marloes.get(f"/verzoeken/{request}/afschrift.pdf").status_code == 404


def test_the_offices_see_that_somebody_asked_and_nothing_of_what_is_in_it(
    told: World, client_for: Callable[[m.Person], Client]
) -> None:
    request = asked_by(told, client_for(told.saskia.marloes), "correction", "hier-staat-iets-eigens")
    page = client_for(told.staff.pieter).get("/toezicht/verzoeken/").content.decode()
    assert "Saskia Vermeer" in page
    assert "hier-staat-iets-eigens" not in page
    assert client_for(told.staff.petra).get(f"/beheer/wissen/{request}/").status_code == 404


def test_a_correction_is_answered_and_both_words_stand_beside_each_other(
    told: World, client_for: Callable[[m.Person], Client]
) -> None:
    marloes, ruben = client_for(told.saskia.marloes), client_for(told.staff.ruben)
    address = f"/inzage/{told.saskia.saskia.pk}/"
    assert marloes.post(address, {"once": uuid4(), "kind": "correction", "words": " "}).status_code == 422
    request = asked_by(told, marloes, "correction", "Zij kwam die dag wel.")
    choose = f"/verzoeken/{request}/kiezen/"
    assert "Zij kwam die dag wel." in ruben.get(choose).content.decode()
    assert ruben.post(choose, {"facts": ""}).status_code == 422
    answered = ruben.post(choose, {"facts": "Je hebt gelijk, dat is aangevuld."}, follow=True)
    assert "Bewaard. Wie het vroeg, krijgt bericht." in answered.content.decode()
    again = ruben.post(choose, {"facts": "Je hebt gelijk, dat is aangevuld."})
    assert "Misschien is het net al gedaan" in again.content.decode()
    page = marloes.get(address).content.decode()
    assert "Zij kwam die dag wel." in page
    assert "Je hebt gelijk, dat is aangevuld." in page
    assert "Zij kwam die dag wel." not in client_for(told.saskia.erik).get(address).content.decode()


def test_who_keeps_silent_holds_up_no_parent_with_authority_beyond_the_month(
    told: World, client_for: Callable[[m.Person], Client]
) -> None:
    request = asked_by(told, client_for(told.saskia.marloes))
    with school_scope(told.school.pk):
        m.PrivacyRequest.objects.filter(pk=request).update(due_on=told.today + timedelta(days=7))
    assert client_for(told.staff.pieter).post(f"/toezicht/verzoeken/{request}/").status_code == 302


def test_a_month_is_a_month() -> None:
    days = {date(2026, 1, 31): date(2026, 2, 28), date(2026, 12, 5): date(2027, 1, 5)}
    assert {day: months_after(day, 1) for day in days} == days


def test_erasing_takes_two_people_and_leaves_nothing(
    told: World, client_for: Callable[[m.Person], Client]
) -> None:
    marloes, pieter, petra = (
        client_for(who) for who in (told.saskia.marloes, told.staff.pieter, told.staff.petra)
    )
    request = asked_by(told, marloes, "erasure", "Wij willen opnieuw beginnen.")
    erase = f"/beheer/wissen/{request}/"
    assert petra.get(erase).status_code == 404
    handle = f"/toezicht/verzoeken/{request}/"
    assert pieter.post(handle, {"decision": "refuse", "reason": ""}).status_code == 422
    assert pieter.post(handle, {"decision": "agree", "reason": ""}).status_code == 302
    page = petra.get(erase).content.decode()
    assert "Wat blijft, en waarom" in page
    # no message reaches anybody whose account goes with it, so who erases tells them
    assert "Gevraagd door Marloes Hendriks" in page
    assert "Keuzeruimte stuurt hier geen bericht over" in page
    assert not [word for word in WORDS.values() if word in page]
    field = m.PrivacyRequest._meta.get_field("words")
    with school_scope(told.school.pk):
        # as a dump of the database from before has it
        copied = m.PrivacyRequest._base_manager.filter(pk=request).values_list("words", flat=True).get()
    assert petra.post(erase, {}).status_code == 422
    sure = {"sure": "on", "once": uuid4()}
    assert petra.post(erase, sure).status_code == 302
    told_of_it = petra.post(erase, sure, follow=True)
    assert "Het dossier is gewist." in told_of_it.content.decode()
    assert petra.post(erase, sure | {"once": uuid4()}).status_code == 404
    with school_scope(told.school.pk):
        assert not m.Pupil.objects.filter(pk=told.saskia.saskia.pk).exists()
        assert not m.PrivacyRequest.objects.filter(pk=request).exists()
        assert m.Trace.objects.filter(word="erased_dossier", actor=told.staff.petra).count() == 1
        erased = m.Erasure.objects.get(owner=told.saskia.saskia.pk)
    assert erased.by == told.staff.petra.pk
    with pytest.raises(DoesNotOpen):
        field.opened(copied.stored, pk=request, school=told.school.pk)


def test_the_list_of_requests_takes_as_many_queries_for_one_as_for_three(
    told: World, client_for: Callable[[m.Person], Client]
) -> None:
    pieter = client_for(told.staff.pieter)
    counts = []
    for who in (told.saskia.marloes, told.saskia.erik, told.saskia.saskia.person):
        with school_scope(told.school.pk):
            m.PrivacyRequest.objects.create(
                school=told.school,
                pupil=told.saskia.saskia,
                asker=who,
                kind="inspection",
                claim="parent",
                asked_on=told.today,
                due_on=told.today,
            )
        with CaptureQueriesContext(connection) as seen:
            assert pieter.get("/toezicht/verzoeken/").status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[2]


def without_ids(text: str) -> str:
    """The page, without what differs each time."""
    return re.sub(r'[0-9a-f-]{36}|value="[^"]{64}"|"X-CSRFToken": "[^"]*"|nonce-[^"\']*', "", text)


def test_what_others_keep_to_themselves_makes_no_difference_to_a_copy(told: World) -> None:
    """Not in a word, and not in the size: a limit, a voice, an answer, a note that is there or is not."""
    pupil = told.saskia.saskia

    def copies() -> tuple[str, ...]:
        found = []
        for person, role in (
            (pupil.person, ViewerRole.PUPIL),
            (told.saskia.marloes, ViewerRole.PARENT),
        ):
            viewer = Viewer(person.pk, told.school.pk, role, told.today)
            claim = claim_of(viewer, pupil=pupil.pk)
            assert claim is not None
            found.append(json.dumps(chapters_of(Asked(viewer, pupil.pk, claim))))
        return tuple(found)

    with school_scope(told.school.pk):
        before = copies()
        erik = told.saskia.erik
        gone = (
            m.Voice.objects.filter(person=erik),
            m.Answer.objects.filter(person=erik),
            m.LimitAuthor.objects.filter(person=erik),
            m.Note.objects.all(),
            m.Draft.objects.all(),
            m.Offer.objects.all(),
        )
        assert gone[0].exists()
        assert gone[2].exists()
        for rows in gone:
            rows.delete()
        assert copies() == before


def test_the_page_asks_the_same_whether_there_is_something_between_pupil_and_school_or_not(
    told: World, client_for: Callable[[m.Person], Client]
) -> None:
    marloes, ruben = client_for(told.saskia.marloes), client_for(told.staff.ruben)
    request = asked_by(told, marloes)
    address = f"/inzage/{told.saskia.saskia.pk}/"

    def pages() -> tuple[str, ...]:
        asked, choose = marloes.get(address), ruben.get(f"/verzoeken/{request}/kiezen/")
        return without_ids(asked.content.decode()), without_ids(choose.content.decode())

    pages()  # the message that it was asked is read
    before = pages()
    with school_scope(told.school.pk):
        m.Report.objects.filter(circle="pupil_school").delete()
    assert pages() == before


def test_that_who_guides_chose_is_not_told_to_who_asked_before_the_answer(
    told: World, client_for: Callable[[m.Person], Client]
) -> None:
    marloes = client_for(told.saskia.marloes)
    request = asked_by(told, marloes)
    address = f"/inzage/{told.saskia.saskia.pk}/"
    marloes.get(address)  # the message that it was asked is read
    before = without_ids(marloes.get(address).content.decode())
    sent = {"keep_back": "yes", "reason": "Later."}
    assert client_for(told.staff.ruben).post(f"/verzoeken/{request}/kiezen/", sent).status_code == 302
    assert without_ids(marloes.get(address).content.decode()) == before


def test_a_parent_without_authority_gets_the_facts_or_reads_why_not(
    told: World, client_for: Callable[[m.Person], Client]
) -> None:
    with school_scope(told.school.pk):
        m.Guardianship.objects.filter(parent=told.saskia.erik).update(
            authority=Authority.NO, information_right=False
        )
    erik, ruben, pieter = (client_for(who) for who in (told.saskia.erik, told.staff.ruben, told.staff.pieter))
    request = asked_by(told, erik)
    with school_scope(told.school.pk):
        m.PrivacyRequest.objects.filter(pk=request).update(due_on=told.today)
    assert pieter.post(f"/toezicht/verzoeken/{request}/").status_code == 422
    choose = f"/verzoeken/{request}/kiezen/"
    assert ruben.post(choose, {"keep_back": "no", "facts": ""}).status_code == 422
    assert ruben.post(choose, {"keep_back": "no", "facts": "Saskia zit in 1A."}).status_code == 302
    assert pieter.post(f"/toezicht/verzoeken/{request}/").status_code == 302
    made(told, request)
    data = json.loads(erik.get(f"/verzoeken/{request}/gegevens.json").content)
    assert data["facts"] == "Saskia zit in 1A."
    again = asked_by(told, erik)
    assert (
        ruben.post(
            f"/verzoeken/{again}/kiezen/", {"keep_back": "yes", "reason": "Niet goed voor haar."}
        ).status_code
        == 302
    )
    assert "Niet goed voor haar." in erik.get(f"/inzage/{told.saskia.saskia.pk}/").content.decode()


def looks_in(world: World, person: m.Person, role: ViewerRole) -> list[tuple[str, str, str]]:
    """Who looked, in the copy of this person: name, part of the day, what."""
    viewer = Viewer(person.pk, world.school.pk, role, world.today)
    with school_scope(world.school.pk):
        claim = claim_of(viewer, pupil=world.saskia.saskia.pk)
        assert claim is not None
        chapters = chapters_of(Asked(viewer, world.saskia.saskia.pk, claim))
    entries = [entry for chapter in chapters if chapter["kind"] == "trace" for entry in chapter["entries"]]
    return [(one["title"], *(field["text"] for field in one["fields"][1:])) for one in entries]


def test_who_looked_goes_into_the_copy_as_far_as_its_reader_may_see_it(told: World) -> None:
    story, ruben = told.saskia, told.staff.ruben
    with school_scope(told.school.pk):
        alone = the(m.Report.objects.all(), observed=WORDS["parents_school"])
        together = the(m.Report.objects.all(), observed=WORDS["triangle"])
        for report, reader in (
            (alone, story.marloes),
            (together, story.marloes),
            (together, story.saskia.person),
        ):
            m.ReportReader.objects.create(school=told.school, report=report, person=reader, present=True)
        for record in (alone.pk, together.pk):
            leave_trace(
                told.school.pk,
                actor=ruben.pk,
                role="professional",
                word=TraceWord.OPENED_REPORT,
                pupil=story.saskia.pk,
                record=record,
            )
    mother = looks_in(told, story.marloes, ViewerRole.PARENT)
    pupil = looks_in(told, story.saskia.person, ViewerRole.PUPIL)
    alone_, together_ = "het verslag van ‘gesprek parents_school’", "het verslag van ‘gesprek triangle’"
    assert "Ruben de Wit" in {name for name, _part, what in mother if alone_ in what and together_ in what}
    assert "Ruben de Wit" in {name for name, _part, what in pupil if together_ in what and "dossier" in what}
    assert alone_ in str(mother)
    assert alone_ not in str(pupil)
    assert not re.search(r"\d\d:\d\d", str(mother + pupil))
    with school_scope(told.school.pk):
        m.Guardianship.objects.filter(parent=story.erik).update(authority="no", information_right=False)
    assert looks_in(told, story.erik, ViewerRole.PARENT) == []


def test_what_somebody_said_to_each_statement_is_in_the_own_copy_and_in_nobody_elses(told: World) -> None:
    story = told.saskia
    people = {
        ViewerRole.PUPIL: story.saskia.person,
        ViewerRole.PARENT: story.marloes,
    }
    with school_scope(told.school.pk):
        m.Answer.objects.filter(conversation=story.talk).delete()
        answer = m.Answer.objects.create(
            school=told.school,
            conversation=story.talk,
            person=story.saskia.person,
            connection="pupil_school",
            value=2 / 3,
            sentences=[3, None, 1, 2, None, 2],
        )
        m.Share.objects.create(school=told.school, answer=answer, viewer=story.marloes)
        found = {}
        for role, person in people.items():
            viewer = Viewer(person.pk, told.school.pk, role, told.today)
            claim = claim_of(viewer, pupil=story.saskia.pk)
            assert claim is not None
            found[role] = {
                field["label"]: field["text"]
                for chapter in chapters_of(Asked(viewer, story.saskia.pk, claim))
                if chapter["kind"] == "answer"
                for entry in chapter["entries"]
                for field in entry["fields"]
                if field["key"].startswith("statement_")
            }
    assert found == {
        ViewerRole.PUPIL: {
            "Mijn begeleider luistert naar wat ik zeg.": "ja",
            "Mijn begeleider ziet wie ik ben, niet alleen mijn cijfers.": "overgeslagen",
            "Mijn begeleider snapt wat ik bedoel.": "een beetje",
            "Wat ik doe en wat mijn begeleider doet, voelt eerlijk.": "meestal",
            "Mijn begeleider gaat goed om met wat ik vertel.": "overgeslagen",
            "Ik weet wie wat doet.": "meestal",
        },
        ViewerRole.PARENT: {},
    }


def test_a_copy_tells_to_whom_something_went_and_what_one_said_of_a_placement(told: World) -> None:
    story, school = told.saskia, told.school
    with school_scope(school.pk):
        later = told.today + timedelta(days=9)
        for name, reads in (
            ("Rooster", {"pupils": True}),
            ("Zalen", {"staff": True}),
            ("Post", {"parents": True}),
        ):
            m.Service.objects.create(school=school, name=name, token_hash=name, until=later, **reads)
        given = {"school": school, "pupil": story.saskia, "since": told.today, "until": later}
        linked = m.Placement.objects.create(employer="Bakkerij Brood", contact="Bo", **given)
        m.PlacementLink.objects.create(
            school=school, placement=linked, token_hash="x", made_by=told.staff.ruben, until=later
        )
        m.Placement.objects.create(employer="Garage Rijder", **given)
        for person, party, word in ((story.marloes, "parent", "yes"), (story.erik, "parent", "talk")):
            m.PlacementWord.objects.create(
                school=school, placement=linked, version=1, party=party, person=person, word=word
            )
        viewer = Viewer(story.marloes.pk, school.pk, ViewerRole.PARENT, told.today)
        asked = Asked(viewer, story.saskia.pk, Claim.PARENT)
        passed = passed_to(asked)
        placements = next(one for one in chapters_of(asked) if one["kind"] == "placement")
    assert passed == (
        "Deze programma’s van school lezen of lazen namen en klassen, en niets van de begeleiding: "
        "Post en Rooster. "
        "Over een stage kreeg dit bedrijf een eigen link: Bakkerij Brood."
    )
    assert {
        entry["title"]: {
            field["label"]: field["text"] for field in entry["fields"] if field["key"] != "until"
        }
        for entry in placements["entries"]
    } == {
        "Bakkerij Brood": {"Wie daar te vragen is": "Bo", "Zelf gezegd": "ja"},
        "Garage Rijder": {},
    }


def test_a_copy_tells_what_a_pupil_did_and_begins_each_title_with_a_capital(world: World) -> None:
    saskia = world.saskia.saskia
    viewer = Viewer(saskia.pk, world.school.pk, ViewerRole.PUPIL, world.today)
    with school_scope(world.school.pk):
        m.CareerItem.objects.create(
            school=world.school, pupil=saskia, kind="activity", activity="open_day", title="iPad-les"
        )
        m.CareerItem.objects.create(
            school=world.school, pupil=saskia, kind="reflection", place="qualities", words="Luisteren."
        )
        chapters = chapters_of(Asked(viewer, saskia.pk, Claim.PUPIL))
    [pieces] = [chapter["entries"] for chapter in chapters if chapter["kind"] == "career_item"]
    assert {entry["title"] for entry in pieces} >= {"iPad-les", "Wat ik kan"}
    assert "open dag" in {field["text"] for entry in pieces for field in entry["fields"]}
    named = ("answer", "choice_voice", "request", "sign_off", "voice")
    titles = [entry["title"] for one in chapters if one["kind"] in named for entry in one["entries"]]
    assert titles
    assert not [title for title in titles if title[:1].islower()]
