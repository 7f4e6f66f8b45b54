"""Single names in a text: words with a capital that nothing but a name gives them.

"Quito" is told in one word. It stands inside a sentence, or begins one and stands inside another,
before a result or before "and" and another name, or is known.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache

from anyascii import anyascii
from babel import Locale, localedata

from service.text.names.names import EVERY_NOUN, WORD, skeleton
from service.text.persons.full_names import articles, is_headline
from service.text.persons.honorifics import honorifics
from service.text.persons.respelled import respelled
from service.text.persons.sentence_starts import begins
from service.text.words.opposites import named_opposites

_LEAST = 4
"""Words of fewer letters spell too little to be told from each other."""
_SYLLABLES = frozenset({"vi"})
"""Languages that write every syllable apart: one is no name."""
_ALIKE, _FIRST_ALIKE = 0.6, 0.4
"""The share of common consonants from which two names may be one, spelled by other rules; the
latter where they begin with one sound."""
_FIRST = str.maketrans("wbpfcqgyjzx", "vvvvkkkiiss")
"""First letters that scripts confuse."""


def single_names(
    sentences: Sequence[str], language: str, known: Collection[str] = ()
) -> tuple[tuple[str, ...], ...]:
    """The single names of each sentence, each once; none in languages that write every noun with
    a capital or every syllable apart.

    known: words that are names wherever they stand.

    No abbreviations, words of address, points of the compass or words of a headline with capitals
    are among them.
    """
    if language in EVERY_NOUN or language in _SYLLABLES:
        return tuple(() for _ in sentences)
    told = [_capitalised(sentence, language) for sentence in sentences]
    inside = {word for _, words in told for word in words}.union(known)
    inside |= {word for sentence in sentences for word in _paired(sentence, language)}
    return tuple(
        tuple(dict.fromkeys((*(w for w in first if w in inside), *words))) for first, words in told
    )


def _paired(sentence: str, language: str) -> list[str]:
    """The words with capitals before a result, or before "and" or a dash and another such word."""
    return [match[1] for match in _pair(language).finditer(sentence) if match[1][0].isupper()]


@cache
def _pair(language: str) -> re.Pattern[str]:
    """A word beside another one, by the word for "and" that CLDR knows in the language."""
    known = localedata.exists(language)
    listed = Locale.parse(language).list_patterns["standard"]["2"] if known else ""
    joined = re.escape(listed.removeprefix("{0} ").removesuffix(" {1}")) if listed else "&"
    word, capital = rf"[^\W\d_]{{{_LEAST},}}", "(?=[A-ZÀ-ÞΆ-ΫЀ-Я])"
    beside = rf" {joined} {capital}|\s?[-–—]\s?{capital}|\s\d{{1,2}}[-–—:]\d"
    return re.compile(rf"\b({word})(?:{beside})")


def sounds_alike(name: str, other: str) -> bool:
    """Whether two names have most consonants in common, or some and the first sound, as those of
    one place or person do that languages changed: "Athens", "Atény" and "Афины"; or are read alike
    in some way."""
    if not respelled(name).isdisjoint(respelled(other)):
        return True
    first, second = (anyascii(word).lower().translate(_FIRST) for word in (name, other))
    return common_sounds(name, other) >= (_FIRST_ALIKE if first[:1] == second[:1] else _ALIKE)


def common_sounds(name: str, other: str) -> float:
    """The share of consonants that two names have in common in their order, 0..1."""
    # In one order, since its ratio hangs on it.
    one, two = sorted((skeleton(name), skeleton(other)))
    return SequenceMatcher(None, one, two, autojunk=False).ratio()


@lru_cache(maxsize=1 << 13)
def _capitalised(sentence: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words with capitals that begin a sentence, and those inside one."""
    words = list(WORD.finditer(sentence))
    if is_headline([word.group() for word in words[1:]]):
        return (), ()
    first: list[str] = []
    inside: list[str] = []
    for place, word in enumerate(words):
        name = word.group()
        if not _may_be_name(name, language):
            continue
        (first if begins(sentence, words, place) else inside).append(name)
    return tuple(first), tuple(inside)


def _may_be_name(word: str, language: str) -> bool:
    if len(word) < _LEAST or not word[0].isupper() or word.isupper():
        return False
    small = word.lower()
    if small in articles(language) or small in honorifics(language):
        return False
    return not named_opposites(word, language)
