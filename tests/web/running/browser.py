"""Somebody with a browser, as far as a form goes: cookies, the token of the form, and following on."""

import http.cookiejar
import re
import urllib.parse
import urllib.request
from dataclasses import dataclass, field

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
PASSWORD = "samen-om-tafel"


@dataclass
class Browser:
    """At this address; `open` and `send` answer the page. `name`: by which it is asked for, if by another."""

    at: str
    name: str = ""
    jar: http.cookiejar.CookieJar = field(default_factory=http.cookiejar.CookieJar)

    def __post_init__(self) -> None:
        """A browser of its own."""
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def open(self, path: str) -> str:
        """The page at this address. Raises OSError when there is no answer or one of 400 and over."""
        with self._opener.open(self._request(path), timeout=20) as answer:
            text: str = answer.read().decode()
        return text

    def send(self, path: str, *, form: str = "", **fields: str) -> str:
        """Fill in the form at this path (or the page `form`), send it, and the page after it."""
        page = form or self.open(path)
        hidden = dict(HIDDEN.findall(page)) | {"csrfmiddlewaretoken": TOKEN.findall(page)[-1]}
        body = urllib.parse.urlencode(hidden | fields).encode()
        request = self._request(path, body)
        with self._opener.open(request, timeout=20) as answer:
            text: str = answer.read().decode()
        return text

    def _request(self, path: str, body: bytes | None = None) -> urllib.request.Request:
        headers = {"Referer": self.at + path} | ({"Host": self.name} if self.name else {})
        return urllib.request.Request(self.at + path, body, headers=headers)

    def sign_in(self, email: str) -> str:
        """Sign in with a password; the first page."""
        return self.send("/inloggen/", login=email, password=PASSWORD)
