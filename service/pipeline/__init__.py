"""The one composition of all rooms: what the command line and the service are skins of."""

from service.pipeline.apart import MOST as MOST_WORKERS
from service.pipeline.apart import load as load_worker
from service.pipeline.explain import Comparison, explain_files, explain_run
from service.pipeline.job import Job
from service.pipeline.run import dedupe

__all__ = [
    "MOST_WORKERS",
    "Comparison",
    "Job",
    "dedupe",
    "explain_files",
    "explain_run",
    "load_worker",
]
