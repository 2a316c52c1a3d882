"""Writing down what a parent told: a voice, a limit or a question to school, each marked so."""

from uuid import UUID

from django.db import transaction

from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.operations.limits import Boundary, set_limit_for
from keuzeruimte_web.operations.requests import Question, ask_for
from keuzeruimte_web.operations.voices import tell
from keuzeruimte_web.records.models.choices import RequestKind


def write_down(
    viewer: Viewer,
    *,
    parent: UUID,
    pupil: UUID,
    what: str,
    about: UUID,
    kind: str,
    title: str,
    domain: str,
    words: str,
    once: UUID,
) -> UUID:
    """Write down what `parent` told: `what` is limit, request (of a `kind`), or a kind of voice.

    `about` is the matter of a limit or a request, the conversation of a voice. Answers the record's id;
    raises SentBefore, Closed, or Invisible where the viewer or the parent has no part in it.
    """
    with transaction.atomic():
        if what == "limit":
            boundary = Boundary(title=title, domain=domain, audience=(pupil,), reason=words)
            made = set_limit_for(viewer, parent=parent, matter=about, boundary=boundary, once=once)
        elif what == "request":
            question = Question(kind=RequestKind(kind), title=title, domain=domain, words=words)
            made = ask_for(viewer, parent=parent, matter=about, question=question, once=once)
        else:
            made = tell(viewer, parent=parent, conversation=about, kind=what, words=words, once=once)
        drop_draft(viewer, form="told", about=str(pupil))
    return made
