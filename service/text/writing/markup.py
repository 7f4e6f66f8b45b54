"""Remains of HTML in what should be plain text: references ("&quot;", "&#39;") and tags."""

from __future__ import annotations

import re
from html.entities import html5

_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));")
_NESTED = re.compile(r"&(?:(?:amp|AMP|#0{0,5}38|#[xX]0{0,4}26);)+")
"""Ampersands that were written as references again and again; one at a time they would take the
square of their number."""
_NAMES = "a|abbr|b|big|blockquote|br|center|cite|div|em|figcaption|figure|font|h[1-6]|hr|i|img|li"
_MORE_NAMES = "ol|p|q|s|section|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul"
_VALUE = r"\"[ !#-;=?-~]{0,300}\"|'[ -&(-;=?-~]{0,300}'|[!#-&(-;=?-~]{1,300}"
_TAG = re.compile(
    rf"</?(?:{_NAMES}|{_MORE_NAMES})(?:\s+[A-Za-z:-]{{1,40}}=(?:{_VALUE})){{0,20}}\s*/?>",
    re.IGNORECASE,
)
"""Tags of running text, and no others: "<url>" and "a < b" are text."""
_FIRST, _LAST = 0x20, 0x10FFFF
"""Between them lie the numbers of the characters that may be printed."""


def without_markup(text: str) -> str:
    """The text with its references read and its tags taken out; the same text without either."""
    if "&" in text:
        text = _REFERENCE.sub(_character, _NESTED.sub("&", text))
    return _TAG.sub(" ", text) if "<" in text else text


def _character(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        return html5.get(f"{name};", match[0])
    number = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(number) if _FIRST <= number <= _LAST else " "
