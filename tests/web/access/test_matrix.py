"""Every person of the cast against every kind of record, against a table written by hand (matrix.md).

Over 400 lines: every record of the table is laid here in one place, for who reads the matrix beside it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from world import World

from keuzeruimte_web.access.decide import Invisible, may, require, rows, who_may
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.models.choices import Authority, Circle, ReportState, StaffRole, WordsAudience
from keuzeruimte_web.records.scope import school_scope

TABLE = [
    [cell.strip() for cell in line.strip("|\n").split("|")]
    for line in (Path(__file__).parent / "matrix.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("|") and not line.startswith("|---")
]
PEOPLE = TABLE[0][1:]
EXPECTED = {row[0]: dict(zip(PEOPLE, row[1:], strict=True)) for row in TABLE[1:]}


@dataclass(frozen=True)
class File:
    """Saskia's file with one record of each kind that could leak, and who looks."""

    records: dict[str, tuple[Kind, Any]]
    viewers: dict[str, Viewer]


@pytest.fixture
def file(world: World) -> File:
    with school_scope(world.school.pk):
        return File(records=records_of(world), viewers=viewers_of(world))


def viewers_of(world: World) -> dict[str, Viewer]:
    staff, school, pupil = world.staff, world.school, world.saskia.saskia
    gone = m.Person.objects.get(given_name="Oud")
    successor = m.Person.objects.get(given_name="Opvolger")
    away = m.Person.objects.create(school=school, given_name="Weg", family_name="Vermeer")
    m.Guardianship.objects.create(
        school=school,
        pupil=pupil,
        parent=away,
        authority=Authority.YES,
        information_right=True,
        court_block=True,
    )
    aunt = m.Person.objects.get(given_name="Tante")

    def at(person: m.Person, role: ViewerRole, where: m.School = school) -> Viewer:
        return Viewer(person.pk, where.pk, role, world.today)

    professional, parent = ViewerRole.PROFESSIONAL, ViewerRole.PARENT
    return {
        "ruben": at(staff.ruben, professional),
        "joris": at(staff.joris, professional),
        "oud": at(gone, professional),
        "opvolger": at(successor, professional),
        "fatma": at(staff.fatma, professional),
        "marit": at(staff.marit, professional),
        "meelezer": at(m.Person.objects.get(given_name="Meelezer"), professional),
        "petra": at(staff.petra, ViewerRole.ADMINISTRATOR),
        "pieter": at(staff.pieter, ViewerRole.PRIVACY_OFFICER),
        "marloes": at(world.saskia.marloes, parent),
        "erik": at(world.saskia.erik, parent),
        "tante": at(aunt, parent),
        "weg": at(away, parent),
        "saskia": at(pupil.person, ViewerRole.PUPIL),
        "anja": at(world.timo.anja, parent),
        "timo": at(world.timo.timo.person, ViewerRole.PUPIL),
        "daan": at(world.elsewhere.counsellor, professional, world.elsewhere.school),
    }


def service_of(school: m.School, *, today: date, name: str = "Alles", **fields: Any) -> m.Service:
    """A service that may everything that a service may, unless told otherwise."""
    may = dict.fromkeys(("pupils", "parents", "staff", "classes", "busy", "offers"), True)
    given = {"until": today, "token_hash": name, **may, **fields}
    return m.Service.objects.create(school=school, name=name, **given)


