"""Read CSV and TSV: a header that names the columns, then one record a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from service.errors import RecordError
from service.records.decode import SAMPLE_BYTES, decode, legacy_encoding
from service.records.fields import check_columns
from service.records.rows import Options, RecordRow
from service.records.streams import as_utf8, read_line

_DELIMITERS = ",;\t|"


class _TextLines:
    """Feeds csv.reader: text lines, decoded one by one, with the number of the last."""

    def __init__(self, stream: io.BufferedReader, limit: int) -> None:
        self.number = 0
        self._stream = stream
        self._limit = limit
        self._legacy = legacy_encoding(stream.peek(SAMPLE_BYTES))
        self._warnings: dict[str, None] = {}

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.number += 1
        line = read_line(self._stream, self._limit)
        if not line:
            self.number -= 1
            raise StopIteration
        text, warning = decode(line, self._legacy)
        if warning:
            self._warnings[warning] = None
        return text

    def first(self) -> str:
        """Return the first line that is not blank without reading on."""
        line = self._stream.peek(SAMPLE_BYTES).lstrip().partition(b"\n")[0]
        return decode(line, self._legacy)[0]

    def take_warnings(self) -> tuple[str, ...]:
        """Return what was to be said of the lines read since the last call."""
        taken = tuple(self._warnings)
        self._warnings.clear()
        return taken


def read_table(stream: io.BufferedReader, options: Options, delimiters: str) -> Iterator[RecordRow]:
    """Yield one row for every record below the header; all values are strings.

    The delimiter is the one of `delimiters` under which the header names the text, or else
    the most columns. Rejected rows carry `ragged_row`, `invalid_csv` or `too_long`.

    Raises:
        RecordError: `binary`, `missing_field` or `duplicate_column`, for the whole file.
    """
    stream = as_utf8(stream)
    # The limit is the process's; ours bounds the line already.
    csv.field_size_limit(max(csv.field_size_limit(), options.limits.max_line_bytes))
    lines = _TextLines(stream, options.limits.max_line_bytes)
    delimiter = _delimiter(lines.first(), delimiters, options.fields)
    rows = _rows(lines, delimiter)
    header = _header(rows, options.fields)
    if header is None:
        return
    for number, row in rows:
        warnings = lines.take_warnings()
        if isinstance(row, RecordError):
            yield RecordRow(number, row, warnings)
        elif len(row) != len(header):
            yield RecordRow(number, _ragged(row, header))
        else:
            yield RecordRow(number, dict(zip(header, row, strict=True)), warnings)


def _told(error: csv.Error) -> str:
    # Of the ends of old Mac lines the library tells how a program is to open the file.
    return "a carriage return alone ends no line" if "new-line" in str(error) else str(error)


def _rows(lines: _TextLines, delimiter: str) -> Iterator[tuple[int, list[str] | RecordError]]:
    """Yield every row that is not blank with the line where it starts."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        start = lines.number + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            message = f"lines {start} to {lines.number} are no CSV row: {_told(error)}"
            yield start, RecordError("invalid_csv", message)
        except RecordError as error:
            yield start, error
        else:
            if row is None:
                return
            if row:
                yield start, row


def _header(
    rows: Iterator[tuple[int, list[str] | RecordError]], fields: Mapping[str, str]
) -> list[str] | None:
    _, first = next(rows, (0, None))
    if first is None:
        return None
    if isinstance(first, RecordError):
        raise first
    names = [cell.strip() or f"column {n}" for n, cell in enumerate(first, start=1)]
    check_columns(names, fields)
    return names


def _delimiter(line: str, delimiters: str, fields: Mapping[str, str]) -> str:
    texts = {fields.get(name, name) for name in ("text", "html")}

    def fitness(delimiter: str) -> tuple[bool, int]:
        names = [
            cell.strip() for cell in next(csv.reader(line.splitlines(), delimiter=delimiter), [])
        ]
        return not texts.isdisjoint(names), len(names)

    return max(delimiters, key=fitness)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _ragged(row: list[str], header: list[str]) -> RecordError:
    return RecordError(
        "ragged_row",
        f"the row has {_counted(len(row), 'field')}, the header {_counted(len(header), 'column')}",
    )
