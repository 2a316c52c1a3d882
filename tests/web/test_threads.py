"""Threads that answer requests are kept, with what they hold."""

import asyncio
import gc
import subprocess
import sys
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


def test_the_loop_hears_what_a_thread_answers_and_what_goes_wrong_there():
    threads = Threads()

    async def both() -> tuple[int, int]:
        thread = threads.take()
        with pytest.raises(ZeroDivisionError):
            await thread.done(lambda: 1 // 0)
        return await thread.done(threading.get_ident), thread.submit(threading.get_ident).result()

    one, other = asyncio.run(both())
    assert one == other != threading.get_ident()


def test_a_loop_that_stopped_leaves_the_thread_as_it_was():
    threads, goes_on = Threads(), threading.Event()
    thread = threads.take()

    async def leaves() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(thread.done(goes_on.wait), timeout=0.01)

    asyncio.run(leaves())
    goes_on.set()
    assert thread.submit(lambda: "next").result() == "next"


def test_threads_that_nobody_has_any_more_end():
    threads = Threads()
    thread = threads.take()
    threads.give_back(thread)
    del threads
    gc.collect()
    with pytest.raises(RuntimeError):
        thread.submit(threading.get_ident)


def test_a_process_that_ends_waits_for_a_request():
    program = (
        "import time; from keuzeruimte_web.threads import Threads; threads = Threads()\n"
        "threads.take().submit(lambda: (time.sleep(0.3), print('answered')))"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout == "answered\n"
