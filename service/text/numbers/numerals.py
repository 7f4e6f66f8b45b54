"""Numbers in ASCII digits as they are written, and all that each can stand for."""

from __future__ import annotations

import re
import unicodedata

NUMBER = re.compile(
    r"(?<!\d)(?:\d{1,3}(?:[ ,.'’٬،]\d{3})+(?!\d)(?:[.,٫]\d+(?!\d))?"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+(?!\d))?"
    r"|(?<!\d[.,،])\d+[.,٫،]\d+(?![.,،]?\d)|(?<!\d[.,،٬])\d+٬\d{1,2}(?![.,،٬]?\d)|\d+)",
    re.ASCII,
)
_DIGIT = re.compile("[0-9]")
_STROKE = re.compile(
    r"(?<![0-9/])([0-9]{1,3})/(?=[0-9]{1,2} (?:هزار|میلیون|میلیارد|تریلیون|درصد|ریشتر|متر|کیلو|تن))"
)
_UNIT = re.compile(r"(?:^|[^A-Za-zÀ-ԯ])(?:[cdhkm]?m|ft|yd|[дкс]?м|мм)$")
"""A unit of length that ends a text; the digit behind it is an exponent: "km2"."""
_MISPRINT = re.compile(
    r"(?:[a-zß-öø-ɏ](?=\d[a-zß-öø-ɏ])|[а-яё-ӿ](?=\d[а-яё-ӿ])|[α-ώ](?=\d[α-ώ]))\d[^\W\d_]+(?!\w)"
)
"""A digit between small letters of one alphabet, which a scan read for one: "v0lledig"."""
_BEGUN = re.compile(r"(?:^|[\W_])[^\W\d_]+$")
"""The letters of a word up to its first digit, if that is the first."""
_ON = re.compile("[0-9A-Za-zÀ-ԯ]")
"""What an exponent does not stand before."""
_LONGEST = 40
"""Letters of the longest words that are looked at."""
_OTHER_DIGIT = re.compile(r"[^\D0-9]")


def number_from(text: str, start: int) -> re.Match[str] | None:
    """The first number of a text with ASCII digits from a place on, None where there is none.

    What a number may follow is looked for at digits alone: at every character it takes as long as
    all else that is told of a sentence.
    """
    while digit := _DIGIT.search(text, start):
        match = NUMBER.search(text, digit.start())
        if match is None or not _is_in_a_word(text, match):
            return match
        start = match.end()
    return None


def _is_in_a_word(text: str, number: re.Match[str]) -> bool:
    """Whether a single digit belongs to the letters before it, as an exponent or a misprint."""
    start, end = number.span()
    if end - start > 1 or not text[start - 1 : start].isalpha():
        return False
    exponent = number[0] in "23" and not _ON.match(text, end)
    if exponent and _UNIT.search(text[max(0, start - 3) : start]):
        return True
    within = _MISPRINT.match(text, start - 1)
    return within is not None and _BEGUN.search(text[max(0, start - _LONGEST) : start]) is not None


def ascii_digits(text: str) -> str:
    """Every decimal digit as its ASCII twin, one character for one, so that offsets hold."""
    if text.isascii():
        return text
    return _OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)


def with_points(text: str, language: str) -> str:
    """The text with a point for the stroke that Persian writes in decimals: "۲/۵ میلیون"."""
    return _STROKE.sub(r"\1.", text) if language == "fa" else text


def readings(written: str) -> set[str]:
    """All values a written number can stand for, in plain notation without separators."""
    parts = re.split(r"[ ,.'’٬،٫]", written)
    if len(parts) == 1:
        return {plain(written)} | _short_year(written)
    whole, last = "".join(parts[:-1]), parts[-1]
    decimal = plain(f"{whole}.{last}")
    separators = re.findall(r"[ ,.'’٬،٫]", written)
    if len(last) != 3 or separators[-1] == "٫":
        return {decimal}
    if len(set(separators)) == 1 and (len(separators) > 1 or separators[0] in " '’٬،"):
        return {plain(whole + last)}
    if len(separators) > 1 or whole == "0" or len(whole) > 3:
        return {decimal}
    return {plain(whole + last)} | ({decimal} if last != "000" else set())


def _short_year(written: str) -> set[str]:
    """A year is also written by its last two digits: "2013" and "'13"."""
    is_year = len(written) == 4 and written[:2] in ("19", "20")
    return {plain(written[2:])} if is_year else set()


def plain(number: str) -> str:
    """A number without the zeros that do not change it."""
    whole, _, fraction = number.partition(".")
    fraction = fraction.rstrip("0")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{fraction}" if fraction else whole


def significant(value: str) -> str:
    """The digits of a value without the zeros and the point that only give its scale."""
    return value.replace(".", "").strip("0")
