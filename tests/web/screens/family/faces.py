"""What a page says, without what differs each time it is made."""

import re
from typing import Any

from django.test import Client

EACH_TIME = (
    re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"'),
    re.compile(r"X-CSRFToken[^}]*"),
    re.compile(r'name="once" value="[^"]*"'),
)


def face(browser: Client, address: str) -> tuple[int, str]:
    """The status and the text of a page, alike each time when nothing changed for the reader."""
    answer: Any = browser.get(address, follow=True)
    text = answer.content.decode()
    for pattern in EACH_TIME:
        text = pattern.sub("", text)
    return answer.status_code, text
