"""A corpus is put into a data directory without a running service."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from service.article import Article, Place, Rejection
from service.live.engine import Engine
from service.live.placement import Placement, Status
from service.progress import Progress
from service.records import Reading
from service.settings import Settings
from service.store.digests import identity_digest

_WINDOW = 256
"""Articles in work at one time."""
_ENOUGH = 12
"""Bytes of a digest that tell any number of articles apart."""


@dataclass(slots=True)
class Imported:
    """What became of the articles that were read, by status, and what could not be read."""

    statuses: Counter[Status] = field(default_factory=Counter)
    rejections: list[Rejection] = field(default_factory=list)


def import_articles(
    data: Path, settings: Settings, reading: Reading, progress: Progress
) -> Imported:
    """Put everything that is read into a data directory, in order.

    What was put before just so is `unchanged`, so that an interrupted import is run again. An id
    that comes again with another title or text is rejected: which of them is meant nobody can tell,
    and the first is put already.

    Raises:
        StoreError: the directory is in use, damaged or cannot be written.
        FingerprintError: it was indexed with another configuration.
    """
    imported = Imported()
    engine = Engine.open(data, settings, queue=2 * _WINDOW)
    try:
        progress.stage("importing", reading.total_bytes, "bytes")
        waiting: deque[Future[Placement]] = deque()
        for article in _articles(reading, imported, progress):
            waiting.append(engine.put(article))
            if len(waiting) >= _WINDOW:
                imported.statuses[waiting.popleft().result().status] += 1
        for future in waiting:
            imported.statuses[future.result().status] += 1
    finally:
        engine.close()
    return imported


def _articles(reading: Reading, imported: Imported, progress: Progress) -> Iterator[Article]:
    done = 0
    seen = _Seen()
    for item in reading:
        progress.advance(reading.bytes_read - done)
        done = reading.bytes_read
        if isinstance(item, Rejection):
            imported.rejections.append(item)
        elif seen.otherwise(item):
            imported.rejections.append(_ambiguous(item))
        else:
            yield item


class _Seen:
    """What articles said that were read before, some 150 bytes each."""

    def __init__(self) -> None:
        self._said: dict[bytes, bytes] = {}

    def otherwise(self, article: Article) -> bool:
        """Whether another article had the same id."""
        said = identity_digest(article)[:_ENOUGH]
        name = blake2b(article.id.encode("utf-8", "surrogatepass"), digest_size=_ENOUGH).digest()
        return self._said.setdefault(name, said) != said


def _ambiguous(article: Article) -> Rejection:
    message = (
        f"id {article.id!r} stood for another article before, which is kept: give each article an "
        "id of its own, or import what replaces another by itself"
    )
    return Rejection(article.place or Place(article.id), "duplicate_id", message, article.id)
