"""The table: a code admits nobody, who is admitted sees the own place, and the screen what all may see."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.access.present import rows_for_all, viewers_around
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.bridge.seen_together import PUPIL_OF, seen_by_all
from keuzeruimte_web.operations.codes import digest, new_code
from keuzeruimte_web.operations.table import new_table_code
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.models.choices import Connection, ConversationState
from keuzeruimte_web.records.scope import school_scope


@dataclass
class Evening:
    """Saskia's talk of this afternoon, begun, with an open table; and the browser of Ruben."""

    world: World
    talk: m.Conversation
    ruben: Client

    @property
    def code(self) -> str:
        with school_scope(self.world.school.pk):
            return str(m.Table.objects.get(conversation=self.talk).code)

    def knock(self) -> Client:
        """A telephone on which nobody signed in, that typed the code."""
        phone = Client()
        answer = phone.post("/tafel/", {"code": self.code.lower().replace("-", " ")})
        assert (answer.status_code, answer["Location"]) == (302, "/tafel/")
        return phone

    def admit(self, person: m.Person | None) -> Client:
        phone = self.knock()
        with school_scope(self.world.school.pk):
            device = m.TableSeat.objects.get(admitted_at=None, ended_at=None)
        whom = str(person.pk) if person else "screen"
        answer = self.ruben.post(self.at(f"aan-tafel/{device.pk}/toelaten/"), {"as_whom": whom})
        assert answer.status_code == 302
        return phone

    def at(self, path: str) -> str:
        return f"/gesprekken/{self.talk.pk}/{path}"

    def present(self, *people: m.Person) -> None:
        self.ruben.post(self.at("aan-tafel/wie/"), {"present": [str(one.pk) for one in people]})


@pytest.fixture
def evening(world: World, client_for: Callable[[m.Person], Client]) -> Evening:
    talk = world.saskia.talk
    with school_scope(world.school.pk):
        m.Conversation.objects.filter(pk=talk.pk).update(state=ConversationState.HELD)
        m.Answer.objects.filter(conversation=talk).delete()
        m.Voice.objects.filter(conversation=talk).delete()
    ruben = client_for(world.staff.ruben)
    found = Evening(world, talk, ruben)
    assert ruben.post(found.at("aan-tafel/open/")).status_code == 302
    return found


def page(browser: Client, address: str = "/tafel/") -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_a_table_code_looks_like_no_invitation() -> None:
    table, invitation = new_table_code(), new_code()
    assert re.fullmatch(r"[A-Z]{4}-[0-9]{4}", table)
    assert len(invitation) == 19


def test_a_device_with_the_code_sees_nothing_until_it_is_admitted(evening: Evening) -> None:
    phone = evening.knock()
    waiting = page(phone)
    for hidden in ("Saskia", "Marloes", "Erik", "Ruben", evening.talk.title):
        assert hidden not in waiting
    assert phone.post("/tafel/antwoorden/", {}).status_code == 404
    with school_scope(evening.world.school.pk):
        number = m.TableSeat.objects.get().number
    assert str(number) in waiting
    assert f"<b>{number}</b>" in page(evening.ruben, evening.at("aan-tafel/"))


def test_wrong_and_ended_codes_are_answered_alike(evening: Evening) -> None:
    code = evening.code
    wrong = Client().post("/tafel/", {"code": "CCCC-2222"})
    evening.ruben.post(evening.at("aan-tafel/sluit/"))
    ended = Client().post("/tafel/", {"code": code})
    assert (wrong.status_code, ended.status_code) == (422, 422)
    assert "werkt niet" in wrong.content.decode()
    assert "werkt niet" in ended.content.decode()
    with school_scope(evening.world.school.pk):
        assert not m.Table.objects.filter(code_hash=digest(code)).exists()


def test_who_is_admitted_sees_the_own_place_and_no_dossier(evening: Evening) -> None:
    phone = evening.admit(evening.world.saskia.saskia.person)
    place = page(phone)
    assert "Je doet mee als Saskia." in place
    for address in ("/", "/leerling/", evening.at("mee/"), evening.at("tafel/"), evening.at("")):
        assert phone.get(address).status_code == 302, address  # to the sign-in


