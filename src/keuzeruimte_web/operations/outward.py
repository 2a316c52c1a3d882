"""Posting to an address that somebody of a school typed, without letting it reach into our own network.

The name is looked up once, every address it has must be a public one, and the connection goes to the very
address that was looked at: a name that answers something else a moment later changes nothing. A redirect is
an answer like any other, never followed. No proxy of the environment is used.
"""

import ipaddress
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Event, Timer
from urllib.parse import urlsplit

from django.conf import settings

CONNECT, IN_ALL = 5.0, 15.0
"""Seconds to come in touch, and for the whole of one post."""
NAT64 = ipaddress.ip_network("64:ff9b::/96")
LONGEST = 500


class WrongAddress(Exception):  # noqa: N818
    """Not an address to post to: https://, a name, and no name of a user or #place in it."""


class NotReached(Exception):  # noqa: N818
    """No answer came. `why`: 'inside', 'unknown', 'away', 'slow', 'certificate' or 'garbled'."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Place:
    """Where to post."""

    host: str
    port: int
    path: str
    tls: bool

    @property
    def may_be_inside(self) -> bool:
        """The operator named this host as one of the own network."""
        return self.host in settings.WEBHOOKS_INSIDE


def place_of(address: str) -> Place:
    """The place of an address. Raises WrongAddress; nothing is looked up."""
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").rstrip("."), parts.port
        host.encode("idna")
    except (ValueError, UnicodeError) as error:
        raise WrongAddress(address) from error
    tls = parts.scheme == "https"
    strange = parts.username is not None or parts.password is not None or parts.fragment
    plain = address.isascii() and address.isprintable() and " " not in address and len(address) <= LONGEST
    if not host or strange or not plain or not (tls or parts.scheme == "http"):
        raise WrongAddress(address)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    place = Place(host, port or (443 if tls else 80), path, tls)
    if not place.may_be_inside and (not tls or ("." not in host and ":" not in host)):
        raise WrongAddress(address)
    with suppress(ValueError):
        if not place.may_be_inside and not _is_public(host):
            raise WrongAddress(address)
    return place


def post(address: str, *, body: bytes, headers: Mapping[str, str]) -> int:
    """Post, and answer the status. Raises WrongAddress, NotReached."""
    place = place_of(address)
    connection, too_long = _connected(place), Event()
    stop = Timer(IN_ALL, _hang_up, [connection, too_long])
    stop.daemon = True
    stop.start()
    try:
        connection.request("POST", place.path, body=body, headers=dict(headers))
        return connection.getresponse().status
    except TimeoutError as error:
        raise NotReached("slow") from error
    except (OSError, HTTPException, ValueError) as error:
        silent = isinstance(error, ConnectionError)  # it hung up, and had said nothing
        raise NotReached("slow" if too_long.is_set() else "away" if silent else "garbled") from error
    finally:
        stop.cancel()
        connection.close()


def _connected(place: Place) -> HTTPConnection:
    """A connection to one address of this place, that was looked at."""
    number = _looked_up(place)
    connection = (
        HTTPSConnection(place.host, place.port, timeout=CONNECT)
        if place.tls
        else HTTPConnection(place.host, place.port, timeout=CONNECT)
    )
    try:
        line = socket.create_connection((number, place.port), timeout=CONNECT)
    except TimeoutError as error:
        raise NotReached("slow") from error
    except OSError as error:
        raise NotReached("away") from error
    if not place.tls:
        connection.sock = line
        return connection
    try:
        connection.sock = ssl.create_default_context().wrap_socket(line, server_hostname=place.host)
    except (ssl.SSLError, OSError, ValueError) as error:
        line.close()
        raise NotReached("certificate" if isinstance(error, ssl.SSLError) else "away") from error
    return connection


def _looked_up(place: Place) -> str:
    """An address of this host; every one that it has is public, unless the operator named the host."""
    try:
        found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotReached("unknown") from error
    numbers = [str(entry[4][0]) for entry in found]
    if not numbers:
        raise NotReached("unknown")
    if not place.may_be_inside and not all(_is_public(number) for number in numbers):
        raise NotReached("inside")
    return numbers[0]


def _is_public(number: str) -> bool:
    """Whether this is an address of the open internet, also when it wraps another. Raises ValueError."""
    address = ipaddress.ip_address(number.partition("%")[0])
    wrapped: list[ipaddress.IPv4Address | ipaddress.IPv6Address | None] = [address]
    if isinstance(address, ipaddress.IPv6Address):
        wrapped += [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in NAT64:
            wrapped.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    found = [one for one in wrapped if one is not None]
    inner = found[1:] if len(found) > 1 and isinstance(address, ipaddress.IPv6Address) else found
    return all(one.is_global and not one.is_multicast and not one.is_reserved for one in inner)


def _hang_up(connection: HTTPConnection, too_long: Event) -> None:
    """The post lasts too long: whoever waits for it is woken."""
    too_long.set()
    with suppress(OSError):
        if connection.sock is not None:
            connection.sock.shutdown(socket.SHUT_RDWR)
