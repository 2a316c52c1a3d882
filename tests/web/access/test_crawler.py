"""Every address, as everybody, with every record: what is not theirs answers as if it were not there."""

from collections import Counter
from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from crawl import AN_ID, Door, Visitor, all_ids, answer, doors, ids_of, missing, whole_body
from town import Town, mark
from weight import too_heavy

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.seats import seats_of
from keuzeruimte_web.access.table import TABLE
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

pytestmark = pytest.mark.django_db
MARKS = {
    cells[0].strip(): frozenset(cells[1].split())
    for line in (Path(__file__).parent / "marks.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("|") and not line.startswith(("|---", "| woord |"))
    for cells in [line.strip("|").split("|")]
}
AROUND_SASKIA = frozenset(
    ["ruben", "joris", "inge", "mirjam", "opvolger", "petra", "marloes", "erik", "zonder", "tante", "saskia"]
)
GUIDES = frozenset(["ruben", "joris", "inge", "mirjam", "opvolger"])
LEADERS = frozenset({"marit", "meelezer"})
# Records without a marked text of their own, and who may know of them.
KNOWN = {
    # every leader may open a dossier of the school for a reason, and so knows who is a pupil
    "saskia": AROUND_SASKIA | LEADERS,
    "bram": frozenset({"ruben", "bram", "ada", "petra"}) | LEADERS,
    "kiki": frozenset({"mirjam", "gerda-thuis", "petra"}) | LEADERS,
    "sem": frozenset({"daan", "judith"}),
    "sem gesprek": frozenset({"daan", "judith"}),
    "timo": frozenset({"ruben", "fatma", "timo", "anja", "petra"}) | LEADERS,
    "timo gesprek": frozenset({"ruben", "fatma", "timo", "anja", "meelezer"}),
    "saskia gesprek": MARKS["gesprek"],
    "saskia zaak": frozenset(["ruben", "joris", "marloes", "erik", "saskia", "zonder", "tante"]),
    # every parent may set a limit there, and knows of the matter by nothing but that
    "tweede zaak": MARKS["tweede zaak"] | {"zonder", "tante"},
    # nobody guides it: the leader finds somebody, and knows whose it is
    "verlaten zaak": MARKS["verlaten zaak"] | {"zonder", "tante"} | LEADERS,
    # Timo's, opened by a leader for a reason: told to everybody it is about
    "opening": frozenset({"ruben", "fatma", "timo", "anja", "meelezer"}),
    "uitnodiging": frozenset({"petra"}),
    "event": MARKS["gezien"],
    "offer": MARKS["aanbod"],
    "toestel": frozenset(["ruben", "joris"]),
    "grens": frozenset(["ruben", "joris", "marloes", "erik"]),
    # that it was asked is known to who asked, who guides where there is something to choose, and the offices
    "verbetering": MARKS["verbetering"] | {"pieter"},
    "afschrift": frozenset(["marloes", "pieter", "ruben", "joris", "inge", "mirjam", "opvolger"]),
    "feiten": frozenset(["zonder", "pieter", "ruben", "joris", "inge", "mirjam", "opvolger"]),
    "eigen inzage": frozenset(["saskia", "pieter"]),
    "wissen": frozenset(["erik", "pieter", "petra"]),
    "opgeschreven": frozenset(["tante", "pieter", "petra", *GUIDES]),
    "voor bestuur": frozenset(["petra", "pieter"]),
    # a parent without authority is asked for own words, and reads nothing of it
    "keuze": MARKS["keuze"] | {"zonder", "tante"},
    # who guides is for the whole triangle, and for the office
    "begeleiding": AROUND_SASKIA,
}
# Records of one family on which somebody knocks who may not know of them.
OF_EACH = 1
# Nothing of Saskia's is theirs, for the same reason; the rest of the cast knocks at every door.
ALIKE = (
    ("oud", "fatma"),
    ("weg", "anja"),
    ("daan", "judith"),
    ("vreemde", "niemand", "pieter"),
)
# Where most is shown, and to whom.
READ = {
    "dossier": ("ruben", "mirjam"),
    "plan": ("ruben", "mirjam"),
    "talk": ("ruben", "mirjam"),
    "report": ("ruben", "marloes", "mirjam", "bram"),
    "agreements": ("ruben", "mirjam"),
    "parent_child": ("marloes", "erik", "ada", "gerda-thuis"),
    "pupil": ("saskia", "bram"),
    "voice": ("marloes", "erik", "saskia", "bram"),
    "limit": ("marloes", "erik"),
    "village": ("saskia", "marloes", "ruben", "bram"),
    "career": ("saskia",),
    "career_shared": ("marloes", "ruben"),
    "placement": ("saskia", "ruben"),
    "choice": ("saskia", "marloes", "erik", "ruben"),
    "key_date": ("petra",),
    "choice_steps_one": ("petra",),
    "programme_list": ("petra",),
    "service": ("petra",),
    "guides": ("mirjam", "opvolger"),
    "guided": ("marloes", "saskia"),
    "privacy_ask": ("marloes", "erik", "zonder"),
    "privacy_weigh": ("ruben",),
}
# These end the visit, send a letter or stay open: they have tests of their own.
NOT_KNOCKED = {"account_logout", "account_login", "account_reset_password", "demo_enter"} | {
    door.name for door in doors() if door.name.endswith("_stream")
}


def records(town: Town) -> dict[str, Any]:
    """Everything that an address could name."""
    world = town.world
    return {
        **town.records,
        "saskia": world.saskia.saskia,
        "sem": world.elsewhere.sem,
        "timo": world.timo.timo,
        "timo gesprek": world.timo.talk,
        "saskia gesprek": world.saskia.talk,
        "saskia zaak": world.saskia.trajectory,
        "grens": world.saskia.limit,
    }


def named(door: Door, town: Town) -> list[tuple[str, str]]:
    """The records that this address can name, with the address."""
    last = door.params[-1]
    found = []
    for name, record in records(town).items():
        with school_scope(record.school_id):
            ids = ids_of(record)
        if ids.get(last) == record.pk and set(door.params) <= set(ids):
            found.append((name, door.address(ids)))
    return found


def to_try(door: Door, town: Town, visitor: Visitor) -> list[tuple[str, str]]:
    """All records that this visitor may know of, and of the others a few of every family."""
    known, others, families = [], [], Counter[str]()
    for record, address in named(door, town):
        if may_know(record, visitor.name):
            known.append((record, address))
            continue
        family = record.split()[0]
        families[family] += 1
        if families[family] <= OF_EACH:
            others.append((record, address))
    return known + others


def not_at(door: Door) -> set[str]:
    """Of those who are alike in what is not theirs, all but one: another at another door."""
    number = sum(door.name.encode())
    return {one for alike in ALIKE for one in alike if one != alike[number % len(alike)]}


def may_know(record: str, visitor: str) -> bool:
    return visitor in (KNOWN.get(record) or MARKS[record])


# Half of the town at each door, the other half at the next; in the drill all of them everywhere.
@pytest.mark.parametrize("turn", [0, pytest.param(1, marks=pytest.mark.drill)])
@pytest.mark.parametrize("door", [door for door in doors() if door.name not in NOT_KNOCKED], ids=str)
def test_what_is_not_theirs_is_not_there(
    door: Door, turn: int, town: Town, visitors: dict[str, Visitor], met: Callable[[str, str], list[str]]
) -> None:
    """Refused like what does not exist, and nothing of it on a page that is shown; no page breaks."""
    told: list[tuple[str, ...]] = []
    body, none = whole_body(town), missing()
    nothing = door.address(none)
    turned_away: set[str] = set()
    for number, visitor in enumerate(visitors.values(), start=sum(door.name.encode())):
        if number % 2 != turn or visitor.role in turned_away or visitor.name in not_at(door):
            continue
        before = visitor.looked_up
        not_there = visitor.knock(nothing, body)
        if door.params and visitor.looked_up == before:
            turned_away.add(visitor.role)  # before anything was looked up: no record can make a difference
        else:
            only_send = bool(door.params) and not_there[1].status_code == HTTPStatus.METHOD_NOT_ALLOWED
            instead: dict[str, list[Any]] = {}
            for record, address in to_try(door, town, visitor) if door.params else [("", nothing)]:
                knocked = visitor.knock(address, body, only_send=only_send)
                beside = not_there
                if record and [one.asked for one in knocked] != [one.asked for one in not_there]:
                    # its pupil or matter may be known here: then nothing else is there instead
                    where = nothing_of(door, address, none)
                    if where not in instead:
                        instead[where] = visitor.knock(where, body, only_send=only_send)
                    beside = instead[where]
                for said, refused in zip(knocked, beside, strict=False):
                    assert said.status_code < 500, (visitor.name, address, said.exc_info)
                    hidden = bool(record) and not may_know(record, visitor.name)
                    if hidden and said.asked != refused.asked:
                        told.append((visitor.name, record, f"{said.asked} queries, not {refused.asked}"))
                    if answer(said) == answer(refused) and door.params:
                        continue
                    if hidden:
                        told.append((visitor.name, record, str(said.status_code)))
                    told += [(visitor.name, address, found) for found in met(visitor.name, page_of(said))]
                    told += [(visitor.name, address, heavy) for heavy in too_heavy(said)]
    assert sorted(set(told)) == []


def nothing_of(door: Door, address: str, none: Mapping[str, UUID]) -> str:
    """The address with the id of nothing for the last record it names."""
    last = AN_ID.findall(address)[-1]
    return address.replace(last, str(none[door.params[-1]]))


def page_of(response: Any) -> str:
    """The whole page in small letters."""
    page: bytes = b"".join(response) if response.streaming else response.content
    return page.decode(errors="replace").lower()  # a PDF is no text; the same content as data is


@pytest.fixture(scope="module")
def met(town: Town) -> Callable[[str, str], list[str]]:
    """What somebody meets on a page that is not theirs: marked words, and ids of records."""
    ids, own = all_ids(), theirs(town)
    # What one sent comes back in the form: that tells nothing.
    sent = set(AN_ID.findall(str(whole_body(town))))

    def on_page(visitor: str, page: str) -> list[str]:
        words = [word for word, who in MARKS.items() if mark(word) in page and visitor not in who]
        return words + [ids[one] for one in set(AN_ID.findall(page)) - own[visitor] - sent if one in ids]

    return on_page


def theirs(town: Town) -> dict[str, set[str]]:
    """The ids that each may meet on a page: the records that the access table lets them see."""
    found: dict[str, set[str]] = {}
    for name, account in town.cast.items():
        # one's own account, and where one is signed in with it
        devices = m.Device.objects.filter(account=account).values_list("pk", flat=True) if account else ()
        found[name] = {str(pk) for pk in devices} | ({str(account.pk)} if account else set())
        for seat in seats_of(account.pk, today=town.world.today) if account else ():
            if town.seats.get(name, seat.key) == seat.key:
                with school_scope(seat.viewer.school):
                    found[name] |= seen_from(seat.viewer)
    return found


def seen_from(viewer: Viewer) -> set[str]:
    """Every id that this viewer may meet, with those of colleagues, guests and third parties."""
    seen = {pk for kind, right in TABLE for pk in rows(viewer, kind, right).values_list("pk", flat=True)}
    seen |= set(rows(viewer, Kind.EMPLOYMENT).values_list("person", flat=True))
    talks = rows(viewer, Kind.CONVERSATION)
    seen |= set(m.Invitation.objects.filter(conversation__in=talks).values_list("person", flat=True))
    seen |= set(rows(viewer, Kind.THIRD_PARTY).values_list("person", flat=True))
    proposals = rows(viewer, Kind.TIME_PROPOSAL)
    seen |= set(m.ProposedTime.objects.filter(proposal__in=proposals).values_list("pk", flat=True))
    villages = rows(viewer, Kind.VILLAGE)
    seen |= set(m.Villager.objects.filter(village__in=villages).values_list("pk", flat=True))
    choices = rows(viewer, Kind.CHOICE_MOMENT)
    seen |= set(m.ChoiceStep.objects.filter(moment__in=choices).values_list("pk", flat=True))
    pieces = rows(viewer, Kind.CAREER_ITEM)
    seen |= set(m.CareerAttachment.objects.filter(item__in=pieces).values_list("pk", flat=True))
    return {str(pk) for pk in seen}


def test_most_marked_words_are_read_by_somebody_they_are_for(
    town: Town, visitors: dict[str, Visitor]
) -> None:
    """Else the test above would prove nothing: what stands nowhere leaks nowhere."""
    texts = ""
    for door in doors():
        if door.name in READ:
            addresses = [address for _, address in named(door, town)] if door.params else [door.address({})]
            for name in READ[door.name]:
                texts += "".join(visitors[name].get(a).content.decode().lower() for a in addresses)
    unread = {word for word in MARKS if mark(word) not in texts}
    assert len(unread) < len(MARKS) / 4, sorted(unread)
