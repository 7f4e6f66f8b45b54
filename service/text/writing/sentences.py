"""Sentences: offsets into a text, whatever its language, length and state.

The sentence boundaries of Unicode Standard Annex 29, as ICU draws them, are the start;
what they are known to get wrong in news is repaired from the wording around each one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from icu4py.breakers import SentenceBreaker

from service.text.tables import read_table
from service.text.writing.paragraphs import unwrap
from service.text.writing.unseen_ends import typed_ends, unseen_ends
from service.text.writing.windows import windows

# The longest word before a boundary that can be an abbreviation, and the longest name after it.
_NEAR = 40
_OWN_RULES = frozenset({"el"})
"""Languages whose sentences ICU ends by rules of their own; in Greek a semicolon asks."""
_SURROGATE = re.compile("[\ud800-\udfff]")
# Letters, and the fractions and circled digits that only `isalpha` tells from them.
_LETTER = re.compile(r"[^\W\d_]")
_LAST_WORD = re.compile(r"(?:^|[\s(\[«»“”„\"'‘’/])([^\s(\[«»“”„\"'‘’/]+)\.\s*$")
_NEXT_WORD = re.compile(r"[^\w\n]*(\w+)(\.?)")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}$")
# Scripts of spaced words without capitals, in which ICU ends a sentence at every full stop.
_UNCASED = re.compile("[\u0590-\u07ff\u0900-\u0dff\u1200-\u137f\u1780-\u17ff][^.]{0,3}$")
_ONE_MORE_LETTER = re.compile(r"[^\W\d_][^\s.,]{0,3}(?:[\s.,]|$)")
_ENUMERATOR = re.compile(r"(?:[(\[]?\d{1,3}[.)\]]|[-*•·▪■◆●–—>|(\[{“«‘「『（]+)$")
# What ICU leaves at the end of a sentence though it begins the next: opening marks without a
# space before them, and Burmese vowel signs written before their letter.
_MISPLACED = re.compile("[.!?…。！？؟۔।]([“‘«「『（《〈([{]+)$|[\\s။]([\u102b-\u103e]+)$")
# And the reverse: a French closing mark after its space.
_DETACHED = re.compile("[ \t\xa0\u2009\u202f]{0,2}[»›]{1,3}(?=\\s|$)")
_NOT_FINAL = "၊"
_COUNTED = re.compile(r"\d\s?[^\W\d_]+\.\s*$")
_DATED = re.compile(
    r"(?<!\d)(?:\d{4}([./-])\d{1,2}\1\d{1,2}|\d{1,2}([./-])\d{1,2}\2\d{2}(?:\d\d)?"
    r"|\d{1,2}[./]\d{1,2}\.?,? {1,3}\d{1,2}[:.]\d\d|\d{1,2}:\d\d,? {1,3}\d{1,2}[./]\d{1,2})(?!\d)"
)
"""A date with its year, or with an hour before or behind it."""
_QUOTED_END = re.compile(r"(?:[!?…]|[.。！？]\s?[\"'”’»」』])\s?[\"'”’»」』)\]]*\s*$")


@cache
def _table(name: str) -> dict[str, list[str]]:
    """Return one table of `abbreviations.json`: lists of words by language."""
    table: dict[str, list[str]] = read_table("abbreviations")[name]
    return table


@cache
def _words(name: str, language: str) -> frozenset[str]:
    """Return the words of a table that hold for a language."""
    table = _table(name)
    return frozenset([*table.get("any", ()), *table.get(language, ())])


@cache
def _quotative(language: str) -> tuple[str, ...]:
    return tuple(_table("quotative").get(language, ()))


def _boundaries(text: str, language: str) -> Iterator[int]:
    position = 0
    # ICU counts UTF-16 units; the lengths of the strings are characters.
    for segment in SentenceBreaker(text, language):
        position += len(segment)
        misplaced = _MISPLACED.search(segment[-8:])
        detached = _DETACHED.match(text, position)
        if misplaced and not text[position : position + 1].isspace() and position < len(text):
            yield position - len(misplaced[1] or misplaced[2])
        else:
            yield detached.end() if detached else position


def _is_abbreviation(word: str, following: str, language: str) -> bool:
    """Say whether the full stop after `word` belongs to it rather than to the sentence."""
    if word.lower() in _words("before_word", language):
        return True
    if following[0].isdigit():
        return word.lower() in _words("before_number", language)
    if word.isdecimal():
        return len(word) <= 2 and language in _table("ordinals")["any"]
    initial = len(word) == 1 and word.isalpha() and word.isupper()
    if initial or _DOTTED.match(word):
        return following.lower() not in _words("sentence_openers", language)
    return False


def _spells_letters(word: str, text: str, place: int) -> bool:
    """Say whether a word of a script without capitals names letters, as those of "U.S." are: more
    than one, or one on which another follows without a space."""
    parts = word.split(".")
    if not all(map(_UNCASED.match, parts)):
        return False
    glued = text[place - 1] == "." and _ONE_MORE_LETTER.match(text, place) is not None
    return glued or len(parts) > 1


def _continues(following: str, language: str) -> bool:
    """Say whether a word after a quotation goes on with the sentence that quotes."""
    return following[0].islower() or following.startswith(_quotative(language))


def _is_false(text: str, place: int, language: str) -> bool:
    """Say whether the sentence runs on over a boundary."""
    if text[place - 1] == "\n":
        return False
    before = text[max(0, place - _NEAR) : place]
    following = _NEXT_WORD.match(text, place, place + _NEAR)
    if not following or "\n" in before[len(before.rstrip()) :]:
        return False
    if before.rstrip().endswith(_NOT_FINAL):
        return True
    if _QUOTED_END.search(before) and _continues(following[1], language):
        return True
    word = _LAST_WORD.search(before)
    if not word or (_COUNTED.search(before) and following[1].isalpha()):
        return False
    letters = len(word[1]) == len(following[1]) == 1 and bool(following[2])
    return (
        letters
        or _spells_letters(word[1], text, place)
        or _is_abbreviation(word[1], following[1], language)
    )


def _spans(text: str, ends: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield what lies between boundaries, trimmed of whitespace, without what is empty."""
    start = 0
    for end in ends:
        segment = text[start:end]
        trimmed = segment.strip()
        if trimmed:
            first = start + len(segment) - len(segment.lstrip())
            yield first, first + len(trimmed)
        start = end


