"""Numbers for Prometheus, at a port of their own: how often, how long, how much waits. No person, no id.

An address is counted by its pattern (`leerlingen/<uuid:pupil>/`), so nobody's page has a number of its own.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from prometheus_client import (
    CollectorRegistry,
    Counter,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    start_http_server,
)
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

REGISTRY = CollectorRegistry()
for ready_made in (ProcessCollector, PlatformCollector, GCCollector):
    ready_made(registry=REGISTRY)

ANSWERED = Histogram(
    "keuzeruimte_answer_seconds",
    "How long an answer took, by method, pattern of the address, and status.",
    ("method", "route", "status"),
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0),
    registry=REGISTRY,
)
JOBS = Counter("keuzeruimte_jobs", "Jobs that ended, by name and how.", ("job", "outcome"), registry=REGISTRY)


class Standing(Collector):
    """Numbers that are looked up when somebody asks for them."""

    def __init__(self, look_up: Callable[[], Mapping[str, float]]) -> None:
        self._look_up = look_up

    def collect(self) -> Iterable[Metric]:
        """One gauge each; `keuzeruimte_database_up` is 0 when they could not be looked up."""
        found = self._look_up()
        for name, value in {"database_up": 1.0 if found else 0.0, **found}.items():
            yield GaugeMetricFamily(
                f"keuzeruimte_{name}", name.replace("_", " ").capitalize() + ".", value=value
            )

    def describe(self) -> Iterable[Metric]:
        """Nothing: so that nothing is looked up at the start."""
        return ()


def show(*, host: str, port: int, standing: Callable[[], Mapping[str, float]]) -> Callable[[], Any]:
    """Show the numbers at this port, at /metrics, from a thread; answers what stops it. Raises OSError."""
    collector = Standing(standing)
    REGISTRY.register(collector)
    server, thread = start_http_server(port, addr=host, registry=REGISTRY)

    def stop() -> None:
        server.shutdown()
        server.server_close()
        thread.join()
        REGISTRY.unregister(collector)

    return stop
