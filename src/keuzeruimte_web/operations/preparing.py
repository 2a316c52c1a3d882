"""Saving the whole page on which somebody prepares: own words and own answers, and who may see them."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.operations.answers import Given, give_answers
from keuzeruimte_web.operations.voices import Said, say


@transaction.atomic
def prepare(
    viewer: Viewer, *, conversation: UUID, said: Mapping[str, Said], given: Mapping[str, Given]
) -> None:
    """Keep both, or neither. Raises what `say` and `give_answers` raise."""
    say(viewer, conversation=conversation, said=said)
    if given:
        give_answers(viewer, conversation=conversation, given=given)