def test_an_answer_is_on_the_table_only_once_it_is_shared_with_everyone_there(evening: Evening) -> None:
    saskia, ruben = evening.world.saskia, evening.world.staff.ruben
    child = saskia.saskia.person
    phone, screen = evening.admit(child), evening.admit(None)
    evening.present(child, saskia.marloes, saskia.erik, ruben)
    open_side = page(screen)
    assert "lukt goed" not in re.sub(r"<title.*?</title>", "", open_side)

    def share(*people: m.Person) -> None:
        sent = {
            "pupil_school-word": "3",
            "pupil_school-shared_with": [str(one.pk) for one in people],
            "pupil_parents-word": "skip",
        }
        assert phone.post("/tafel/antwoorden/", sent).status_code == 302

    share(saskia.marloes, ruben)
    assert "lukt goed" not in page(screen)
    share(saskia.marloes, saskia.erik, ruben)
    assert "lukt goed" in page(screen)
    assert "lukt goed" in page(evening.ruben, evening.at("tafel/"))
    phone.post("/tafel/terug/")
    assert "lukt goed" not in page(screen)
    assert "lukt goed" in page(phone)


def test_who_goes_away_counts_no_more_and_who_comes_back_does(evening: Evening) -> None:
    saskia, ruben = evening.world.saskia, evening.world.staff.ruben
    child = saskia.saskia.person
    with school_scope(evening.world.school.pk):
        own = m.AgendaItem.objects.create(
            school=evening.world.school,
            conversation=evening.talk,
            position=90,
            title="Iets voor de ouders",
            by=ruben,
            verb="listen",
            domain="learning",
        )
        for person in (saskia.marloes, saskia.erik):
            m.ItemPerson.objects.create(school=evening.world.school, item=own, person=person, part="to")
    screen = evening.admit(None)
    evening.present(child, saskia.marloes, saskia.erik, ruben)
    assert "Iets voor de ouders" not in page(screen)
    evening.present(saskia.marloes, saskia.erik, ruben)
    assert "Iets voor de ouders" in page(screen)
    evening.present(child, saskia.marloes, saskia.erik, ruben)
    assert "Iets voor de ouders" not in page(screen)


def test_a_colleague_and_a_stranger_are_not_admitted_with_a_code(evening: Evening) -> None:
    for person in (evening.world.staff.ruben, evening.world.timo.anja):
        phone = evening.knock()
        with school_scope(evening.world.school.pk):
            device = m.TableSeat.objects.get(admitted_at=None, ended_at=None)
        evening.ruben.post(evening.at(f"aan-tafel/{device.pk}/toelaten/"), {"as_whom": str(person.pk)})
        assert "tafel-getal" in page(phone)
        phone.post("/tafel/weg/")


def test_everything_ends_with_the_conversation(evening: Evening) -> None:
    child = evening.world.saskia.saskia.person
    phone, screen, waiting = evening.admit(child), evening.admit(None), evening.knock()
    with school_scope(evening.world.school.pk):
        once = "5d2f4a53-5a4b-4a34-8a6a-0a4b6f3b1c11"
    today = evening.world.today.isoformat()
    answer = evening.ruben.post(evening.at("afronden/"), {"done": [], "on": today, "once": once})
    assert answer.status_code == 302
    for device in (phone, screen, waiting):
        assert "Saskia" not in page(device)
        assert device.get("/tafel/deel/").status_code == 404


def test_who_signed_in_and_is_invited_needs_no_admission(
    evening: Evening, client_for: Callable[[m.Person], Client]
) -> None:
    marloes = client_for(evening.world.saskia.marloes)
    answer = marloes.post("/tafel/", {"code": evening.code})
    assert (answer.status_code, answer["Location"]) == (302, evening.at("mee/"))
    assert "U doet mee als Marloes." in page(marloes, evening.at("mee/"))
    assert client_for(evening.world.timo.anja).get(evening.at("mee/")).status_code == 404


