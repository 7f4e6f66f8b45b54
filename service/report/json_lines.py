"""JSON that is the same every time and that any reader takes."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any

DIGITS = 6
_LINE = json.JSONEncoder(ensure_ascii=False, default=str)
_SURROGATE = re.compile("[\ud800-\udfff]")


def number(value: float | None) -> float | None:
    """Round to DIGITS decimals; None where there is no finite number, which JSON cannot hold."""
    if value is None or not math.isfinite(value):
        return None
    # Adding zero turns -0.0 into 0.0.
    return round(float(value), DIGITS) + 0.0


def rounded(value: object) -> object:
    """Copy a JSON value with all its floats rounded, at any depth."""
    if isinstance(value, float):
        return number(value)
    if isinstance(value, Mapping):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(item) for item in value]
    return value


def encoded(row: Mapping[str, Any]) -> tuple[bytes, Mapping[str, Any]]:
    """Encode one row as a line of JSON (UTF-8), and return it with the row that it holds.

    Lone surrogates, which UTF-8 cannot hold, become U+FFFD in both.
    """
    line = _LINE.encode(row) + "\n"
    try:
        return line.encode(), row
    except UnicodeEncodeError:
        line = _SURROGATE.sub("\ufffd", line)
        return line.encode(), json.loads(line)


def document(value: object) -> str:
    """Write one JSON value for people and programs: indented, every character in ASCII."""
    return json.dumps(value, indent=2, default=str)
