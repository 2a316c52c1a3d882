"""The three orders of rank at one point, as ladders, and the role that follows for who acts (METHOD 2).

A step says who stands there: `top` for who goes first, `plan` for where this plan puts the professional.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from keuzeruimte.situation import Situation
from keuzeruimte.words import ActRole, Domain, Hierarchy
from keuzeruimte_web.components.wording import joined, on_day_in_words

from .assessing import HEAVY, ReadAct
from .case import CaseOfRecords
from .people import FilePerson
from .source import as_uuid
from .stored import Stored

WHO_KNOWS = {
    Domain.LEARNING: _("Over leren weet school het meest. Thuis weet hoe het thuis gaat."),
    Domain.CAREER: _("School kent de wegen. Ouders kennen hun kind en hun eigen werk."),
    Domain.SOCIAL_EMOTIONAL: _("Hier is een begeleider voor opgeleid."),
    Domain.UPBRINGING: _("Over opvoeden weten ouders het meest."),
    Domain.FAMILY: _("Over het gezin weten ouders het meest."),
    Domain.SAFETY: _("De meldcode staat altijd open."),
    Domain.THERAPY: _("Dit is werk voor een behandelaar."),
}
ROLES = {
    ActRole.PROTECTOR: (
        _("Beschermer"),
        _("Je handelt namens wie beschermt, zolang dat duurt."),
    ),
    ActRole.REFERRER: (_("Verwijzer"), _("Je wijst de weg naar wie hiervoor opgeleid is.")),
    ActRole.EXPERT: (
        _("Deskundige"),
        _("Dit is aan school toevertrouwd. Je gaat hier voorop, en vertelt wat je doet."),
    ),
    ActRole.SERVING_EXPERT: (
        _("Dienstbare deskundige"),
        _("Van thuis kwam een vraag. Je leent je kennis uit. Thuis kiest wat ermee gebeurt."),
    ),
    ActRole.DELEGATE: (_("Gemachtigde"), _("Je doet dit namens hen, zolang zij dat willen.")),
    ActRole.OUTSIDER: (
        _("Niet aan zet"),
        _("Dit is van %(family)s. Je mag er zijn, maar je gaat hier niet voor."),
    ),
}
"""The role that follows, in words: its name, and what it comes down to."""
FOR_ONE = _("Je doet dit namens %(whom)s, zolang die dat wil.")
"""The delegate's, where one person decides: a parent alone, or a pupil of 18."""