def test_a_guest_may_no_more_than_the_same_person_signed_in(evening: Evening) -> None:
    from django.utils import timezone

    from keuzeruimte_web.access.decide import rows
    from keuzeruimte_web.access.rights import Kind, Right
    from keuzeruimte_web.access.viewer import Viewer, ViewerRole

    child = evening.world.saskia.saskia.person
    evening.admit(child)
    with school_scope(evening.world.school.pk):
        seat = m.TableSeat.objects.get(person=child)
        earlier = m.Answer.objects.filter(person=child).exclude(conversation=evening.talk)
        assert earlier.exists()
        m.Answer.objects.create(
            school=evening.world.school,
            conversation=evening.talk,
            person=child,
            connection=Connection.PUPIL_SCHOOL,
            value=0.5,
        )
        signed_in = Viewer(child.pk, evening.world.school.pk, ViewerRole.PUPIL, timezone.localdate())
        guest = Viewer(child.pk, evening.world.school.pk, ViewerRole.PUPIL, timezone.localdate(), seat.pk)
        for kind in Kind:
            for right in Right:
                alone = set(rows(guest, kind, right).values_list("pk", flat=True))
                assert alone <= set(rows(signed_in, kind, right).values_list("pk", flat=True))
        assert rows(guest, Kind.ANSWER).count() == 1
        assert not rows(guest, Kind.PUPIL).exists()
        assert rows(signed_in, Kind.PUPIL).exists()


@pytest.mark.parametrize(
    "path", ["tafel/stroom/", "aan-tafel/stroom/", "mee/stroom/", "tafel/deel/", "mee/deel/"]
)
def test_who_is_not_invited_finds_no_stream(
    evening: Evening, client_for: Callable[[m.Person], Client], path: str
) -> None:
    for person in (evening.world.timo.anja, evening.world.staff.fatma, evening.world.elsewhere.counsellor):
        assert client_for(person).get(evening.at(path)).status_code == 404
    assert Client().get("/tafel/stroom/").status_code == 404


def test_a_server_that_keeps_no_line_open_says_so(evening: Evening) -> None:
    assert evening.ruben.get(evening.at("tafel/stroom/")).status_code == 204


def test_the_screen_asks_as_much_for_one_agreement_as_for_three(
    evening: Evening,
) -> None:
    def make(text: str) -> None:
        with school_scope(evening.world.school.pk):
            item = m.AgendaItem.objects.filter(conversation=evening.talk).order_by("position")[0]
            made = m.Agreement.objects.create(
                school=evening.world.school,
                conversation=evening.talk,
                item=item,
                circle="triangle",
                text=text,
                made_on=evening.world.today,
            )
            for person in (evening.world.saskia.saskia.person, evening.world.saskia.marloes):
                for part in ("owner", "present"):
                    m.AgreementPerson.objects.create(
                        school=evening.world.school, agreement=made, person=person, part=part
                    )
            m.Voice.objects.create(
                school=evening.world.school,
                conversation=evening.talk,
                person=evening.world.saskia.marloes,
                kind="wish",
                words=text,
                entered_by=evening.world.staff.ruben,
            )

    phone, screen = evening.admit(evening.world.saskia.saskia.person), evening.admit(None)
    looked_at = (
        (evening.ruben, evening.at("tafel/")),
        (evening.ruben, evening.at("aan-tafel/")),
        (evening.ruben, evening.at("mee/")),
        (evening.ruben, evening.at("")),
        (phone, "/tafel/"),
        (screen, "/tafel/"),
    )

    def asked() -> list[int]:
        found = []
        for browser, address in looked_at:
            with CaptureQueriesContext(connection) as queries:
                page(browser, address)
            found.append(len(queries))
        return found

    asked()
    make("Een")
    one = asked()
    make("Twee")
    make("Drie")
    assert asked() == one
    assert max(one) <= 12


