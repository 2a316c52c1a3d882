"""Lists come from a replica, and are never older than the question: a real one, which lags and is lost."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from cluster import wait
from following import Replica, following
from installation import Installation
from writing import school_in

from browser import Browser
from conftest import URL

pytestmark = pytest.mark.skipif(not URL, reason="only PostgreSQL has replicas")
RENAMED = """
with above_schools():
    person = m.Person.objects.get(pk={pupil!r})
    person.given_name = {name!r}
    person.save()
"""
SEARCH = "/leerlingen/zoek/?q="


def test_a_list_comes_from_the_replica_and_is_never_older_than_the_question(
    installation: Callable[..., Installation],
) -> None:
    here = installation("here", KEUZERUIMTE_SECOND_FACTOR="0")
    school = school_in(here)
    primary = here.settings["KEUZERUIMTE_DATABASE_URL"]
    with following(primary) as replica:
        here.settings["KEUZERUIMTE_REPLICA_URL"] = replica.url(primary)
        with here.served("--no-worker"):
            browser = Browser(f"http://127.0.0.1:{here.port}")
            browser.sign_in(school.ruben)
            before = looked_up(replica, primary)

            # One that lags at the moment of a question is passed by, on a busy machine also now and then.
            def answered() -> bool:
                assert "Saskia" in browser.open(SEARCH + "sask")
                return looked_up(replica, primary) > before

            wait(answered, seconds=60, what="a question to the replica")
            assert "The replica follows, and is near." in here.run("doctor", code=1)

            # What was saved just now is there, however far the replica is behind.
            replica.say("select pg_wal_replay_pause()")
            here.script(RENAMED.format(pupil=school.pupil, name="Sterre"))
            assert "Sterre" in browser.open(SEARCH + "ster")
            assert "Saskia" not in browser.open(SEARCH + "sask")
            replica.say("select pg_wal_replay_resume()")

            # And nobody waits for one that is gone.
            replica.stop()
            assert "Sterre" in browser.open(SEARCH + "ster")
            assert "Sterre" in browser.open(SEARCH + "ster")
        assert "the replica does not answer" in (here.folder / "serve.log").read_text()
        assert "The replica does not answer" in here.run("doctor", code=1)


def looked_up(replica: Replica, primary: str) -> int:
    """How often somebody was looked up at the replica so far."""
    question = (
        "select seq_scan + coalesce(idx_scan, 0) from pg_stat_user_tables where relname = 'records_person'"
    )
    ((times,),) = replica.say(question, database=urlsplit(primary).path.strip("/"))
    assert isinstance(times, int)
    return times
