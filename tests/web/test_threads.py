"""Threads that answer requests are kept, with what they hold."""

import threading

import pytest

from keuzeruimte_web.threads import Threads


def test_the_thread_that_was_used_last_answers_the_next_request():
    threads = Threads()
    first, second = threads.take(), threads.take()
    one, other = (thread.submit(threading.get_ident).result() for thread in (first, second))
    threads.give_back(first)
    threads.give_back(second)
    assert [threads.take().submit(threading.get_ident).result() for _ in range(2)] == [other, one]
    assert one != other


def test_no_more_threads_wait_than_are_kept():
    threads = Threads(kept=1)
    first, second = threads.take(), threads.take()
    threads.give_back(first)
    threads.give_back(second)
    assert threads.take() is first
    with pytest.raises(RuntimeError):
        second.submit(threading.get_ident)
