"""The copy that somebody asked for by law: records in chapters, for reading and as data.

It holds no triangle, no assessment and no signal, and nothing that is another's own (`access/asked.py`).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from keuzeruimte_web.access.asked import IN_WORDS, Asked, given
from keuzeruimte_web.access.decide import may
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.components.statements import STATEMENTS, said_to_statement
from keuzeruimte_web.components.wording import joined, sentence
from keuzeruimte_web.records.models import PlacementLink, PlacementWord, Service
from keuzeruimte_web.records.models.choices import (
    CareerActivity,
    CareerKind,
    CareerPlace,
    ChoiceVoiceKind,
    Circle,
    Claim,
    Connection,
    VoiceKind,
)

from .listed import (
    authority_in_words,
    domain_in_words,
    event_in_words,
    institution_in_words,
    matter_in_words,
    parent_in_words,
    request_in_words,
    role_of_staff,
    verdict_in_words,
)
from .looked import PART_OF_DAY, dossier_first, looked, lookers

OF_THE_PUPIL = frozenset({Claim.PUPIL, Claim.PUPIL_16})
FIRST_DAY = date(2000, 1, 1)
"""Before every trace: the copy tells of all that is kept."""


@dataclass(frozen=True, slots=True)
class Field:
    """One fact: a key for a machine, a label for a reader, and the text."""

    key: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One record: its title, the day (ISO 8601, empty where there is none), and its facts."""

    title: str
    day: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Records of one kind, in order of time."""

    kind: str
    title: str
    entries: tuple[Entry, ...]


def chapters_of(asked: Asked) -> list[dict[str, Any]]:
    """Everything that goes into this copy, in chapters; a chapter without records is not there."""
    found = (Chapter(kind.value, title(), tuple(entries(asked))) for kind, title, entries in CHAPTERS)
    return [asdict(chapter) for chapter in found if chapter.entries]


def passed_to(asked: Asked) -> str:
    """To whom something of this went (article 15 (1)(c) AVG), in a sentence; empty where to nobody."""
    if asked.claim in IN_WORDS:
        return ""
    reads = Q(pupils=True) if asked.claim in OF_THE_PUPIL else Q(pupils=True) | Q(parents=True)
    services = Service.objects.filter(reads).order_by("name", "pk").values_list("name", flat=True)
    linked = given(asked, Kind.PLACEMENT).filter(pk__in=PlacementLink.objects.values("placement"))
    told = []
    if names := sorted(set(services)):
        told.append(
            _("Deze programma’s van school lezen of lazen namen en klassen, en niets van de begeleiding: %s.")
            % joined(names)
        )
    if names := [row.employer for row in linked.order_by("since", "pk")]:
        told.append(_("Over een stage kreeg dit bedrijf een eigen link: %s.") % joined(names))
    return " ".join(told)


def _entry(title: str, day: date | None, *fields: tuple[str, str, object]) -> Entry:
    """An entry with the facts that are there."""
    facts = tuple(Field(key, label, str(text)) for key, label, text in fields if text not in ("", None))
    return Entry(title, day.isoformat() if day else "", facts)


def _on(moment: Any) -> date | None:
    return timezone.localtime(moment).date() if moment else None


def _pupil(asked: Asked) -> Iterator[Entry]:
    for row in given(asked, Kind.PUPIL).select_related("person", "school_class"):
        yield _entry(
            row.person.full_name,
            None,
            ("born", _("Geboren"), row.person.born),
            ("class", _("Klas"), row.school_class.name if row.school_class else ""),
            ("left_on", _("Laatste schooldag"), row.left_on),
        )


def _guardianships(asked: Asked) -> Iterator[Entry]:
    for row in given(asked, Kind.GUARDIANSHIP).select_related("parent").order_by("since", "pk"):
        yield _entry(
            row.parent.full_name,
            row.since,
            ("kind", _("Band"), parent_in_words(row.kind)),
            ("authority", _("Gezag"), authority_in_words(row.authority)),
            ("information_right", _("Recht op informatie"), _("ja") if row.information_right else _("nee")),
            ("household", _("Huishouden"), row.household),
            ("source", _("Waar dit uit blijkt"), row.source),
            ("until", _("Tot en met"), row.until),
        )


def _institutions(asked: Asked) -> Iterator[Entry]:
    for row in given(asked, Kind.INSTITUTION).order_by("since", "pk"):
        yield _entry(
            row.name,
            row.since,
            ("role", _("Wat de instelling is"), institution_in_words(row.role)),
            ("source", _("Waar dit uit blijkt"), row.source),
            ("until", _("Tot en met"), row.until),
        )


def _involvements(asked: Asked) -> Iterator[Entry]:
    for row in given(asked, Kind.INVOLVEMENT).select_related("person").order_by("since", "pk"):
        yield _entry(
            row.person.full_name,
            row.since,
            ("role", _("Taak"), role_of_staff(row.role)),
            ("until", _("Tot en met"), row.until),
        )


def _matters(asked: Asked) -> Iterator[Entry]:
    school = Circle.SCHOOL in asked.circles
    for row in given(asked, Kind.MATTER).order_by("opened_on", "pk"):
        yield _entry(
            row.title,
            row.opened_on,
            ("kind", _("Soort"), matter_in_words(row.kind)),
            ("closed_on", _("Afgerond op"), row.closed_on),
            ("reason", _("Reden"), row.reason if school else ""),
            ("goal", _("Doel"), row.goal if school else ""),
            ("evaluation", _("Terugblik"), row.evaluation if school else ""),
            ("onward", _("Hoe verder"), row.onward if school else ""),
            ("thanks", _("Dank"), row.thanks if school else ""),
        )


def _delegations(asked: Asked) -> Iterator[Entry]:
    for row in given(asked, Kind.DELEGATION).order_by("created_at", "pk"):
        yield _entry(
            sentence(domain_in_words(row.domain)),
            _on(row.created_at),
            ("words", _("In woorden"), row.words),
            ("until", _("Tot en met"), row.until),
        )


def _limits(asked: Asked) -> Iterator[Entry]:
    for row in given(asked, Kind.LIMIT_PART).select_related("limit__topic").order_by("since", "pk"):
        topic = row.limit.topic.title if row.limit.topic else sentence(domain_in_words(row.limit.domain))
        yield _entry(
            topic,
            row.since,
            ("reason", _("Eigen reden"), row.reason),
            ("until", _("Tot en met"), row.until),
        )


def _requests(asked: Asked) -> Iterator[Entry]:
    for row in given(asked, Kind.REQUEST).order_by("asked_on", "pk"):
        yield _entry(
            sentence(request_in_words(row.kind)),
            row.asked_on,
            ("words", _("In eigen woorden"), row.words),
        )


def _protections(asked: Asked) -> Iterator[Entry]:
    for row in given(asked, Kind.PROTECTION).select_related("protector").order_by("since", "pk"):
        yield _entry(
            _("Bescherming"),
            row.since,
            ("ground", _("Grond"), row.ground),
            ("protector", _("Uitgevoerd door"), row.protector.full_name),
            ("until", _("Tot en met"), row.until),
        )


def _conversations(asked: Asked) -> Iterator[Entry]:
    for row in given(asked, Kind.CONVERSATION).order_by("starts_at", "pk"):
        yield _entry(row.title, _on(row.starts_at), ("place", _("Plek"), row.place))


def _voices(asked: Asked) -> Iterator[Entry]:
    found = given(asked, Kind.VOICE).select_related("conversation", "entered_by").order_by("updated_at", "pk")
    for row in found:
        by = row.entered_by.full_name if row.entered_by else ""
        yield _entry(
            sentence(str(VoiceKind(row.kind).label)),
            _on(row.updated_at),
            ("conversation", _("Bij het gesprek"), row.conversation.title),
            ("words", _("In eigen woorden"), row.words),
            ("entered_by", _("Opgeschreven door"), by),
        )


def _answers(asked: Asked) -> Iterator[Entry]:
    """The own answers; where they were given by statements, also what was said to each."""
    found = given(asked, Kind.ANSWER).select_related("conversation__matter__pupil__person")
    for row in found.order_by("updated_at", "pk"):
        name = row.conversation.matter.pupil.person.given_name
        statements = STATEMENTS.get((asked.viewer.role, row.connection), ())
        yield _entry(
            sentence(str(Connection(row.connection).label)),
            _on(row.updated_at),
            ("conversation", _("Bij het gesprek"), row.conversation.title),
            ("value", _("Eigen antwoord, van 0 tot 1"), f"{row.value:.2f}"),
            *(
                (f"statement_{number}", str(statement) % {"name": name}, said_to_statement(answer))
                for number, (statement, answer) in enumerate(
                    zip(statements, row.sentences or (), strict=False), start=1
                )
            ),
        )


def _reports(asked: Asked) -> Iterator[Entry]:
    found = given(asked, Kind.REPORT).select_related("conversation", "author")
    for row in found.order_by("conversation__starts_at", "pk"):
        yield _entry(
            row.conversation.title,
            _on(row.closed_at or row.put_before_at),
            ("circle", _("Voor wie"), str(Circle(row.circle).label)),
            ("author", _("Geschreven door"), row.author.full_name),
            ("observed", _("Wat er is gezien en gezegd"), row.observed),
            ("opinion", _("Wat school daarvan denkt"), row.opinion),
        )


def _versions(asked: Asked) -> Iterator[Entry]:
    found = given(asked, Kind.REPORT_VERSION).select_related("report__conversation", "author")
    for row in found.order_by("until", "pk"):
        yield _entry(
            row.report.conversation.title,
            _on(row.until),
            ("author", _("Geschreven door"), row.author.full_name),
            ("observed", _("Wat er is gezien en gezegd"), row.observed),
            ("opinion", _("Wat school daarvan denkt"), row.opinion),
        )


def _doubts(asked: Asked) -> Iterator[Entry]:
    for row in given(asked, Kind.DOUBT).select_related("author").order_by("written_on", "pk"):
        yield _entry(row.author.full_name, row.written_on, ("text", _("Twijfel over de aanpak"), row.text))


def _responses(asked: Asked) -> Iterator[Entry]:
    found = given(asked, Kind.RESPONSE).select_related("person", "report__conversation")
    for row in found.order_by("updated_at", "pk"):
        yield _entry(
            row.report.conversation.title,
            _on(row.updated_at),
            ("person", _("Van"), row.person.full_name),
            ("agreed", _("Akkoord gegeven op"), _on(row.agreed_at)),
            ("words", _("Eigen woorden"), row.words),
        )


def _additions(asked: Asked) -> Iterator[Entry]:
    found = given(asked, Kind.ADDITION).select_related("author", "report__conversation")
    for row in found.order_by("created_at", "pk"):
        yield _entry(
            row.report.conversation.title,
            _on(row.created_at),
            ("author", _("Van"), row.author.full_name),
            ("text", _("Aanvulling"), row.text),
        )


def _agreements(asked: Asked) -> Iterator[Entry]:
    for row in given(asked, Kind.AGREEMENT).order_by("made_on", "pk"):
        yield _entry(
            row.text,
            row.made_on,
            ("due_on", _("Klaar op"), row.due_on),
            ("done_on", _("Gedaan op"), _on(row.done_at)),
        )


def _events(asked: Asked) -> Iterator[Entry]:
    found = given(asked, Kind.EVENT).select_related("person", "author")
    for row in found.order_by("on", "created_at", "pk"):
        what = _("%(name)s %(did)s") % {"name": row.person.full_name, "did": event_in_words(row.kind)}
        yield _entry(
            what,
            row.on,
            ("author", _("Geschreven door"), row.author.full_name),
            ("observed", _("Wat er is gezien"), row.observed),
            ("opinion", _("Wat school daarvan denkt"), row.opinion),
        )


def _options(asked: Asked) -> Iterator[Entry]:
    found = given(asked, Kind.CHOICE_OPTION).select_related("moment__matter").order_by("added_at", "pk")
    for row in found:
        yield _entry(
            row.title,
            _on(row.added_at),
            ("choice", _("Bij de keuze"), row.moment.matter.title),
            ("needed", _("Wat daarvoor nodig is"), row.needed),
        )


def _choice_voices(asked: Asked) -> Iterator[Entry]:
    found = given(asked, Kind.CHOICE_VOICE).select_related("option", "entered_by").filter(skipped=False)
    for row in found.order_by("updated_at", "pk"):
        by = row.entered_by.full_name if row.entered_by else ""
        yield _entry(
            sentence(str(ChoiceVoiceKind(row.kind).label)),
            _on(row.updated_at),
            ("option", _("Mogelijkheid"), row.option.title if row.option else ""),
            ("words", _("In eigen woorden"), row.words),
            ("entered_by", _("Opgeschreven door"), by),
        )


def _advice(asked: Asked) -> Iterator[Entry]:
    for row in given(asked, Kind.ADVICE).select_related("author").order_by("given_at", "pk"):
        yield _entry(
            _("Advies van school"),
            _on(row.given_at),
            ("author", _("Geschreven door"), row.author.full_name),
            ("observed", _("Wat school zag"), row.observed),
            ("opinion", _("Wat school aanraadt"), row.opinion),
        )


def _advice_questions(asked: Asked) -> Iterator[Entry]:
    for row in given(asked, Kind.ADVICE_QUESTION).order_by("asked_at", "pk"):
        yield _entry(
            _("Vraag"),
            _on(row.asked_at),
            ("words", _("In eigen woorden"), row.words),
            ("answer", _("Antwoord"), row.answer),
        )


def _decisions(asked: Asked) -> Iterator[Entry]:
    found = given(asked, Kind.DECISION).prefetch_related("options__option")
    for row in found.order_by("made_at", "pk"):
        chosen = sorted(one.option.title for one in row.options.all())
        yield _entry(joined(chosen), _on(row.made_at), ("words", _("In eigen woorden"), row.words))


def _sign_offs(asked: Asked) -> Iterator[Entry]:
    for row in given(asked, Kind.SIGN_OFF).exclude(verdict="").order_by("answered_at", "pk"):
        yield _entry(
            sentence(verdict_in_words(row.verdict)),
            _on(row.answered_at),
            ("words", _("Eigen woorden"), row.words),
        )


def _village(asked: Asked) -> Iterator[Entry]:
    for row in given(asked, Kind.VILLAGE).prefetch_related("villagers"):
        for one in sorted(row.villagers.all(), key=lambda one: (one.added_at, one.pk)):
            yield _entry(one.name, _on(one.added_at), ("for_what", _("Waarvoor"), one.for_what))


def _career(asked: Asked) -> Iterator[Entry]:
    """The pupil's own pieces; pictures and documents by name, for the pupil takes those along in the zip."""
    found = given(asked, Kind.CAREER_ITEM).prefetch_related("attachments")
    for row in sorted(found, key=lambda row: (row.made_at, str(row.pk))):
        files = [one.name for one in sorted(row.attachments.all(), key=lambda one: (one.made_at, one.pk))]
        yield _entry(
            row.title
            or sentence(str(CareerPlace(row.place).label if row.place else CareerKind(row.kind).label)),
            row.on or _on(row.made_at),
            ("activity", _("Soort"), str(CareerActivity(row.activity).label) if row.activity else ""),
            ("words", _("Verteld"), row.words),
            ("goals", _("Doel"), row.goals),
            ("results", _("Wat het opleverde"), row.results),
            ("evaluation", _("Terugblik"), row.evaluation),
            ("follow_up", _("Hoe verder"), row.follow_up),
            ("files", _("Bijlagen"), ", ".join(files)),
        )


