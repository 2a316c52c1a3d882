"""The first door that is free on this machine."""

import socket

HOST = "127.0.0.1"
TRIES = 50


class NoFreePort(Exception):  # noqa: N818
    """All ports tried were taken."""


def free_port(first: int) -> int:
    """This port, or the next one that nobody listens on. Raises NoFreePort after fifty."""
    for port in range(first, min(first + TRIES, 65536)):
        with socket.socket() as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                door.bind((HOST, port))
            except OSError:
                continue
            return port
    raise NoFreePort(f"Poort {first} en de {TRIES - 1} poorten daarna zijn bezet. Kies er een met --port.")
