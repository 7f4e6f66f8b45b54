"""What a text puts in brackets behind a number, as what it was converted to: "1,800 rupees ($20)".

Each outlet does that for its own readers.
"""

from __future__ import annotations

import re

SIGN = "[$€£¥₹₩₽₺₫₦₴₪₱]"
"""The signs of money."""
_BRACKETED = re.compile(r"\d[^()（）.;!?]{0,30}?(\s?[(（]([^()（）]*\d[^()（）]*)[)）])")
_MONEY = re.compile(rf"{SIGN}|\b[A-Z]{{3}}\s?\d|\d\s?[A-Z]{{3}}\b")


def bracketed(text: str) -> list[tuple[int, int]]:
    """Where such a text lies between its brackets, whatever it says."""
    return [match.span(2) for match in _BRACKETED.finditer(text)] if _has_brackets(text) else []


def without_prices(text: str) -> str:
    """The text without the prices that it puts in brackets behind numbers."""
    if not _has_brackets(text):
        return text
    places = [m.span(1) for m in _BRACKETED.finditer(text) if _MONEY.search(m[2])]
    for start, end in reversed(places):
        text = text[:start] + text[end:]
    return text


def _has_brackets(text: str) -> bool:
    return "(" in text or "（" in text
