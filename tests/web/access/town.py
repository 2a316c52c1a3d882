"""The small world with more people and a marked text in every record: for tests of what must not leak.

Every free text holds one word that stands nowhere else (`mark`), so that a page either shows it or not.
Over 400 lines because it is one list: everything that could leak, and everybody who could look.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from world import World, build_world

from keuzeruimte_web import secret as seal
from keuzeruimte_web.access.seats import seats_of
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.subject_rules import shipped_text
from keuzeruimte_web.operations.identity_providers import PURPOSE
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.models.choices import Authority, Circle, ReportState, StaffRole, WordsAudience
from keuzeruimte_web.records.scope import school_scope

TO, PRESENT = "to", "present"
OPENED_CONVERSATION, OPENED_REPORT = TraceWord.OPENED_CONVERSATION, TraceWord.OPENED_REPORT


def mark(name: str) -> str:
    """A word that stands in one record only."""
    return f"zqx{name.replace(' ', '').lower()}xqz"


@dataclass(frozen=True, slots=True)
class Town:
    """The world, everybody who looks (a name and an account; None is nobody), and records by name."""

    world: World
    cast: Mapping[str, m.Account | None]
    seats: Mapping[str, str]
    roles: Mapping[str, str]
    records: Mapping[str, Any]


def build_town(today: date) -> Town:
    """Write the town of this day to the database."""
    world = build_world(today)
    with school_scope(world.school.pk):
        return _Builder(world).town()


def roles_of(
    cast: Mapping[str, m.Account | None], seats: Mapping[str, str], *, today: date
) -> dict[str, str]:
    """The role in which each of the cast looks; empty for who has no seat."""
    found = {}
    for name, account in cast.items():
        mine = seats_of(account.pk, today=today) if account else ()
        roles = [seat.viewer.role.value for seat in mine if seats.get(name, seat.key) == seat.key]
        found[name] = roles[0] if roles else f"none of {name}"
    return found


class _Builder:
    """Writes the records that the three stories do not have, in order."""

    def __init__(self, world: World) -> None:
        self.world, self.school = world, world.school
        self.records: dict[str, Any] = {}
        self.people: dict[str, m.Person] = {}

    def new(self, model: Any, /, **fields: Any) -> Any:
        return model.objects.create(school=self.school, **fields)

    def person(self, name: str, **fields: Any) -> m.Person:
        account = m.Account.objects.create_user(f"{name}@stad.example")
        self.people[name] = self.new(
            m.Person, account=account, given_name=name.capitalize(), family_name="Stad", **fields
        )
        return self.people[name]

    def guard(self, child: m.Pupil, parent: m.Person, *, authority: str = Authority.YES, **more: Any) -> None:
        fields: dict[str, Any] = {"information_right": authority == Authority.YES, **more}
        self.new(m.Guardianship, pupil=child, parent=parent, authority=authority, **fields)

    def town(self) -> Town:
        world, staff = self.world, self.world.staff
        self._others_around_saskia()
        self._saskia()
        self._second_matter()
        self._choice()
        self._villages()
        self._careers()
        self._of_age()
        self._teacher_and_mother()
        self._who_looked()
        self._privacy()
        elsewhere = world.elsewhere
        cast = {
            "ruben": staff.ruben.account,
            "joris": staff.joris.account,
            "oud": self.people["oud"].account,
            "opvolger": self.people["opvolger"].account,
            "meelezer": self.people["meelezer"].account,
            "fatma": staff.fatma.account,
            "mirjam": staff.mirjam.account,
            "inge": staff.inge.account,
            "marit": staff.marit.account,
            "petra": staff.petra.account,
            "pieter": staff.pieter.account,
            "marloes": world.saskia.marloes.account,
            "erik": world.saskia.erik.account,
            "zonder": self.people["zonder"].account,
            "tante": self.people["tante"].account,
            "weg": self.people["weg"].account,
            "saskia": world.saskia.saskia.person.account,
            "bram": self.people["bram"].account,
            "ada": self.people["ada"].account,
            "anja": world.timo.anja.account,
            "timo": world.timo.timo.person.account,
            "gerda-werk": self.people["gerda"].account,
            "gerda-thuis": self.people["gerda"].account,
            "daan": elsewhere.counsellor.account,
            "judith": elsewhere.mother.account,
            "vreemde": world.stranger,
            "niemand": None,
        }
        gerda = self.people["gerda"].pk
        seats = {"gerda-werk": f"{gerda}:professional", "gerda-thuis": f"{gerda}:parent"}
        with school_scope(elsewhere.school.pk):
            self.records["sem gesprek"] = elsewhere.talk
        return Town(world, cast, seats, roles_of(cast, seats, today=world.today), self.records)

    def _others_around_saskia(self) -> None:
        saskia, school = self.world.saskia, self.school
        gone = self.person("oud")
        self.new(m.Employment, person=gone, role=StaffRole.COUNSELLOR)
        yesterday = self.world.today - timedelta(days=1)
        self.new(
            m.Involvement,
            pupil=saskia.saskia,
            matter=saskia.trajectory,
            person=gone,
            role=StaffRole.COUNSELLOR,
            until=yesterday,
        )
        # Inge guides Saskia as a second mentor, and is in no matter of hers.
        inge = self.world.staff.inge
        self.new(m.Involvement, pupil=saskia.saskia, matter=None, person=inge, role=StaffRole.MENTOR)
        self.guard(saskia.saskia, self.person("zonder"), authority=Authority.NO)
        self.guard(saskia.saskia, self.person("tante"), authority=Authority.UNKNOWN)
        self.guard(saskia.saskia, self.person("weg"), court_block=True, information_right=True)
        m.Guardianship.objects.filter(pupil=saskia.saskia, parent=saskia.erik).update(
            household=mark("huis van erik"), source=mark("bron van erik")
        )
        self.records["bron van erik"] = m.Guardianship.objects.get(pupil=saskia.saskia, parent=saskia.erik)
        self.records["begeleiding"] = m.Involvement.objects.get(
            pupil=saskia.saskia, matter=saskia.trajectory, person=self.world.staff.ruben
        )
        self.records["instelling"] = self.new(
            m.Institution,
            pupil=saskia.saskia,
            role="guardian",
            name=mark("instelling"),
            reach=mark("instelling"),
            source=mark("instelling"),
        )
        self.records["dienst"] = service = self.new(
            m.Service, name=mark("dienst"), token_hash="x", until=self.world.today, pupils=True
        )
        self.records["aangeboden"] = self.new(
            m.OfferedLists, service=service, lists={f"{mark('aangeboden')}.csv": mark("aangeboden inhoud")}
        )
        self.records["vakken"] = self.new(
            m.SubjectRules,
            title=mark("vakken"),
            school_type="havo",
            text=shipped_text("havo").replace("title: Profielen havo", f"title: {mark('vakken')}"),
            changed_on=self.world.today,
        )
        self.records["opleidingen"] = self.new(
            m.ProgrammeList,
            year=mark("opleidingen"),
            text=f"opleiding;eis\n{mark('opleiding in de lijst')};*\n",
            programmes=1,
            left_out=0,
            kept_on=self.world.today,
        )
        self.records["dag"] = self.new(
            m.KeyDate,
            day=self.world.today + timedelta(days=9),
            title=mark("dag"),
            words=mark("dag uitleg"),
            source=mark("dag bron"),
        )
        self._where_they_are()
        assert school.pk == saskia.saskia.school_id
        # By which number the school's accounts know Saskia, at a provider that does not answer.
        number, ours = mark("nummer van saskia"), mark("nummer bij aanbieder")
        self.new(m.SchoolIdentity, person=saskia.saskia.person, kind="uid", value=number)
        self.new(
            m.IdentityProvider,
            protocol="oidc",
            name="Entree",
            issuer="http://127.0.0.1:9",
            client_id=ours,
            sealed_secret=seal.locked(mark("geheim van aanbieder"), purpose=PURPOSE),
            uid_claim="uid",
            active=True,
        )
        self._read_in()
        self._goes_out()

    def _goes_out(self) -> None:
        """Everything, asked for by Petra for somebody at the board; the second has not answered yet."""
        petra = self.world.staff.petra
        self.records["voor bestuur"] = self.new(
            m.SchoolExport,
            starter=petra,
            receiver=mark("voor bestuur"),
            key=mark("voor bestuur"),
            asked_at=timezone.now(),
        )

    def _read_in(self) -> None:
        """A list that is looked at: what it would change of Saskia, and who it calls new."""
        run = self.new(m.Import, begun_at=timezone.now(), state="ready", counts={"people": {}})
        for number, (name, person) in enumerate(
            ((mark("nieuw in lijst"), None), (mark("anders in lijst"), self.world.saskia.saskia.pk))
        ):
            self.new(
                m.ImportLine,
                run=run,
                number=number,
                kind="pupils",
                sort="unclear",
                key=str(number),
                name=name,
                person=person,
                detail={"fields": [], "reasons": [], "candidates": []},
            )

    def _where_they_are(self) -> None:
        """Erik's address is known, that of Zonder is secret; a third parent is not in yet, and asked in."""
        saskia, zonder = self.world.saskia, self.people["zonder"]
        coming = self.new(m.Person, given_name="Komt", family_name="Straks")
        self.guard(saskia.saskia, coming, authority=Authority.NO)
        for name, person, secret in (("erik", saskia.erik, False), ("geheim", zonder, True)):
            self.new(
                m.Contact,
                person=person,
                email=f"{mark(f'mail {name}')}@stad.example",
                address=mark(f"adres {name}"),
                secret=secret,
            )
        self.new(
            m.Contact,
            person=coming,
            email=f"{mark('mail komt')}@stad.example",
            address=mark("adres komt"),
            secret=True,
        )
        self.records["uitnodiging"] = self.new(
            m.AccountInvitation,
            person=coming,
            by=self.world.staff.petra,
            way="email",
            until=self.world.today + timedelta(days=9),
        )

    def item(self, talk: Any, title: str, *people: tuple[m.Person, str], **more: Any) -> Any:
        fields: dict[str, Any] = {"verb": "ask", "by": self.world.staff.ruben, "topic": None, **more}
        if fields["topic"] is None:
            fields["domain"] = "learning"
        row = self.new(m.AgendaItem, conversation=talk, title=mark(title), position=50, minutes=37, **fields)
        for person, part in people:
            self.new(m.ItemPerson, item=row, person=person, part=part)
        self.records[title] = row
        return row

    def report(self, talk: Any, name: str, circle: str, state: str, *readers: m.Person, **more: Any) -> Any:
        row = self.new(
            m.Report,
            conversation=talk,
            circle=circle,
            author=self.world.staff.ruben,
            state=state,
            observed=mark(name),
            opinion=mark(f"{name} mening"),
            **more,
        )
        for reader in readers:
            self.new(m.ReportReader, report=row, person=reader, present=True)
        self.records[name] = row
        return row

    def agreement(self, talk: Any, name: str, circle: str, item: Any, *people: m.Person) -> None:
        row = self.new(
            m.Agreement,
            conversation=talk,
            item=item,
            circle=circle,
            text=mark(name),
            made_on=self.world.today,
            due_on=self.world.today,
        )
        for person in people:
            self.new(m.AgreementPerson, agreement=row, person=person, part="present")
        self.new(m.AgreementPerson, agreement=row, person=people[0], part="owner")
        self.records[name] = row

    def _saskia(self) -> None:
        story, today, ruben = self.world.saskia, self.world.today, self.world.staff.ruben
        saskia, marloes, erik, tante = story.saskia.person, story.marloes, story.erik, self.people["tante"]
        matter = story.trajectory
        m.LimitAuthor.objects.filter(limit=story.limit, person=marloes).update(reason=mark("reden marloes"))
        m.LimitAuthor.objects.filter(limit=story.limit, person=erik).update(reason=mark("reden erik"))
        m.Topic.objects.filter(pk=story.divorce.pk).update(title=mark("onderwerp"))
        m.Delegation.objects.filter(matter=matter).update(words=mark("toevertrouwd"))
        self.records["event"] = m.Event.objects.filter(matter=matter).order_by("on", "pk")[0]
        m.Event.objects.filter(pk=self.records["event"].pk).update(
            observed=mark("gezien"), opinion=mark("gedachte")
        )
        request = self.new(
            m.ParentRequest,
            matter=matter,
            topic=story.divorce,
            kind="advice",
            words=mark("vraag"),
            asked_on=today,
        )
        self.new(m.RequestPerson, request=request, person=marloes, part="by")
        self.records["vraag"] = request
        self.records["toevertrouwd"] = m.Delegation.objects.filter(matter=matter).order_by("pk")[0]
        offer = self.new(
            m.Offer,
            matter=matter,
            professional=ruben,
            title=mark("aanbod"),
            words=mark("aanbod woorden"),
            lapses_on=today + timedelta(days=3),
        )
        self.new(m.OfferParent, offer=offer, person=marloes)
        self.records["offer"] = offer
        self._talk(saskia, marloes, erik, tante)
        self._reports(saskia, marloes, erik, tante)

    def _talk(self, saskia: m.Person, marloes: m.Person, erik: m.Person, tante: m.Person) -> None:
        ruben, talk = self.world.staff.ruben, self.world.saskia.talk
        self.new(m.Invitation, conversation=talk, person=tante)
        m.Conversation.objects.filter(pk=talk.pk).update(title=mark("gesprek"))
        everybody = ((saskia, TO), (marloes, PRESENT), (erik, PRESENT), (tante, PRESENT))
        first = self.item(talk, "punt met allen", *everybody)
        self.item(talk, "punt ouders", (marloes, TO), (erik, TO), topic=self.world.saskia.divorce)
        self.item(talk, "punt leerling", (saskia, TO))
        self.item(talk, "punt zonder saskia", (saskia, TO), (marloes, PRESENT), verb="withhold")
        self.agreement(talk, "afspraak allen", Circle.TRIANGLE, first, saskia, marloes, erik, tante)
        alone = self.records["punt ouders"]
        self.agreement(talk, "afspraak ouders", Circle.PARENTS_SCHOOL, alone, marloes, erik)

        def voice(person: m.Person, kind: str, name: str, *shared: m.Person) -> None:
            m.Voice.objects.filter(conversation=talk, person=person, kind=kind).delete()
            row = self.new(m.Voice, conversation=talk, person=person, kind=kind, words=mark(name))
            for viewer in shared:
                self.new(m.Share, voice=row, viewer=viewer)

        voice(marloes, "from_school", "stem gehouden")
        voice(marloes, "knowledge", "stem voor ruben", ruben)
        voice(saskia, "wish", "stem van saskia", marloes)
        voice(erik, "knowledge", "stem van erik")
        thanks = self.new(
            m.Voice,
            conversation=talk,
            person=ruben,
            to=marloes,
            kind="acknowledge",
            words=mark("erkenning voor marloes"),
        )
        self.new(m.Share, voice=thanks, viewer=marloes)
        self.records["erkenning voor marloes"] = thanks
        self.records["aantekening"] = self.new(
            m.Note, conversation=talk, item=first, author=ruben, text=mark("aantekening")
        )
        until = timezone.now() + timedelta(hours=4)
        table = self.new(m.Table, conversation=talk, code=mark("code"), code_hash="x", until=until)
        for person in (saskia, marloes, erik, tante, ruben):
            self.new(m.AtTable, table=table, person=person)
        self.records["toestel"] = self.new(m.TableSeat, table=table, token_hash="x", number=11)
        self._times(marloes, erik)
        for author, name in ((ruben, "concept ruben"), (marloes, "concept marloes")):
            for form, about in (("point", talk.pk), ("voice", talk.pk), ("note", first.pk), ("event", "")):
                content = {"text": mark(name), "title": mark(name), "words": mark(name)}
                row = self.new(m.Draft, author=author, form=form, about=str(about), content=content)
            self.records[name] = row

    def _times(self, marloes: m.Person, erik: m.Person) -> None:
        """A time is looked for with Saskia's parents, without her; Marloes said something, and sits apart."""
        proposal = self.new(
            m.TimeProposal,
            matter=self.world.saskia.trajectory,
            organiser=self.world.staff.ruben,
            title=mark("tijden gevraagd"),
        )
        self.records["tijden gevraagd"] = proposal
        time = self.new(m.ProposedTime, proposal=proposal, starts_at=timezone.now() + timedelta(days=9))
        for parent in (marloes, erik):
            reply = self.new(m.TimeReply, proposal=proposal, person=parent)
            if parent is marloes:
                reply.other_words, reply.wish, reply.answered_at = (
                    mark("andere tijd"),
                    "apart",
                    timezone.now(),
                )
                reply.save()
                self.new(m.TimeAnswer, reply=reply, time=time, answer="fits")

    def _reports(self, saskia: m.Person, marloes: m.Person, erik: m.Person, tante: m.Person) -> None:
        talk, matter, ruben = self.world.saskia.talk, self.world.saskia.trajectory, self.world.staff.ruben
        now = timezone.now()
        earlier = self.new(
            m.Conversation,
            matter=matter,
            organiser=ruben,
            title=mark("eerder"),
            starts_at=now,
            state="closed",
        )
        self.records["eerder"] = earlier
        for guest in (ruben, saskia, marloes, erik, tante):
            self.new(m.Invitation, conversation=earlier, person=guest)
        done = {"done": True, "done_on": self.world.today}
        alone = self.item(earlier, "gedaan ouders", (marloes, TO), (erik, TO), **done)
        everybody = self.item(earlier, "gedaan allen", (saskia, TO), (marloes, TO), (tante, PRESENT), **done)
        with_all = (saskia, marloes, erik, tante, ruben)
        open_ = self.report(earlier, "verslag allen", Circle.TRIANGLE, ReportState.OPEN, *with_all)
        closed = self.report(
            earlier, "verslag ouders", Circle.PARENTS_SCHOOL, ReportState.CLOSED, marloes, erik, ruben
        )
        self.report(talk, "verslag concept", Circle.TRIANGLE, ReportState.DRAFT, saskia, marloes)
        self.new(m.ReportItem, report=open_, item=everybody)
        open_.version = 2
        open_.save(update_fields=["version"])
        was = {"report": open_, "number": 1, "author": ruben}
        self.new(m.ReportVersion, observed=mark("eerdere tekst"), opinion=mark("eerdere mening"), **was)
        doubts = {"matter": matter, "author": ruben, "written_on": self.world.today}
        self.records["twijfel"] = self.new(m.Doubt, text=mark("twijfel"), **doubts)
        asked = self.records["twijfel voor joris"] = self.new(
            m.Doubt, text=mark("twijfel voor joris"), **doubts
        )
        self.new(m.DoubtColleague, doubt=asked, person=self.world.staff.joris, asked_on=self.world.today)
        self.new(m.ReportItem, report=closed, item=alone)
        self.agreement(earlier, "afspraak gedaan ouders", Circle.PARENTS_SCHOOL, alone, erik, marloes)

        def said(report: Any, person: m.Person, name: str, audience: str) -> None:
            self.records[name] = self.new(
                m.Response, report=report, person=person, words=mark(name), audience=audience, agreed_at=now
            )

        said(open_, marloes, "woorden open", WordsAudience.READERS)
        said(closed, marloes, "woorden school", WordsAudience.SCHOOL)
        said(closed, erik, "woorden ieder", WordsAudience.READERS)
        self.records["aanvulling"] = self.new(m.Addition, report=closed, author=erik, text=mark("aanvulling"))

    def drawn(self, pupil: m.Pupil, name: str, *viewers: m.Person, **more: Any) -> None:
        """A drawing with somebody marked in it, shared with these people."""
        village = self.new(m.Village, pupil=pupil)
        self.records[f"{name} waarvoor"] = village
        self.records[name] = self.new(
            m.Villager,
            village=village,
            name=mark(name),
            for_what=mark(f"{name} waarvoor"),
            added_by=pupil.person,
        )
        for viewer in viewers:
            self.new(m.Share, village=village, viewer=viewer, **more)

    def _privacy(self) -> None:
        """Marloes asks a correction and has a copy waiting, Zonder asked for the facts, Saskia asks too."""
        story, today = self.world.saskia, self.world.today

        def asked(name: str, asker: m.Person, kind: str, claim: str, **more: Any) -> Any:
            self.records[name] = self.new(
                m.PrivacyRequest,
                pupil=story.saskia,
                asker=asker,
                kind=kind,
                claim=claim,
                asked_on=today,
                due_on=today + timedelta(days=9),
                **more,
            )
            return self.records[name]

        asked("verbetering", story.marloes, "correction", "parent", words=mark("verbetering"))
        copy = asked(
            "afschrift",
            story.marloes,
            "inspection",
            "parent",
            state="answered",
            reason=mark("afschrift reden"),
        )
        content = {
            "title": mark("afschrift"),
            "lang": "nl",
            "school": "x",
            "opening": [],
            "left_out": [],
            "facts": "",
            "chapters": [],
        }
        until = today + timedelta(days=9)
        self.new(
            m.PrivacyAnswer, request=copy, content=json.dumps(content), made_at=timezone.now(), until=until
        )
        facts = {"state": "weighed", "facts": mark("feiten")}
        asked("feiten", self.people["zonder"], "inspection", "facts", **facts)
        asked("eigen inzage", story.saskia.person, "inspection", "pupil")
        longer = {"extended_on": today, "extension_reason": mark("langer")}
        petra = self.world.staff.petra
        asked("opgeschreven", self.people["tante"], "inspection", "facts", entered_by=petra, **longer)
        agreed = {"state": "agreed", "words": mark("wissen"), "decided_by": self.world.staff.pieter}
        asked("wissen", story.erik, "erasure", "parent", **agreed)

    def _villages(self) -> None:
        """Saskia shows Marloes and Ruben whom she drew, and not Erik; a court keeps one away, oud is gone."""
        story = self.world.saskia
        m.Village.objects.filter(pupil=story.saskia).delete()
        away, gone = self.people["weg"], self.people["oud"]
        self.drawn(story.saskia, "om saskia", story.marloes, self.world.staff.ruben, away, gone)

    def _careers(self) -> None:
        """Saskia keeps a piece, shows Marloes and Ruben another with a document, and goes on placement."""
        story, today = self.world.saskia, self.world.today
        away, gone = self.people["weg"], self.people["oud"]

        def piece(name: str, *viewers: m.Person) -> m.CareerItem:
            given = {"activity": "open_day", "title": mark(name), "words": mark(f"{name} woorden")}
            row = self.new(m.CareerItem, pupil=story.saskia, kind="activity", **given)
            self.records[name] = row
            for viewer in viewers:
                self.new(m.Share, career_item=row, viewer=viewer)
            return row  # type: ignore[no-any-return]

        kept = piece("stuk gehouden")
        told = piece("stuk gedeeld", story.marloes, self.world.staff.ruben, away, gone)
        for item, name in ((kept, "foto gehouden"), (told, "foto gedeeld")):
            self.records[name] = self.new(
                m.CareerAttachment,
                item=item,
                name=f"{mark(name)}.pdf",
                about=mark(name),
                media="application/pdf",
                size=9,
            )
            content = f"%PDF {mark(name)}".encode()
            self.new(m.CareerContent, attachment=self.records[name], content=content)
        self.records["stage"] = self.new(
            m.Placement,
            pupil=story.saskia,
            employer=mark("stage"),
            learn=mark("stage leren"),
            email=f"{mark('stage mail')}@stage.example",
            since=today,
            until=today,
        )

    def _second_matter(self) -> None:
        """A second matter of Saskia, in which only Mirjam guides."""
        story, mirjam, today = self.world.saskia, self.world.staff.mirjam, self.world.today
        matter = self.new(
            m.Matter,
            pupil=story.saskia,
            kind="trajectory",
            title=mark("tweede zaak"),
            reason=mark("tweede reden"),
            goal=mark("tweede doel"),
            opened_on=today,
        )
        self.records["tweede zaak"] = matter
        self.new(m.Involvement, pupil=story.saskia, matter=matter, person=mirjam, role=StaffRole.COUNSELLOR)
        topic = self.new(m.Topic, matter=matter, domain="family", title=mark("tweede onderwerp"))
        self.records["tweede onderwerp"] = topic
        self.records["verlaten zaak"] = self.new(
            m.Matter, pupil=story.saskia, kind="trajectory", title=mark("verlaten zaak"), opened_on=today
        )
        limit = self.new(m.Limit, matter=matter, topic=None, domain="family")
        self.new(m.LimitAuthor, limit=limit, person=story.erik, reason=mark("tweede grens"))
        self.new(m.LimitPerson, limit=limit, person=story.saskia.person, part="with")
        long_ago = timezone.now() - timedelta(days=40)
        self.new(
            m.Event,
            matter=matter,
            on=today - timedelta(days=40),
            created_at=long_ago,
            person=story.saskia.person,
            kind="stagnates",
            observed=mark("tweede gezien"),
            author=mirjam,
        )
        self._successor(matter, long_ago)
        self._reading_along(matter)
        protector = self.person("nadia")
        m.Person.objects.filter(pk=protector.pk).update(family_name=mark("beschermer"))
        self.new(m.ThirdParty, matter=matter, person=protector, role="protector")
        self.new(
            m.Protection,
            matter=matter,
            protector=protector,
            ground=mark("bescherming"),
            domains=["safety"],
            leader=self.world.staff.marit,
            second=mirjam,
            until=today + timedelta(days=9),
        )
        talk = self.new(
            m.Conversation,
            matter=matter,
            organiser=mirjam,
            title=mark("tweede gesprek"),
            starts_at=timezone.now(),
        )
        for guest in (mirjam, story.marloes):
            self.new(m.Invitation, conversation=talk, person=guest)
        self.records["tweede gesprek"] = talk
        self.item(talk, "tweede punt", (story.marloes, TO), by=mirjam, topic=topic)
        self.new(m.Event, matter=matter, on=today, person=story.erik, kind="complains", author=mirjam)

    def _choice(self) -> None:
        """A choice of Saskia that Ruben and Joris guide: marked in everything that is said at it."""
        story, today, ruben = self.world.saskia, self.world.today, self.world.staff.ruben
        saskia, marloes, erik = story.saskia.person, story.marloes, story.erik
        about = {"kind": "profile_havo_vwo", "title": mark("keuzestappen")}
        template = self.new(m.ChoiceTemplate, changed_on=today, **about)
        step = {"position": 1, "kind": "wishes", "who": "family", "title": mark("stap van school")}
        self.new(m.TemplateStep, template=template, **step)
        self.records["keuzestappen"] = template
        self.records["keuzeronde"] = self.new(
            m.ChoiceRound,
            kind="profile_havo_vwo",
            title=mark("keuzeronde"),
            school_year="2025-2026",
            ends_on=today,
        )
        matter = self.new(
            m.Matter, pupil=story.saskia, kind="choice_moment", title=mark("keuze"), opened_on=today
        )
        for guide, role in ((ruben, StaffRole.COUNSELLOR), (self.world.staff.joris, StaffRole.MENTOR)):
            self.new(m.Involvement, pupil=story.saskia, matter=matter, person=guide, role=role)
        stands = {"state": "provisional", "decision": 1}
        moment = self.new(m.ChoiceMoment, matter=matter, kind="profile_havo_vwo", **stands)
        self.records["keuze"] = moment
        self.new(m.ChoiceStep, moment=moment, **step | {"title": mark("stap")})

        def at(model: Any, name: str, **fields: Any) -> Any:
            self.records[name] = self.new(model, moment=moment, **fields)
            return self.records[name]

        option = at(
            m.ChoiceOption,
            "mogelijkheid",
            kind="words",
            title=mark("mogelijkheid"),
            needed=mark("wat nodig is"),
            by=ruben,
        )
        at(m.ChoiceVoice, "wens van saskia", person=saskia, kind="wish", words=mark("wens van saskia"))
        at(m.ChoiceVoice, "marloes weet", person=marloes, kind="knowledge", words=mark("marloes weet"))
        self.new(m.ChoiceVoice, moment=moment, person=marloes, kind="wish", skipped=True)
        view = {"option": option, "kind": "view"}
        seen = at(m.ChoiceVoice, "marloes ziet", person=marloes, words=mark("marloes ziet"), **view)
        self.new(m.Share, choice_voice=seen, viewer=saskia)
        at(m.ChoiceVoice, "ruben ziet", person=ruben, words=mark("ruben ziet"), **view)
        advice = at(m.Advice, "advies", author=ruben, observed=mark("advies gezien"), opinion=mark("advies"))
        self.records["terugvraag"] = self.new(
            m.AdviceQuestion,
            advice=advice,
            asker=marloes,
            words=mark("terugvraag"),
            answer=mark("terugantwoord"),
        )
        decision = at(m.Decision, "besluit", number=1, by=saskia, words=mark("besluit"))
        self.new(m.DecisionOption, decision=decision, option=option)
        self.records["bezwaar"] = self.new(
            m.SignOff, decision=decision, person=erik, verdict="objection", words=mark("bezwaar")
        )
        self.new(m.SignOff, decision=decision, person=marloes)

    def _reading_along(self, matter: m.Matter) -> None:
        """A leader who opened Timo's dossier today, and asks Mirjam to confirm what exists for Saskia."""
        leader = self.person("meelezer")
        self.new(m.Employment, person=leader, role=StaffRole.SCHOOL_LEADER)
        today = self.world.today
        self.records["opening"] = self.new(
            m.Opening,
            pupil=self.world.timo.timo,
            leader=leader,
            reason="complaint",
            since=today,
            until=today,
        )
        self.records["voorstel"] = self.new(
            m.ProtectionProposal,
            matter=matter,
            leader=leader,
            second=self.world.staff.mirjam,
            given_name="Noa",
            family_name="Bos",
            ground=mark("voorstel"),
            domains=["safety"],
            until=today + timedelta(days=9),
            talk_on=today,
        )

    def _successor(self, matter: m.Matter, long_ago: Any) -> None:
        """Who came to the second matter today, with one report of before, and not the other."""
        mirjam, marloes = self.world.staff.mirjam, self.world.saskia.marloes
        successor = self.person("opvolger")
        self.new(m.Employment, person=successor, role=StaffRole.COUNSELLOR)
        tie = self.new(
            m.Involvement,
            pupil=matter.pupil,
            matter=matter,
            person=successor,
            role=StaffRole.COUNSELLOR,
            since=self.world.today,
            sees_since=self.world.today,
        )
        for name in ("tweede bewaard", "tweede mee"):
            talk = self.new(
                m.Conversation,
                matter=matter,
                organiser=mirjam,
                title=mark(f"{name} gesprek"),
                starts_at=long_ago,
                state="closed",
                closed_at=long_ago,
            )
            self.records[f"{name} gesprek"] = talk
            item = self.item(
                talk, f"{name} punt", (marloes, TO), by=mirjam, done=True, done_on=long_ago.date()
            )
            report = self.report(talk, name, Circle.PARENTS_SCHOOL, ReportState.CLOSED, marloes)
            m.Report.objects.filter(pk=report.pk).update(author=mirjam)
            self.new(m.ReportItem, report=report, item=item)
            self.new(m.Invitation, conversation=talk, person=marloes)
            self.agreement(talk, f"{name} afspraak", Circle.PARENTS_SCHOOL, item, marloes)
        self.new(m.HandedReport, involvement=tie, report=self.records["tweede mee"])

    def _of_age(self) -> None:
        """Bram is 18; his mother set a limit, entrusted and spoke before that day."""
        today, ruben = self.world.today, self.world.staff.ruben
        born = date(today.year - 18, today.month, min(today.day, 28)) - timedelta(days=40)
        bram, ada, bob = self.person("bram", born=born), self.person("ada"), self.person("bob")
        pupil = self.new(m.Pupil, person=bram)
        for parent in (ada, bob):
            self.guard(pupil, parent)
        matter = self.new(
            m.Matter, pupil=pupil, kind="trajectory", title=mark("bram zaak"), opened_on=date(2020, 9, 1)
        )
        self.records["bram zaak"], self.records["bram"] = matter, pupil
        self.new(m.Involvement, pupil=pupil, matter=matter, person=ruben, role=StaffRole.COUNSELLOR)
        talk = self.new(
            m.Conversation,
            matter=matter,
            organiser=ruben,
            title=mark("bram gesprek"),
            starts_at=timezone.now(),
        )
        self.records["bram gesprek"] = talk
        for guest in (ruben, bram, ada, bob):
            self.new(m.Invitation, conversation=talk, person=guest)
        self.item(talk, "bram punt", (bram, TO), (ada, PRESENT))
        long_ago = timezone.now() - timedelta(days=400)
        self.drawn(pupil, "om bram", ada, shared_at=long_ago)
        topic = self.new(m.Topic, matter=matter, domain="family", title=mark("bram onderwerp"))
        limit = self.new(m.Limit, matter=matter, topic=topic)
        part = self.new(m.LimitAuthor, limit=limit, person=bob, reason=mark("bob reden"))
        self.new(m.Share, limit_part=part, viewer=ada, shared_at=long_ago)
        offer = self.new(
            m.Offer, matter=matter, professional=ruben, title=mark("bram aanbod"), lapses_on=today
        )
        self.new(m.OfferParent, offer=offer, person=ada)
        for person, kind, name in (
            (bob, "wish", "bob wens"),
            (bram, "wish", "bram wens"),
            (ada, "wish", "ada wens"),
        ):
            row = self.new(m.Voice, conversation=talk, person=person, kind=kind, words=mark(name))
            if person is not ada:
                self.new(m.Share, voice=row, viewer=ada, shared_at=long_ago)
        told = self.new(m.Voice, conversation=talk, person=bram, kind="question", words=mark("bram later"))
        self.new(m.Share, voice=told, viewer=ada)
        self.report(talk, "bram verslag", Circle.TRIANGLE, ReportState.OPEN, bram, ada, ruben)

    def _teacher_and_mother(self) -> None:
        """Gerda counsels here, also (on paper) her own daughter Kiki; and she is Kiki's mother."""
        gerda, kiki = self.person("gerda"), self.person("kiki", born=date(self.world.today.year - 14, 1, 1))
        self.new(m.Employment, person=gerda, role=StaffRole.COUNSELLOR)
        self.new(m.Employment, person=gerda, role=StaffRole.MENTOR)
        pupil = self.new(m.Pupil, person=kiki)
        self.guard(pupil, gerda)
        self.records["kiki"] = pupil
        matter = self.new(
            m.Matter, pupil=pupil, kind="trajectory", title=mark("kiki zaak"), opened_on=self.world.today
        )
        self.records["kiki zaak"] = matter
        mirjam = self.world.staff.mirjam
        for person in (gerda, mirjam):
            self.new(m.Involvement, pupil=pupil, matter=matter, person=person, role=StaffRole.COUNSELLOR)
        self.new(m.Involvement, pupil=pupil, matter=None, person=gerda, role=StaffRole.MENTOR)
        self.new(
            m.Event,
            matter=matter,
            on=self.world.today,
            person=kiki,
            kind="stagnates",
            observed=mark("kiki gezien"),
            author=mirjam,
        )
        talk = self.new(
            m.Conversation,
            matter=matter,
            organiser=mirjam,
            title=mark("kiki gesprek"),
            starts_at=timezone.now(),
        )
        self.records["kiki gesprek"] = talk
        for guest in (kiki, gerda, mirjam):
            self.new(m.Invitation, conversation=talk, person=guest)
        self.item(talk, "kiki punt", (kiki, TO), (gerda, PRESENT), by=mirjam)
        self.item(talk, "kiki alleen", (kiki, TO), by=mirjam)
        self.agreement(talk, "kiki afspraak", Circle.PUPIL_SCHOOL, self.records["kiki alleen"], kiki)
        report = self.report(talk, "kiki verslag", Circle.PUPIL_SCHOOL, ReportState.OPEN, kiki)
        m.Report.objects.filter(pk=report.pk).update(author=mirjam)

    def _who_looked(self) -> None:
        """Colleagues opened what not everybody may know of."""
        staff, school = self.world.staff, self.school.pk
        saskia, talk = self.world.saskia.saskia.pk, OPENED_CONVERSATION
        for actor, pupil, word, record in (
            (staff.mirjam, saskia, talk, "tweede gesprek"),
            (staff.ruben, saskia, talk, "eerder"),
            (staff.ruben, saskia, OPENED_REPORT, "verslag ouders"),
            (staff.ruben, saskia, OPENED_REPORT, "verslag concept"),
            (staff.ruben, self.records["bram"].pk, talk, "bram gesprek"),
            (staff.mirjam, self.records["kiki"].pk, OPENED_REPORT, "kiki verslag"),
        ):
            leave_trace(
                school,
                actor=actor.pk,
                role="professional",
                word=word,
                pupil=pupil,
                record=self.records[record].pk,
            )