def _placements(asked: Asked) -> Iterator[Entry]:
    words = PlacementWord.objects.filter(person=asked.viewer.person).order_by("version")
    said = {word.placement_id: word.get_word_display() for word in words}
    for row in given(asked, Kind.PLACEMENT).order_by("since", "pk"):
        yield _entry(
            row.employer,
            row.since,
            ("until", _("Tot en met"), row.until),
            ("where", _("Waar"), row.where),
            ("contact", _("Wie daar te vragen is"), row.contact),
            ("learn", _("Om te leren of te zien"), row.learn),
            ("agreed", _("Wat is afgesproken"), row.agreed),
            ("said", _("Zelf gezegd"), said.get(row.pk, "")),
        )


def _log(asked: Asked) -> Iterator[Entry]:
    """Who of school looked, as the asker reads it on the page about that: by the part of the day."""
    viewer, pupil = asked.viewer, asked.pupil
    if not may(viewer, Kind.PUPIL, Right.LOOK_BACK, pupil):
        return
    found = looked(viewer, pupil=pupil, since=FIRST_DAY, until=viewer.today)
    who = lookers((one.actor for one in found), pupil=pupil)
    what: dict[tuple[date, int, str, str, UUID], set[str]] = defaultdict(set)
    for one in found:
        part = tuple(PART_OF_DAY).index(one.part)
        what[one.day, part, who[one.actor].name, who[one.actor].role_on(one.day), one.actor].add(one.in_words)
    for (day, part, name, role, _actor), opened in sorted(what.items()):
        yield _entry(
            name,
            day,
            ("role", _("Taak"), role),
            ("part", _("Deel van de dag"), _parts()[part]),
            ("opened", _("Wat er is geopend"), joined(dossier_first(opened))),
        )


