"""Read JSON Lines: one object a line."""

from __future__ import annotations

import io
import json
import sys
from collections import Counter
from collections.abc import Iterator

from service.errors import RecordError
from service.records.rows import Options, RecordRow
from service.records.streams import as_utf8, read_line
from service.records.values import kind

_SPACE = " \t\r\n"


def read_jsonl(stream: io.BufferedReader, options: Options) -> Iterator[RecordRow]:
    """Yield one row for every line that is not blank.

    Rejected lines carry `invalid_utf8`, `invalid_json`, `wrong_type` (no object) or
    `too_long`.

    Raises:
        RecordError: `binary`, when the file does not begin like a text.
    """
    stream = as_utf8(stream)
    number = 0
    while True:
        number += 1
        try:
            line = read_line(stream, options.limits.max_line_bytes)
            if not line:
                return
            if line.strip():
                yield RecordRow(number, *read_object(line))
        except RecordError as error:
            yield RecordRow(number, error)


def read_object(line: bytes) -> tuple[dict[str, object], tuple[str, ...]]:
    """Read one JSON object and the warnings about it.

    Raises:
        RecordError: `invalid_utf8`, `invalid_json`, `wrong_type` (no object) or `too_deep`.
    """
    try:
        text = line.decode()
    except UnicodeDecodeError as error:
        raise RecordError(
            "invalid_utf8", f"byte {error.start + 1} of the line is not UTF-8: {error.reason}"
        ) from error
    repeated: dict[str, None] = {}
    record = _parse(text, repeated)
    if not isinstance(record, dict):
        raise RecordError("wrong_type", f"this is {kind(record)}; it has to be one object")
    warnings = (f"the name {name!r} stands twice; the last one counts" for name in repeated)
    return record, tuple(warnings)


def _parse(text: str, repeated: dict[str, None]) -> object:
    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        members = dict(pairs)
        if len(members) < len(pairs):
            counts = Counter(name for name, _ in pairs)
            repeated.update((name, None) for name in counts if counts[name] > 1)
        return members

    try:
        # Not strict: control characters inside strings are no reason to lose an article.
        # Without the end of the line, behind which what is missing at the end would be missed.
        return json.loads(text.rstrip(_SPACE), strict=False, object_pairs_hook=unique)
    except json.JSONDecodeError as error:
        # The body of a request may have several lines.
        line = f"line {error.lineno}, " if error.lineno > 1 else ""
        raise RecordError(
            "invalid_json", f"this is no JSON: {error.msg} at {line}column {error.colno}"
        ) from error
    except ValueError as error:
        digits = f"{sys.get_int_max_str_digits():,}"
        message = (
            f"a number has more digits than the {digits} that can be read: send it as a string"
        )
        raise RecordError("invalid_json", message) from error
    except RecursionError as error:
        raise RecordError("too_deep", "values are nested too deep to be read") from error
