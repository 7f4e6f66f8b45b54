"""Names that Chinese and Japanese spell by sound, with a dot between their parts.

"维克托·莱姆" and "ヴィクトル・レム" are Viktor Lem as far as the sounds of those languages go.
No space tells where such a name begins and ends in Chinese, so that what stands around the
dot is compared, not the name alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from anyascii import anyascii

from service.text.persons.full_names import FullName

_DOT = "[·・‧•∙･]"
_LETTERS = {"zh": "\u3400-\u9fff", "ja": "\u30a1-\u30fa\u30fc-\u30ff"}
_NAME = {
    language: re.compile(rf"(?<![{of}])[{of}]++(?:{_DOT}[{of}]++)+")
    for language, of in _LETTERS.items()
}
# Only from where such letters begin, and never taken back: without a dot, time is by the length.
_NEAR = 5
"""So many characters before the first dot and after the last may be of the name."""
_LONGEST = 8
"""No part of a name spelled by sound has more characters."""
_ALIKE, _CLEARLY = 0.6, 0.7
"""The share of consonants that a name and its spelling by sound have in common, in their order; the
latter where the last word begins with another one. In NTREX nineteen of twenty names in Chinese and
Japanese have as many with the same person's, and one of ten with that of another."""
_TELLING = 3
_PINYIN = (
    ("yueh", "j"),
    *(("zh", "s"), ("ch", "s"), ("sh", "s"), ("x", "s"), ("q", "s"), ("j", "s")),
    *(("ng", "n"), ("h", "k"), ("w", "v")),
)
_LATIN = (
    *(("sch", "s"), ("tch", "s"), ("sh", "s"), ("ch", "s"), ("zh", "s"), ("ph", "f")),
    *(("th", "t"), ("ck", "k"), ("gh", ""), ("ce", "se"), ("ci", "si"), ("x", "ks"), ("j", "s")),
)
_MERGED = str.maketrans("bpfvwdtgkqczsrlmn", "bbbbbttkkkkssllmn", "aeiouyh")


@dataclass(frozen=True, slots=True)
class DottedName:
    """The characters of and around a name with a dot, and the consonants that its first part and
    its last may sound like: where Chinese has no end of a word, any that meet a dot."""

    quote: str
    firsts: tuple[str, ...]
    lasts: tuple[str, ...]


def writes_dots(language: str) -> bool:
    """Whether the language puts a dot between the parts of names that it spells by sound."""
    return language in _NAME


@lru_cache(maxsize=1 << 13)
def dotted_names(sentence: str, language: str) -> tuple[DottedName, ...]:
    """The names with dots in a sentence; none in languages that write none."""
    pattern = _NAME.get(language)
    found = pattern.findall(sentence) if pattern else []
    return tuple(_dotted(parts, language) for run in found for parts in _parted(run, language))


def _parted(run: str, language: str) -> Iterator[list[str]]:
    """The parts of each name in letters with dots: where no space tells the end of a word, what
    stands between two dots may hold the end of one name and the beginning of the next."""
    name: list[str] = []
    for part in re.split(_DOT, run):
        name.append(part)
        if len(name) > 1 and len(part) > _LONGEST and language == "zh":
            yield name
            name = [part]
    if len(name) > 1:
        yield name


def _dotted(parts: Sequence[str], language: str) -> DottedName:
    first, *middle, last = parts
    if language == "ja":
        spelled = [_latin(part, _LATIN) for part in (first, *middle, last)]
        return DottedName("・".join(parts), tuple(spelled[:-1]), tuple(spelled[1:]))
    ends = [part[-_NEAR:] for part in (first, *middle)]
    starts = [part[:_NEAR] for part in (*middle, last)]
    return DottedName(
        "·".join((ends[0], *middle, starts[-1])),
        tuple(_latin(end[place:], _PINYIN) for end in ends for place in range(len(end))),
        tuple(_latin(start[: n + 1], _PINYIN) for start in starts for n in range(len(start))),
    )


@lru_cache(maxsize=1 << 13)
def is_same_name(full: FullName, dotted: DottedName) -> bool:
    """Whether a name with dots may be a full name as two words on end sound, since there may be a
    title before them; so may any of two too short ones."""
    words = [_latin(word, _LATIN) for word in full.words]
    return any(_is_spelled(first, last, dotted) for first, last in pairwise(words))


def is_sounded(words: Sequence[str], dotted: DottedName) -> bool:
    """Whether two words on end, long enough to be told, sound like a name with dots."""
    told = (_latin(word, _LATIN) for word in words)
    pairs = ((first, last) for first, last in pairwise(told) if len(first + last) >= _TELLING)
    return any(_is_spelled(first, last, dotted) for first, last in pairs)


def is_same_sound(one: DottedName, other: DottedName) -> bool:
    """Whether two names with dots may be one, each spelled by the sounds of its language."""
    parts = [re.split(_DOT, name.quote) for name in (one, other)]
    return any(
        is_same_name(FullName("", tuple(own)), name)
        for own, name in zip(parts, (other, one), strict=True)
    )


def _is_spelled(first: str, last: str, dotted: DottedName) -> bool:
    known = len(first + last)
    if known < _TELLING:
        return True
    begins = not last or any(spelled.startswith(last[0]) for spelled in dotted.lasts)
    alike = _most_alike(first, dotted.firsts) + _most_alike(last, dotted.lasts)
    return alike >= (_ALIKE if begins else _CLEARLY) * known


def _most_alike(sounds: str, spelled: tuple[str, ...]) -> float:
    """How many consonants are in common with that of these spellings that is most alike, less
    where it has others, too."""
    own = len(sounds)
    shares = (_in_common(sounds, other) / max(1, own + len(other)) for other in spelled)
    return 2 * own * max(shares)


def _latin(name: str, spelled: tuple[tuple[str, str], ...]) -> str:
    return _sounds(anyascii(name), spelled)


@lru_cache(maxsize=1 << 14)
def _sounds(latin: str, spelled: tuple[tuple[str, str], ...]) -> str:
    """The consonants, those merged that Chinese and Japanese do not set apart."""
    sounds = latin.lower()
    for written, sound in spelled:
        sounds = sounds.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", re.sub("[^a-z]", "", sounds).translate(_MERGED))


def _in_common(x: str, y: str) -> int:
    """The length of the longest common subsequence."""
    row = [0] * (len(y) + 1)
    for c in x:
        before = row
        row = [0]
        for place, d in enumerate(y):
            row.append(before[place] + 1 if c == d else max(before[place + 1], row[place]))
    return row[-1]
