"""Making the copy that was asked for, and handing it to the asker alone, for a month."""

import json
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from keuzeruimte_web.access.asked import IN_WORDS, Asked, asking_person
from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.copy import chapters_of, passed_to
from keuzeruimte_web.components.pdf import pdf_of
from keuzeruimte_web.components.wording import day_in_words
from keuzeruimte_web.operations.codes import digest, new_code
from keuzeruimte_web.operations.messages import put_in_outboxes
from keuzeruimte_web.records.models import PrivacyAnswer, PrivacyRequest
from keuzeruimte_web.records.models.choices import Claim, PrivacyState
from keuzeruimte_web.records.scope import above_schools, school_scope

THERE = timedelta(days=30)
"""How long a copy is there to be fetched."""
FORMAT = 1
A_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def make_copy(school: UUID, *, privacy_request: UUID, now: datetime, today: date) -> None:
    """Make the copy, keep it sealed, and tell the asker. Run twice, the second finds it made.

    What the asker may ask is asked again: who lost the right meanwhile gets a refusal that says so.
    """
    with school_scope(school), transaction.atomic():
        row = (
            PrivacyRequest.objects.select_for_update(of=("self",))
            .filter(pk=privacy_request, state=PrivacyState.MAKING)
            .select_related("asker__account", "pupil__person", "school")
            .first()
        )
        if row is None:
            return
        viewer, claim = asking_person(row.asker_id, pupil=row.pupil_id, school=school, today=today)
        row.decided_at = now
        with translation.override(row.asker.account.language if row.asker.account else "nl"):
            if claim is None or _changed(claim, since=row.claim):
                row.state = PrivacyState.REFUSED
                row.reason = _(
                    "Er is sinds de vraag iets veranderd. Deze vraag kan nu alleen de leerling doen."
                )
                if row.entered_by_id:
                    keep_words(row, now=now, today=today)
            else:
                asked = Asked(viewer, row.pupil_id, Claim(claim), keep_back=bool(row.keep_back))
                row.state = PrivacyState.ANSWERED
                PrivacyAnswer.objects.create(
                    school_id=school,
                    request=row,
                    content=json.dumps(_content(row, asked, today=today)),
                    made_at=now,
                    until=today + THERE,
                )
        row.save()
        put_in_outboxes(
            school,
            people={row.asker_id},
            pupil=row.pupil_id,
            kind=Kind.PRIVACY_REQUEST,
            record=row.pk,
            today=today,
        )


def waiting_to_be_made(school: UUID) -> list[UUID]:
    """Copies that were asked for and are not there yet: for a job that picks up what stopped."""
    with school_scope(school):
        return list(
            PrivacyRequest.objects.filter(state=PrivacyState.MAKING)
            .order_by("pk")
            .values_list("pk", flat=True)
        )


def fetch_copy(viewer: Viewer, *, privacy_request: UUID, paper: bool) -> bytes:
    """The copy, on paper (PDF) or as data (JSON, UTF-8), for the asker alone. Raises Invisible."""
    with transaction.atomic():
        found = rows(viewer, Kind.PRIVACY_ANSWER).filter(request=privacy_request, until__gte=viewer.today)
        row = found.select_related("request").first()
        if row is None:
            raise Invisible(f"{Kind.PRIVACY_ANSWER}")
        leave_trace(
            viewer.school,
            actor=viewer.person,
            role=viewer.role,
            word=TraceWord.FETCHED_COPY,
            pupil=row.request.pupil_id,
            record=row.request_id,
        )
        content = json.loads(row.content)
    if paper:
        return pdf_of(_on_paper(content))
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def keep_words(row: PrivacyRequest, *, now: datetime, today: date) -> None:
    """Keep a refusal or a correction as a copy, for somebody without a page to read it on."""
    asker = row.asker
    with translation.override(asker.account.language if asker.account else "nl"):
        said = row.reason if row.state == PrivacyState.REFUSED else row.facts
        content = {
            **_head(row, claim=Claim(row.claim), today=today),
            "left_out": [],
            "facts": said,
            "chapters": [],
        }
    PrivacyAnswer.objects.create(
        school_id=row.school_id, request=row, content=json.dumps(content), made_at=now, until=today + THERE
    )


def letter_with_code(viewer: Viewer, *, privacy_request: UUID) -> str:
    """A code for a letter, with which the asker alone fetches the answer; an older code ends. Not kept.

    For the administrator, who reads nothing of the answer. Raises Invisible, Forbidden.
    """
    with transaction.atomic():
        row: PrivacyRequest = require(viewer, Kind.PRIVACY_REQUEST, Right.HAND_OUT, privacy_request)
        answer = PrivacyAnswer.objects.select_for_update().filter(request=row.pk).first()
        if answer is None or answer.until < viewer.today:
            raise Invisible(f"{Kind.PRIVACY_ANSWER}")
        code = new_code()
        answer.code_hash = digest(code)
        answer.until = viewer.today + THERE
        answer.save(update_fields=["code_hash", "until"])
        leave_trace(
            viewer.school,
            actor=viewer.person,
            role=viewer.role,
            word=TraceWord.PRINTED_CODE,
            pupil=row.pupil_id,
            record=row.pk,
        )
    return code


