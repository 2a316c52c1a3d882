"""Codes of an app: what it shows now, and a half minute that does not go by while a test runs."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

HALF_MINUTE = 30


def code_now(key: str) -> str:
    """What an app with this secret shows now."""
    return format_hotp_value(hotp_value(key, int(time.time()) // HALF_MINUTE))


@pytest.fixture
def no_code_goes_by(monkeypatch: pytest.MonkeyPatch) -> None:
    """A code shown in this test works until its end, also where the half minute turns in between."""
    begun = int(time.time()) // HALF_MINUTE

    def since_then() -> range:
        return range(begun, int(time.time()) // HALF_MINUTE + 1)

    monkeypatch.setattr("allauth.mfa.totp.internal.auth.yield_hotp_counters_from_time", since_then)
