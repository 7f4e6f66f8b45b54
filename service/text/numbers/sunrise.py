"""Hours that are counted from six o'clock: Swahili "saa tatu asubuhi" is nine in the morning."""

from __future__ import annotations

import re

from service.text.numbers.times import TIME, hour_values

_HOUR = re.compile(r"\bsaa\s$", re.IGNORECASE)
_LASTING = re.compile(r"\s(?:na )?dakika \w+ (?:na )?sekunde", re.IGNORECASE)
"""What follows a number of hours that something took."""
_PART = re.compile(
    r"\s(?:[zy]a )?"
    r"(?:(?P<a>asubuhi|alfajiri)|(?P<day>mchana)|(?P<p>alasiri|jioni)|(?P<n>usiku))",
    re.IGNORECASE,
)
_NOON = 12
_BEFORE_NOON = frozenset({10, 11})
_EVENING = frozenset(range(6, _NOON))


def from_sunrise(values: set[str], before: str, after: str, language: str) -> set[str]:
    """What a number stands for as an hour in a language that counts them from six o'clock.

    Swahili says "saa 9 alasiri" at three in the afternoon, but "saa 15:00" is written, too.
    """
    if language != "sw" or not _HOUR.search(before) or _LASTING.match(after):
        return set()
    hours = {(int(v), 0) for v in values if v.isdecimal() and 1 <= int(v) <= _NOON}
    times = {(int(h), int(m)) for _, h, m in (v.split(":") for v in values if v.startswith(TIME))}
    counted = hours or (times if any(hour <= _NOON for hour, _ in times) else set())
    told = ((hour + 6) % _NOON or _NOON for hour, _ in counted)
    return {
        value
        for hour, (_, minute) in zip(told, counted, strict=True)
        for value in hour_values(hour, minute, _half(hour, after))
    }


def as_written(values: set[str], told: set[str]) -> set[str]:
    """The hours that figures are where they were not counted from six, as machines leave them."""
    hours = {int(v) for v in values if v.isdecimal() and 1 <= int(v) <= _NOON} if told else set()
    return {v for hour in hours for v in hour_values(hour, 0, "") if v.startswith(TIME)}


def _half(hour: int, after: str) -> str:
    """The half of the day of an hour, by the part of the day behind it."""
    part = _PART.match(after)
    if part is None:
        return ""
    if part["day"]:
        return "a" if hour in _BEFORE_NOON else "p"
    if part["n"]:
        return "p" if hour in _EVENING else "a"
    return "a" if part["a"] else "p"