def records_of(world: World) -> dict[str, tuple[Kind, Any]]:  # noqa: PLR0915
    school, story = world.school, world.saskia
    ruben, joris = world.staff.ruben, world.staff.joris
    saskia, marloes, erik = story.saskia.person, story.marloes, story.erik
    now = timezone.now()
    aunt = m.Person.objects.create(school=school, given_name="Tante", family_name="Vermeer")
    m.Guardianship.objects.create(school=school, pupil=story.saskia, parent=aunt)

    def new(model: Any, /, **fields: Any) -> Any:
        return model.objects.create(school=school, **fields)

    talk = new(m.Conversation, matter=story.trajectory, organiser=ruben, title="x", starts_at=now)
    for guest in (saskia, marloes, erik, aunt, ruben):
        new(m.Invitation, conversation=talk, person=guest)

    def item(*people: tuple[m.Person, str], verb: str = "ask", done: bool | None = None) -> m.AgendaItem:
        row = new(
            m.AgendaItem, conversation=talk, position=1, title="x", by=ruben, verb=verb, domain="family"
        )
        if done:
            m.AgendaItem.objects.filter(pk=row.pk).update(done=True, done_on=world.today)
        for person, part in people:
            new(m.ItemPerson, item=row, person=person, part=part)
        return row  # type: ignore[no-any-return]

    def report(circle: Circle, state: ReportState, *readers: m.Person, of: Any = None) -> m.Report:
        row = new(m.Report, conversation=of or talk, circle=circle, author=ruben, state=state)
        for reader in readers:
            new(m.ReportReader, report=row, person=reader, present=True)
        return row  # type: ignore[no-any-return]

    def version(of: m.Report) -> m.ReportVersion:
        return new(m.ReportVersion, report=of, number=1, observed="x", author=ruben)  # type: ignore[no-any-return]

    def doubt(*asked: m.Person) -> m.Doubt:
        row = new(m.Doubt, matter=story.trajectory, author=ruben, text="x", written_on=world.today)
        for colleague in asked:
            new(m.DoubtColleague, doubt=row, person=colleague, asked_on=world.today)
        return row  # type: ignore[no-any-return]

    def agreement(circle: Circle, *people: m.Person) -> m.Agreement:
        row = new(m.Agreement, conversation=talk, circle=circle, text="x", made_on=world.today)
        for person in people:
            new(m.AgreementPerson, agreement=row, person=person, part="present")
        return row  # type: ignore[no-any-return]

    def response(to: m.Report, person: m.Person, audience: WordsAudience) -> m.Response:
        return new(m.Response, report=to, person=person, words="x", audience=audience)  # type: ignore[no-any-return]

    def trace(actor: m.Person, role: str, word: TraceWord) -> m.Trace:
        record = uuid4()
        leave_trace(school.pk, actor=actor.pk, role=role, word=word, pupil=story.saskia.pk, record=record)
        return m.Trace.objects.get(record=record)  # type: ignore[no-any-return]

    request = new(
        m.ParentRequest, matter=story.trajectory, topic=story.divorce, kind="advice", asked_on=world.today
    )
    new(m.RequestPerson, request=request, person=marloes, part="by")
    offer = new(m.Offer, matter=story.trajectory, professional=ruben, title="x", lapses_on=world.today)
    new(m.OfferParent, offer=offer, person=marloes)
    kept = new(m.Voice, conversation=talk, person=marloes, kind="wish", words="x")
    told = new(m.Voice, conversation=talk, person=marloes, kind="knowledge", words="x")
    new(m.Share, voice=told, viewer=ruben)
    hidden = new(m.Answer, conversation=talk, person=saskia, connection="pupil_parents", value=0.5)
    shown = new(m.Answer, conversation=talk, person=saskia, connection="pupil_school", value=0.5)
    new(m.Share, answer=shown, viewer=marloes)
    other = new(m.Conversation, matter=story.trajectory, organiser=ruben, title="x", starts_at=now)
    everybody = report(Circle.TRIANGLE, ReportState.OPEN, saskia, marloes, erik, aunt, ruben)
    closed = report(Circle.PARENTS_SCHOOL, ReportState.CLOSED, marloes, erik, ruben)
    draft = report(Circle.TRIANGLE, ReportState.DRAFT, saskia, marloes, of=other)
    m.Village.objects.filter(pupil=story.saskia).delete()
    village = new(m.Village, pupil=story.saskia)
    for viewer in (marloes, ruben):
        new(m.Share, village=village, viewer=viewer)

    def piece(*viewers: m.Person) -> m.CareerItem:
        row = new(m.CareerItem, pupil=story.saskia, kind="reflection", place="work", words="x")
        for viewer in viewers:
            new(m.Share, career_item=row, viewer=viewer)
        return row  # type: ignore[no-any-return]

    def placement(**more: Any) -> m.Placement:
        days = {"since": world.today, "until": world.today}
        return new(m.Placement, pupil=story.saskia, employer="x", **days, **more)  # type: ignore[no-any-return]

    protection = new(
        m.Protection,
        matter=story.trajectory,
        protector=aunt,
        ground="x",
        leader=world.staff.marit,
        second=joris,
        until=world.today,
    )
    to, present, waits = "to", "present", "waits_for"
    past = past_of(world)
    left = left_behind(world, other)
    with_all = item((saskia, to), (marloes, present), (erik, present), (aunt, present))
    return {
        "naam van de leerling": (Kind.PERSON, saskia),
        "leerling en klas": (Kind.PUPIL, story.saskia),
        "bericht dat Saskia 18 wordt": (
            Kind.TURNING,
            new(
                m.TurningNotice,
                pupil=story.saskia,
                born=saskia.born,
                age=18,
                weeks=2,
                on=world.today + timedelta(days=14),
            ),
        ),
        "gezag van Erik": (Kind.GUARDIANSHIP, m.Guardianship.objects.get(parent=erik)),
        "instelling die voogd is": (
            Kind.INSTITUTION,
            new(m.Institution, pupil=story.saskia, role="guardian", name="x", source="x"),
        ),
        "adres en contact van Marloes": (
            Kind.CONTACT,
            new(m.Contact, person=marloes, address="Lindelaan 4", secret=True),
        ),
        "uitnodiging voor een account van Marloes": (
            Kind.ACCOUNT_INVITATION,
            new(
                m.AccountInvitation,
                person=marloes,
                by=world.staff.petra,
                way="post",
                code_hash="x",
                until=world.today,
            ),
        ),
        "dat Ruben hier werkt": (Kind.EMPLOYMENT, m.Employment.objects.get(person=world.staff.ruben)),
        "instellingen van de school": (Kind.SCHOOL, school),
        "inloggen met een schoolaccount": (
            Kind.IDENTITY_PROVIDER,
            new(m.IdentityProvider, protocol="oidc", name="Entree", issuer="https://entree.example"),
        ),
        "nummer van Saskia's schoolaccount": (
            Kind.SCHOOL_IDENTITY,
            new(m.SchoolIdentity, person=saskia, kind="uid", value="x@lindecollege"),
        ),
        "export van de hele school": (
            Kind.SCHOOL_EXPORT,
            new(m.SchoolExport, receiver="x", key="age1x", asked_at=timezone.now()),
        ),
        "lijsten om in te lezen": (
            Kind.IMPORT,
            run := new(m.Import, begun_at=timezone.now(), state="applied"),
        ),
        "wat inlezen met Saskia zou doen": (
            Kind.IMPORT_LINE,
            new(
                m.ImportLine,
                run=run,
                number=1,
                kind="pupils",
                sort="changed",
                key="1",
                name="Saskia",
                person=saskia.pk,
                detail={"fields": [], "reasons": [], "candidates": []},
            ),
        ),
        "klas van Saskia, om te veranderen": (Kind.SCHOOL_CLASS, story.saskia.school_class),
        "mentor van de klas, om te veranderen": (
            Kind.MENTORSHIP,
            m.Mentorship.objects.get(school_class=story.saskia.school_class),
        ),
        "traject": (Kind.MATTER, story.trajectory),
        "toevertrouwd": (Kind.DELEGATION, m.Delegation.objects.filter(matter=story.trajectory)[0]),
        "grens van Marloes en Erik": (Kind.LIMIT, story.limit),
        "reden van Marloes bij de grens": (
            Kind.LIMIT_PART,
            m.LimitAuthor.objects.get(limit=story.limit, person=marloes),
        ),
        "vraag van Marloes": (Kind.REQUEST, request),
        "gebeurtenis": (Kind.EVENT, m.Event.objects.filter(matter=story.trajectory)[0]),
        "bescherming": (Kind.PROTECTION, protection),
        "gesprek": (Kind.CONVERSATION, talk),
        "punt met iedereen": (Kind.ITEM, with_all),
        "punt zonder de leerling": (Kind.ITEM, item((marloes, to), (erik, present))),
        "punt met alleen de leerling": (Kind.ITEM, item((saskia, to))),
        "punt met de leerling dat wacht op een ja van ouders": (
            Kind.ITEM,
            item((saskia, to), (marloes, waits), (erik, waits)),
        ),
        "punt met de leerling waar ouders ja op zeiden, gedaan": (
            Kind.ITEM,
            item((saskia, to), (marloes, waits), (erik, waits), done=True),
        ),
        "punt om Saskia erbuiten te houden": (
            Kind.ITEM,
            item((saskia, to), (marloes, present), verb="withhold"),
        ),
        "aanbod aan Marloes": (Kind.OFFER, offer),
        "wens van Marloes, gehouden": (Kind.VOICE, kept),
        "wens van Marloes, gedeeld met Ruben": (Kind.VOICE, told),
        "antwoord van Saskia, gehouden": (Kind.ANSWER, hidden),
        "antwoord van Saskia, gedeeld met Marloes": (Kind.ANSWER, shown),
        "wie Saskia om zich heen tekende, gedeeld met Marloes en Ruben": (Kind.VILLAGE, village),
        "stuk uit Saskia's loopbaandossier, gehouden": (Kind.CAREER_ITEM, piece()),
        "stuk uit Saskia's loopbaandossier, gedeeld met Marloes en Ruben": (
            Kind.CAREER_ITEM,
            piece(marloes, ruben),
        ),
        "stage van Saskia, zonder zaak": (Kind.PLACEMENT, placement()),
        "stage van Saskia, bij het traject": (Kind.PLACEMENT, placement(matter=story.trajectory)),
        "concept van Ruben": (Kind.DRAFT, new(m.Draft, author=ruben, form="x", about="", content={})),
        "tafel van het gesprek": (
            Kind.TABLE,
            (table := new(m.Table, conversation=talk, code_hash="x", until=now)),
        ),
        "telefoon van Saskia aan tafel": (
            Kind.TABLE_SEAT,
            new(
                m.TableSeat,
                table=table,
                token_hash="x",
                number=11,
                person=world.saskia.saskia.person,
                admitted_at=timezone.now(),
            ),
        ),
        "aantekening van Ruben": (Kind.NOTE, new(m.Note, conversation=talk, author=ruben, text="x")),
        "stap van de weg eromheen, door Ruben genomen": (
            Kind.TAKEN_STEP,
            new(m.TakenStep, conversation=talk, taker=ruben, number=1, before=[], after=[]),
        ),
        "twijfel van Ruben, gehouden": (Kind.DOUBT, doubt()),
        "twijfel van Ruben, voorgelegd aan Joris": (Kind.DOUBT, doubt(joris)),
        "verslag in concept": (Kind.REPORT, draft),
        "verslag in concept van Oud, die hier niet meer begeleidt": (Kind.REPORT, left),
        "verslag voor iedereen, ligt voor": (Kind.REPORT, everybody),
        "verslag zonder de leerling, gesloten": (Kind.REPORT, closed),
        "eerdere tekst van het verslag voor iedereen": (Kind.REPORT_VERSION, version(everybody)),
        "eerdere tekst van het verslag zonder de leerling": (Kind.REPORT_VERSION, version(closed)),
        "eigen woorden van Marloes, ligt voor": (
            Kind.RESPONSE,
            response(everybody, marloes, WordsAudience.READERS),
        ),
        "eigen woorden van Marloes, alleen school, gesloten": (
            Kind.RESPONSE,
            response(closed, marloes, WordsAudience.SCHOOL),
        ),
        "eigen woorden van Erik, voor iedereen, gesloten": (
            Kind.RESPONSE,
            response(closed, erik, WordsAudience.READERS),
        ),
        "afspraak met iedereen": (Kind.AGREEMENT, agreement(Circle.TRIANGLE, saskia, marloes, erik, aunt)),
        "afspraak zonder de leerling": (Kind.AGREEMENT, agreement(Circle.PARENTS_SCHOOL, marloes, erik)),
        **past,
        "dat Ruben het dossier opende": (Kind.TRACE, trace(ruben, "professional", TraceWord.OPENED_DOSSIER)),
        "dat Ruben een gesprek opende, zonder welk": (
            Kind.TRACE,
            trace(ruben, "professional", TraceWord.OPENED_CONVERSATION),
        ),
        "dat Marloes een grens gaf, in het spoor": (
            Kind.TRACE,
            trace(marloes, "parent", TraceWord.SET_LIMIT),
        ),
        "uitslag van de controle van het logboek": (Kind.LOG_CHECK, new(m.LogCheck, lines=1, chains=1)),
        **led(world),
        **asked(world),
        **planned(world, talk),
        **chosen(world),
    }


