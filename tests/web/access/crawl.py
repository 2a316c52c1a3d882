"""Every address of the application, as any person of the town: for tests that knock on all doors."""

import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from town import Town

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import above_schools

AN_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
CHANGING = re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]*|("X-CSRFToken": ")[^"]*')


@dataclass(frozen=True, slots=True)
class Door:
    """An address by its name, with the kinds of record that it names."""

    name: str
    params: tuple[str, ...]

    def __str__(self) -> str:
        return self.name

    def address(self, ids: Mapping[str, Any]) -> str:
        """The address with these ids."""
        return reverse(self.name, kwargs={name: ids[name] for name in self.params})


def doors() -> list[Door]:
    """Every address that has a name, from urlpatterns itself. Those of the API have none: tests/web/api."""
    return [
        Door(str(pattern.name), tuple(pattern.pattern.converters))
        for pattern in _patterns(get_resolver())
        if pattern.name
        and "key" not in pattern.pattern.converters
        and all(kind.__class__.__name__ == "UUIDConverter" for kind in pattern.pattern.converters.values())
        and not pattern.pattern.regex.groups - len(pattern.pattern.converters)
    ]


def _patterns(resolver: URLResolver) -> Iterator[Any]:
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            yield one
        else:
            yield from _patterns(one)


class Visitor:
    """Somebody of the cast with a browser; nothing that is done there lasts."""

    def __init__(self, town: Town, name: str) -> None:
        self.name = name
        self.role = town.roles[name]
        self.looked_up = 0
        self.browser = Client(raise_request_exception=False)
        account = town.cast[name]
        if account is not None:
            self.browser.force_login(account)
            self._settle(town.seats.get(name))
        self.key = self.browser.cookies.get(settings.SESSION_COOKIE_NAME)

    def _settle(self, seat: str | None) -> None:
        """In this seat, and seen just now for as long as the town stands.

        Who was last seen five minutes ago is written down with the next visit. A visit here is taken back,
        and that note with it: each visit after those five minutes would ask one query more than one before.
        """
        session = self.browser.session
        session["seen"] = time.time() + 24 * 3600
        if seat:
            session["seat"] = seat
        session.save()

    def get(self, address: str) -> Any:
        """Look, and leave no trace in the town."""
        return self.taken_back(lambda: self.browser.get(address))

    def post(self, address: str, body: Mapping[str, Any]) -> Any:
        """Send something, and take back what it did."""
        return self.taken_back(lambda: self.browser.post(address, dict(body)))

    def taken_back(self, visit: Callable[[], Any]) -> Any:
        """What this answers; what it did is taken back."""
        with undone():
            answer = visit()
        # The notice that it went well is taken back as well: else it would be read at the next door.
        self.browser.cookies.pop(settings.NOTICE_COOKIE_NAME, None)
        self.browser.cookies.pop(settings.CSRF_COOKIE_NAME, None)  # else only the first answer gives one
        if self.key is not None:  # who signed out, or got another session, is taken back to the first
            self.browser.cookies[settings.SESSION_COOKIE_NAME] = self.key.value
        return answer

    def knock(self, address: str, body: Mapping[str, Any], *, only_send: bool = False) -> list[Any]:
        """Send, and look; `looked_up` counts the queries beyond who one is, `asked` those of one answer."""
        with connection.execute_wrapper(self._count):
            sent = [self._counted(lambda: self.post(address, body))]
            return sent if only_send else [*sent, self._counted(lambda: self.get(address))]

    def _counted(self, request: Callable[[], Any]) -> Any:
        before = self.looked_up
        response = request()
        response.asked = self.looked_up - before
        return response

    def _count(self, execute: Any, sql: str, *args: Any) -> Any:
        who_one_is = ("django_session", '"records_account"."id" =', '"records_person"."account_id" =')
        self.looked_up += not any(known in sql for known in ("SAVEPOINT", *who_one_is))
        return execute(sql, *args)


