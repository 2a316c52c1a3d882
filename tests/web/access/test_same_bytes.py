"""What nobody may know of can be taken away, and no page of theirs, of all there are, changes by a byte."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from crawl import Visitor, answer, doors, ids_of
from django.utils import timezone
from finding import the
from test_crawler import NOT_KNOCKED
from town import Town

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

pytestmark = pytest.mark.django_db

SHOWN = (200, 302)
# What these pages show is new each time, for everybody: a secret to scan, a key to sign.
# A calendar file says when this person first read it; its own tests compare its bytes.
CHANGING = ("mfa_", "account_", "demo_", "webauthn", "calendar_file")


@dataclass(frozen=True, slots=True)
class Secret:
    """Something that is there, whose it is about, how it goes, and who may not notice."""

    name: str
    pupil: str
    take: Callable[[Town], int]
    unknown_to: tuple[str, ...]


def gone(rows: Any) -> int:
    """Take these away; how many there were."""
    count: int = rows.count()
    rows.delete()
    return count


def kept_report(town: Town) -> int:
    """The report of before that the successor did not get, with everything that hangs on it."""
    talk = town.records["tweede bewaard gesprek"]
    m.Agreement.objects.filter(conversation=talk).delete()
    found = gone(m.Report.objects.filter(conversation=talk))
    m.AgendaItem.objects.filter(conversation=talk).delete()
    return found + gone(m.Conversation.objects.filter(pk=talk.pk))


def unshared(town: Town) -> int:
    """What Saskia answered and wrote, and shared with nobody."""
    child = town.world.saskia.saskia.person
    m.Voice.objects.create(
        school=town.world.school,
        conversation=town.world.saskia.talk,
        person=child,
        kind="question",
        words="Alleen van mij",
    )
    return gone(m.Voice.objects.filter(person=child, shares=None)) + gone(
        m.Answer.objects.filter(person=child, shares=None)
    )


def signed_in(town: Town) -> int:
    """That Marloes was ever here: when, and on which device."""
    account = m.Account.objects.filter(pk=town.world.saskia.marloes.account_id)
    account.update(last_login=timezone.now())
    return gone(m.Device.objects.filter(account__in=account)) + account.update(last_login=None)


def parents_report(town: Town) -> int:
    """The closed report for parents and school, with its agreement, its item and what was said with it."""
    report = town.records["verslag ouders"]
    m.Agreement.objects.filter(pk=town.records["afspraak gedaan ouders"].pk).delete()
    m.ReportItem.objects.filter(report=report).delete()
    m.AgendaItem.objects.filter(pk=town.records["gedaan ouders"].pk).delete()
    return gone(m.Report.objects.filter(pk=report.pk))


SECRETS = (
    Secret(
        "that a reader answered a report that lies before all",
        "saskia",
        lambda town: gone(m.Response.objects.filter(report=town.records["verslag allen"])),
        ("erik", "saskia", "tante", "ruben", "joris"),
    ),
    Secret(
        "a wish shared with one professional",
        "saskia",
        lambda town: gone(
            m.Share.objects.filter(
                voice__conversation=town.world.saskia.talk,
                voice__person=town.world.saskia.marloes,
                viewer=town.world.staff.ruben,
            )
        ),
        ("joris", "erik", "saskia"),
    ),
    Secret(
        "with whom the pupil shared the drawing",
        "saskia",
        lambda town: gone(m.Share.objects.filter(village__isnull=False, viewer=town.world.saskia.marloes)),
        ("ruben", "erik", "joris"),
    ),
    Secret(
        "that a court keeps a parent away",
        "saskia",
        lambda town: m.Guardianship.objects.filter(pupil=town.world.saskia.saskia, court_block=True).update(
            court_block=False
        ),
        # the pupil could: sharing a drawing with that parent is not offered, for it would promise in vain
        ("marloes", "tante"),
    ),
    Secret("a report without the pupil", "saskia", parents_report, ("saskia", "tante", "zonder")),
    Secret(
        "what a professional doubts and asked nobody",
        "saskia",
        lambda town: gone(m.Doubt.objects.filter(pk=town.records["twijfel"].pk)),
        ("joris", "marloes", "saskia", "petra"),
    ),
    Secret(
        "a request that the office wrote down for another",
        "saskia",
        lambda town: gone(m.PrivacyRequest.objects.filter(pk=town.records["opgeschreven"].pk)),
        ("marloes", "saskia", "zonder"),
    ),
    Secret("that a parent signed in", "saskia", signed_in, ("ruben", "erik", "saskia", "petra")),
    Secret(
        "a limit",
        "saskia",
        lambda town: gone(m.Limit.objects.filter(matter=town.world.saskia.trajectory)),
        ("saskia", "zonder", "tante", "mirjam", "petra"),
    ),
    Secret(
        "a question of one parent",
        "saskia",
        lambda town: gone(m.ParentRequest.objects.filter(pk=town.records["vraag"].pk)),
        ("erik", "saskia", "tante", "mirjam"),
    ),
    Secret(
        "an offer to one parent",
        "saskia",
        lambda town: gone(m.Offer.objects.filter(pk=town.records["offer"].pk)),
        ("erik", "saskia", "tante", "mirjam"),
    ),
    Secret(
        "a note at the table",
        "saskia",
        lambda town: gone(m.Note.objects.filter(conversation=town.world.saskia.talk)),
        ("joris", "marloes", "saskia", "mirjam"),
    ),
    Secret(
        "drafts of others",
        "saskia",
        lambda _town: gone(m.Draft.objects.all()),
        ("joris", "erik", "saskia", "mirjam"),
    ),
    Secret(
        "an acknowledgement to one parent",
        "saskia",
        lambda town: gone(m.Voice.objects.filter(pk=town.records["erkenning voor marloes"].pk)),
        ("erik", "saskia", "tante", "joris", "mirjam"),
    ),
    Secret("what the pupil kept", "saskia", unshared, ("marloes", "erik", "ruben", "joris")),
    Secret("a report that was not handed over", "saskia", kept_report, ("opvolger", "saskia")),
    Secret(
        "a protection that waits for a second",
        "saskia",
        lambda town: gone(m.ProtectionProposal.objects.filter(pk=town.records["voorstel"].pk)),
        ("ruben", "joris", "saskia", "marloes", "opvolger"),
    ),
    Secret(
        "a parent who asked for facts",
        "saskia",
        lambda town: gone(m.PrivacyRequest.objects.filter(pk=town.records["feiten"].pk)),
        ("marloes", "saskia", "petra"),
    ),
    Secret(
        "a pupil who asked what is kept",
        "saskia",
        lambda town: gone(m.PrivacyRequest.objects.filter(pk=town.records["eigen inzage"].pk)),
        ("marloes", "ruben"),
    ),
    Secret(
        "a leader who reads along",
        "timo",
        lambda town: gone(m.Opening.objects.filter(pk=town.records["opening"].pk)),
        ("joris", "mirjam", "marloes", "petra", "marit"),
    ),
)


def everything(town: Town, pupil: str) -> list[str]:
    """Every address that needs no more than this pupil, the matter, the conversation and what many share."""
    story: Any = getattr(town.world, pupil)
    with school_scope(town.world.school.pk):
        ids: dict[str, Any] = ids_of(story.talk)
    if pupil == "saskia":
        # with what many share: a page about that may tell nothing of the rest either
        shared = {"report": "verslag allen", "agreement": "afspraak allen", "item": "punt met allen"}
        ids |= {kind: town.records[name].pk for kind, name in shared.items()}
    return [
        door.address(ids)
        for door in doors()
        if set(door.params) <= set(ids)
        and not door.name.startswith(CHANGING)
        and door.name not in NOT_KNOCKED
    ]


@pytest.fixture(autouse=True)
def within(town: Town) -> Iterator[None]:
    with school_scope(town.world.school.pk):
        yield


@pytest.fixture(scope="module")
def with_all_of_it() -> dict[tuple[str, str], Any]:
    """The pages as they are with everything there: each read once, however many secrets are taken away."""
    return {}


@pytest.mark.parametrize("secret", SECRETS, ids=lambda secret: secret.name)
def test_without_it_every_page_of_who_may_not_know_is_the_same(
    secret: Secret, town: Town, visitors: dict[str, Visitor], with_all_of_it: dict[tuple[str, str], Any]
) -> None:
    pages = [(name, address) for name in secret.unknown_to for address in everything(town, secret.pupil)]

    def read(name: str, address: str) -> Any:
        return answer(visitors[name].get(address))

    for page in pages:
        if page not in with_all_of_it:
            with_all_of_it[page] = read(*page)
    before = {page: with_all_of_it[page] for page in pages}
    assert sum(status == 200 for status, *_ in before.values()) > len(secret.unknown_to)
    assert secret.take(town) > 0
    # what is sent only, or not there for this person, has no page that could change
    after = {page: read(*page) if before[page][0] in SHOWN else before[page] for page in pages}
    assert {where for where, page in before.items() if after[where] != page} == set()


def test_setting_a_limit_writes_to_nobody_who_may_not_know(town: Town, visitors: dict[str, Visitor]) -> None:
    story = town.world.saskia
    before = set(m.Message.objects.values_list("pk", flat=True))
    sent = {
        "once": uuid4(),
        "title": "Iets nieuws",
        "topic": "",
        "domain": "family",
        "audience": [story.saskia.pk],
    }
    address = f"/grenzen/{story.saskia.pk}/nieuw/{story.trajectory.pk}/"
    assert visitors["marloes"].browser.post(address, sent).status_code == 302
    new = m.Message.objects.exclude(pk__in=before)
    told = {message.person.given_name for message in new.select_related("person")}
    assert told & {"Saskia", "Erik", "Marloes", "Zonder", "Tante", "Weg", "Mirjam", "Inge", "Petra"} == set()
    assert m.Limit.objects.filter(matter=story.trajectory).count() > 1


def test_the_key_of_a_form_of_one_parent_tells_the_other_nothing(
    town: Town, visitors: dict[str, Visitor]
) -> None:
    story = town.world.saskia
    address = f"/grenzen/{story.saskia.pk}/nieuw/{story.trajectory.pk}/"
    sent = {"once": uuid4(), "topic": "", "domain": "family", "audience": [story.saskia.pk]}
    for name, title in (("marloes", "Van Marloes"), ("erik", "Van Erik")):
        assert visitors[name].browser.post(address, {**sent, "title": title}).status_code == 302
    assert (
        the(m.Topic.objects.all(), title="Van Erik").pk != the(m.Topic.objects.all(), title="Van Marloes").pk
    )


def test_looking_for_somebody_elsewhere_in_the_school_is_looking_for_nobody(
    town: Town, visitors: dict[str, Visitor]
) -> None:
    for name in ("joris", "opvolger", "mirjam"):
        said = []
        for asked in ("Timo", "Qqqq"):
            status, to, page, *rest = answer(visitors[name].get(f"/leerlingen/zoek/?q={asked}"))
            said.append((status, to, page.replace(asked, "NAAM"), rest))
        assert said[0] == said[1], name
    assert "Bakker" in visitors["ruben"].get("/leerlingen/zoek/?q=Timo").content.decode()
