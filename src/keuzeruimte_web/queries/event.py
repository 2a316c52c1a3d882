"""What the form of an event offers: who, in which matter; and an event as it stands, to change or add to."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid4

from django.utils import timezone

from keuzeruimte_web.access.decide import Invisible, require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge import facts as f
from keuzeruimte_web.bridge.listed import choices_of
from keuzeruimte_web.queries.attention import happening, invited
from keuzeruimte_web.queries.entrusted import Named
from keuzeruimte_web.queries.files import File, file_of
from keuzeruimte_web.queries.seen_by import SeenBy, seen_by

ATTENDING = ("late", "missed", "cancelled")
"""What one notes of somebody who was expected. Who came needs no line: that is as it should be."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What can be filled in about this pupil. Without a matter nothing can be noted yet."""

    pupil: UUID
    name: str
    given: str
    people: tuple[tuple[UUID, Named], ...]
    matters: tuple[tuple[UUID, str], ...]
    kinds: tuple[tuple[str, str], ...]
    seen_by: SeenBy | None
    quick: tuple["Quick", ...]


@dataclass(frozen=True, slots=True)
class Quick:
    """Somebody of whom one tap notes what happened today. `talk`: the talk of today that it is about."""

    person: UUID
    who: Named
    matter: UUID
    talk: str
    kinds: tuple[tuple[str, str], ...]
    once: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class Noted:
    """An event as it stands. `mine_today`: the viewer may still change it."""

    id: UUID
    on: date
    title: str
    kind: str
    observed: str
    opinion: str
    mine_today: bool
    additions: tuple[str, ...]


def asked(viewer: Viewer, *, pupil: UUID) -> Asked:
    """The choices of the form; Invisible for a pupil whose dossier the viewer may not open."""
    file = file_of(viewer, pupil=pupil)
    order = ("pupil", "parents", "school", "")
    people = sorted(
        (person for person in file.people.values() if person.involved and not person.deceased),
        key=lambda person: (order.index(person.party), person.short),
    )
    matters = file.matters()
    return Asked(
        pupil=file.pupil.id,
        name=file.pupil.full,
        given=file.pupil.short,
        people=tuple((person.id, Named(person.short, person.party)) for person in people),
        matters=tuple((matter.id, matter.title) for matter in matters),
        kinds=tuple(choices_of("event")),
        seen_by=seen_by({guide for matter in matters for guide in file.guides(matter.id)}, about="")
        if matters
        else None,
        quick=tuple(_quick(file)),
    )


def _quick(file: File) -> Iterator[Quick]:
    """Who of the family was asked to a talk of today: late, away, or said so; then the pupil, any kind."""
    words = dict(choices_of("event"))
    attending = tuple((kind, words[kind]) for kind in ATTENDING)
    open_matters = {matter.id for matter in file.matters()}
    for talk in sorted(file.stored.shown(f.ConversationFact), key=lambda one: (one.starts_at, str(one.id))):
        if timezone.localdate(talk.starts_at) == file.viewer.today and talk.matter in open_matters:
            for guest in invited(file, talk.id):
                if guest.party in ("pupil", "parents"):
                    who = Named(guest.short, guest.party)
                    yield Quick(guest.id, who, talk.matter, talk.title, attending)
    for matter in file.matters()[:1]:
        who = Named(file.pupil.short, "pupil")
        of_a_pupil = tuple((kind, said) for kind, said in words.items() if kind != "acts_as_parent")
        yield Quick(file.pupil.id, who, matter.id, "", of_a_pupil)


def noted(viewer: Viewer, *, pupil: UUID, event: UUID) -> Noted:
    """One event of this pupil, with what was added; Invisible when it is another's."""
    row = require(viewer, Kind.EVENT, Right.SEE, event)
    file = file_of(viewer, pupil=pupil)
    fact = next((one for one in file.stored.shown(f.EventFact) if one.id == event), None)
    if fact is None or fact.adds_to is not None:
        raise Invisible(f"{Kind.EVENT}")
    return Noted(
        id=event,
        on=fact.on,
        title=happening(file, fact),
        kind=fact.kind,
        observed=fact.observed,
        opinion=fact.opinion,
        mine_today=fact.author == viewer.person and timezone.localdate(row.created_at) == viewer.today,
        additions=tuple(
            one.observed
            for one in sorted(file.stored.shown(f.EventFact), key=lambda one: (one.on, str(one.id)))
            if one.adds_to == event
        ),
    )
