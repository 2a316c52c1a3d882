"""Keeping the log of who looked provable: sealing it regularly, and checking the whole of it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.dispatch import Signal
from django.utils import timezone

from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit import erasing, sealing
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.verifying import Verdict, verify
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.records.models import LogCheck, School
from keuzeruimte_web.records.scope import school_scope

check_asked = Signal()
"""A check was asked for: `school` as text, in the transaction that is open now."""
CHECKS_KEPT = 30
"""Results of checks that stay, for each school."""


class NotASealFile(ValueError):  # noqa: N818
    """A file of seals holds a line that is none."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A school whose log was sealed just now: the number of the seal and by what it is known."""

    school: UUID
    number: int
    heads: int
    fingerprint: str


def seal_logs(*, now: datetime) -> Iterator[Sealed]:
    """Seal the log of every school in which somebody did something since the last seal."""
    for school in _schools():
        with school_scope(school):
            made = sealing.seal(school, now=now)
            if made is not None:
                yield Sealed(school, made.number, made.count, sealing.fingerprint(made))


def verify_logs(*, seals: Iterable[Path] = ()) -> Iterator[tuple[UUID, Verdict]]:
    """Check the log of every school, also against the seals that are known from these files."""
    known = _known(seals)
    for school in _schools():
        with school_scope(school):
            yield school, verify(school, known_seals=known.get(school, {}))


def check_logs(*, now: datetime) -> None:
    """Check every log and keep what was found, for the privacy officer. May run twice without harm."""
    ours = Path(settings.VAR) / sealing.FILE
    for school, verdict in verify_logs(seals=[ours] if ours.exists() else []):
        with school_scope(school):
            _keep(school, verdict, now=now)


def check_log_asked(school: UUID, *, now: datetime) -> None:
    """Check this school's log, when somebody asked for it and it is not done. Run twice, it is done once."""
    with school_scope(school):
        if not LogCheck.objects.filter(at__isnull=True).exists():
            return
        ours = Path(settings.VAR) / sealing.FILE
        known = _known([ours] if ours.exists() else [])
        _keep(school, verify(school, known_seals=known.get(school, {})), now=now)


def ask_for_check(viewer: Viewer) -> None:
    """Have the log of the viewer's school checked now, in the background. Asked twice, it happens once.

    For the privacy officer; raises Invisible, Forbidden.
    """
    with transaction.atomic():
        require(viewer, Kind.SCHOOL, Right.CHECK_LOG, viewer.school)
        try:
            with transaction.atomic():
                LogCheck.objects.create(
                    school_id=viewer.school, at=None, asked_at=timezone.now(), asked_by_id=viewer.person
                )
        except IntegrityError:
            return
        leave_trace(viewer.school, actor=viewer.person, role=viewer.role, word=TraceWord.ASKED_CHECK)
        check_asked.send(sender=LogCheck, school=str(viewer.school))


def _keep(school: UUID, verdict: Verdict, *, now: datetime) -> None:
    """Keep what was found: as the answer to who asked for it, or as one more; the oldest go."""
    found = {
        "at": now,
        "lines": verdict.lines,
        "chains": verdict.chains,
        "sealed_at": verdict.sealed_at,
        "faults": sorted({found.fault.value for found in verdict.faults}),
    }
    if not LogCheck.objects.filter(at__isnull=True).update(**found):
        LogCheck.objects.create(school_id=school, **found)
    kept = LogCheck.objects.order_by("-at", "pk").values_list("pk", flat=True)[:CHECKS_KEPT]
    LogCheck.objects.filter(at__isnull=False).exclude(pk__in=list(kept)).delete()


def erase_trail(school: UUID, *, pupil: UUID, by: UUID | None, now: datetime) -> None:
    """Erase the trail of a pupil's dossier, within the transaction that erases the dossier.

    A signed row stays, with how long the trail was and its last hash: `verify-log` then knows that it went on
    purpose. Nothing in it leads to the pupil. `by`: the person who ordered it, None for the program itself.
    """
    erasing.erase_trail(school, pupil=pupil, by=by, now=now)


def erase_trails_of_school(school: UUID, *, by: UUID | None, now: datetime) -> None:
    """Erase every trail of a school, before the school itself is erased."""
    erasing.erase_trails_of_school(school, by=by, now=now)


def _schools() -> list[UUID]:
    return list(School.objects.order_by("pk").values_list("pk", flat=True))


def _known(files: Iterable[Path]) -> Mapping[UUID, Mapping[int, str]]:
    """The fingerprints in these files, by school and number of the seal."""
    known: dict[UUID, dict[int, str]] = {}
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                row = json.loads(line)
                known.setdefault(UUID(row["school"]), {})[int(row["seal"])] = str(row["fingerprint"])
            except (ValueError, KeyError, TypeError) as error:
                raise NotASealFile(f"{file}, line {number}") from error
    return known
