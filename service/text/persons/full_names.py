"""Full names of persons: "Anna Keller" is written as it sounds in every language.

A single capital may begin a party, a people or a day, which languages name in words of their
own. Two words with capitals on end, with no article before them, are a person's name much
more often: between NTREX translations nineteen of twenty such names stand in the other
sentence, spelled alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from service.text.names.names import EVERY_NOUN, HEADLINE, WORD, skeleton
from service.text.persons.honorifics import honorifics, may_follow
from service.text.persons.sentence_starts import begins
from service.text.tables import read_table

_DATA = read_table("persons")
_PERSONS: list[str] = _DATA["persons"]
_SPELLED: list[str] = _DATA["spelled"]
_ARTICLES = {code: frozenset[str](words) for code, words in _DATA["articles"].items()}
_JOINED = re.compile(r"[ ’'.]+|[-‐]")
"""What stands within a name: a dash between spaces stands between two."""
_PARTICLES = frozenset[str](_DATA["particles"]["spaced"].split())
"""Small words within a name, between two with capitals: "Jan van den Berg", "Hamad bin Khalifa"."""
_ATTACHED = frozenset[str](_DATA["particles"]["attached"].split())
"""What a dash joins to the word with a capital that follows it: "Abdel Hafiz al-Sharif"."""
_NO_PARTICLES = frozenset[str](_DATA["particles"]["other_meaning"])
"""Languages in which particles that stand alone mean something else ("bin": a thousand)."""
_TELLING = 3
"""A name of fewer consonants is found in many sentences by chance, or not at all."""
_SMALL = 4
"""Headlines write words of so many letters or fewer small."""


@dataclass(frozen=True, slots=True)
class FullName:
    """A full name as it is written, and its words; `unsure` tells that its first word may have its
    capital from its place."""

    quote: str
    words: tuple[str, ...]
    unsure: bool = False


def tells_persons(language: str) -> bool:
    """Whether words with capitals on end are seldom a thing in the language."""
    return language in _PERSONS


def spells_names(language: str) -> bool:
    """Whether the language marks no names with capitals, and spells them as they sound."""
    return language in _SPELLED


def articles(language: str) -> frozenset[str]:
    """The articles of the language, as far as they tell that no name follows."""
    return _ARTICLES.get(language, frozenset())


@lru_cache(maxsize=1 << 14)
def full_names(sentence: str, language: str) -> tuple[FullName, ...]:
    """The full names in a sentence: none in scripts without capitals, in languages that write
    every noun with one, and in headlines."""
    words = list(WORD.finditer(sentence))
    written = [w.group() for w in words]
    if language in EVERY_NOUN or is_headline(written[1:]):
        return ()
    before_names = articles(language)
    found = []
    for first, last in _runs(words, written, sentence, language):
        before = written[first - 1] if first else ""
        name = tuple(word for word in written[first:last] if word[0].isupper())
        if len(name) < 2 or {before.lower(), name[0].lower()} & before_names:
            continue
        if sum(len(skeleton(w)) for w in name) >= _TELLING:
            quote = sentence[words[first].start() : words[last - 1].end()]
            found.append(FullName(quote, name, begins(sentence, words, first)))
    return tuple(found)


def is_headline(later: Sequence[str]) -> bool:
    """Whether words after the first are those of a headline with capitals: none that is not
    short has a small letter."""
    # A sentence that is no headline mostly has one among its first words.
    if any(len(word) > _SMALL and word[0].islower() for word in later):
        return False
    return sum(word[0].isupper() for word in later) > HEADLINE * len(later)


def _runs(
    words: Sequence[re.Match[str]], written: Sequence[str], sentence: str, language: str
) -> list[tuple[int, int]]:
    """The places [first, last) of words with capitals that follow one another, without words of
    address."""
    runs: list[tuple[int, int]] = []
    # What is all in capitals is an abbreviation.
    capital = [word[0].isupper() and not word.isupper() for word in written]
    within = [a or b for a, b in zip(capital, _particles(words, sentence, language), strict=True)]
    joined = [
        before and after and _JOINED.fullmatch(sentence, word.end(), later.start()) is not None
        for (word, later), (before, after) in zip(pairwise(words), pairwise(within), strict=True)
    ]
    address, behind = honorifics(language), may_follow(language)
    for place, word in enumerate(written):
        joins = place > 0 and joined[place - 1]
        if capital[place] and word.lower() in address:
            # The last of a run is a part of the name: "Peter Pan".
            follows = place < len(joined) and joined[place]
            if follows or not joins or word.lower() in behind:
                continue
        if not within[place]:
            continue
        if runs and runs[-1][1] == place and joins:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return [run for first, last in runs if (run := _trimmed(capital, first, last))]


def _particles(words: Sequence[re.Match[str]], sentence: str, language: str) -> list[bool]:
    """Whether each word may be a small one within a name."""
    spaced = frozenset() if language in _NO_PARTICLES else _PARTICLES
    return [
        word.group() in spaced or (word.group() in _ATTACHED and sentence[word.end() :][:1] == "-")
        for word in words
    ]


def _trimmed(capital: Sequence[bool], first: int, last: int) -> tuple[int, int] | None:
    """A run without small words at its ends; None where no other is left."""
    places = [place for place in range(first, last) if capital[place]]
    return (places[0], places[-1] + 1) if places else None
