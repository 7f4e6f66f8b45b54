"""Datelines: the city with which a line of news begins, and the agency that reports from there."""

from __future__ import annotations

from functools import cache

from service.text.origin.agencies import any_agency
from service.text.origin.late_pattern import LatePattern

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
_NUMBERED = r"[^()\d]{0,20}\d{1,4}[^()]{0,20}?"


@cache
def dateline_patterns() -> tuple[LatePattern, ...]:
    """The patterns of datelines at the beginning of a line, in the order in which they are tried:
    each has a `city`, and an `agency` where one is named."""
    agency = f"(?P<agency>{any_agency().pattern})"
    return (*_in_alphabets(agency), *_in_other_scripts(agency), *_in_east_asia(agency))


def _in_alphabets(agency: str) -> tuple[LatePattern, ...]:
    """Those of scripts with capitals."""
    credit = rf"\(\s*{agency}[^()]{{0,30}}\)"
    capital = f"[{_CAPITALS}]"
    return (
        # Moscow, 5 Jan - RIA Novosti
        LatePattern(
            rf"{capital}{{2}}[^,]*,\D*\d",
            rf"(?P<city>{_UPPER_CITY}),\s?{_NUMBERED}[-–—.]\s*{agency}",
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
            rf"(?P<city>{_CITY}),\s?{_NUMBERED}/\s?{agency}\s?/[.\s]",
        ),
        # (ANSA) - ROMA, 05 GEN -
        LatePattern(
            r"\(",
            rf"\({agency}\)\s?[-–—]\s?(?P<city>{_UPPER_CITY})(?:,\s?{_NUMBERED})?\s?[-–—]",
        ),
    )


def _in_other_scripts(agency: str) -> tuple[LatePattern, ...]:
    """Those of scripts without capitals that part words."""
    return (
        # Cairo (Reuters) - | Riyadh - SPA: | Amman 5 January (Petra) -, in Arabic script
        LatePattern(
            "[\u0621-\u06d3]{2}",
            rf"(?P<city>{_ARABIC_CITY})(?:[،,]?\s?{_NUMBERED})?\s?[-–—،:]?\s?"
            rf"(?:\({agency}\)|{agency.replace('agency', 'bare')})\s*[-–—:]",
        ),
        # New Delhi, 5 January (Bhasha), in Devanagari
        LatePattern(
            "[\u0900-\u0963]{2}",
            rf"(?P<city>[\u0900-\u0963]{{2,20}}(?: [\u0900-\u0963]{{2,20}}){{0,2}}),\s?{_NUMBERED}"
            rf"\(\s?{agency}\s?\)",
        ),
    )


def _in_east_asia(agency: str) -> tuple[LatePattern, ...]:
    """Those in brackets, as agencies of East Asia write them, and that of Chinese."""
    return (
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
