"""What a site says in a line or an entry of its own: a phrase, with or without a count."""

from __future__ import annotations

import re

from service.text.sites.chrome_labels import is_labelled
from service.text.sites.chrome_phrases import is_phrase, listed
from service.text.writing.characters import UNSPACED_LETTER
from service.text.writing.clean import fold_cleaned

_COUNTED = re.compile(r" (?!(?:1[89]|20)\d\d$)(?:\d+|\d{1,3}(?: \d{3})+)$")
"""A number of something, which is no year."""
_MEASURED = re.compile(
    r"\s*[(\[](?:\d{1,3}(?:[.,]\d{3})*\s?[件条條个個건개]?|\d{1,3}\s?([^\s\d()\[\].]+)\.?)[)\]]$"
)
"""How many there are, or how long it takes: "(23件)", "(5 min)"; "(1-0)" and "(3D)" are told of."""


def words_of(text: str) -> str:
    """The folded words and inner colons of a cleaned text, a space before each."""
    words = " : ".join(map(fold_cleaned, text.split(":"))).strip(" :").split()
    return "".join([f" {word}" for word in words])


def are_phrase(words: str) -> bool:
    """Say whether such words are one phrase."""
    return is_phrase(words, True) or (
        UNSPACED_LETTER.search(words) is not None and is_phrase(words.replace(" ", ""), False)
    )


def is_entry(text: str, words: str) -> bool:
    """Say whether a cleaned text is a label with its line, or a phrase, with or without a count.

    words: its own.
    """
    if are_phrase(words) or is_labelled(text):
        return True
    measured, counted = _MEASURED.search(text), _COUNTED.search(words)
    if measured and (not measured[1] or fold_cleaned(measured[1]) in listed("span")):
        return are_phrase(words_of(text[: measured.start()]))
    return counted is not None and are_phrase(words[: counted.start()])