def chosen(world: World) -> dict[str, tuple[Kind, Any]]:
    """A choice of Saskia: she said what she wants, Marloes left that, Erik did not come to it yet."""
    school, story, ruben = world.school, world.saskia, world.staff.ruben
    saskia, marloes, erik = story.saskia.person, story.marloes, story.erik

    def new(model: Any, /, **fields: Any) -> Any:
        return model.objects.create(school=school, **fields)

    kind = {"kind": "profile_havo_vwo", "title": "x"}
    moment = new(
        m.ChoiceMoment, matter=story.trajectory, kind="profile_havo_vwo", state="provisional", decision=1
    )
    option = new(m.ChoiceOption, moment=moment, kind="words", title="x", by=ruben)
    wish = new(m.ChoiceVoice, moment=moment, person=saskia, kind="wish", words="x")
    new(m.ChoiceVoice, moment=moment, person=marloes, kind="wish", skipped=True)
    view = new(m.ChoiceVoice, moment=moment, option=option, person=marloes, kind="view", words="x")
    new(m.Share, choice_voice=view, viewer=saskia)
    advice = new(m.Advice, moment=moment, author=ruben, observed="x", opinion="x")
    decision = new(m.Decision, moment=moment, number=1, by=saskia)
    signed = {
        person: new(m.SignOff, decision=decision, person=person, verdict=verdict)
        for person, verdict in ((marloes, "agreed"), (erik, "objection"))
    }
    return {
        "stappen voor een keuzemoment": (
            Kind.CHOICE_TEMPLATE,
            new(m.ChoiceTemplate, changed_on=world.today, **kind),
        ),
        "keuzeronde van een jaarlaag": (
            Kind.CHOICE_ROUND,
            new(m.ChoiceRound, school_year="2025-2026", ends_on=world.today, **kind),
        ),
        "keuzemoment": (Kind.CHOICE_MOMENT, moment),
        "mogelijkheid bij de keuze, van Ruben": (Kind.CHOICE_OPTION, option),
        "wat Saskia zelf wil, gehouden": (Kind.CHOICE_VOICE, wish),
        "wat Marloes in die mogelijkheid ziet, gedeeld met Saskia": (Kind.CHOICE_VOICE, view),
        "advies van school; Saskia en Marloes zeiden eerst iets": (Kind.ADVICE, advice),
        "vraag van Marloes bij het advies": (
            Kind.ADVICE_QUESTION,
            new(m.AdviceQuestion, advice=advice, asker=marloes, words="x"),
        ),
        "wat Saskia koos": (Kind.DECISION, decision),
        "akkoord van Marloes met de keuze": (Kind.SIGN_OFF, signed[marloes]),
        "bezwaar van Erik bij de keuze": (Kind.SIGN_OFF, signed[erik]),
    }


