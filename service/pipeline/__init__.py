"""The one composition of all rooms: what the command line and the service are skins of."""

from service.pipeline.apart import fork_ready, helpers_for, workers_for
from service.pipeline.explain import Comparison, explain_files, explain_run
from service.pipeline.job import Job
from service.pipeline.run import dedupe

__all__ = [
    "Comparison",
    "Job",
    "dedupe",
    "explain_files",
    "explain_run",
    "fork_ready",
    "helpers_for",
    "workers_for",
]
