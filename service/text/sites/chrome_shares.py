"""Rows of buttons that share an article: "Share Facebook WhatsApp", "Facebook'ta Paylaş X'te
Paylaş"."""

from __future__ import annotations

from functools import cache

from service.text.sites.chrome_phrases import ends_like_prose, listed
from service.text.writing.characters import is_made_of
from service.text.writing.clean import fold_cleaned

_MOST_WORDS = 30
_FEWEST = 2
_ONLY_NAMES = 4
"""So many networks are a row where nothing is said to be done; three may be those told of."""
_TELLING = 3
"""Beside so many other networks "line" and "x" are networks, too."""
_STEM, _ENDING = 5, 4
"""From so many letters on a name may have an ending of so many, and one letter before it where
prepositions are written so."""


def is_share_row(text: str) -> bool:
    """Say whether a cleaned sentence has no words but names of networks and of what one does
    with them: two networks at least, and four where nothing is said to be done."""
    words = fold_cleaned(text).split()
    if not _FEWEST <= len(words) <= _MOST_WORDS or ends_like_prose(text):
        return False
    share, networks = False, set[str]()
    for word in words:
        if is_made_of(word, _said()):
            share = share or not is_made_of(word, listed("around"))
        elif (network := _network(word)) is not None:
            networks.add(network)
        else:
            return False
    telling = networks - listed("doubtful")
    count = len(networks if len(telling) >= _TELLING else telling)
    return count >= (_FEWEST if share else _ONLY_NAMES)


def _network(word: str) -> str | None:
    """The name of a network that a word is a form of."""
    if word in listed("networks"):
        return word
    stems = _stems(len(word))
    return next((n for n in stems if n in (word[: len(n)], word[1 : len(n) + 1])), None)


@cache
def _said() -> frozenset[str]:
    return listed("share") | listed("around")


@cache
def _stems(length: int) -> tuple[str, ...]:
    """The names that a word of so many letters may be a form of."""
    return tuple(
        n for n in sorted(listed("networks")) if _STEM <= len(n) < length <= len(n) + _ENDING
    )
