"""What somebody typed into a form that could not be saved: given back, as going back may find nothing."""

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest

NEVER_SHOWN = "password"


def typed_words(http_request: HttpRequest) -> tuple[str, ...]:
    """Each text of more than one word that was sent, in the order of the form; never a password.

    It says nothing of what is there: the same was sent to an address where nothing ever was.
    """
    try:
        sent = http_request.POST
    except (BadRequest, OSError, SuspiciousOperation):  # too much of it, or cut off: nothing to give back
        return ()
    return tuple(
        words
        for name, values in sent.lists()
        if NEVER_SHOWN not in name
        for words in map(str.strip, values)
        if len(words.split()) > 1
    )
