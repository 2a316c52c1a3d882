"""The demo finds a free port."""

import socket

import pytest

from keuzeruimte_web.demo.port import HOST, NoFreePort, free_port


def test_the_next_port_is_taken_when_somebody_listens_on_the_first() -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        first = taken.getsockname()[1]
        assert first < free_port(first) < first + 50


def test_past_the_last_port_there_is_none() -> None:
    with pytest.raises(NoFreePort):
        free_port(65536)