def _parts() -> tuple[str, str, str, str]:
    return _("’s nachts"), _("’s ochtends"), _("’s middags"), _("’s avonds")


CHAPTERS: tuple[tuple[Kind, Any, Any], ...] = (
    (Kind.PUPIL, lambda: _("De leerling"), _pupil),
    (Kind.GUARDIANSHIP, lambda: _("Gezag en verzorging"), _guardianships),
    (Kind.INSTITUTION, lambda: _("Instelling die voogd is of toezicht houdt"), _institutions),
    (Kind.INVOLVEMENT, lambda: _("Wie van school begeleidt"), _involvements),
    (Kind.MATTER, lambda: _("Trajecten en keuzemomenten"), _matters),
    (Kind.DELEGATION, lambda: _("Wat ouders toevertrouwen"), _delegations),
    (Kind.LIMIT_PART, lambda: _("Eigen grenzen"), _limits),
    (Kind.REQUEST, lambda: _("Eigen vragen aan school"), _requests),
    (Kind.PROTECTION, lambda: _("Bescherming"), _protections),
    (Kind.CONVERSATION, lambda: _("Gesprekken"), _conversations),
    (Kind.VOICE, lambda: _("Eigen wensen en verwachtingen"), _voices),
    (Kind.ANSWER, lambda: _("Eigen antwoorden"), _answers),
    (Kind.REPORT, lambda: _("Verslagen"), _reports),
    (Kind.REPORT_VERSION, lambda: _("Eerdere teksten van verslagen"), _versions),
    (Kind.ADDITION, lambda: _("Aanvullingen op verslagen"), _additions),
    (Kind.RESPONSE, lambda: _("Akkoord en eigen woorden"), _responses),
    (Kind.AGREEMENT, lambda: _("Afspraken"), _agreements),
    (Kind.EVENT, lambda: _("Wat school opschreef"), _events),
    (Kind.DOUBT, lambda: _("Waar school aan twijfelde bij zichzelf"), _doubts),
    (Kind.VILLAGE, lambda: _("Wie er om de leerling heen staan"), _village),
    (Kind.CAREER_ITEM, lambda: _("Eigen loopbaandossier"), _career),
    (Kind.PLACEMENT, lambda: _("Stages"), _placements),
    (Kind.CHOICE_OPTION, lambda: _("Mogelijkheden bij een keuze"), _options),
    (Kind.CHOICE_VOICE, lambda: _("Eigen woorden bij een keuze"), _choice_voices),
    (Kind.ADVICE, lambda: _("Adviezen van school"), _advice),
    (Kind.ADVICE_QUESTION, lambda: _("Eigen vragen bij een advies"), _advice_questions),
    (Kind.DECISION, lambda: _("Wat de leerling koos"), _decisions),
    (Kind.SIGN_OFF, lambda: _("Eigen antwoord op een keuze"), _sign_offs),
    (Kind.TRACE, lambda: _("Wie van school keek er mee"), _log),
)
