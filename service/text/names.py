"""Names in a sentence, reduced to a skeleton that survives transliteration.

"Almaty", "Алматы" and "ألماتي" have one skeleton, so that names can be compared between
languages whose scripts write capitals (they tell names from words) and any script that
spells sounds. Chinese, Japanese and Korean rename what they write; they are not compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from anyascii import anyascii

_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = str.maketrans("", "", "aeiouyhw'")
_SOUNDS = (
    ("ph", "f"),
    ("ck", "k"),
    ("sch", "s"),
    ("sh", "s"),
    ("ch", "s"),
    ("th", "t"),
    ("x", "ks"),
)
_ALIKE = str.maketrans("cqgjzvpd", "kkkssfbt")
_SHORTEST = 3
_EVERY_NOUN = frozenset({"de", "lb"})
_HEADLINE = 0.6
"""Where this share of the words has capitals, capitals do not tell names."""
_ARTICLE = "ال"


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """The consonants of a word in Latin letters, sounds that scripts confuse merged."""
    latin = re.sub(r"[^a-z]", "", anyascii(word).lower())
    for written, sound in _SOUNDS:
        latin = latin.replace(written, sound)
    bare = latin.translate(_VOWELS).translate(_ALIKE)
    return re.sub(r"(.)\1+", r"\1", bare)


@lru_cache(maxsize=1 << 14)
def words(sentence: str) -> frozenset[str]:
    """Skeletons of all words of a sentence, with and without an attached Arabic article."""
    found = set()
    for word in _WORD.findall(sentence):
        found.add(skeleton(word))
        if word.startswith(_ARTICLE):
            found.add(skeleton(word.removeprefix(_ARTICLE)))
    return frozenset(found)


def names(sentences: Sequence[str], language: str) -> list[frozenset[str]]:
    """Skeletons of the names in each sentence of an article: words with capitals inside sentences.

    The first word of a sentence counts only if it has a capital elsewhere too; headlines in
    capitals and too short skeletons are left out. Empty for scripts without capitals, and for
    languages that write every noun with one.
    """
    if language in _EVERY_NOUN:
        return [frozenset() for _ in sentences]
    inner = [_capitals(sentence) for sentence in sentences]
    known = frozenset().union(*inner)
    return [
        frozenset(k for k in found | (_first(sentence) & known) if len(k) >= _SHORTEST)
        for sentence, found in zip(sentences, inner, strict=True)
    ]


def _capitals(sentence: str) -> frozenset[str]:
    tokens = _WORD.findall(sentence)[1:]
    capital = [t for t in tokens if t[0].isupper()]
    if len(capital) > _HEADLINE * len(tokens):
        return frozenset()
    return frozenset(skeleton(t) for t in capital)


def _first(sentence: str) -> frozenset[str]:
    match = _WORD.search(sentence)
    return frozenset({skeleton(match.group())}) if match else frozenset()


def spells_sounds(sentence: str) -> bool:
    """Whether the sentence is in a script whose names transliterate letter by letter."""
    letters = [c for c in sentence if c.isalpha()]
    foreign = sum(_is_east_asian(c) for c in letters)
    return bool(letters) and foreign * 2 < len(letters)


def _is_east_asian(character: str) -> bool:
    return not character.isascii() and unicodedata.name(character, "").startswith(
        ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "KHMER", "LAO", "MYANMAR", "TIBETAN")
    )
