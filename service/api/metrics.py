"""What Prometheus reads: requests as they come, the engine as it is when it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from prometheus_client import (
    CollectorRegistry,
    Counter,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from service.live import Measurements

_BUCKETS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60)
_GAUGES = (
    ("articles", "Articles in the store."),
    ("clusters", "Clusters that have members."),
    ("last_event", "The sequence of the newest event of the change feed."),
    ("queued", "Writes that wait to be applied."),
    ("indexed", "Articles in the vector index."),
)
_COUNTERS = (
    ("encoded_sentences", "Sentences encoded since the start."),
    ("applied", "Changes applied since the start."),
)


class Metrics:
    """The measurements of one application, in a registry of its own."""

    def __init__(self, measurements: Callable[[], Measurements]) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "samewire_requests",
            "Requests answered.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "samewire_request_seconds",
            "Seconds from a request to the beginning of its answer.",
            ("method", "route"),
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self._registry.register(_Engine(measurements))
        ProcessCollector(registry=self._registry)
        PlatformCollector(registry=self._registry)
        GCCollector(registry=self._registry)

    def observe(self, method: str, route: str | None, status: int, seconds: float) -> None:
        """Count a request; one without a route counts under `other`, whatever its method."""
        labels = (method, route) if route else ("other", "other")
        self._requests.labels(*labels, str(status)).inc()
        self._seconds.labels(*labels).observe(seconds)

    def page(self) -> bytes:
        """All measurements in the text format of Prometheus."""
        return generate_latest(self._registry)


class _Engine(Collector):
    """Reads the engine when Prometheus asks."""

    def __init__(self, measurements: Callable[[], Measurements]) -> None:
        self._measurements = measurements

    def describe(self) -> Iterator[Metric]:
        """Name no metric before the engine is asked."""
        return iter(())

    def collect(self) -> Iterator[Metric]:
        """The engine's own measurements."""
        now = self._measurements()
        for name, text in _GAUGES:
            yield GaugeMetricFamily(f"samewire_{name}", text, value=getattr(now, name))
        for name, text in _COUNTERS:
            yield CounterMetricFamily(f"samewire_{name}", text, value=getattr(now, name))
