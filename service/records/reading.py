"""Turn INPUT arguments into a stream of articles and rejections."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from typing import BinaryIO

from service.article import Article, Place, Rejection
from service.errors import RecordError
from service.records.fields import article_from_record, check_fields
from service.records.formats import rows_of
from service.records.limits import Limits
from service.records.rows import Options, RecordRow
from service.records.sources import FoundSources, Source, find_sources
from service.records.streams import CountedInput, decompressed

_DECLARED = ("lang", "source", "url", "published_at")


def read_inputs(
    inputs: Sequence[str],
    *,
    format: str | None = None,
    fields: Mapping[str, str],
    stdin: BinaryIO,
    limits: Limits,
) -> Reading:
    """Find what the arguments name and return it for reading; nothing is read yet.

    Each argument is a file, a directory, a glob or `-` for `stdin`. `format` overrides
    what the extensions say; `fields` maps field names of ours to names in the records.

    Raises:
        UsageError: when an argument leads to nothing, or a format or field is unknown.
    """
    check_fields(fields)
    return Reading(find_sources(inputs, format), Options(fields, limits), stdin)


class Reading:
    """One pass over all inputs: iterate once to get every Article or Rejection, in order.

    `skipped` has one line for every file that was left aside. `total_bytes` is what the
    files hold on disk, None where standard input or a pipe is among them; `bytes_read`
    goes from 0 to it while the iteration goes on.
    """

    def __init__(self, found: FoundSources, options: Options, stdin: BinaryIO) -> None:
        sizes = [source.size for source in found.sources]
        self.skipped = tuple(found.skipped)
        self.total_bytes = None if None in sizes else sum(filter(None, sizes))
        self._found = found
        self._options = options
        self._stdin = stdin
        self._finished = 0
        self._size: int | None = None
        self._current: CountedInput | None = None

    @property
    def stamp(self) -> str | None:
        """A digest of which files are read and of their sizes and times of change.

        None where standard input or a file that is gone is among them: nobody can tell
        whether it would be the same again.
        """
        paths = [source.path for source in self._found.sources]
        known = [path for path in paths if path is not None and path.is_file()]
        if len(known) < len(paths):
            return None
        told = [(str(p), p.stat().st_size, p.stat().st_mtime_ns) for p in known]
        return hashlib.sha256(repr(told).encode("utf-8", "surrogateescape")).hexdigest()

    @property
    def bytes_read(self) -> int:
        """How many bytes, as they are on disk, have been read so far."""
        count = self._current.count if self._current else 0
        # Parquet is read out of order, and some of it twice.
        return self._finished + (count if self._size is None else min(count, self._size))

    def __iter__(self) -> Iterator[Article | Rejection]:
        yield from self._found.rejections
        for source in self._found.sources:
            self._size = source.size
            yield from self._read(source)
            self._finished = (
                self.bytes_read if source.size is None else self._finished + source.size
            )
            self._current = None

    def _read(self, source: Source) -> Iterator[Article | Rejection]:
        last: int | None = None
        empty = True
        try:
            with ExitStack() as stack:
                for row in rows_of(source, self._open(source, stack), self._options):
                    empty, last = False, row.line
                    yield self._article(source, row)
        except RecordError as error:
            yield Rejection(Place(source.name), error.reason, str(error), source.article_id)
        except (OSError, UnicodeDecodeError) as error:
            yield _broken(source, last, error)
        else:
            if empty:
                message = "the file is empty or holds no record"
                yield Rejection(Place(source.name), "empty_file", message, source.article_id)

    def _open(self, source: Source, stack: ExitStack) -> io.BufferedReader:
        path = source.path
        file = self._stdin if path is None else stack.enter_context(path.open("rb"))
        self._current = CountedInput(file)
        return decompressed(self._current, source.packing)

    def _article(self, source: Source, row: RecordRow) -> Article | Rejection:
        place = Place(source.name, row.line)
        fields = self._options.fields
        if source.is_article:
            # The file has no column for its text; what it declares of itself may be mapped.
            fields = {name: path for name, path in fields.items() if name in _DECLARED}
        try:
            if isinstance(row.record, RecordError):
                raise row.record
            article = article_from_record(row.record, place, fields, self._options.limits)
        except RecordError as error:
            return Rejection(place, error.reason, str(error), error.id)
        return replace(article, warnings=row.warnings + article.warnings)


def _broken(source: Source, last: int | None, error: Exception) -> Rejection:
    """Say that a file could not be read to its end, and from where on."""
    if isinstance(error, OSError) and error.errno is not None:
        reason, why = "unreadable", f"it cannot be read: {error.strerror}"
    elif "Truncated" in str(error):
        reason, why = "truncated", "its compressed data break off before their end"
    else:
        reason, why = "corrupt", f"its data are damaged: {error}"
    rest = "" if last is None else f"; nothing after line {last} was read"
    return Rejection(Place(source.name), reason, why + rest, source.article_id)