@dataclass(frozen=True, slots=True)
class Step:
    """One rung: a name with its corner, and whether it is the `top`, or the `plan`'s own place."""

    name: str
    party: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Ladder:
    """One order of rank, highest first, with one sentence below it."""

    name: str
    steps: tuple[Step, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class Role:
    """The role of the professional at this point: a picture, a name, and what it comes down to."""

    picture: str
    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class _Seen:
    """One act with everything the ladders say of it."""

    read: ReadAct
    situation: Situation
    actor: str
    mandated_on: str
    people: Mapping[UUID, FilePerson]

    def heavy(self, hierarchy: Hierarchy) -> bool:
        return any(f.hierarchy == hierarchy and f.severity in HEAVY for f in self.read.findings)

    def first(self, hierarchy: Hierarchy) -> list[Step]:
        """Where the plan puts who acts (above all, where it crosses this order), and who is on top."""
        actor = as_uuid(self.read.act.by)
        above = []
        if self.heavy(hierarchy):
            above = [Step(_now("%(name)s, in dit plan") % {"name": self.actor}, "school", "plan")]
        top = sorted(self.read.top[hierarchy], key=lambda person: (person.id != actor, person.short))
        if any(person.id == actor for person in top):
            top = top[:1]
        shown = [Step(self.actor if p.id == actor else p.short, p.party, "top") for p in top]
        return above + _together(shown)

    def alone(self, hierarchy: Hierarchy) -> str:
        """The name of who is on top, beside who acts; empty where they are several, or nobody."""
        actor = as_uuid(self.read.act.by)
        others = [person.short for person in self.read.top[hierarchy] if person.id != actor]
        return others[0] if len(others) == 1 else ""


def ladders_of(
    read: ReadAct, *, stored: Stored, origin: CaseOfRecords, viewer: UUID
) -> tuple[tuple[Ladder, ...], Role]:
    """The ladders of one act, in the order feeling, responsibility, expertise, and the role that follows."""
    case = origin.case
    situation = Situation.of(read.act, on=origin.day)
    actor = as_uuid(read.act.by)
    mine = [fact for fact in situation.mandate if origin.record_of(fact) in stored.seen and fact.since]
    since = mine[0].since if mine else None
    seen = _Seen(
        read=read,
        situation=situation,
        actor=_now("Jij") if actor == viewer else origin.people[actor].short,
        mandated_on=on_day_in_words(since, today=case.as_of, weekday=False) if since else "",
        people=origin.people,
    )
    return (_feeling(seen), _responsibility(seen), _expertise(seen)), _role(seen)


def _together(steps: list[Step]) -> list[Step]:
    """People of one corner stand on one rung."""
    corners: dict[str, list[str]] = {}
    for step in steps:
        corners.setdefault(step.party, []).append(step.name)
    return [Step(joined(names), party, "top") for party, names in corners.items()]


def _feeling(seen: _Seen) -> Ladder:
    steps = [
        *seen.first(Hierarchy.EMOTIONAL),
        Step(_now("Familie, vrienden"), ""),
        Step(seen.actor, "school"),
    ]
    return Ladder(
        _now("Gevoel"), tuple(steps), _now("Ouders staan hier altijd boven. Ook als het thuis moeilijk is.")
    )


def _responsibility(seen: _Seen) -> Ladder:
    steps = seen.first(Hierarchy.RESPONSIBILITY)
    held = seen.situation.delegated or seen.read.role in (ActRole.EXPERT, ActRole.DELEGATE)
    if held and not seen.heavy(Hierarchy.RESPONSIBILITY) and not seen.situation.protection:
        alone = seen.alone(Hierarchy.RESPONSIBILITY)
        words = _now("%(name)s, namens %(whom)s") if alone else _now("%(name)s, namens hen")
        steps.append(Step(words % {"name": seen.actor, "whom": alone}, "school"))
    return Ladder(_now("Verantwoordelijk"), tuple(steps), _why_responsible(seen))


def _why_responsible(seen: _Seen) -> str:
    s = seen.situation
    if s.protection:
        return _now("Zolang de bescherming duurt, gaat wie beschermt hier voor.")
    if s.on.adult:
        return _now("%(pupil)s is 18 en gaat hier zelf over.") % {"pupil": _pupil(seen)}
    if s.waits_for_all:
        return _now("Je doet dit pas na een ja.")
    if s.domain in (Domain.LEARNING, Domain.CAREER) and s.delegated:
        return _now("Door de inschrijving op school is dit toevertrouwd.")
    if seen.mandated_on:
        return _now("Toevertrouwd %(day)s.") % {"day": seen.mandated_on}
    if s.delegated:
        return _now("Dit is toevertrouwd.")
    if s.domain == Domain.UPBRINGING:
        return _now("Opvoeden geven ouders niet uit handen.")
    if s.domain == Domain.THERAPY:
        return _now("Behandelen hoort niet bij school.")
    return _now("Dit is niet toevertrouwd.")


def _expertise(seen: _Seen) -> Ladder:
    steps = seen.first(Hierarchy.EXPERTISE)
    domain = seen.situation.domain
    if domain in (Domain.UPBRINGING, Domain.FAMILY) and not seen.heavy(Hierarchy.EXPERTISE):
        alone = seen.alone(Hierarchy.EXPERTISE)
        if seen.read.role == ActRole.SERVING_EXPERT:
            words = _now("%(name)s, dienstbaar")
        elif alone:
            words = _now("%(name)s, als %(whom)s vraagt")
        else:
            words = _now("%(name)s, als zij vragen")
        steps.append(Step(words % {"name": seen.actor, "whom": alone}, "school"))
    return Ladder(_now("Deskundig"), tuple(steps), str(WHO_KNOWS[domain]))


def _pupil(seen: _Seen) -> str:
    return seen.people[as_uuid(seen.situation.on.pupil)].short


def _role(seen: _Seen) -> Role:
    family = (_pupil(seen), *sorted(person.short for person in seen.read.top[Hierarchy.EMOTIONAL]))
    alone = seen.alone(Hierarchy.RESPONSIBILITY)
    names = {"family": joined(family), "whom": alone}
    name, sentence = ROLES[seen.read.role]
    if alone and seen.read.role == ActRole.DELEGATE:
        sentence = FOR_ONE
    return Role(f"roles/{seen.read.role.value}.html", str(name), str(sentence) % names)