def test_who_only_shares_keeps_the_answer_as_it_was_given(evening: Evening) -> None:
    child, marloes = evening.world.saskia.saskia.person, evening.world.saskia.marloes
    with school_scope(evening.world.school.pk):
        given = m.Answer.objects.create(
            school=evening.world.school,
            conversation=evening.talk,
            person=child,
            connection=Connection.PUPIL_SCHOOL,
            value=0.61,
            by_slider=True,
        )
    phone = evening.admit(child)
    sent = {"pupil_school-word": "2", "pupil_school-shared_with": [str(marloes.pk)]}
    assert phone.post("/tafel/antwoorden/", sent).status_code == 302
    with school_scope(evening.world.school.pk):
        now = m.Answer.objects.get(pk=given.pk)
        assert (now.value, now.by_slider) == (0.61, True)
        assert [share.viewer_id for share in m.Share.objects.filter(answer=now)] == [marloes.pk]


def test_what_all_may_see_is_what_access_says_of_each(evening: Evening) -> None:
    saskia, staff = evening.world.saskia, evening.world.staff
    child, school, today = saskia.saskia.person, evening.world.school.pk, evening.world.today
    everybody = (child, saskia.marloes, saskia.erik, staff.ruben, staff.joris)
    with school_scope(school):
        around = viewers_around(
            [one.pk for one in everybody], pupil=saskia.saskia.pk, school=school, today=today
        )
        wish = m.Voice.objects.create(
            school_id=school, conversation=evening.talk, person=saskia.marloes, kind="wish", words="x"
        )
        m.Share.objects.create(school_id=school, voice=wish, viewer=saskia.erik)
        found = Counter[Kind]()
        for size in range(len(everybody) + 1):
            for some in combinations(around.values(), size):
                seen = seen_by_all(some, pupil=saskia.saskia.pk)
                for kind, path in PUPIL_OF.items():
                    told = rows_for_all(some, kind).filter(**{path: saskia.saskia.pk})
                    assert seen[kind] == set(told.values_list("pk", flat=True))
                    found[kind] += len(seen[kind])
        assert min(found.values()) > 0


def test_words_laid_at_a_point_stand_with_it_as_far_as_everyone_there_may_read_them(
    evening: Evening,
) -> None:
    story, ruben = evening.world.saskia, evening.world.staff.ruben
    everybody = (story.saskia.person, story.marloes, story.erik, ruben)
    with school_scope(evening.world.school.pk):
        m.AgendaItem.objects.filter(conversation=evening.talk).delete()
        item = m.AgendaItem.objects.create(
            school=evening.world.school,
            conversation=evening.talk,
            title="Hoe gaat het in de klas?",
            by=ruben,
            verb="listen",
            topic=story.trajectory.topics.order_by("pk")[0],
            position=1,
            minutes=10,
        )
        for person in everybody[:3]:
            m.ItemPerson.objects.create(school=evening.world.school, item=item, person=person, part="to")
        wish = m.Voice.objects.create(
            school=evening.world.school,
            conversation=evening.talk,
            person=story.marloes,
            kind="wish",
            words="Op tijd horen",
        )
        for person in (story.saskia.person, ruben):
            m.Share.objects.create(school=evening.world.school, voice=wish, viewer=person)
    evening.present(story.saskia.person, story.marloes, ruben)
    lay, screen = evening.at(f"punten/{item.pk}/woorden/{wish.pk}/"), evening.admit(None)
    assert "Leg bij dit punt" in page(evening.ruben, evening.at(""))
    for _twice in range(2):
        assert evening.ruben.post(lay).status_code == 302
    assert "Haal van dit punt" in page(evening.ruben, evening.at(""))
    under = page(screen).split('<h2 id="k-wensen">')[1]
    assert under.startswith("Hoe gaat het in de klas?</h2>") and "Op tijd horen" in under
    evening.present(*everybody)  # it was not shared with Erik
    assert "Op tijd horen" not in page(screen)
    evening.ruben.post(lay, {"there": "no"})
    evening.present(story.saskia.person, story.marloes, ruben)
    assert page(screen).split('<h2 id="k-wensen">')[1].startswith("Wat ieder wil en weet</h2>")


