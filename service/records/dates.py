"""Read the moment of publication in the notations that feeds and exports use."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

# Epoch numbers are told from other numbers (a year, 20240131) by their size: in one of
# these units they have to fall between 1973 and 2099.
_EPOCH_UNITS = (1, 10**3, 10**6, 10**9)
_EPOCH_RANGE = (10**8, 41 * 10**8)
_EPOCH_DIGITS = (10, 13)
_LONGEST = 100

_UTC_SUFFIX = re.compile(r"\s*(?:UTC|GMT|Z)$", re.IGNORECASE)
_SPACED_OFFSET = re.compile(r"\s+([+-]\d\d:?\d\d)$")
_COMPACT = re.compile(r"^(\d{8})(\d{6})$")
# The end of a day and a leap second (zones differ by quarters of an hour), which ISO 8601 and
# RFC 3339 have and Python has not.
_END_OF_DAY = re.compile(r"(?<=[Tt ])24(?=:?00(?::?00(?:[.,]0+)?)?(?:[+-]|$))")
_LEAP_SECOND = re.compile(r"(?<=[Tt ])(\d\d:?(?:14|29|44|59):?)60(?=[.,+-]|$)")


def read_moment(value: object) -> datetime | None:
    """Read ISO 8601, RFC 2822 or Unix time (seconds, ms, us or ns) as an aware UTC datetime.

    A time without an offset is UTC, a date alone is its midnight in UTC. The
    end of a day (24:00) is the beginning of the next, a leap second the one after. None
    where the value is none of these; nothing is guessed.
    """
    match value:
        case bool():
            return None
        case int() | float():
            return _from_epoch(value)
        case str():
            return _from_text(value.strip())
    return None


def _from_text(text: str) -> datetime | None:
    if len(text) > _LONGEST:
        return None
    if text.isdecimal() and len(text) in _EPOCH_DIGITS:
        return _from_epoch(int(text))
    for read in (_from_iso, parsedate_to_datetime):
        try:
            return _in_utc(read(text))
        except (ValueError, OverflowError, IndexError, TypeError):
            continue
    return None


def _from_iso(text: str) -> datetime:
    text = _SPACED_OFFSET.sub(r"\1", _UTC_SUFFIX.sub("+00:00", text))
    text, ends = _END_OF_DAY.subn("00", _COMPACT.sub(r"\1T\2", text))
    text, leaps = _LEAP_SECOND.subn(r"\g<1>59", text)
    return datetime.fromisoformat(text) + timedelta(days=ends, seconds=leaps)


def _from_epoch(value: float) -> datetime | None:
    low, high = _EPOCH_RANGE
    for unit in _EPOCH_UNITS:
        if low * unit <= value < high * unit:
            return datetime.fromtimestamp(value / unit, UTC)
    return None


def _in_utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