def fetch_with_code(code: str, *, today: date) -> bytes | None:
    """The copy on paper, for who has the code; None for every code that does not work (any more).

    Nobody is signed in: what the asker may ask is asked again, so that a code in a drawer gives nothing to
    somebody who lost the right to it.
    """
    with above_schools():
        found = PrivacyAnswer.objects.filter(code_hash=digest(code), until__gte=today).first()
    if found is None:
        return None
    with school_scope(found.school_id), transaction.atomic():
        answer = PrivacyAnswer.objects.select_related("request").get(pk=found.pk)
        row = answer.request
        asker, claim = asking_person(row.asker_id, pupil=row.pupil_id, school=row.school_id, today=today)
        if claim is None or _changed(claim, since=row.claim):
            return None
        leave_trace(
            row.school_id,
            actor=row.asker_id,
            role=asker.role,
            word=TraceWord.FETCHED_COPY,
            pupil=row.pupil_id,
            record=row.pk,
        )
        content = json.loads(answer.content)
    return pdf_of(_on_paper(content))


def _changed(claim: Claim, *, since: str) -> bool:
    """Whether somebody asks as another than on the day it was asked. A pupil who turned 16 gets more."""
    return claim != since and bool({claim, Claim(since)} & {Claim.PARENT, Claim.AWAY})


def _content(row: PrivacyRequest, asked: Asked, *, today: date) -> dict[str, Any]:
    head, passed = _head(row, claim=Claim(asked.claim), today=today), passed_to(asked)
    return {
        **head,
        "opening": [*head["opening"], *([passed] if passed else [])],
        "left_out": _left_out(row, asked),
        "facts": row.facts if asked.claim in IN_WORDS else "",
        "chapters": chapters_of(asked),
    }


def _head(row: PrivacyRequest, *, claim: Claim, today: date) -> dict[str, Any]:
    name = row.pupil.person.full_name
    return {
        "format": FORMAT,
        "title": _("Afschrift: %(name)s") % {"name": name},
        "lang": translation.get_language(),
        "school": row.school.name,
        "made_on": today.isoformat(),
        "asked_on": row.asked_on.isoformat(),
        "asked_by": row.asker.full_name,
        "as": str(claim.label),
        "opening": [
            _("Gevraagd door %(asker)s op %(day)s. Gemaakt op %(made)s.")
            % {
                "asker": row.asker.full_name,
                "day": day_in_words(row.asked_on, weekday=False),
                "made": day_in_words(today, weekday=False),
            },
            _(
                "School bewaart dit om de leerling te begeleiden, zolang dat nodig is."
                " Klopt er iets niet? Dan kan er om verbetering worden gevraagd."
                " Lukt het samen niet, dan kan er een klacht naar de Autoriteit Persoonsgegevens."
            ),
        ],
    }


def _left_out(row: PrivacyRequest, asked: Asked) -> list[str]:
    """What is not in it, in general words: the same whether there is something or not."""
    found = [
        _("Wat een ander voor zichzelf opschreef of invulde, is van die ander. Dat staat hier niet in."),
        _("Er staat geen driehoek in, en geen toets van een plan: die worden niet bewaard."),
    ]
    if asked.claim in (Claim.PUPIL, Claim.PUPIL_16):
        found.append(_("Wat ouders alleen met school bespraken, is van hen. Ook dat staat hier niet in."))
    if asked.keep_back and asked.claim == Claim.PARENT:
        found.append(
            _("Wat leerling en school samen bespraken, geeft school nu niet. De reden: %(reason)s")
            % {"reason": row.reason}
        )
    return found


def _on_paper(content: Mapping[str, Any]) -> dict[str, Any]:
    """The content with the words that stand around it on paper, and its days in words."""
    with translation.override(content["lang"]):
        return {
            **content,
            "chapters": [
                {**chapter, "entries": [_entry_on_paper(entry) for entry in chapter["entries"]]}
                for chapter in content["chapters"]
            ],
            "page_word": _("bladzijde"),
            "left_out_title": _("Wat hier niet in staat"),
            "facts_title": _("Wat school kan vertellen"),
        }


def _entry_on_paper(entry: Mapping[str, Any]) -> dict[str, Any]:
    fields = [{**field, "text": text_on_paper(field)} for field in entry["fields"]]
    return {**entry, "day_in_words": _day_on_paper(entry["day"]), "fields": fields}


def text_on_paper(field: Mapping[str, str]) -> str:
    """A number as the language writes it ('0,33'), a day in words; the data holds both for programs."""
    if field["key"] == "value":
        return number_format(field["text"])
    return _day_on_paper(field["text"])


def _day_on_paper(text: str) -> str:
    """A day in words; every other text as it is, also one that only looks like a day."""
    try:
        return day_in_words(date.fromisoformat(text), weekday=False) if A_DAY.fullmatch(text) else text
    except ValueError:
        return text
