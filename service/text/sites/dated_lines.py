"""Dated lines: nothing but a date or an hour of a day, with at most a short name.

"12.04.2026 - 10:02", "Olena Koval — 12 April 2026, 10:02 | 3 min read". Sites write them above an
article; the rows of a timetable and the day of a concert are written so, too, and
where a line stands has to tell whose it is (`service/text/sites/stamped.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.text.numbers.numerals import ascii_digits
from service.text.sites.chrome import is_site_wording
from service.text.sites.date_words import dotted_words, has_weekday, is_of_dates, month_count
from service.text.sites.dated_names import MARK, is_name, trimmed
from service.text.sites.stamp_words import agencies, says_updated, stamp_words, tells_publication

_LONGEST, _MOST_BLANKS = 140, 20
_HINT = re.compile(r"\d[./-]\s?\d|\d\s?[:：h]\s?\d|(?<!\d)[12]\d{3}(?!\d)")
_FULL = re.compile(
    r"(?<![\d.,])(?:[12]\d{3}([./-]) ?\d{1,2}\1 ?\d{1,2}"
    r"|\d{1,2}([./-]) ?\d{1,2}\2 ?(?:[12]\d{3}|\d\d))(?:\.|T(?=\d))?(?![\d/])"
)
"""A date with its year."""
_ZONE = (
    r"(?:Z|\s?\(?(?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d\d)?\)?(?![\d.,]))?(?:\s?\(?[A-Z]{2,4}\)?(?!\w))?"
)
_CLOCK = re.compile(
    r"(?<![\d.,:])(?:[01]?\d|2[0-4])(?:\s?[:：]\s?|\s?[Hh]\s?)[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?"
    rf"(?!\d|[:.,]\d){_ZONE}|(?<!\d)\d{{1,2}}\s?[时時點点시]\s?[0-5]?\d\s?[分분]"
)
"""An hour with minutes, and its zone."""
_DAY_MONTH = re.compile(
    r"(?<![\d.,:/])(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])\.?(?![\d:/]|,\d)"
)
_DOTTED_CLOCK = re.compile(r"(?<![\d.,:/])(?:[01]?\d|2[0-4])\.[0-5]\d(?![\d:/.]|,\d)")
_FIGURE = re.compile(r"\d+(?:[.,:/-]\d+)*")
_DIGIT = re.compile(r"\d")
_COLON = re.compile(r"\s?[:：]")
"""What stands before it says what the date is of."""
_YEAR = re.compile(r"(?:1[34]|19|20|2[45])\d\d")
"""Of the Persian, the Christian and the Buddhist calendar."""
_DAY = 31
_SAYS = re.compile("[!?…。！？؟۔।]")
"""What a sentence ends with, and a date never."""


@dataclass(frozen=True, slots=True)
class Dated:
    """What a dated line holds beside a date: an hour, and what says that they are of a site.

    single: whether it is as sites write their own: one day with its hour, no weekday, and no name
    but one in front of a day with its year.
    """

    clock: bool
    label: bool
    single: bool


def dated(text: str, language: str) -> Dated | None:
    """Read a cleaned line, or say that it is no dated one."""
    text = ascii_digits(text)
    if len(text) > _LONGEST or text.count(" ") > _MOST_BLANKS:
        return None
    if not _HINT.search(text) or _SAYS.search(text):
        return None
    rest, full = _FULL.subn("\n", text)
    rest, clocks = _CLOCK.subn("\n", rest)
    parts = [*_pieces(rest, language)]
    pieces = [piece for piece in parts if not _is_added(piece, language)]
    spelled = sum(month_count(piece, language) for piece in pieces)
    rest, pairs = (_DAY_MONTH if clocks else _DOTTED_CLOCK).subn("\n", "\n".join(pieces))
    figures = _FIGURE.findall(rest)
    years = _years(figures)
    if not _are_dates(figures, spelled) or not (full or years or clocks):
        return None
    days = full + (spelled or len(years))
    words = [dotted_words(part) for part in re.split(rf"{_FIGURE.pattern}|\n", rest)]
    said = [word.casefold() for part in words for word in part]
    hours = clocks > 0 and not (days or pairs) and says_updated(said)
    if not (hours or _are_parts(pairs, days, clocks)):
        return None
    label = tells_publication(said)
    name = _name(words, label, text, language)
    if name is None or (name and (hours or (pairs and not clocks))):
        return None
    one = (days + pairs, clocks) if clocks else (days, pairs)
    written = not name or (bool(full or years) and _is_in_front(name, text))
    return Dated(
        clock=clocks + pairs > 0,
        label=label or (not name and len(pieces) < len(parts)),
        single=one == (1, 1) and written and not has_weekday(text, language),
    )


def _are_parts(pairs: int, days: int, clocks: int) -> bool:
    """Whether pairs of figures are the days and months of hours that have none, or the hours of
    days, and there is a day."""
    spare = clocks - days if clocks else days
    return pairs <= max(0, spare) and days + clocks * pairs > 0


def _name(parts: list[list[str]], label: bool, text: str, language: str) -> list[str] | None:
    """The words of the name between the figures, none if there is no name, and nothing at all if
    they are not one short name or say what the date is of."""
    said = {word.casefold() for part in parts for word in part}
    if not (label or said.isdisjoint(stamp_words("date"))):
        return None
    names = [name for part in parts if (name := trimmed(part, language))]
    if len(names) > 1 or not all(is_name(name, text, language) for name in names):
        return None
    return names[0] if names else []


def _is_in_front(name: list[str], text: str) -> bool:
    figure = _DIGIT.search(text)
    end = text.rfind(name[-1]) + len(name[-1])
    return figure is not None and end <= figure.start() and not _COLON.match(text, end)


def _pieces(text: str, language: str) -> Iterator[str]:
    """What stands between dates, hours, agencies and marks; one agency is called as a month is."""
    parted = agencies().sub(lambda m: m[0] if is_of_dates(m[0], language) else "\n", text)
    for line in parted.split("\n"):
        yield from filter(None, map(str.strip, MARK.split(line)))


def _is_added(piece: str, language: str) -> bool:
    """Whether a piece is a count or measure of a site, as how long one reads; "Live" is a name."""
    return (
        _DIGIT.search(piece) is not None
        and is_site_wording(piece)
        and not all(is_of_dates(one, language) for one in dotted_words(piece))
    )


def _years(figures: list[str]) -> list[str]:
    return [figure for figure in figures if _YEAR.fullmatch(figure)]


def _are_dates(figures: list[str], spelled: int) -> bool:
    """Whether figures are no more than the years and days, and months in figures, of dates."""
    years = _years(figures)
    days = [figure for figure in figures if figure not in years]
    if not all(day.isdecimal() and 0 < int(day) <= _DAY for day in days):
        return False
    return len(days) == (spelled or 2 * len(years)) and len(years) <= max(spelled, len(days))
