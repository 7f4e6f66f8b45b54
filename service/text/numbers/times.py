"""Times of the clock: "3.20 p.m.", "15:20", "15 h 20", "午後3時20分" are one fact.

A time is told as its hour and minute in 24 hours; one that does not say which half of the day
it is in has both values. A full hour is its number, too, with that of the other way to count:
"3 pm", "15:00" and "kl. 15" are both 3 and 15; only the first two are no other time.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from service.text.numbers.day_parts import counts_on, half_behind
from service.text.tables import read_table

_HALF = r"(?:\s?(?P<half>[ap](?=\.?\s?m(?![a-zà-ɏ]))|[πμ](?=\.\s?μ(?![Ͱ-Ͽ])))\.?\s?[mμ]\.?)"
_HALVES = {"a": "a", "p": "p", "π": "a", "μ": "p"}
_COUNTED_ON = "24"
"""Stands for the half of the day of hours that are counted on after noon."""
_HOURS = "টা(?:য়)?|बजकर|बजेर|वाजून|بج ?کر|மணி|นาฬิกา|ໂມງ"
_MINUTES = "মিনিট|मिनट|मिनेट|मिनिट|منٹ|நிமிட|นาที|ນາທີ"
"""What stands behind the hour, but behind no number of hours, and behind the minute: Hindi "7 बजकर
52 मिनट"."""
_FORMS = tuple(
    re.compile(rf"(?<![\d:./])(?<!\d,)(?P<hour>\d{{1,2}}){form}", re.IGNORECASE)
    for form in (
        r"(?:(?<=ساع[تة] \d)|(?<=ساع[تة] \d\d))\sو\s?(?P<minute>[0-5]?\d)\s?(?:دقیقه|دقيقة)",
        rf"[:：](?P<minute>[0-5]\d)(?![\d:]|[.,]\d){_HALF}?",
        rf"\.(?P<minute>[0-5]\d)(?:{_HALF}|\s?uhr(?![a-zà-ɏ]))",
        r"\s?(?:h|uhr|giờ|ч\.?)\s?(?P<minute>[0-5]\d)(?!\d)",
        rf"\s?(?:{_HOURS})\s?(?P<minute>[0-5]?\d)\s?(?:{_MINUTES})",
        r"\s?[点點時时시]\s?(?:(?P<minute>[0-5]?\d)\s?[分분]|(?P<thirty>半|반))",
        _HALF,
        r"\s?(?P<full>[点點時时시]|时(?!间)|(?:h|uhr|heures?)(?![a-zà-ɏ]))(?!間|間|간|즌|드|리즈|민)",
    )
)
_BEFORE = re.compile(r"(?:(午後|下午|晚上|傍晚|오후|저녁)|午前|上午|早上|凌晨|清晨|오전|새벽)\s?$")
"""The half of the day, before the hour: the group matches in the second."""
_TABLE = read_table("hours")
_AT_HOUR: dict[str, str] = _TABLE["before"]
"""What stands before an hour of the day in a language, as patterns;"""
_AT: dict[str, str] = _TABLE["at"]
"""and before one that a word for hours follows: Croatian "u 19 sati"."""
_HOUR = re.compile(r"\d{1,2}(?![\d.,:])", re.ASCII)
_NOON = 12
_DOTTED = re.compile(r"(\d{1,2})\.([0-5]\d)", re.ASCII)
_BEFORE_HOUR = 4
_DAY = 24
"""So many full hours last a day: "24 heures"."""
TIME = "time:"
"""Marks, among the values of a mention, a time of the clock."""
_FULL = ":00"


def clock_time(text: str, start: int, language: str) -> tuple[int, set[str]] | None:
    """The end and the values of a time that begins at a number; None where there is none.

    text: with its digits in ASCII. A full hour is told from other numbers only by what stands
    beside it.
    """
    for form in _FORMS:
        match = form.match(text, start)
        if match and int(match["hour"]) <= 24:
            return _told(text, start, match, language) or _by_part_of_day(text, start, language)
    return _by_part_of_day(text, start, language)


def _told(
    text: str, start: int, match: re.Match[str], language: str
) -> tuple[int, set[str]] | None:
    parts = match.groupdict()
    before = _BEFORE.search(text[max(0, start - _BEFORE_HOUR) : start])
    half = _HALVES.get((parts.get("half") or "").lower()) or (
        ("p" if before[1] else "a") if before else ""
    )
    hour, minute = (
        int(parts["hour"]),
        int(parts.get("minute") or (30 if parts.get("thirty") else 0)),
    )
    if parts.get("full") and not half and (hour <= 12 or hour == _DAY):
        return None
    end = match.end()
    if minute and not half:
        end, half = half_behind(text, end, hour, language)
        half = half or (_COUNTED_ON if counts_on(text, language) else "")
    return end, hour_values(hour, minute, half)


