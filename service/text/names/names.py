"""Names in a sentence, reduced to a skeleton that survives transliteration.

"Almaty", "Алматы" and "ألماتي" have one skeleton, so that names can be compared between
languages whose scripts write capitals (they tell names from words) and any script that
spells sounds. Chinese, Japanese and Korean rename what they write; they are not compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import filterfalse

from anyascii import anyascii

from service.text.names.also_read import also_read, unmarked

WORD = re.compile(
    r"[^\W\d_](?:[^\W\d_]++|[\u0300-\u036f\u0591-\u05c7\u064b-\u0670\u0900-\u0dff\u0e31-\u0e4e"
    r"\u0f71-\u0f87\u102b-\u109d\u17b4-\u17d3\u200c\u200d]++)*+"
)
"""A word with the vowel signs that are written onto its letters."""
_SOUNDS = (
    *(("dzh", "s"), ("tch", "s"), ("sch", "s"), ("ph", "f"), ("ck", "k"), ("sh", "s")),
    *(("ch", "s"), ("cz", "s"), ("sz", "s"), ("th", "t"), ("dj", "s"), ("ts", "s")),
    *(("tz", "s"), ("x", "ks"), ("ce", "s"), ("ci", "s"), ("cy", "s")),
)
_ALIKE = str.maketrans("cqgjzvpd", "kkkssfbt", "aeiouyhw'")
"""Consonants that scripts confuse; vowels, and what is hardly heard, are left out."""
_LETTERS = "bfklmnrst"
"""What skeletons are made of."""
SHORTEST = 3
"""A skeleton of fewer consonants spells no name: too many words have it."""
_BEGINNING = 4
"""Skeletons with so many consonants in common at their beginning are one name, inflected."""
_SLIPPED = 5
"""From this length on, skeletons that differ in one consonant are one name."""
EVERY_NOUN = frozenset({"de", "lb"})
"""Languages that write every noun with a capital."""
HEADLINE = 0.6
"""Where this share of the words has capitals, capitals do not tell names."""
_ATTACHED = re.compile("^(?>[وفبلك]?ال|لل|[وفبلك]|[ובלמהשכ]{1,2}|[በለየከ])(..+)$", re.MULTILINE)
"""What Arabic, Hebrew and Amharic write together with the word that follows it, and that word."""


_GREEK_STOP = re.compile("(?:^|(?<=[λρ]))(?:([Μμ][Ππ])|[Νν][Ττ])", re.MULTILINE)
"""Two Greek letters that stand for one sound at the beginning of a word and after a liquid, and
elsewhere for one or for two."""


class _Latin(dict[int, str]):
    """What characters are in small Latin letters, each told when it is first met."""

    def __missing__(self, code: int) -> str:
        letters = "".join(filter(_SMALL.__contains__, anyascii(chr(code)).lower()))
        if _INDIC[0] <= code < _INDIC[1]:
            letters = letters.replace("c", "ch")
        return self.setdefault(code, letters)


_SMALL = frozenset("abcdefghijklmnopqrstuvwxyz")
_INDIC = 0x900, 0xE00
"""The scripts of India, in whose romanisation "c" is the sound of "church"."""
_LATIN = _Latin(
    {ord("ו"): "w", ord("\n"): "\n"}
    | dict.fromkeys(map(ord, "χΧ"), "h")
    | dict.fromkeys(map(ord, "žŽ"), "zh")
)


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """The consonants of a word in Latin letters, sounds that scripts confuse merged."""
    return each_skeleton([word.replace("\n", "")])[0]


def _skeletons(lines: str) -> str:
    """The skeletons of the words in lines of text: all at once, since each step takes its time."""
    if not lines.isascii():
        lines = _GREEK_STOP.sub(lambda m: "b" if m[1] else "d", lines)
    latin = lines.translate(_LATIN)
    for written, sound in _SOUNDS:
        latin = latin.replace(written, sound)
    bare = latin.translate(_ALIKE)
    for letter in _LETTERS:
        while 2 * letter in bare:
            bare = bare.replace(2 * letter, letter)
    return bare


class Met:
    """The skeletons of the words that were met, of not many more than `most`."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: dict[str, str] = {}

    def skeletons(self, words: Sequence[str]) -> list[str]:
        """The skeleton of each word, none of which holds a line break; new ones told at once."""
        known = self._known
        new = [*filterfalse(known.__contains__, words)]
        if new and len(known) >= self._most:
            # Another thread may be reading the former ones.
            known = self._known = {}
            new = list(words)
        if new:
            known.update(zip(new, _skeletons("\n".join(new)).split("\n"), strict=True))
        return [*map(known.__getitem__, words)]


