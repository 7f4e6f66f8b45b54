"""Numbers and dates in a sentence, read the same way in every script and convention.

Two translations of one article agree on its facts; two bulletins made from one template
differ in little else. A mention therefore carries every value it can stand for ("5.135"
is 5135 in German and 5.135 in English), and two mentions agree when these sets meet.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files

from icu4py.messageformat import MessageFormat

from service.text.clean import fold
from service.text.units import measures

_SCALES = json.loads(files("service.text").joinpath("scales.json").read_text("utf-8"))
_ATTACHED: dict[str, int] = _SCALES["attached"]

_DIGITS = re.compile(r"\d")
_NUMBER = re.compile(
    r"(?<!\d)(?:\d{1,3}(?:[ ,.'’٬،]\d{3})+(?!\d)(?:[.,٫]\d+(?!\d))?"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+(?!\d))?"
    r"|(?<!\d[.,])\d+[.,٫]\d+(?![.,]?\d)|\d+)",
    re.ASCII,
)
_URL = re.compile(r"(?:https?://|www\.)\S+")
_ATTACHED_SCALE = re.compile(
    r"(?:{})(?![a-z])".format("|".join(sorted(_ATTACHED, key=len, reverse=True))), re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_NEAR = 16
"""Only this close (in characters) to a number is "may" or "march" a month, not a word."""
_SHORT = 4
"""A month of so few letters may be another word or an abbreviation; its absence says little."""
_TELLING = 4
"""So many leading digits in common are no chance."""
_SLIGHT = 0.5
"""What a single digit weighs against a longer number."""
_GLUE = 6
"""A word that a date pattern adds to this many months ("tháng", "den") names none of them."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A number or month as written at [start, end) of a sentence, with all values it can stand for.

    `firm` is false for a number spelled as a word: it can agree, but that it is missing
    elsewhere says little ("one" is an article in many languages).
    """

    start: int
    end: int
    quote: str
    values: frozenset[str]
    firm: bool = True

    @property
    def weight(self) -> float:
        """How much the mention tells: single digits meet, and slip, more easily than others."""
        return _SLIGHT if all(len(_significant(v)) < 2 for v in self.values) else 1.0


def mentions(sentence: str, language: str) -> tuple[Mention, ...]:
    """The numbers, months and spelled numbers of a cleaned sentence, in order of appearance."""
    ascii_text = _ascii_digits(_URL.sub(lambda m: " " * len(m.group()), sentence))
    numbers = list(_numbers(ascii_text, language))
    found = [*numbers, *_words(ascii_text, language, numbers)]
    return tuple(
        Mention(m.start, m.end, sentence[m.start : m.end], m.values, m.firm)
        for m in sorted(found, key=lambda m: m.start)
    )


def _ascii_digits(text: str) -> str:
    """Every decimal digit as its ASCII twin, one character for one, so that offsets hold."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() and not c.isascii() else c for c in text
    )


def _numbers(text: str, language: str) -> Iterator[Mention]:
    position = 0
    while match := _NUMBER.search(text, position):
        values = _readings(match.group())
        end, values = _scaled(text, match.end(), values)
        values |= {m for v in values for m in measures(v, text[end : end + 40], language)}
        position = end
        yield Mention(match.start(), end, "", frozenset(values))


def _readings(written: str) -> set[str]:
    """All values a written number can stand for, in plain notation without separators."""
    parts = re.split(r"[ ,.'’٬،٫]", written)
    if len(parts) == 1:
        return {_plain(written)} | _short_year(written)
    whole, last = "".join(parts[:-1]), parts[-1]
    decimal = _plain(f"{whole}.{last}")
    separators = re.findall(r"[ ,.'’٬،٫]", written)
    if len(last) != 3 or separators[-1] == "٫":
        return {decimal}
    if len(set(separators)) == 1 and (len(separators) > 1 or separators[0] in " '’٬،"):
        return {_plain(whole + last)}
    if len(separators) > 1 or whole == "0" or len(whole) > 3:
        return {decimal}
    return {_plain(whole + last)} | ({decimal} if last != "000" else set())


def _short_year(written: str) -> set[str]:
    """A year is also written by its last two digits: "2013" and "'13"."""
    is_year = len(written) == 4 and written[:2] in ("19", "20")
    return {_plain(written[2:])} if is_year else set()


def _plain(number: str) -> str:
    whole, _, fraction = number.partition(".")
    fraction = fraction.rstrip("0")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{fraction}" if fraction else whole


def _scaled(text: str, end: int, values: set[str]) -> tuple[int, set[str]]:
    """Add the values multiplied by a scale that follows: "5.1 thousand", "120万", "1億2000万"."""
    power, after = _scale_at(text, end)
    if power is None:
        return end, values
    scaled = {_shift(value, power) for value in values}
    tail = _NUMBER.match(text, after) if text[end:after] in _ATTACHED and power > 4 else None
    if tail is not None:
        low_power, low_after = _scale_at(text, tail.end())
        low = int(max(map(float, _readings(tail.group()))) * 10 ** (low_power or 0))
        return low_after, {_plain(str(int(float(v)) + low)) for v in scaled}
    return after, values | scaled


