"""Whether a sentence says or denies something: "will go on" and "will not go on".

Two translations may deny in different ways ("was not known", "was unknown"), so besides what
is denied by a plain negation and what has no trace of one there is what may be either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from service.text.tables import read_table
from service.text.words.nameless import without_names
from service.text.words.word_forms import any_of
from service.text.writing.clean import fold, fold_cleaned
from service.text.writing.scripts import Script, letters_by_script
from service.text.writing.simplified import simplified

_DATA = read_table("denials")
_LANGUAGES: dict[str, dict[str, list[str]]] = _DATA["languages"]
_UNSPACED: list[str] = _DATA["unspaced"]
_JOINED: dict[str, list[list[str]]] = _DATA["joined"]
"""Denials of verbs that are written onto what stands before those: Persian "باز-ن-گشت"."""
_LONG = 15
"""Letters of a word on average from which words are written together, and so is what denies."""
_BETWEEN = r"(?:\S+ ){0,4}?"


class Stance(Enum):
    """What a sentence does with what it says; UNKNOWN where its language is not known."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    UNCLEAR = "unclear"
    UNKNOWN = "unknown"


class _Phrases(NamedTuple):
    """What finds that a folded text has any of some phrases, or is one. Most are told by their
    letters, which takes no pattern: `bounded` stands in a text with a blank at either end, `plain`
    are the phrases and `begun` those of which the last word may go on."""

    bounded: tuple[str, ...]
    plain: frozenset[str]
    begun: tuple[str, ...]
    others: re.Pattern[str] | None

    def search(self, text: str) -> bool:
        """Whether a text has one."""
        plain = any(map(f" {text} ".__contains__, self.bounded))
        return plain or (self.others is not None and self.others.search(text) is not None)

    def fullmatch(self, text: str) -> bool:
        """Whether a text is one."""
        if text in self.plain or any(
            text.startswith(phrase) and " " not in text[len(phrase) :] for phrase in self.begun
        ):
            return True
        return self.others is not None and self.others.fullmatch(text) is not None


class _Patterns(NamedTuple):
    """Of what is read of a language; `other` finds words that only without their accents are those
    that deny, `dressed` whatever else looks like a denial and is none, idioms among it. `scripts`
    are those in which it denies."""

    scripts: frozenset[Script]
    other: re.Pattern[str] | None
    dressed: re.Pattern[str]
    idioms: re.Pattern[str] | _Phrases
    sure: re.Pattern[str] | _Phrases
    maybe: re.Pattern[str] | _Phrases


@lru_cache(maxsize=1 << 14)
def stance(sentence: str, language: str) -> Stance:
    """Whether a cleaned sentence of a language is denied."""
    patterns = _patterns(language)
    if patterns is None:
        return Stance.UNKNOWN
    written = letters_by_script(sentence)
    if written and patterns.scripts.isdisjoint(written):
        return Stance.UNCLEAR
    told = _told(patterns, sentence, language)
    if told is Stance.AFFIRMED:
        return told
    # What seems to deny may be part of a name.
    bare = without_names(sentence, language)
    return told if bare == sentence else _told(patterns, bare, language)


def _told(patterns: _Patterns, sentence: str, language: str) -> Stance:
    read = patterns.other.sub(" ", sentence) if patterns.other else sentence
    folded = fold_cleaned(simplified(read, language))
    found = [match.group() for match in patterns.dressed.finditer(folded)]
    idioms = any(map(patterns.idioms.fullmatch, found))
    bare = patterns.dressed.sub(" ", folded) if found else folded
    if patterns.sure.search(bare):
        return Stance.DENIED
    hidden = language not in _UNSPACED and len(folded) > _LONG * len(folded.split())
    return Stance.UNCLEAR if idioms or hidden or patterns.maybe.search(bare) else Stance.AFFIRMED


@cache
def _patterns(language: str) -> _Patterns | None:
    if language not in _LANGUAGES:
        return None
    words = _LANGUAGES[language]
    compiled, told = (_parts, _parts) if language in _UNSPACED else (_words, _phrases)
    sure = [*words["sure"], *_joined(language)]
    idioms = [*words["idioms"], *_degrees(words)]
    other = words.get("other")
    return _Patterns(
        frozenset(letters_by_script("".join(sure))),
        re.compile(rf"(?i)(?<!\w)(?:{'|'.join(other)})(?!\w)") if other else None,
        compiled([*idioms, *words.get("plain", ())]),
        told(idioms),
        told(sure),
        told(words["maybe"]),
    )


def _joined(language: str) -> Iterator[str]:
    return map("".join, product(*_JOINED.get(language, [[]])))


def _degrees(words: dict[str, list[str]]) -> Iterator[str]:
    """Idioms of a particle before what tells only how much: "no more than", "not only"."""
    for particle, degree in product(words["sure"], words.get("degrees", ())):
        if "…" not in particle:
            yield f"{particle} {degree}"


def _parts(parts: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(p) for p in sorted(parts, key=len, reverse=True)))


def _words(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{any_of(map(_phrase, phrases))})(?!\S)")


def _phrases(phrases: Sequence[str]) -> _Phrases:
    """What tells whether a text has one of the phrases, as `_words` does."""
    plain, begun, others = set[str](), set[str](), set[str]()
    for phrase in phrases:
        stem = phrase.removesuffix("*")
        if " … " in phrase or "*" in stem or stem.endswith(" "):
            others.add(phrase)
        else:
            (plain if stem == phrase else begun).add(" ".join(map(fold, stem.split())))
    return _Phrases(
        (*(f" {phrase} " for phrase in plain), *(f" {phrase}" for phrase in begun)),
        frozenset(plain),
        tuple(begun),
        _words(sorted(others)) if others else None,
    )


def _phrase(phrase: str) -> str:
    before, between, after = phrase.partition(" … ")
    return f"{_in_order(before)} {_BETWEEN}{_in_order(after)}" if between else _in_order(before)


def _in_order(words: str) -> str:
    return " ".join(
        r"\S*".join(re.escape(fold(part)) for part in word.split("*")) for word in words.split()
    )
