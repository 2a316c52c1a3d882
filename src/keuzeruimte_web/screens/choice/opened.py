"""Opening a choice to write at it."""

from uuid import UUID

from django.core.exceptions import PermissionDenied

from keuzeruimte_web.operations.opening import open_choice_moment
from keuzeruimte_web.queries.choice import ChoicePage, choice_page
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.choice.keeping import keeps

CORNERS = ("pupil", "parent", "professional")
READ_AND_SENT = ["GET", "HEAD", "POST"]
WORDS = ("words", "title", "needed")
"""What somebody types at a choice, by the name of its field."""


def opened(request: Request, moment: UUID, *, with_room: bool = False) -> ChoicePage:
    """The choice, for who may write at it; leaves a trace, but not again with each word that is typed."""
    found = choice_page(request.viewer, moment=moment, with_room=with_room)
    if found.reads:
        raise PermissionDenied  # who reads along for a reason writes nothing
    if not keeps(request):
        open_choice_moment(request.viewer, pupil=found.pupil)
    return found


def give_back(request: Request) -> None:
    """Refuse words for which there is no place any more, so that their author gets them back to copy."""
    if any(request.POST.get(name, "").strip() for name in WORDS):
        raise PermissionDenied
