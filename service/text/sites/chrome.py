"""Chrome: sentences that belong to a site, not to an article, told by their wording.

A sentence is chrome only as a whole: the phrases of `chrome.json` have to account for all
of it, so that an article about cookies or comments keeps its sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.text.sites.chrome_labels import is_labelled
from service.text.sites.chrome_paths import is_path
from service.text.sites.chrome_phrases import (
    ends_like_prose,
    is_item,
    is_phrase,
    listed,
    menu,
    names_more_than_a_section,
    vocabulary,
)
from service.text.sites.chrome_shares import is_share_row
from service.text.sites.tags import without_tags
from service.text.writing.characters import UNSPACED_LETTER
from service.text.writing.clean import fold_cleaned

_LONGEST = 600
_NOTICE = 150
_MOST_WORDS = 8
_FEWEST_ITEMS = 3
_LONGEST_SERIES = 40
_COVERED = 0.8
_BARS, _DOT = "|•›", "·"
_SEPARATOR = re.compile(rf"\s?[{_BARS}]\s?|\s{_DOT}|{_DOT}\s")
"""A dot without a space parts the names of a person, as in Chinese."""
_FEWEST_ENTRIES, _LONGEST_ENTRY = 4, 24
"""So many entries of so few characters between bars are a menu in whatever language."""
_ARROWS = re.compile("[>›]")
"""Sections with these between them are a path, which begins with the home page, or are told of."""
_COUNTED = re.compile(r" (?!(?:1[89]|20)\d\d$)\d+$")
"""A number of something, which is no year."""
_MEASURED = re.compile(
    r"\s*[(\[](?:\d{1,3}(?:[.,]\d{3})*\s?[件条條个個개건]?|\d{1,3}\s?([^\s\d()\[\].]+)\.?)[)\]]$"
)
"""How many there are, or how long it takes: "(23件)", "(5 min)"; "(1-0)" and "(3D)" are told of."""


def _words(text: str) -> str:
    """Return the folded words and inner colons of a cleaned text, a space before each."""
    words = " : ".join(map(fold_cleaned, text.split(":"))).strip(" :").split()
    return "".join([f" {word}" for word in words])


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


def _is_phrase(words: str) -> bool:
    return is_phrase(words, True) or (
        UNSPACED_LETTER.search(words) is not None and is_phrase(words.replace(" ", ""), False)
    )


def _is_menu(text: str) -> bool:
    """Say whether a sentence is a row of entries between bars that are known, or are short and
    many and without numbers."""
    if not any(bar in text for bar in _BARS + _DOT):
        return False
    entries = _SEPARATOR.split(text.strip(f"{_BARS}{_DOT} "))
    folded = [fold_cleaned(entry) for entry in entries]
    if all(map(is_item, folded)):
        return len(entries) >= _FEWEST_ITEMS or any(map(names_more_than_a_section, folded))
    short = all(0 < len(entry) <= _LONGEST_ENTRY for entry in entries)
    if not short or len(entries) < _FEWEST_ENTRIES:
        return False
    return not (ends_like_prose(text) or any(map(str.isdigit, text)))


def is_site_wording(text: str) -> bool:
    """Say whether a cleaned sentence is a site's own wording."""
    if len(text) > _LONGEST:
        return False
    if "©" in text and len(text) <= _NOTICE:
        return True
    words = _words(text)
    if not words:
        return False
    return _is_whole(text, words) or _is_row(text, words) or _is_tagged(text)


def _is_tagged(text: str) -> bool:
    """Say whether a sentence is tags, accounts and addresses of channels, alone or beside a phrase
    ("Follow us @channel")."""
    bare = without_tags(text)
    if bare == text:
        return False
    words = _words(bare)
    return not words or _is_phrase(words)


def _is_whole(text: str, words: str) -> bool:
    """Say whether a sentence is a label with its line, or a phrase, with or without a count."""
    if _is_phrase(words) or is_labelled(text):
        return True
    measured, counted = _MEASURED.search(text), _COUNTED.search(words)
    if measured and (not measured[1] or fold_cleaned(measured[1]) in listed("span")):
        return _is_phrase(_words(text[: measured.start()]))
    return counted is not None and _is_phrase(words[: counted.start()])


def _is_row(text: str, words: str) -> bool:
    """Say whether a sentence is not said but set out: a menu, a path, buttons."""
    if _is_menu(text) or is_path(text) or is_share_row(text):
        return True
    return _is_series(text, words.replace(" :", "").split())
