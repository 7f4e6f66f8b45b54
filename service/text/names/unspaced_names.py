"""Known names in scripts that do not part words, where they are looked for at every character."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from service.text.names.city_names import is_noun, other_cities, scripts_of
from service.text.names.name_forms import name_forms
from service.text.writing.simplified import simplified

UNSPACED = frozenset({"zh", "ja", "th", "km", "lo", "my"})
"""Languages that write no blanks between words."""
_KATAKANA = re.compile("[\u30a0-\u30ff]")
_LEAST_READ = 3
"""Shorter names of further cities are parts of other words once they are simplified, as 蘭州 of
马里兰州, which is Maryland."""


def names_in_unspaced(sentence: str, language: str) -> Iterator[tuple[int, int, frozenset[str]]]:
    """The start, end and values of each known name of a sentence, in order of appearance."""
    yield from longest_forms("".join(map(_small, sentence)), *_forms(language))


def longest_forms(
    text: str, forms: Mapping[str, frozenset[str]], lengths: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, int, frozenset[str]]]:
    """The start, end and values of each form that stands in a text as a word, the longest of those
    that begin at one place.

    lengths: those of the forms that begin with a character, in ascending order.
    """
    place = 0
    while place < len(text):
        ends = [place + n for n in lengths.get(text[place], ()) if place + n <= len(text)]
        ends = [e for e in ends if text[place:e] in forms and not _inside(text, place, e)]
        if ends:
            yield place, ends[-1], forms[text[place : ends[-1]]]
            place = ends[-1]
        else:
            place += 1


def _small(character: str) -> str:
    """The character without case, as it is where that would be two ("ß")."""
    folded = character.casefold()
    return folded if len(folded) == 1 else character


def _inside(text: str, start: int, end: int) -> bool:
    """Whether [start, end) is but a part of a number ("2月" of "12月"), of a syllable or of a word
    in katakana."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if text[start].isdecimal():
        return before.isdecimal()
    if after and unicodedata.category(after)[0] == "M":
        return True
    return any(
        _KATAKANA.match(own) is not None and _KATAKANA.match(other) is not None and other != "・"
        for own, other in ((text[start], before), (text[end - 1], after))
    )


@cache
def _forms(language: str) -> tuple[dict[str, frozenset[str]], dict[str, list[int]]]:
    """Every form with its values, and the lengths of the forms that begin with a character."""
    merged: dict[str, set[str]] = defaultdict(set)
    for written, value in name_forms(language):
        if len(written) > 1 and not written.isascii():
            merged[written.casefold()].add(value)
    own = {written: frozenset(values) for written, values in merged.items()}
    cities = other_cities(scripts_of(language)).items()
    others = {written: values for written, values in cities if not is_noun(written, language)}
    long = (written for written in others if len(written) >= _LEAST_READ)
    read = {simplified(written, language): others[written] for written in long}
    forms = read | others | own
    lengths: dict[str, set[int]] = defaultdict(set)
    for written in forms:
        lengths[written[0]].add(len(written))
    return forms, {first: sorted(found) for first, found in lengths.items()}
