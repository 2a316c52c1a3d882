"""What somebody wrote oneself and keeps, whatever became of the tie: words of a parent of a pupil of 18."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.access.ages import EIGHTEEN, birthday
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge import family_facts as ff
from keuzeruimte_web.bridge.family import Seen
from keuzeruimte_web.queries.subjects import REQUESTS, domain_words


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A piece of one's own: what kind, about what, in which words.

    `state` says how it stands now: `ended` (was entrusted), `waits` (a limit about which the child did not
    choose yet), `chosen` (did), or nothing.
    """

    what: str | Promise
    about: str
    words: str
    state: str = ""


VOICES = {
    "wish": _("Uw wens"),
    "from_school": _("Wat u van school verwachtte"),
    "from_pupil": _("Wat u van uw kind verwachtte"),
    "knowledge": _("Wat helpt, zoals u het ziet"),
    "question": _("Uw vraag voor het gesprek"),
    "helps": _("Wat zou helpen, zoals u het ziet"),
    "take_part": _("Hoe u mee wilde doen"),
}


def own_words(seen: Seen, *, viewer: Viewer, born: date) -> tuple[OwnWords, ...]:
    """All that the viewer wrote about this pupil, now of 18, kind by kind."""
    last = birthday(born, age=EIGHTEEN) - timedelta(days=1)
    return (
        *_voices(seen, viewer),
        *_limits(seen, viewer, last=last),
        *_entrusted(seen),
        *_asked(seen),
        *_said(seen),
    )


def _voices(seen: Seen, viewer: Viewer) -> Iterator[OwnWords]:
    for one in sorted(seen.every(ff.VoiceSeen), key=lambda v: (v.kind, v.id.int)):
        if one.person == viewer.person:
            yield OwnWords(VOICES[one.kind], "", one.words)


def _limits(seen: Seen, viewer: Viewer, *, last: date) -> Iterator[OwnWords]:
    """What stood on the last day before 18. Alike whatever the child chose: that it chose, not what."""
    for part in sorted(seen.every(ff.LimitPart), key=lambda p: (p.topic or p.domain, p.id.int)):
        if part.person == viewer.person and (part.until is None or part.until >= last):
            chosen = part.until is not None and part.until < viewer.today
            yield OwnWords(
                _("Uw grens"),
                part.topic or domain_words(part.domain),
                part.reason,
                "chosen" if chosen else "waits",
            )


def _entrusted(seen: Seen) -> Iterator[OwnWords]:
    topics: dict[UUID, str] = {topic.of: topic.title for topic in seen.every(ff.EntrustedTopic)}
    for one in sorted(seen.every(ff.Entrusted), key=lambda d: (d.created_at, d.id.int)):
        if one.status != "asked":
            yield OwnWords(
                _("Wat u toevertrouwde"), topics.get(one.id, domain_words(one.domain)), one.words, "ended"
            )


def _asked(seen: Seen) -> Iterator[OwnWords]:
    for one in sorted(seen.every(ff.RequestSeen), key=lambda r: (r.asked_on, r.id.int)):
        yield OwnWords(REQUESTS[one.kind][0], one.topic or domain_words(one.domain), one.words)


def _said(seen: Seen) -> Iterator[OwnWords]:
    for answer in sorted(seen.every(ff.OwnResponse), key=lambda r: r.id.int):
        if answer.words:
            yield OwnWords(_("Uw woorden bij een verslag"), "", answer.words)
    for added in sorted(seen.every(ff.OwnAddition), key=lambda a: (a.created_at, a.id.int)):
        yield OwnWords(_("Wat u aan een verslag toevoegde"), "", added.text)