def test_whom_everybody_listens_to_is_on_the_table_until_that_person_goes_away(evening: Evening) -> None:
    story, ruben = evening.world.saskia, evening.world.staff.ruben
    child = story.saskia.person
    screen, phone, turn = evening.admit(None), evening.admit(child), evening.at("aan-tafel/beurt/")
    evening.present(child, story.marloes, ruben)
    evening.ruben.post(turn, {"person": str(child.pk)})
    assert "We luisteren nu naar Saskia." in page(screen)
    assert "We luisteren nu naar jou." in page(phone)
    evening.ruben.post(turn, {"person": str(story.erik.pk)})  # who does not sit there
    assert "We luisteren nu naar Saskia." in page(screen)
    evening.present(story.marloes, ruben)
    assert "We luisteren nu naar" not in page(screen) + page(phone)


def test_a_colleague_who_left_is_not_at_the_table(
    evening: Evening, client_for: Callable[[m.Person], Client]
) -> None:
    story, joris, school = evening.world.saskia, evening.world.staff.joris, evening.world.school
    saskia = client_for(story.saskia.person)
    with school_scope(school.pk):
        m.Involvement.objects.filter(person=joris, pupil=story.saskia.pk).delete()
        tie = m.Involvement.objects.create(
            school=school, pupil=story.saskia, matter=story.trajectory, person=joris, role="mentor"
        )
        m.Invitation.objects.create(school=school, conversation=evening.talk, person=joris)

    def named() -> tuple[bool, ...]:
        """With whom one can share and did; who sits there, for who holds it; and what lies on the table."""
        evening.ruben.post(evening.at("aan-tafel/sluit/"))
        evening.ruben.post(evening.at("aan-tafel/open/"))
        place, desk = page(saskia, evening.at("mee/")), page(evening.ruben, evening.at("aan-tafel/"))
        return (
            any(str(joris.pk) in box for box in re.findall(r"<input[^>]*>", place)),
            "Joris" in "".join(re.findall(r"Gedeeld met ([^<]*)", place)),
            "Joris" in desk,
            evening.talk.title in page(evening.ruben, evening.at("tafel/")),
        )

    given = {"pupil_school-word": "3", "pupil_school-shared_with": [str(joris.pk)]}
    assert saskia.post(evening.at("mee/"), given).status_code == 302
    assert named() == (True, True, True, True)
    with school_scope(school.pk):
        m.Involvement.objects.filter(pk=tie.pk).update(until=evening.world.today - timedelta(days=1))
    assert named() == (False, False, False, True)


def test_a_parent_who_cannot_come_any_more_is_not_seated(evening: Evening) -> None:
    story = evening.world.saskia
    with school_scope(evening.world.school.pk):
        m.Guardianship.objects.filter(parent=story.erik).update(
            court_block=True, authority="no", information_right=False
        )
    evening.ruben.post(evening.at("aan-tafel/sluit/"))
    evening.ruben.post(evening.at("aan-tafel/open/"))
    assert evening.talk.title in page(evening.ruben, evening.at("tafel/"))
    with school_scope(evening.world.school.pk):
        assert not m.AtTable.objects.filter(person=story.erik).exists()


def test_who_takes_part_goes_home_when_the_table_is_closed(
    evening: Evening, client_for: Callable[[m.Person], Client]
) -> None:
    marloes, at = client_for(evening.world.saskia.marloes), evening.at("mee/")
    assert "U doet mee als Marloes." in page(marloes, at)
    evening.ruben.post(evening.at("aan-tafel/sluit/"))
    assert marloes.get(evening.at("mee/deel/")).status_code == 404  # its script loads the page anew
    for answer, says in (
        (marloes.get(at, follow=True), "Wat bewaard is, blijft."),
        (marloes.post(at, {"parents_school-word": "3"}, follow=True), "Wat net gekozen is, is niet bewaard."),
    ):
        assert answer.redirect_chain[0][0] == "/" and answer.status_code == 200
        assert f"Het meedoen aan tafel is gestopt. {says}" in answer.content.decode()
    assert client_for(evening.world.timo.anja).get(at).status_code == 404