@contextmanager
def undone() -> Iterator[None]:
    """Take back what happens inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def answer(response: Any) -> tuple[Any, ...]:
    """What somebody can learn from an answer, without the keys and ids that differ each time."""
    body = CHANGING.sub("", response.content.decode(errors="replace")) if response.content else ""
    to, cookies = response.headers.get("Location", ""), sorted(response.cookies)
    return response.status_code, AN_ID.sub("ID", to), AN_ID.sub("ID", body), _headers(response), cookies


def _headers(response: Any) -> list[tuple[str, str]]:
    """All but where it leads, told apart; the size, which the key of a form can change; and which request."""
    left_out = ("Location", "Content-Length", "X-Request-ID")
    return sorted(pair for pair in response.headers.items() if pair[0] not in left_out)


def ids_of(record: Any) -> dict[str, UUID]:
    """The ids by which addresses name this record: its own, and those of what it hangs on."""
    found: dict[str, UUID] = {}
    report = getattr(record, "report", None)
    about = report or record
    decision = getattr(record, "decision", None)
    at_choice = decision if isinstance(decision, m.Decision) else getattr(record, "advice", record)
    moment = record if isinstance(record, m.ChoiceMoment) else getattr(at_choice, "moment", None)
    talk = getattr(about, "conversation", None) or (record if isinstance(record, m.Conversation) else None)
    talk = record.table.conversation if isinstance(record, m.TableSeat) else talk
    matter = getattr(record, "matter", None) or (talk.matter if talk else None)
    matter = record if isinstance(record, m.Matter) else matter
    matter = moment.matter if moment else matter
    pupil = matter.pupil_id if matter else getattr(record, "pupil_id", None)
    pupil = record.pk if isinstance(record, m.Pupil) else pupil
    pupil = record.village.pupil_id if isinstance(record, m.Villager) else pupil
    if isinstance(record, m.CareerAttachment):
        pupil, found["career_item"] = record.item.pupil_id, record.item_id
    for name, value in (
        ("conversation", talk and talk.pk),
        ("moment", moment and moment.pk),
        ("matter", matter and matter.pk),
        ("pupil", pupil),
    ):
        if value is not None:
            found[name] = value
    found[KINDS[type(record)]] = record.pk
    return found


KINDS: Mapping[type, str] = {
    m.Pupil: "pupil",
    m.AccountInvitation: "invitation",
    m.Matter: "matter",
    m.Conversation: "conversation",
    m.AgendaItem: "item",
    m.Report: "report",
    m.Agreement: "agreement",
    m.Doubt: "doubt",
    m.Event: "event",
    m.TimeProposal: "proposal",
    m.Offer: "offer",
    m.Limit: "limit",
    m.Delegation: "delegation",
    m.ParentRequest: "question",
    m.Voice: "voice",
    m.Answer: "answer",
    m.Protection: "protection",
    m.Villager: "villager",
    m.Topic: "topic",
    m.PrivacyRequest: "privacy_request",
    m.Opening: "opening",
    m.ProtectionProposal: "proposal",
    m.Note: "note",
    m.Institution: "institution",
    m.SubjectRules: "rules",
    m.SchoolExport: "export",
    m.ChoiceMoment: "moment",
    m.ChoiceVoice: "choice_voice",
    m.ChoiceOption: "option",
    m.Advice: "advice",
    m.AdviceQuestion: "asked_back",
    m.Decision: "decision",
    m.SignOff: "sign_off",
    m.ChoiceTemplate: "template",
    m.ChoiceRound: "round",
    m.ProgrammeList: "programmes",
    m.KeyDate: "key_date",
    m.Service: "service",
    m.OfferedLists: "offered",
    m.Draft: "draft",
    m.Response: "response",
    m.Addition: "addition",
    m.Village: "village",
    m.Guardianship: "guardianship",
    m.CareerItem: "career_item",
    m.CareerAttachment: "attachment",
    m.Placement: "placement",
    m.Involvement: "involvement",
    m.TableSeat: "device",
}


def missing() -> dict[str, UUID]:
    """An id of nothing at all, whatever an address asks for."""
    one = uuid4()
    return defaultdict(lambda: one)


def whole_body(town: Town) -> dict[str, Any]:
    """A body that fits nearly every form: what a form does not know, it passes over."""
    story = town.world.saskia
    person = str(story.saskia.pk)
    return {
        "once": str(uuid4()),
        "version": "1",
        "text": "Tekst",
        "title": "Titel",
        "words": "Woorden",
        "observed": "Gezien",
        "opinion": "Gedacht",
        "verdict": "read",
        "audience": "school",
        "to": [person],
        "guests": [person],
        "owners": [person],
        "person": person,
        "kind": "stagnates",
        "on": town.world.today.isoformat(),
        "day": town.world.today.isoformat(),
        "time": "10:00",
        "matter": str(story.trajectory.pk),
        "topic": str(story.divorce.pk),
        "domain": "family",
        "verb": "ask",
        "minutes": "10",
        "where": "earlier",
        "finding": "against-limit:",
        "done": "no",
        "as_whom": person,
        "present": [person],
        "code": "CDFH-2346",
        "answer": "no",
        "reason": "Omdat",
        "goal": "Doel",
        "name": "Naam",
        "slot": "wish",
        "wish": "Wens",
    }


def all_ids() -> dict[str, str]:
    """Every id in the database with the name of its kind; not of a way in, which is on a public button."""
    with above_schools():
        return {
            str(pk): model.__name__
            for model in apps.get_app_config("records").get_models()
            if model not in (m.Submission, m.IdentityProvider)
            for pk in model._default_manager.values_list("pk", flat=True)
        }
