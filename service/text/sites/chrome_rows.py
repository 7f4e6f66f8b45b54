"""Rows: what a site sets side by side between bars, menus and what readers may do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.text.sites.chrome_entries import is_entry, words_of
from service.text.sites.chrome_phrases import (
    ends_like_prose,
    home,
    is_item,
    names_more_than_a_section,
)
from service.text.sites.chrome_shares import is_share_row
from service.text.writing.clean import fold_cleaned

_BARS, _DOT = "|•›", "·"
_SEPARATOR = re.compile(rf"\s?[{_BARS}]\s?|\s{_DOT}|{_DOT}\s")
"""A dot without a space parts the names of a person, as in Chinese."""
_FEWEST_ITEMS = 3
_FEWEST_ENTRIES, _LONGEST_ENTRY = 4, 24
"""So many entries of so few characters between bars are a menu in whatever language."""
_FEWEST_KNOWN, _LONGEST_BESIDE = 2, 40
"""So many entries that a site says, and no fewer than there are others of so few characters."""


def is_bar_row(text: str) -> bool:
    """Say whether a cleaned sentence is a row of entries between bars that are the site's.

    All of them are known, or they are short and many and without numbers, or begin with the home
    page, or most are what a site says whatever the news is: what stands beside them is a button, a
    rate or the weather, of which sites have too many kinds to know.
    """
    if not any(bar in text for bar in _BARS + _DOT):
        return False
    entries = _SEPARATOR.split(text.strip(f"{_BARS}{_DOT} "))
    folded = [fold_cleaned(entry) for entry in entries]
    if all(map(is_item, folded)):
        return len(entries) >= _FEWEST_ITEMS or any(map(names_more_than_a_section, folded))
    return _is_short_menu(text, entries, folded) or _is_mostly_known(entries)


def _is_short_menu(text: str, entries: Sequence[str], folded: Sequence[str]) -> bool:
    if not all(0 < len(entry) <= _LONGEST_ENTRY for entry in entries):
        return False
    if len(entries) < _FEWEST_ENTRIES - (folded[0] in home()):
        return False
    return not (ends_like_prose(text) or any(map(str.isdigit, text)))


def _is_mostly_known(entries: Sequence[str]) -> bool:
    known = [_is_said_anywhere(entry) for entry in entries]
    others = [entry for entry, is_known in zip(entries, known, strict=True) if not is_known]
    if sum(known) < _FEWEST_KNOWN or len(others) >= sum(known):
        return False
    return all(len(entry) <= _LONGEST_BESIDE and not ends_like_prose(entry) for entry in others)


def _is_said_anywhere(entry: str) -> bool:
    """Whether a site says it beside any news: a section or a network may be what is told of."""
    folded = fold_cleaned(entry)
    if is_item(folded) and not names_more_than_a_section(folded):
        return False
    return is_entry(entry, words_of(entry)) or is_share_row(entry)
