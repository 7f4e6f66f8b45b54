"""Credits: the news agency and the place that an article says it comes from.

An agency is named in passing all over the news ("he told Reuters"); it is a credit only
where credits stand: in a dateline, or on a line of its own or at the end of a line at the
edges of the text. All patterns look at one short line at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from service.text.late_pattern import LatePattern
from service.text.tables import read_table

# A credit line is short; a paragraph that ends with one may be long, and its end is enough.
_SHORT = 100
_END = 120
_FIRST_LINES, _LAST_LINES = 5, 10
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")

_DASH = r"\s*(?:[-–—―]{1,2}|\.-)\s*"
_CAPITALS = "A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-ЯЁІЇЄҐЂЈЉЊЋЏ"
_UPPER_CITY = rf"[{_CAPITALS}]{{2}}[{_CAPITALS}.'’]*(?:[ /-][{_CAPITALS}][{_CAPITALS}.'’]*){{0,3}}"
_NAME = rf"[{_CAPITALS}][\w.'’]+"
_SMALL = "(?:(?:de|del|do|da|la|las|los|le|les|di|al|el|an|am|der|den|sur|upon) )?"
_CITY = rf"{_NAME}(?:[ /-]{_SMALL}{_NAME}){{0,3}}"
_EAST_ASIAN_CITY = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3・]{2,12}?"
# After a bare dateline a sentence begins; after a label ("LIVE - the match") it need not.
_OPENS = rf"(?=[\"“«'‘(]?[{_CAPITALS}\d])"
_ARABIC_CITY = "[\u0621-\u06d3]{2,20}(?: [\u0621-\u06d3]{2,20}){0,2}"


@dataclass(frozen=True, slots=True)
class Credit:
    """What a passage at [start, end) credits: an `agency` or, as a `dateline`, a city."""

    kind: str
    value: str
    start: int
    end: int


@cache
def _data() -> dict[str, list[str]]:
    data: dict[str, list[str]] = read_table("agencies")
    return data


@cache
def agency_names() -> dict[str, str]:
    """The usual name of each agency, by each form in which it is written."""
    names: dict[str, list[str]] = _data()["names"]  # type: ignore[assignment]
    return {form: name for name, forms in names.items() for form in forms}


@cache
def _canonical() -> dict[str, str]:
    return agency_names() | dict.fromkeys(_data()["agencies"], "agencies")


def _any_of(forms: list[str]) -> str:
    """Return the pattern of any of the forms; those of unspaced scripts have no word ends."""
    bounded: list[str] = []
    open_ended: list[str] = []
    for form in sorted(forms, key=len, reverse=True):
        written = r"\s+".join(map(re.escape, form.split()))
        (open_ended if _UNSPACED.search(form) else bounded).append(written)
    words = rf"(?<!\w)(?:{'|'.join(bounded)})(?!\w)"
    return f"(?:{'|'.join([*open_ended, words])})"


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(_any_of(list(_canonical())))


@cache
def _datelines() -> tuple[LatePattern, ...]:
    agency = f"(?P<agency>{_agency().pattern})"
    credit = rf"\(\s*{agency}[^()]{{0,30}}\)"
    numbered = r"[^()\d]{0,20}\d{1,4}[^()]{0,20}?"
    capital = f"[{_CAPITALS}]"
    return (
        # Moscow, 5 Jan - RIA Novosti
        LatePattern(
            rf"{capital}{{2}}[^,]*,\D*\d",
            rf"(?P<city>{_UPPER_CITY}),\s?{numbered}[-–—.]\s*{agency}",
        ),
        # Jakarta - There | Washington, Jan 5 (Reuters) - | Kyiv, Ukraine (AP) -, in capitals
        LatePattern(
            rf"{capital}{{2}}",
            rf"(?P<city>{_UPPER_CITY})(?:,\s?[^()]{{1,45}}?)?\s*"
            rf"(?:{credit}{_DASH}|\s[-–—]{{1,2}}\s{_OPENS})",
        ),
        # Paris (AFP) - | New York, Jan 5 (Reuters) -- | Madrid, 5 ene (EFE).-
        LatePattern(
            rf"{capital}[^(]*\(",
            rf"(?P<city>{_CITY})(?:,\s?[^()]{{1,45}}?)?\s*{credit}(?:{_DASH}|[.:])",
        ),
        # Moscow, January 5. /TASS/. | Ankara, 5 Ocak /AA/
        LatePattern(
            rf"{capital}[^/]*/",
            rf"(?P<city>{_CITY}),\s?{numbered}/\s?{agency}\s?/[.\s]",
        ),
        # (ANSA) - ROMA, 05 GEN -
        LatePattern(
            r"\(",
            rf"\({agency}\)\s?[-–—]\s?(?P<city>{_UPPER_CITY})(?:,\s?{numbered})?\s?[-–—]",
        ),
        # Cairo (Reuters) - | Riyadh - SPA: | Amman 5 January (Petra) -, in Arabic script
        LatePattern(
            "[\u0621-\u06d3]{2}",
            rf"(?P<city>{_ARABIC_CITY})(?:[،,]?\s?{numbered})?\s?[-–—،:]?\s?"
            rf"(?:\({agency}\)|{agency.replace('agency', 'bare')})\s*[-–—:]",
        ),
        # New Delhi, 5 January (Bhasha), in Devanagari
        LatePattern(
            "[\u0900-\u0963]{2}",
            rf"(?P<city>[\u0900-\u0963]{{2,20}}(?: [\u0900-\u0963]{{2,20}}){{0,2}}),\s?{numbered}"
            rf"\(\s?{agency}\s?\)",
        ),
        # [New York Kyodo] | the same in lenticular brackets
        LatePattern(
            r"[\[【［]",
            rf"[\[【［](?P<city>{_CITY}|{_EAST_ASIAN_CITY})\s?(?:\d{{1,2}}[月日]?\s?){{0,3}}[=＝]?\s?"
            rf"{agency}"
            r"[^\[\]【】［］]{0,12}[\]】］]",
        ),
        # (Seoul=Yonhap)
        LatePattern(
            r"[\[(（][^=＝]*[=＝]",
            rf"[\[(（](?P<city>{_CITY}|{_EAST_ASIAN_CITY}|{_UPPER_CITY})[=＝]{agency}"
            r"[^()（）]{0,12}[\])）]",
        ),
        # Xinhua, Beijing, 1 January by wire, in Chinese
        LatePattern(
            "[^电電]*[电電]",
            rf"[（(]?{agency}(?!记者|記者)(?P<city>[\u4e00-\u9fff]{{2,6}}?)"
            r"(?:\d{1,4}年)?(?:\d{1,2}月)?\d{1,2}日(?:电|電)",
        ),
    )


def _dateline(line: str) -> Iterator[Credit]:
    for pattern in _datelines():
        match = pattern.match(line)
        if not match or match["city"].strip() in _data()["labels"]:
            continue
        whole = match[0].rstrip()
        yield Credit("dateline", match["city"].strip(), 0, len(whole))
        yield from _agencies(line, 0, match.start("city"))
        yield from _agencies(line, match.end("city"), match.end())
        return


def _agencies(line: str, start: int, end: int) -> Iterator[Credit]:
    for match in _agency().finditer(line, start, end):
        name = _canonical()[" ".join(match[0].split())]
        yield Credit("agency", name, match.start(), match.end())


@cache
def _credit_lines() -> tuple[re.Pattern[str], ...]:
    agency = _agency().pattern
    lead = "|".join(_any_of(_data()[key]) for key in ("by", "with"))
    list_of = rf"{agency}(?:\W{{1,4}}(?:(?:and|et|y|und|e|en|i|и|و|dan|ve)\W)?{agency}){{0,5}}"
    return (
        # AFP | (Reuters, AP) | By Reuters | With agencies | © AFP 2022
        re.compile(rf"\W{{0,4}}(?:(?i:{lead})\W{{1,2}})?{list_of}\W{{0,3}}(?:\d{{4}})?\W{{0,3}}$"),
        # Source: RT, RIA Novosti
        re.compile(rf"\W{{0,4}}(?i:{_any_of(_data()['source'])})\s?[:：]\s?[^:]{{2,80}}$"),
    )


@cache
def _line_ends() -> tuple[LatePattern, ...]:
    agency = _agency().pattern
    lead = _any_of(_data()["with"])
    return (
        # ... he said. — AFP | ... he said (Reuters)
        LatePattern(
            "[-–—/]",
            rf"(?:[.!?…»”\"'’。؟]\s?|\s)[-–—/]{{1,2}}\s?({agency}(?:/{agency})?)/?\W{{0,2}}$",
        ),
        LatePattern(
            r"[(（\[]",
            rf"[(（\[]\s?((?:(?i:{lead})\s)?{agency}(?:\s?[/,;&+-]\s?{agency}){{0,3}})\s?[)）\]]\W{{0,2}}$",
        ),
    )


def _edge(line: str) -> Iterator[Credit]:
    """Yield the credits of a line that stands near the beginning or the end."""
    if len(line) <= _SHORT:
        for pattern in _credit_lines():
            if pattern.match(line):
                yield from _agencies(line, 0, len(line))
                return
    offset = max(0, len(line) - _END)
    for ending in _line_ends():
        match = ending.search(line, offset)
        if match:
            yield from _agencies(line, match.start(1), match.end(1))
            return


def find_credits(text: str, body: bool) -> Iterator[Credit]:
    """Yield the credits of a text: of a whole article, or (`body` false) of its headline."""
    lines = [(match.start(), match[0]) for match in _LINE.finditer(text) if match[0].strip()]
    first = lines[:_FIRST_LINES]
    for place, line in [*first, *lines[max(_FIRST_LINES, len(lines) - _LAST_LINES) :]]:
        indent = len(line) - len(line.lstrip())
        found = list(_dateline(line.strip()[:_END])) if body and (place, line) in first else []
        for credit in found or _edge(line.strip()):
            shift = place + indent
            yield Credit(credit.kind, credit.value, credit.start + shift, credit.end + shift)
