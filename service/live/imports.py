"""A corpus is put into a data directory without a running service."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from service.article import Article, Place, Rejection
from service.live.engine import Engine
from service.live.placement import Placement, Status
from service.progress import Progress
from service.records import Reading
from service.settings import Settings
from service.store.digests import identity_digest
from service.store.precedence import Claim

_WINDOW = 256
"""Articles in work at one time."""
_ENOUGH = 12
"""Bytes of a digest that tell any number of articles apart."""


@dataclass(frozen=True, slots=True)
class Otherwise:
    """An article that came again with other metadata, which were not kept."""

    id: str
    place: Place
    message: str = "comes again with other metadata; what came first is kept"


@dataclass(slots=True)
class Imported:
    """What became of the articles that were read, by status, and what could not be read.

    `repeated` counts those whose id had come before with the same title and text; `otherwise` tells
    those of them whose metadata are others than those that were kept.
    """

    statuses: Counter[Status] = field(default_factory=Counter)
    repeated: int = 0
    otherwise: list[Otherwise] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)


def import_articles(
    data: Path, settings: Settings, reading: Reading, progress: Progress
) -> Imported:
    """Put everything that is read into a data directory, in order.

    What was put before just so is `unchanged`, so that an interrupted import is run again. An id
    that comes again is not put again: with the same title and text it is `repeated`, and told where
    it says anything else; with others it is rejected, as nobody can tell which of them is meant.

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
    seen: dict[bytes, _Said] = {}
    for item in reading:
        progress.advance(reading.bytes_read - done)
        done = reading.bytes_read
        if isinstance(item, Rejection):
            imported.rejections.append(item)
            continue
        now = _Said.of(item)
        before = seen.setdefault(_digest(item.id), now)
        if before is now:
            yield item
        elif before.identity != now.identity:
            imported.rejections.append(_ambiguous(item))
        else:
            imported.repeated += 1
            if before.metadata != now.metadata:
                imported.otherwise.append(Otherwise(item.id, _place(item)))


class _Said(NamedTuple):
    """What an article said that was read before, some 250 bytes with its id."""

    identity: bytes
    metadata: bytes

    @classmethod
    def of(cls, article: Article) -> _Said:
        return cls(identity_digest(article)[:_ENOUGH], _digest(Claim(article).said))


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_ENOUGH).digest()


def _place(article: Article) -> Place:
    return article.place or Place(article.id)


def _ambiguous(article: Article) -> Rejection:
    message = (
        f"id {article.id!r} stood for another article before, which is kept: give each article an "
        "id of its own, or import what replaces another by itself"
    )
    return Rejection(_place(article), "duplicate_id", message, article.id)
