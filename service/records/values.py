"""Make any record writable as JSON without changing what JSON can hold."""

from __future__ import annotations

import base64
import math
import re
from collections.abc import Mapping
from typing import Any

from service.errors import RecordError

MAX_DEPTH = 100
_KINDS: tuple[tuple[type, str], ...] = (
    (type(None), "null"),
    (bool, "a boolean"),
    (int, "a number"),
    (float, "a number"),
    (str, "a string"),
    (list, "an array"),
    (Mapping, "an object"),
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def plain_record(record: Mapping[str, object]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Copy a record into plain JSON values, and say in warnings what had to be replaced.

    A value that JSON holds comes back equal. Lone surrogates become U+FFFD, numbers that
    are not finite become null, bytes become text (UTF-8, otherwise base64).

    Raises:
        RecordError: `too_deep`, when values are nested more than MAX_DEPTH levels.
    """
    warnings: list[str] = []
    plain: dict[str, Any] = {}
    for key, value in record.items():
        notes: set[str] = set()
        name = _text(str(key), notes)
        plain[name] = _plain(value, notes, MAX_DEPTH)
        warnings.extend(f"field {name!r}: {note}" for note in sorted(notes))
    return plain, tuple(warnings)


def has_surrogate(text: str) -> bool:
    """Whether a text holds a lone surrogate, which no encoding can hold."""
    return not text.isascii() and bool(_SURROGATE.search(text))


def kind(value: object) -> str:
    """Name the JSON type of a value, for messages."""
    for type_, name in _KINDS:
        if isinstance(value, type_):
            return name
    return type(value).__name__


def _plain(value: object, notes: set[str], depth: int) -> object:
    if depth == 0:
        raise RecordError("too_deep", f"values are nested more than {MAX_DEPTH} levels deep")
    if isinstance(value, Mapping):
        items = value.items()
        return {_text(str(k), notes): _plain(v, notes, depth - 1) for k, v in items}
    if isinstance(value, list | tuple):
        return [_plain(item, notes, depth - 1) for item in value]
    return _scalar(value, notes)


def _scalar(value: object, notes: set[str]) -> object:
    match value:
        case None | bool() | int():
            return value
        case float():
            return _number(value, notes)
        case bytes():
            return _decoded(value, notes)
    return _text(str(value), notes)


def _text(value: str, notes: set[str]) -> str:
    if not has_surrogate(value):
        return value
    notes.add("a lone surrogate, which no encoding can hold, was replaced by U+FFFD")
    return _SURROGATE.sub("\ufffd", value)


def _number(value: float, notes: set[str]) -> float | None:
    if math.isfinite(value):
        return value
    if math.isnan(value):
        notes.add("NaN is no JSON number and was read as null")
    else:
        notes.add("a number beyond 1.8e308, which counts as infinite, was read as null")
    return None


def _decoded(value: bytes, notes: set[str]) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        notes.add("bytes that are not UTF-8 were carried as base64")
        return base64.b64encode(value).decode()
