"""The first stage: inputs become prepared articles in the store."""

from __future__ import annotations

from typing import BinaryIO

from service.article import Article
from service.pipeline.job import Job
from service.progress import Progress
from service.records import Limits, read_inputs
from service.store import WorkStore
from service.text.prepare import prepare


def read_all(job: Job, store: WorkStore, progress: Progress, stdin: BinaryIO) -> tuple[str, ...]:
    """Read every input into the store; one line for each file that was left alone."""
    reading = read_inputs(
        job.inputs, format=job.format, fields=job.fields, stdin=stdin, limits=Limits()
    )
    progress.stage("reading", reading.total_bytes, "bytes")
    done = 0
    for item in reading:
        if isinstance(item, Article):
            store.add(prepare(item))
        else:
            store.reject(item)
        progress.advance(reading.bytes_read - done)
        done = reading.bytes_read
    store.finish_reading()
    return tuple(reading.skipped)