def planned(world: World, talk: m.Conversation) -> dict[str, tuple[Kind, Any]]:
    """A time that is looked for with both parents, and what Marloes chose for herself."""
    school, story, marloes = world.school, world.saskia, world.saskia.marloes

    def new(model: Any, /, **fields: Any) -> Any:
        return model.objects.create(school=school, **fields)

    proposal = new(m.TimeProposal, matter=story.trajectory, organiser=world.staff.ruben, title="x")
    new(m.TimeReply, proposal=proposal, person=story.erik)
    return {
        "tijden, gevraagd aan Marloes en Erik": (Kind.TIME_PROPOSAL, proposal),
        "wat Marloes daarop antwoordde": (
            Kind.TIME_REPLY,
            new(m.TimeReply, proposal=proposal, person=marloes, answered_at=timezone.now()),
        ),
        "geheim adres van de agenda van Marloes": (
            Kind.CALENDAR_FEED,
            new(m.CalendarFeed, person=marloes, role="parent", token_hash="x"),
        ),
        "herinnering aan Marloes": (
            Kind.REMINDER,
            new(m.Reminder, person=marloes, kind="talk", conversation=talk, on=world.today),
        ),
        "dat Marloes geen herinneringen wil": (Kind.NO_REMINDERS, new(m.NoReminders, person=marloes)),
    }


