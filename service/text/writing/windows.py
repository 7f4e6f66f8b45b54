"""Windows: cutting what is too long for one sentence vector, without losing any of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icu4py.breakers import CharacterBreaker

# About the longest hundredth of sentences in news, in characters: 300 to 400 where words are
# written out (Khmer and Burmese, which mark their sentence ends, included), 110 to 135 in Han
# and kana, where a character says three times as much.
_SPELLED_LIMIT = 400
_IDEOGRAPHIC_LIMIT = 120
# Thai and Lao mark no sentence ends, so a window has to stand for a sentence: windows up to
# 160 come out at 80 to 160, around the mean sentence of 120.
_UNMARKED_LIMIT = 160
# Speech that was written down by a machine marks none either: in so many characters of news there
# is at least a comma (but for one long line of NTREX in sixty). Its pieces hold about two
# sentences: shorter ones are less like those of another text, of which each is a part of two.
_UNBROKEN_LIMIT = 260
_MARK = re.compile(r"[^\w\s'’-]")
_IDEOGRAPHIC = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_UNMARKED = re.compile("[\u0e00-\u0eff]")
_SCRIPT_SHARE = 0.3
_CLAUSE_END = re.compile(r"[,;:،؛՝፣၊–—](?=\s)|[、，；：।。！？…]")
_SPACE = re.compile(r"\s+")
# A number and what it counts are one, and so are a title that is shortened and the name behind it
# ("พ.ต.อ. วิชัย"), a word and the sign that it is said twice ("ต่าง ๆ").
_PHRASE_END = re.compile(r"(?<=[^\s\d.])\s+(?=[^\s\dๆໆ])")
_BLANK = re.compile(r"\s*")
# How far past a limit to look for the end of a grapheme cluster.
_CLUSTER = 64


def limit_for(text: str, start: int, end: int) -> int:
    """Return how many characters a sentence may have, by the script it is written in."""
    if end - start <= _IDEOGRAPHIC_LIMIT:
        return _IDEOGRAPHIC_LIMIT
    enough = _SCRIPT_SHARE * (end - start)
    if len(_IDEOGRAPHIC.findall(text, start, end)) > enough:
        return _IDEOGRAPHIC_LIMIT
    if len(_UNMARKED.findall(text, start, end)) > enough:
        return _UNMARKED_LIMIT
    if end - start > _UNBROKEN_LIMIT and is_unbroken(text, start, end):
        return _UNBROKEN_LIMIT
    return _SPELLED_LIMIT


def is_unbroken(text: str, start: int, end: int) -> bool:
    """Say whether `text[start:end]` has no mark between its words, a last one apart."""
    return not _MARK.search(text, start, end - 1)


def _clusters(text: str) -> list[int]:
    """Return where the grapheme clusters of a text end (Unicode Standard Annex 29)."""
    ends = []
    position = 0
    # ICU counts UTF-16 units; the lengths of the strings are characters.
    for cluster in CharacterBreaker(text, "und"):
        position += len(cluster)
        ends.append(position)
    return ends


def _cut(text: str, start: int, size: int, limit: int) -> int:
    """Return the best place near `start + size` to cut at: the end of a clause, of words that do
    not belong to those behind them, of a word, else of a cluster."""
    ends = [end for end in _clusters(text[start : start + limit + _CLUSTER]) if end <= limit]
    if not ends:
        return start + limit
    allowed = set(ends)
    for pattern in (_CLAUSE_END, _PHRASE_END, _SPACE):
        places = (match.end() - start for match in pattern.finditer(text, start, start + limit))
        near = [place for place in places if place >= size // 2 and place in allowed]
        if near:
            return start + min(near, key=lambda place: (abs(place - size), place))
    return start + min(ends, key=lambda place: (abs(place - size), place))


def windows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield `text[start:end]` in pieces of even size, none longer than its script's limit.

    Offsets are those of `text`, trimmed of whitespace; together the pieces hold every
    character that is not whitespace. No piece ends inside a grapheme cluster, unless one
    cluster alone is longer than the limit. `text[start]` must not be whitespace.
    """
    limit = limit_for(text, start, end)
    while end - start > limit:
        size = -(-(end - start) // -(-(end - start) // limit))
        cut = _cut(text, start, size, limit)
        yield start, start + len(text[start:cut].rstrip())
        start = _BLANK.match(text, cut, end).end()  # type: ignore[union-attr]
    if start < end:
        yield start, end
