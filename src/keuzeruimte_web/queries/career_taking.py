"""The career file to take along: on paper, and whole with pictures and data (`docs/loopbaandossier.md`).

Both are made when they are asked for, out of what the pupil may see, and kept nowhere.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge import career as file
from keuzeruimte_web.bridge import placements as stored
from keuzeruimte_web.bridge.career import AttachmentFact, ItemFact
from keuzeruimte_web.bridge.facts import PupilFact
from keuzeruimte_web.bridge.placements import PlacementFact
from keuzeruimte_web.components.pdf import pdf_of_career
from keuzeruimte_web.interchange.media import smaller
from keuzeruimte_web.queries.career import Part, parts_of, title_of, what_of
from keuzeruimte_web.queries.career_words import PLACES, question
from keuzeruimte_web.queries.family import read_one

FORMAT = 1
"""Of the data: raised when something in it gets another meaning."""
MOST_PICTURES = 40
"""On paper; the others are named there, and lie in the zip."""


@dataclass(frozen=True, slots=True)
class _Whole:
    """Everything that goes along; names of files in the zip by attachment."""

    name: str
    items: Sequence[ItemFact]
    attachments: Sequence[AttachmentFact]
    placements: Sequence[PlacementFact]
    contents: dict[UUID, bytes]
    files: dict[UUID, str]

    def lying_with(self, item: UUID) -> list[AttachmentFact]:
        """The pictures and documents of one piece."""
        return [one for one in self.attachments if one.item == item]


def pdf_to_take(viewer: Viewer, *, school: str, lang: str) -> bytes:
    """The own file of the pupil who looks, as a tagged PDF (PDF/UA-1)."""
    return pdf_of_career(_on_paper(_whole(viewer), school=school, lang=lang))


def zip_to_take(viewer: Viewer, *, school: str, lang: str) -> bytes:
    """The PDF, the data (JSON), and every picture and document."""
    whole = _whole(viewer)
    into = BytesIO()
    with ZipFile(into, "w", ZIP_DEFLATED) as taken:
        paper = pdf_of_career(_on_paper(whole, school=school, lang=lang))
        day = viewer.today
        taken.writestr(_entry("loopbaandossier.pdf", day), paper, ZIP_STORED)
        told = json.dumps(_as_data(whole, viewer=viewer, school=school), ensure_ascii=False, indent=2)
        taken.writestr(_entry("loopbaandossier.json", day), told, ZIP_DEFLATED)
        for one in whole.attachments:
            taken.writestr(_entry(whole.files[one.id], day), whole.contents[one.id], ZIP_STORED)
    return into.getvalue()


def _entry(name: str, day: date) -> ZipInfo:
    # Of the day and no moment: the same file is the same, and tells nobody at what hour it was taken.
    return ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))


def _whole(viewer: Viewer) -> _Whole:
    seen = read_one(viewer, pupil=viewer.person)
    fact = next(iter(seen.every(PupilFact)))
    items = file.items(viewer, pupil=viewer.person)
    lying = file.attachments([one.id for one in items])
    return _Whole(
        name=" ".join(part for part in (fact.given, fact.prefix, fact.family) if part),
        items=items,
        attachments=lying,
        placements=stored.placements(viewer, pupil=viewer.person),
        contents=file.contents(lying),
        files={one.id: f"bijlagen/{number:03} {one.name}" for number, one in enumerate(lying, start=1)},
    )


def _as_data(whole: _Whole, *, viewer: Viewer, school: str) -> dict[str, Any]:
    return {
        "loopbaandossier": FORMAT,
        "taken_on": viewer.today.isoformat(),
        "pupil": whole.name,
        "school": school,
        "pieces": [
            {
                "kind": one.kind,
                "place": one.place,
                "question": question(one.place, one.prompt),
                "activity": one.activity,
                "title": one.title,
                "day": one.day.isoformat(),
                "words": one.words,
                "goals": one.goals,
                "results": one.results,
                "evaluation": one.evaluation,
                "follow_up": one.follow_up,
                "files": [
                    {"file": whole.files[a.id], "about": a.about, "media": a.media, "bytes": a.size}
                    for a in whole.lying_with(one.id)
                ],
            }
            for one in reversed(whole.items)
        ],
        "placements": [
            {
                "employer": one.employer,
                "where": one.where,
                "since": one.since.isoformat(),
                "until": one.until.isoformat(),
                "learn": one.learn,
                "agreed": one.agreed,
                "state": one.state,
            }
            for one in reversed(whole.placements)
        ],
    }


def headed(one: ItemFact) -> tuple[str, tuple[Part, ...]]:
    """What stands above a piece on paper, and its texts: without a title of its own, what was asked.

    A list calls such a piece by the beginning of its text; above that same text it would stand there twice.
    """
    parts = parts_of(one)
    if one.title or not parts or not parts[0].head:
        return title_of(one), parts
    return parts[0].head, (Part("", parts[0].text), *parts[1:])


def _on_paper(whole: _Whole, *, school: str, lang: str) -> dict[str, Any]:
    drawn = {one.id for one in [a for a in whole.attachments if a.is_picture][:MOST_PICTURES]}

    def entry(one: ItemFact) -> dict[str, Any]:
        day = date_format(one.day, "j F Y")
        lying = whole.lying_with(one.id)
        what = what_of(one) if one.kind == "activity" else ""
        title, parts = headed(one)
        return {
            "title": title,
            "what": f"{what}, {day}" if what else day,
            "parts": [{"head": part.head, "text": part.text} for part in parts],
            "pictures": [
                {"content": list(smaller(whole.contents[a.id])), "alt": a.about or a.name}
                for a in lying
                if a.id in drawn
            ],
            "files": [
                _("In het zip-bestand: %(name)s") % {"name": whole.files[a.id]}
                for a in lying
                if a.id not in drawn
            ],
        }

    def told(kind: str, place: str = "") -> list[dict[str, Any]]:
        found = [one for one in whole.items if one.kind == kind and one.place == place]
        return [entry(one) for one in reversed(found)]

    chapters = [
        *((str(place.name), told("reflection", place.key)) for place in PLACES),
        (_("Wat ik meemaakte"), told("activity")),
        (_("Stage"), [_placement(one) for one in reversed(whole.placements)]),
        (_("Wat een stagebedrijf schreef"), told("feedback")),
    ]
    return {
        "title": _("Loopbaandossier van %(name)s") % {"name": whole.name},
        "name": whole.name,
        "school": school,
        "lang": lang,
        "page_word": _("bladzijde"),
        "opening": _("Dit schreef en koos ik zelf. Het is van mij."),
        "chapters": [{"title": title, "entries": entries} for title, entries in chapters if entries],
        "closing": _("Gemaakt met Keuzeruimte. School bewaart hier geen kopie van."),
    }


def _placement(one: PlacementFact) -> dict[str, Any]:
    days = {"since": date_format(one.since, "j F Y"), "until": date_format(one.until, "j F Y")}
    parts = ((_("Wat ik wil leren"), one.learn), (_("Wat we afspraken"), one.agreed))
    return {
        "title": one.employer,
        "what": _("van %(since)s tot en met %(until)s") % days,
        "parts": [{"head": head, "text": text} for head, text in parts if text],
        "pictures": [],
        "files": [],
    }