def left_behind(world: World, talk: Any) -> m.Report:
    """A report that Oud began, who does not guide here any more."""
    author = m.Person.objects.get(given_name="Oud")
    given = {"conversation": talk, "circle": Circle.TRIANGLE, "author": author, "observed": "x"}
    return m.Report.objects.create(school=world.school, **given)  # type: ignore[no-any-return]


def asked(world: World) -> dict[str, tuple[Kind, Any]]:
    """What was asked by the law on privacy, and the term of one kind."""
    school, story, today = world.school, world.saskia, world.today

    def request(asker: m.Person, kind: str, claim: str, **more: Any) -> Any:
        return m.PrivacyRequest.objects.create(
            school=school,
            pupil=story.saskia,
            asker=asker,
            kind=kind,
            claim=claim,
            asked_on=today,
            due_on=today,
            **more,
        )

    answered = request(story.marloes, "inspection", "parent", state="answered")
    answer = m.PrivacyAnswer.objects.create(
        school=school, request=answered, content="x", made_at=timezone.now(), until=today
    )
    agreed = {"state": "agreed", "decided_by": world.staff.pieter}
    service = service_of(school, today=today)
    aunt = m.Person.objects.get(given_name="Tante")
    return {
        "bewaartermijn": (
            Kind.RETENTION_TERM,
            m.RetentionTerm.objects.create(school=school, kind="dossier", number=12),
        ),
        "regels voor vakken": (
            Kind.SUBJECT_RULES,
            m.SubjectRules.objects.create(
                school=school, title="x", school_type="havo", text="x", changed_on=today
            ),
        ),
        "lijst met opleidingen in gebruik": (
            Kind.PROGRAMMES,
            m.ProgrammeList.objects.create(
                school=school,
                year="x",
                text="x",
                programmes=0,
                left_out=0,
                kept_on=today,
                in_use=True,
            ),
        ),
        "lijst met opleidingen om te bekijken": (
            Kind.PROGRAMMES,
            m.ProgrammeList.objects.create(
                school=school, year="x", text="x", programmes=0, left_out=0, kept_on=today
            ),
        ),
        "belangrijke dag van het schooljaar": (
            Kind.KEY_DATE,
            m.KeyDate.objects.create(school=school, day=today, title="x"),
        ),
        "dienst die meeleest": (Kind.SERVICE, service),
        "bericht aan die dienst": (
            Kind.WEBHOOK_POST,
            m.WebhookPost.objects.create(
                school=school,
                webhook=m.Webhook.objects.create(school=school, service=service, address="https://x.example"),
            ),
        ),
        "lijsten die die dienst aanbood": (
            Kind.OFFERED_LISTS,
            m.OfferedLists.objects.create(school=school, service=service, lists={"x.csv": "x"}),
        ),
        "wanneer Ruben bezet is, voor het rooster": (
            Kind.BUSY,
            m.Invitation.objects.filter(
                conversation__starts_at__date__gte=today, person=world.staff.ruben
            ).latest("conversation__starts_at"),
        ),
        "dat Marloes dan bij een gesprek is": (
            Kind.BUSY,
            m.Invitation.objects.filter(
                conversation__starts_at__date__gte=today, person=story.marloes
            ).latest("conversation__starts_at"),
        ),
        "verzoek van Marloes om inzage": (
            Kind.PRIVACY_REQUEST,
            request(story.marloes, "inspection", "parent"),
        ),
        "verzoek van Marloes om verbetering": (
            Kind.PRIVACY_REQUEST,
            request(story.marloes, "correction", "parent", words="x"),
        ),
        "verzoek van Marloes om wissen, akkoord": (
            Kind.PRIVACY_REQUEST,
            request(story.marloes, "erasure", "parent", **agreed),
        ),
        "verzoek van Saskia om inzage": (
            Kind.PRIVACY_REQUEST,
            request(story.saskia.person, "inspection", "pupil"),
        ),
        "verzoek dat school voor Erik opschreef": (
            Kind.PRIVACY_REQUEST,
            request(story.erik, "inspection", "parent", entered_by=world.staff.petra),
        ),
        "verzoek dat school voor tante opschreef, beantwoord": (
            Kind.PRIVACY_REQUEST,
            request(aunt, "inspection", "facts", entered_by=world.staff.petra, state="answered"),
        ),
        "afschrift voor Marloes": (Kind.PRIVACY_ANSWER, answer),
    }


