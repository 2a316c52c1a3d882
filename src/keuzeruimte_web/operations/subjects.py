"""What a limit, a request or something entrusted is about: a topic in own words, or a whole domain."""

from uuid import UUID

from keuzeruimte_web.records.models import Matter, Topic


def topic_called(matter: Matter, *, title: str, domain: str) -> Topic:
    """The topic of this matter with this title, whatever its capitals; made when it is not there yet.

    That it was there already tells nothing: the answer to who asks is the same.
    """
    new = Topic(school_id=matter.school_id, matter=matter, title=title.strip())
    found: Topic
    found, _made = Topic.objects.get_or_create(
        matter=matter,
        title_mark=new.mark_of_title(),
        defaults={"school_id": matter.school_id, "title": new.title, "domain": domain},
    )
    return found


def subject(matter: Matter, *, title: str, domain: str) -> dict[str, UUID | str | None]:
    """The fields of a record about this: with a title its topic, without one the whole domain."""
    if title.strip():
        return {"topic_id": topic_called(matter, title=title, domain=domain).pk, "domain": ""}
    return {"topic_id": None, "domain": domain}