def _join_fragments(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give what has no letters (marks, bullets, bare numbers) to the sentence it stands by, but
    for a date on a line of its own."""
    joined: list[tuple[int, int]] = []
    waiting: int | None = None
    for start, end in spans:
        if any(match[0].isalpha() for match in _LETTER.finditer(text, start, end)):
            joined.append((start if waiting is None else waiting, end))
            waiting = None
        elif waiting is None and _is_dated_line(text, start, end):
            joined.append((start, end))
        elif waiting is None:
            same_paragraph = joined and "\n" not in text[joined[-1][1] : start]
            if same_paragraph and not _ENUMERATOR.match(text, start, end):
                joined[-1] = (joined[-1][0], end)
            else:
                waiting = start
    if waiting is not None:
        rest = waiting, len(text.rstrip())
        joined = [*joined[:-1], (joined[-1][0], rest[1])] if joined else [rest]
    return joined


def _is_dated_line(text: str, start: int, end: int) -> bool:
    alone = text[:start].rstrip(" ")[-1:] in ("", "\n") and text[end:].lstrip(" ")[:1] in ("", "\n")
    return alone and _DATED.search(text, start, end) is not None


@lru_cache(maxsize=2)
def _places(text: str, locale: str) -> tuple[str, tuple[int, ...]]:
    """The text unwrapped, and where sentences of it may end by the rules of a locale.

    The last ones are kept: an article is split by its language and its edges by none.
    """
    text = unwrap(_SURROGATE.sub("\ufffd", text))
    places = {*_boundaries(text, locale), *unseen_ends(text)}
    return text, tuple(sorted(places))


def split(text: str, language: str) -> list[tuple[int, int]]:
    """Return the sentences of a text as (start, end) offsets in characters.

    Ordered, never empty, trimmed of whitespace, together holding every character that is
    not whitespace. A paragraph always ends a sentence; lines that were merely wrapped do
    not. What is longer than a sentence of news can be is cut into windows. `language` is a
    language tag; an unknown one is harmless. Linear in the length of the text.
    """
    text, places = _places(text, language if language in _OWN_RULES else "und")
    ends = {place for place in places if not _is_false(text, place, language)}
    ends.update(typed_ends(text, language))
    spans = _join_fragments(text, _spans(text, sorted(ends)))
    return [window for start, end in spans for window in windows(text, start, end)]