def led(world: World) -> dict[str, tuple[Kind, Any]]:
    """What school leaders opened and asked."""
    school, story, today = world.school, world.saskia, world.today
    leader = m.Person.objects.create(school=school, given_name="Meelezer", family_name="Leider")
    m.Employment.objects.create(school=school, person=leader, role=StaffRole.SCHOOL_LEADER)

    def opening(by: m.Person, *, since: int, until: int) -> Any:
        days = {"since": today + timedelta(days=since), "until": today + timedelta(days=until)}
        return m.Opening.objects.create(
            school=school, pupil=story.saskia, leader=by, reason="complaint", **days
        )

    proposal = m.ProtectionProposal.objects.create(
        school=school,
        matter=story.trajectory,
        leader=leader,
        second=world.staff.joris,
        given_name="x",
        family_name="x",
        ground="x",
        until=today + timedelta(days=9),
        talk_on=today,
    )
    return {
        "dat de schoolleiding meekeek": (Kind.OPENING, opening(leader, since=0, until=0)),
        "meekijken dat voorbij is": (Kind.OPENING, opening(world.staff.marit, since=-7, until=-1)),
        "bescherming die op Joris als tweede wacht": (Kind.PROTECTION_PROPOSAL, proposal),
    }


def past_of(world: World) -> dict[str, tuple[Kind, Any]]:
    """What was before somebody came in Oud's place: one report went along, and events of a week."""
    school, story, today = world.school, world.saskia, world.today
    ruben, matter = world.staff.ruben, story.trajectory
    marloes, erik, saskia = story.marloes, story.erik, story.saskia.person

    def new(model: Any, /, **fields: Any) -> Any:
        return model.objects.create(school=school, **fields)

    def tie(name: str, **fields: Any) -> Any:
        person = new(m.Person, given_name=name, family_name="Collega")
        new(m.Employment, person=person, role=StaffRole.COUNSELLOR)
        given = {"pupil": story.saskia, "matter": matter, "person": person, "role": StaffRole.COUNSELLOR}
        return new(m.Involvement, **given, **fields)

    old = tie("Oud", until=today - timedelta(days=1))
    successor = tie("Opvolger", since=today, sees_since=today, events_since=today - timedelta(days=10))

    def event(days: int, **more: Any) -> Any:
        then = timezone.now() - timedelta(days=days)
        given = {"on": then.date(), "created_at": then, "person": saskia, "kind": "late", "author": ruben}
        return new(m.Event, matter=matter, **given, **more)

    def talk(days: int) -> tuple[Any, Any, Any, Any]:
        then = timezone.now() - timedelta(days=days)
        closed = {"starts_at": then, "state": "closed", "closed_at": then}
        row = new(m.Conversation, matter=matter, organiser=ruben, title="x", **closed)
        report = new(m.Report, conversation=row, circle=Circle.PARENTS_SCHOOL, author=ruben, state="closed")
        done = {"verb": "ask", "domain": "family", "done": True, "done_on": then.date(), "by": ruben}
        item = new(m.AgendaItem, conversation=row, position=1, title="x", **done)
        new(m.ReportItem, report=report, item=item)
        made = {"circle": Circle.PARENTS_SCHOOL, "text": "x", "made_on": then.date()}
        agreement = new(m.Agreement, conversation=row, item=item, **made)
        for parent in (marloes, erik):
            new(m.Invitation, conversation=row, person=parent)
            new(m.ReportReader, report=report, person=parent, present=True)
            new(m.ItemPerson, item=item, person=parent, part="present")
            new(m.AgreementPerson, agreement=agreement, person=parent, part="present")
        return row, report, item, agreement

    month = event(30)
    kept, kept_report, _item, kept_agreement = talk(60)
    given, given_report, given_item, given_agreement = talk(50)
    done = {"verb": "ask", "domain": "family", "done": True, "done_on": today, "by": ruben}
    alone = new(m.AgendaItem, conversation=given, position=2, title="x", **done)
    new(m.ItemPerson, item=alone, person=saskia, part="to")
    limit = new(m.Limit, matter=matter, domain="family", until=today - timedelta(days=20))
    return {
        "betrokkenheid van Ruben, nu": (
            Kind.INVOLVEMENT,
            m.Involvement.objects.get(person=ruben, matter=matter),
        ),
        "betrokkenheid van Oud, voorbij": (Kind.INVOLVEMENT, old),
        "gebeurtenis van een maand geleden": (Kind.EVENT, month),
        "gebeurtenis van een week geleden": (Kind.EVENT, event(7)),
        "aanvulling van vandaag op die van een maand geleden": (Kind.EVENT, event(0, adds_to=month)),
        "gesprek van toen, verslag niet meegegeven": (Kind.CONVERSATION, kept),
        "verslag van toen, niet meegegeven": (Kind.REPORT, kept_report),
        "afspraak van toen, niet meegegeven": (Kind.AGREEMENT, kept_agreement),
        "gesprek van toen, verslag meegegeven": (Kind.CONVERSATION, given),
        "verslag van toen, meegegeven": (Kind.REPORT, given_report),
        "punt uit het meegegeven verslag": (Kind.ITEM, given_item),
        "punt van dat gesprek, met alleen de leerling": (Kind.ITEM, alone),
        "afspraak bij het meegegeven verslag": (Kind.AGREEMENT, given_agreement),
        "dat de opvolger dat verslag kreeg": (
            Kind.HANDED_REPORT,
            new(m.HandedReport, involvement=successor, report=given_report),
        ),
        "grens die voorbij was": (Kind.LIMIT, limit),
    }


