"""Whether a full name is heard in another sentence, whose words are read in several ways.

Languages spell a name by their own letters: what is compared are the consonants of its words, as
each of the letters may be read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from anyascii import anyascii

from service.text.names.names import WORD, is_spelled_out, offered, skeleton, skeletons, with_bare
from service.text.persons.full_names import FullName

_LEAST = 2
"""One consonant answers nothing."""
_BEGINNING = 4
"""So many first letters tell a word whose consonants are too few to tell it."""
_LONGEST = 16
"""Two words together are no longer than this where a name is written as one."""
_READINGS = (
    *(("w", "v"), ("gh", ""), ("g", "j"), ("j", "y"), ("ch", "k")),
    *(("h", "g"), ("v", "b"), ("x", "h"), ("kh", "h")),
)
"""Letters that languages read in two ways."""
_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
_GREEK_SOUNDS = (
    *(("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("γγ", "ng"), ("τζ", "j")),
    *(("τσ", "ts"), ("ου", "u"), ("αυ", "af"), ("ευ", "ef"), ("χ", "h")),
)


def is_heard(name: FullName, heard: frozenset[str]) -> bool:
    """Whether a word of the name is among what was `heard`."""
    return any(
        is_spelled_out(sound, heard)
        for word in name.words
        for sound in _readings(word)
        if len(sound) >= _LEAST
    )


def is_joined(name: FullName, sentence: str, marked: bool) -> bool:
    """Whether words of a sentence on end, joined, spell the whole name, as where each of its words
    is a syllable that is too short to be heard: "Kai-Fu Lee".

    marked: the first and the last of them have a capital.
    """
    sound, words = skeleton("".join(name.words)), WORD.findall(sentence)
    for first, word in enumerate(words):
        for last in range(first, min(first + len(name.words), len(words))):
            capitals = word[0].isupper() and words[last][0].isupper()
            joined = "".join(words[first : last + 1])
            if (capitals or not marked) and skeleton(joined) == sound:
                return True
    return False


@lru_cache(maxsize=1 << 16)
def first_letters(word: str) -> str:
    """The first Latin letters of a word that has so many: vowels tell where consonants are few."""
    latin = anyascii(word[:_BEGINNING]).lower()
    return latin[:_BEGINNING] if len(word) >= _BEGINNING else ""


@lru_cache(maxsize=1 << 13)
def heard(sentence: str, marked: bool) -> frozenset[str]:
    """The spellings of all words of a sentence, and of each two together, in all readings.

    marked: of those with a capital only, as all names in a language have that marks them.
    """
    words = WORD.findall(sentence)
    pairs = (
        a + b
        for a, b in pairwise(words)
        if len(a) + len(b) < _LONGEST and (not marked or a[0].isupper())
    )
    names = (*(word for word in words if not marked or word[0].isupper()), *pairs)
    read = (one for name in names for bare in with_bare(name) for one in _as_read(bare))
    return frozenset[str]().union(*map(offered, skeletons(read) - {""}))


@lru_cache(maxsize=1 << 16)
def _readings(word: str) -> frozenset[str]:
    """The skeletons of a word as its letters may be read."""
    return skeletons(_as_read(word)) - {""}


def _as_read(word: str) -> Iterator[str]:
    """A word, and in Latin letters as they may be read."""
    latin = latin_letters(word)
    # Small letters of ASCII have the skeleton of the word.
    if not word.isascii():
        yield word
    yield latin
    yield from (latin.replace(a, b) for a, b in _READINGS if a in latin)


def latin_letters(word: str) -> str:
    """A word in small Latin letters, Greek ones by the sounds they stand for."""
    return word.lower() if word.isascii() else anyascii(_romanised(word)).lower()


def _romanised(word: str) -> str:
    if not _GREEK.match(word):
        return word
    letters = unicodedata.normalize("NFD", word.lower())
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    for written, sound in _GREEK_SOUNDS:
        bare = bare.replace(written, sound)
    return bare
