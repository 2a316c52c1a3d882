"""What is asked to be left alone, as a professional reads it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from keuzeruimte_web.bridge import facts as f
from keuzeruimte_web.bridge.listed import domain_in_words
from keuzeruimte_web.bridge.people import FilePerson
from keuzeruimte_web.bridge.stored import by_record
from keuzeruimte_web.queries.files import File
from keuzeruimte_web.queries.seen_by import SeenBy, seen_by


@dataclass(frozen=True, slots=True)
class Boundary:
    """A limit in force: whose it is, with whom not, about what, unless who is there."""

    id: UUID
    authors: tuple[str, ...]
    audience: tuple[str, ...]
    unless: tuple[str, ...]
    subject: str
    reasons: tuple[tuple[str, str], ...]
    since: date | None
    review_on: date | None
    seen_by: SeenBy


def boundaries(file: File) -> Iterator[Boundary]:
    """The limits that stand today, as far as the viewer may see them, oldest first."""
    today = file.viewer.today
    authors = by_record(file.stored.all(f.LimitAuthorFact))
    people = by_record(file.stored.all(f.LimitPersonFact))
    topics = {topic.id: topic.title for topic in file.stored.all(f.TopicFact)}
    for limit in sorted(file.stored.shown(f.LimitFact), key=lambda x: (x.since or date.min, x.id.int)):
        standing = [
            part
            for part in authors[limit.id]
            if _on(part.since or limit.since, part.until or limit.until, today) and part.person in file.people
        ]
        if not standing:
            continue
        subject = topics[limit.topic] if limit.topic else domain_in_words(limit.domain)
        whose = [file.people[part.person] for part in standing]
        yield Boundary(
            id=limit.id,
            authors=_names(whose),
            audience=_names(_part(file, people[limit.id], "with")),
            unless=_names(_part(file, people[limit.id], "unless_present")),
            subject=subject,
            reasons=tuple((file.people[part.person].short, part.reason) for part in standing if part.reason),
            since=limit.since,
            review_on=limit.review_on,
            seen_by=seen_by([*file.still_reading(whose), *file.guides(limit.matter)], about=subject),
        )


def _on(since: date | None, until: date | None, today: date) -> bool:
    return (since is None or since <= today) and (until is None or until >= today)


def _part(file: File, links: list[f.LimitPersonFact], part: str) -> list[FilePerson]:
    return [file.people[link.person] for link in links if link.part == part and link.person in file.people]


def _names(people: list[FilePerson]) -> tuple[str, ...]:
    return tuple(sorted(person.short for person in people))