_MET = Met(1 << 16)


def each_skeleton(words: Sequence[str]) -> list[str]:
    """The skeleton of each word, none of which holds a line break."""
    return _MET.skeletons(words)


@lru_cache(maxsize=1 << 12)
def written(sentence: str) -> tuple[str, ...]:
    """The words of a sentence in their order."""
    return tuple(WORD.findall(sentence))


@lru_cache(maxsize=1 << 14)
def words(sentence: str) -> frozenset[str]:
    """Skeletons of all words of a sentence, with and without what is attached before them, and as
    they may be read besides."""
    if sentence.isascii():
        return frozenset(each_skeleton(written(sentence)))
    found = written(unmarked(sentence))
    found += tuple(_ATTACHED.findall("\n".join(found)))
    return frozenset(each_skeleton([*found, *also_read(found)]))


def skeletons(words: Iterable[str]) -> frozenset[str]:
    """The skeletons of some words, which hold no line breaks."""
    return frozenset(_skeletons("\n".join(words)).split("\n"))


def with_bare(word: str) -> tuple[str, ...]:
    """A word, and without what is attached before it where something is."""
    return (word,) if word.isascii() else (word, *_ATTACHED.findall(word))


@lru_cache(maxsize=1 << 14)
def spellings(sentence: str) -> frozenset[str]:
    """What the names that the words of a sentence may spell are looked up by."""
    return frozenset[str]().union(*map(offered, words(sentence)))


@lru_cache(maxsize=1 << 16)
def spellings_of(word: str) -> frozenset[str]:
    """The `spellings` of one word."""
    found = each_skeleton([*with_bare(word), *also_read((word,))])
    return frozenset[str]().union(*map(offered, found))


def is_spelled(name: str, offered: frozenset[str]) -> bool:
    """Whether words of these `spellings` spell a name, given by its skeleton: with another
    ending, or from five consonants on with one of them another."""
    return not _asked(name).isdisjoint(offered)


def is_spelled_out(name: str, offered: frozenset[str]) -> bool:
    """Whether words of these `spellings` spell a name, no word with fewer of its consonants
    among them: in a long name those that are alike by chance begin like it."""
    return not asked_for(name).isdisjoint(offered)


def asked_for(name: str) -> frozenset[str]:
    """The `spellings` of words that spell a name out, given by its skeleton."""
    return _asked(name) if len(name) <= SHORTEST else _asked(name) - {name[:SHORTEST]}


@lru_cache(maxsize=1 << 16)
def offered(skeleton: str) -> frozenset[str]:
    """What the names that a skeleton may spell are looked up by."""
    return _slips(skeleton) | {skeleton, skeleton[:_BEGINNING], f"{skeleton[:SHORTEST]}-"}


@lru_cache(maxsize=1 << 16)
def _asked(name: str) -> frozenset[str]:
    ending = {f"{name}-"} if len(name) == SHORTEST else set()
    return _slips(name) | {name, name[:_BEGINNING], name[:SHORTEST]} | ending


def _slips(skeleton: str) -> frozenset[str]:
    """The skeleton without one of its consonants: two that differ in one share such a form."""
    if len(skeleton) < _SLIPPED:
        return frozenset()
    return frozenset(skeleton[:i] + skeleton[i + 1 :] for i in range(len(skeleton)))


def spells_sounds(sentence: str) -> bool:
    """Whether the sentence is in a script whose names transliterate letter by letter."""
    if sentence.isascii():
        return any(map(str.isalpha, sentence))
    letters = letters_in(sentence)
    foreign = sum(count for c, count in letters.items() if _is_east_asian(c))
    return bool(letters) and foreign * 2 < sum(letters.values())


@lru_cache(maxsize=2)
def letters_in(text: str) -> Mapping[str, int]:
    """How often each letter stands in a text; kept for the texts asked last, of which more than
    one thing is told."""
    return {c: count for c, count in Counter(text).items() if c.isalpha()}


@lru_cache(maxsize=1 << 14)
def _is_east_asian(character: str) -> bool:
    return not character.isascii() and unicodedata.name(character, "").startswith(
        ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "KHMER", "LAO", "MYANMAR", "TIBETAN")
    )
