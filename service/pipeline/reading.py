"""The first stage: inputs become prepared articles in the store."""

from __future__ import annotations

from service.article import Article
from service.progress import Progress
from service.records import Reading
from service.store import WorkStore
from service.text.prepare import prepare


def read_all(reading: Reading, store: WorkStore, progress: Progress) -> None:
    """Read every input into the store."""
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
