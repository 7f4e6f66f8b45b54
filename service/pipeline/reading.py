"""The first stage: inputs become prepared articles in the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from service.article import Article, PreparedArticle, Rejection
from service.progress import Progress
from service.records import Reading
from service.store import WorkStore
from service.text.prepare import prepare
from service.workers import Workers

_CHARACTERS = 1 << 14
"""Articles of about so many characters are prepared in one call of a worker."""
_WORTH = 64
"""So many calls, some 300 articles, are worth processes, which encode and verify them, too."""
_LEAST = 256
"""What an article or a rejection counts at least: each takes some memory."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read, and the bytes of the inputs that had been read by then."""

    item: Article | PreparedArticle | Rejection
    done: int


def read_all(
    reading: Reading,
    store: WorkStore,
    workers: Workers,
    progress: Progress,
    foresee: Callable[[PreparedArticle], None],
) -> None:
    """Read every input into the store, in its order; `foresee` hears of each article."""
    progress.stage("reading", reading.total_bytes, "bytes")
    done = 0
    for part in workers.map(_prepared, _parts(reading), worth=_WORTH):
        for read in part:
            if isinstance(read.item, Rejection):
                store.reject(read.item)
            elif isinstance(read.item, PreparedArticle):
                foresee(read.item)
                store.add(read.item)
            progress.advance(read.done - done)
            done = read.done
    store.finish_reading()


def _parts(reading: Reading) -> Iterator[list[_Read]]:
    part: list[_Read] = []
    size = 0
    for item in reading:
        part.append(_Read(item, reading.bytes_read))
        size += max(_LEAST, len(item.text) if isinstance(item, Article) else 0)
        if size >= _CHARACTERS:
            yield part
            part, size = [], 0
    yield part


def _prepared(part: list[_Read]) -> list[_Read]:
    return [
        _Read(prepare(read.item), read.done) if isinstance(read.item, Article) else read
        for read in part
    ]