def _by_part_of_day(text: str, start: int, language: str) -> tuple[int, set[str]] | None:
    """A full hour that only the part of the day behind it tells: "a las 4 de la tarde"."""
    number = _HOUR.match(text, start)
    if number is None or not 1 <= int(number[0]) <= _NOON:
        return None
    end, half = half_behind(text, number.end(), int(number[0]), language)
    return (end, hour_values(int(number[0]), 0, half)) if half else None


def clock_values(written: str) -> set[str]:
    """What a number can stand for as a time: "15.30" is one where decimals have commas."""
    match = _DOTTED.fullmatch(written)
    if match is None or int(match[1]) > _DAY:
        return set()
    if match[2] == "00":
        return {v for v in hour_values(int(match[1]), 0, "") if v.startswith(TIME)}
    return hour_values(int(match[1]), int(match[2]), "")


def is_timed(values: frozenset[str]) -> bool:
    """Whether a mention may be a time of the clock."""
    return any(value.startswith(TIME) for value in values)


def is_full_hour(values: frozenset[str]) -> bool:
    """Whether a mention is a time at the beginning of an hour."""
    return bool(_full_hours(values))


def is_another_hour(values: frozenset[str], others: frozenset[str]) -> bool:
    """Whether both are full hours, of two halves of the day though their numbers may be one."""
    left, right = _full_hours(values), _full_hours(others)
    return bool(left and right) and left.isdisjoint(right)


@lru_cache(maxsize=1 << 14)
def _full_hours(values: frozenset[str]) -> frozenset[str]:
    return frozenset(v for v in values if v.startswith(TIME) and v.endswith(_FULL))


def by_twelve(values: set[str], before: str, language: str, unit: str | None) -> set[str]:
    """What numbers above twelve can stand for as hours of the day where they are counted to twelve:
    "kl. 19" is also seven.

    before: what stands before the number; unit: that of the number, None without one.
    """
    hours = unit == "hour"
    asked = None if unit and not hours else _hour_words(language, hours)
    if asked is None or not asked.search(before):
        return set()
    return {str(int(v) - 12) for v in values if v.isdecimal() and 12 < int(v) < 24}


@cache
def _hour_words(language: str, hours: bool) -> re.Pattern[str] | None:
    """What makes an hour of the day of the number that follows, None where nothing does."""
    words = [told for told in (_AT_HOUR.get(language), hours and _AT.get(language)) if told]
    if not words:
        return None
    return re.compile(rf"(?<![\w.,])(?<!\d\s)(?:{'|'.join(words)})\.?\s$", re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def minutes(values: frozenset[str]) -> frozenset[str]:
    """The minutes of the times among the values of a mention, as numbers, but for full hours."""
    return frozenset(v.rpartition(":")[2].lstrip("0") for v in _broken(values))


@lru_cache(maxsize=1 << 14)
def parts(values: frozenset[str]) -> frozenset[str]:
    """The minutes and hours of the times that `minutes` tells of, as numbers."""
    hours = {int(v.split(":")[1]) for v in _broken(values)}
    counted = hours | {hour - 12 for hour in hours if hour > 12}
    return minutes(values) | {str(hour) for hour in counted}


def _broken(values: frozenset[str]) -> list[str]:
    """The times among values that are no full hours."""
    return [v for v in values if v.startswith(TIME) and not v.endswith(_FULL)]


def hour_values(hour: int, minute: int, half: str) -> set[str]:
    """The values of a time in the half of the day that is "a" or "p", or in both."""
    hours = {hour % 24}
    if half == _COUNTED_ON:
        return {f"{TIME}{hour % 24}:{minute:02}"}
    if half and hour <= 12:
        hours = {hour % 12 + (12 if half == "p" else 0)}
    elif 1 <= hour <= 12:
        hours = {hour % 12, hour % 12 + 12}
    times = {f"{TIME}{h}:{minute:02}" for h in hours}
    if minute:
        return times
    counted = hours | {h - 12 for h in hours if h > 12} | {hour}
    return times | {str(h) for h in counted} | ({"24", "12"} if 0 in hours else set())