def _scale_at(text: str, end: int) -> tuple[int | None, int]:
    attached = _ATTACHED_SCALE.match(text, end)
    if attached:
        return _ATTACHED[attached.group().lower()], attached.end()
    word = _WORD.match(text, end + 1) if text[end : end + 1] in (" ", "-") else None
    if word is None:
        return None, end
    power = _scale_of(word.group())
    return (None, end) if power is None else (power, word.end())


@cache
def _scale_of(word: str) -> int | None:
    folded = fold(word)
    if folded in _SCALES["exact"]:
        return int(_SCALES["exact"][folded])
    stems = [stem for stem in _SCALES["stems"] if folded.startswith(stem)]
    return int(_SCALES["stems"][max(stems, key=len)]) if stems else None


def _shift(value: str, power: int) -> str:
    whole, _, fraction = value.partition(".")
    fraction = fraction.ljust(power, "0")
    return _plain(f"{whole}{fraction[:power]}.{fraction[power:]}")


def _words(text: str, language: str, numbers: list[Mention]) -> Iterator[Mention]:
    months, cardinals = month_names(language), cardinal_names(language)
    for match in _WORD.finditer(text):
        word = match.group().casefold().rstrip(".")
        if word in months and _beside_a_number(match, numbers):
            yield Mention(match.start(), match.end(), "", months[word], _tells(word, months))
        elif word in cardinals:
            yield Mention(match.start(), match.end(), "", frozenset({cardinals[word]}), firm=False)


def _tells(word: str, months: dict[str, frozenset[str]]) -> bool:
    return len(word) > _SHORT and len(months[word]) == 1


def _beside_a_number(match: re.Match[str], numbers: list[Mention]) -> bool:
    return any(
        0 <= match.start() - n.end <= _NEAR or 0 <= n.start - match.end() <= _NEAR for n in numbers
    )


@cache
def month_names(language: str) -> dict[str, frozenset[str]]:
    """Words of month names of a language (and English), casefolded, to the months they can mean.

    From ICU's CLDR data. A word of a two-word name ("كانون الثاني") can mean several months.
    """
    names: dict[str, set[str]] = {}
    regions = ("", "-LB", "-MA") if language == "ar" else ("",)
    for locale in [f"{language}{region}" for region in regions] + ["en"]:
        for skeleton in ("::MMMMd", "::MMMd", "::LLLL"):
            for month, word in _month_words(skeleton, f"{locale}-u-ca-gregory-nu-latn"):
                names.setdefault(word, set()).add(str(month))
    return {word: frozenset(found) for word, found in names.items() if len(found) < _GLUE}


def _month_words(skeleton: str, locale: str) -> Iterator[tuple[int, str]]:
    pattern = MessageFormat("{d, date, " + skeleton + "}", locale)
    for month in range(1, 13):
        written = pattern.format({"d": datetime(2021, month, 15, 12, tzinfo=UTC)})
        for word in _WORD.findall(written.casefold()):
            if len(word) > 2:
                yield month, word.rstrip(".")


@cache
def cardinal_names(language: str) -> dict[str, str]:
    """One-word cardinals 2..20 and the tens, casefolded, to their value, by ICU's rules."""
    spell = MessageFormat("{n, spellout}", language)
    names: dict[str, str] = {}
    for value in [*range(2, 21), 30, 40, 50, 60, 70, 80, 90]:
        word = str(spell.format({"n": value})).replace("\xad", "").replace("\u200b", "").casefold()
        if _WORD.fullmatch(word):
            names.setdefault(word, str(value))
    return names


def garbled(a: Mention, b: Mention) -> bool:
    """Whether two mentions look like one number that a translation damaged: neither yes nor no.

    Machine translation slips scales ("1.8 million" for "180 million") and groups ("2,6469"
    for "26,469"); the significant digits survive. Two digits may meet by chance only rarely.
    """
    return any(
        _damaged(x, y) for x in a.values for y in b.values if x[0].isdigit() and y[0].isdigit()
    )


def scattered(mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether a number's digits stand in others one after another: "182-44" for "182.44"."""
    row = "".join(_digits(m) for m in others)
    return len(_digits(mention)) >= _TELLING and _digits(mention) in row


def _digits(mention: Mention) -> str:
    return re.sub(r"\D", "", _ascii_digits(mention.quote))


def _damaged(x: str, y: str) -> bool:
    short, long = sorted((_significant(x), _significant(y)), key=len)
    if len(short) < 2:
        return False
    return short == long or (len(short) >= _TELLING and long.startswith(short))


def _significant(value: str) -> str:
    """The digits of a value without the zeros and the point that only give its scale."""
    return value.replace(".", "").strip("0")
