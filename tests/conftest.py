"""What holds for all tests: with or without Django, alone or beside other work on a slow machine."""

from hypothesis import HealthCheck, settings

# How long an example takes says something of the machine; only what comes out is judged.
settings.register_profile("keuzeruimte", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("keuzeruimte")
