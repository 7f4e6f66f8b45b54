"""Chrome: sentences that belong to a site, not to an article, told by their wording.

A sentence is chrome only as a whole: the phrases of `chrome.json` have to account for all
of it, so that an article about cookies or comments keeps its sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.text.sites.chrome_entries import are_phrase, is_entry, words_of
from service.text.sites.chrome_paths import is_path
from service.text.sites.chrome_phrases import (
    ends_like_prose,
    is_item,
    listed,
    menu,
    vocabulary,
)
from service.text.sites.chrome_rows import is_bar_row
from service.text.sites.chrome_shares import is_share_row
from service.text.sites.reactions import is_reactions
from service.text.sites.tags import without_tags

_LONGEST = 600
_NOTICE = 150
_MOST_WORDS = 8
_FEWEST_ITEMS = 3
_LONGEST_SERIES = 40
_COVERED = 0.8
_ARROWS = re.compile("[>›]")
"""Sections with these between them are a path, which begins with the home page, or are told of."""


def _items(words: list[str]) -> Iterator[tuple[int, bool]]:
    """Yield the lengths, in words, of the known items that a sentence begins with anywhere.

    The longest first wins; with each length, whether the item is more than a menu word.
    """
    place = 0
    while place < len(words):
        for size in range(min(_MOST_WORDS, len(words) - place), 0, -1):
            item = " ".join(words[place : place + size])
            if is_item(item):
                yield size, item not in menu() and size > 1
                place += size
                break
        else:
            place += 1


def _is_series(text: str, words: list[str]) -> bool:
    """Say whether a sentence is a row of buttons, links or menu entries, not of networks alone."""
    if len(words) > _LONGEST_SERIES or all(word in listed("networks") for word in words):
        return False
    if sum(map(vocabulary().__contains__, words)) < _COVERED * len(words):
        return False
    items = list(_items(words))
    if sum(size for size, _ in items) < _COVERED * len(words):
        return False
    if any(phrase for _, phrase in items):
        return len(items) > 1
    if _ARROWS.search(text):
        return False
    loud = text.isupper() or not ends_like_prose(text)
    return len(items) >= _FEWEST_ITEMS and loud


def is_site_wording(text: str) -> bool:
    """Say whether a cleaned sentence is a site's own wording."""
    if len(text) > _LONGEST:
        return False
    if is_reactions(text):
        return True
    if "©" in text and len(text) <= _NOTICE:
        return True
    words = words_of(text)
    if not words:
        return False
    return is_entry(text, words) or _is_row(text, words) or _is_tagged(text)


def _is_tagged(text: str) -> bool:
    """Say whether a sentence is tags, accounts and addresses of channels, alone or beside a phrase
    ("Follow us @channel")."""
    bare = without_tags(text)
    if bare == text:
        return False
    words = words_of(bare)
    return not words or are_phrase(words)


def _is_row(text: str, words: str) -> bool:
    """Say whether a sentence is not said but set out: a menu, a path, buttons."""
    if is_bar_row(text) or is_path(text) or is_share_row(text):
        return True
    return _is_series(text, words.replace(" :", "").split())