def test_the_table_written_by_hand_names_a_record_for_every_row(file: File) -> None:
    assert list(file.records) == list(EXPECTED)
    assert list(file.viewers) == PEOPLE


def test_everybody_sees_what_the_table_says_and_nothing_else(file: File) -> None:
    once = cache(listed)  # for all records of a kind
    seen = {
        name: {
            who: "ja" if sees(viewer, kind, record, once(viewer, kind, Right.SEE)) else "-"
            for who, viewer in file.viewers.items()
        }
        for name, (kind, record) in file.records.items()
    }
    assert seen == EXPECTED


def listed(viewer: Viewer, kind: Kind, right: Right) -> set[UUID]:
    """What the list has."""
    with school_scope(viewer.school):
        return set(rows(viewer, kind, right).values_list("pk", flat=True))


def sees(viewer: Viewer, kind: Kind, record: Any, in_the_list: set[UUID]) -> bool:
    """Asked in the three ways that must agree: the check, the list, and the demand."""
    with school_scope(viewer.school):
        check = may(viewer, kind, Right.SEE, record.pk)
        assert (record.pk in in_the_list) == check
        assert (who_may([viewer], kind, Right.SEE, record.pk) == [viewer]) == check
        if check:
            assert require(viewer, kind, Right.SEE, record.pk) == record
        else:
            with pytest.raises(Invisible):
                require(viewer, kind, Right.SEE, record.pk)
    return check
