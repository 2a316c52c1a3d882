"""What lies between this machine and people: the mail server, and the proxy with its certificate."""

import smtplib
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import get_connection

from .finding import Finding, look, well, wrong

PATIENCE = 10
SOON = timedelta(days=14)
LIVES = "/gezond/"


def mail(now: datetime) -> Iterator[Finding]:
    """The mail server lets us in. No letter is sent."""
    if not settings.EMAIL_HOST:
        yield look(
            "mail",
            "There is no mail server: letters wait in a folder.",
            do="Name one in KEUZERUIMTE_MAIL_HOST.",
        )
        return
    there = get_connection(timeout=PATIENCE)
    try:
        there.open()
    except (smtplib.SMTPException, OSError) as error:
        yield wrong(
            "mail",
            f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT} does not let us in ({type(error).__name__}).",
            do="Look at the settings KEUZERUIMTE_MAIL_..., and whether a firewall stands between.",
        )
        return
    there.close()
    yield well("mail", f"The mail server {settings.EMAIL_HOST} lets us in.")


def address(now: datetime) -> Iterator[Finding]:
    """The address that people use leads here, over HTTPS, and the proxy says so."""
    url = urlsplit(settings.ADDRESS)
    try:
        answer, until = _ask(url.scheme, url.hostname or "", url.port)
    except ssl.SSLCertVerificationError as refused:
        yield wrong(
            "address",
            f"The certificate of {settings.ADDRESS} is not trusted: {refused.verify_message}.",
            do="Renew it, or give the proxy the whole chain.",
        )
        return
    except (OSError, HTTPException, socket.gaierror) as error:
        yield wrong(
            "address",
            f"{settings.ADDRESS} does not answer ({type(error).__name__}).",
            do="Start the server and the proxy, and look at KEUZERUIMTE_ADDRESS.",
        )
        return
    yield from _judged(answer)
    if until and until < now + SOON:
        yield look(
            "address",
            f"The certificate ends on {until:%Y-%m-%d}.",
            do="Renew it; most proxies do so by themselves when they can be reached on port 80.",
        )


def _judged(answer: HTTPResponse) -> Iterator[Finding]:
    if answer.status == HTTPStatus.BAD_REQUEST:
        yield wrong(
            "address",
            "The application refuses the name that the proxy passes on.",
            do="Let the proxy pass Host on as it came, and name it in KEUZERUIMTE_HOSTS.",
        )
    elif answer.status != HTTPStatus.OK:
        yield wrong(
            "address",
            f"{settings.ADDRESS}{LIVES} answers {answer.status}.",
            do="Look whether the proxy leads to `serve`, and whether it runs.",
        )
    elif settings.HTTPS and not answer.getheader("Strict-Transport-Security"):
        yield wrong(
            "address",
            "The application does not know that people come over HTTPS, and sends them round and round.",
            do="Let the proxy set X-Forwarded-Proto to https, and set KEUZERUIMTE_BEHIND_PROXY=1.",
        )
    else:
        yield well("address", f"{settings.ADDRESS} leads here.")


def _ask(scheme: str, host: str, port: int | None) -> tuple[HTTPResponse, datetime | None]:
    if scheme == "http":
        plain = HTTPConnection(host, port, timeout=PATIENCE)
        plain.request("GET", LIVES)
        return plain.getresponse(), None
    trusted = ssl.create_default_context()
    secure = HTTPSConnection(host, port, timeout=PATIENCE, context=trusted)
    secure.connect()
    shown = secure.sock.getpeercert() or {}
    ends = ssl.cert_time_to_seconds(str(shown["notAfter"])) if "notAfter" in shown else None
    secure.request("GET", LIVES)
    return secure.getresponse(), datetime.fromtimestamp(ends, UTC) if ends else None
