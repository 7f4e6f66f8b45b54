"""Common things, for which every language has a word of its own: animals, food, vehicles, money.

Of what `things.tsv` names, from the annotations of emoji and the currencies of CLDR, two bulletins
of one template may differ in nothing else: a load of oranges, a load of apples.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import repeat
from typing import NamedTuple

from service.text.names.unspaced_names import UNSPACED, longest_forms
from service.text.words.nameless import without_places
from service.text.words.opposites import written_onto
from service.text.words.thing_forms import MOST_ENDING, ThingForm, Values, table_of
from service.text.words.word_forms import openings_of
from service.text.writing.clean import fold_cleaned

_OTHER = {
    "fi": "maissa",
    "fr": "metre",
    "it": "giappo mangi pizzic tenga",
    "nl": "japan",
    "pt": "escolh",
    "und": "manate",
}
"""Beginnings of other words that begin like a thing, as metres like the metro."""


class Read(NamedTuple):
    """What each mention of a thing in a sentence can stand for, the signs of currencies at the
    end; and what is left of the folded sentence without the forms that name them."""

    things: tuple[Values, ...]
    rest: str


@lru_cache(maxsize=1 << 14)
def things(sentence: str, language: str) -> Read:
    """Tell the things that a cleaned sentence names beside its places; none in a language without
    a table."""
    read = _read(sentence, language)
    if not read.things:
        return read
    # What seems a thing may be part of a name.
    beside = without_places(sentence, language)
    return read if beside == sentence else _read(beside, language)


def _read(sentence: str, language: str) -> Read:
    table = table_of(language)
    folded = fold_cleaned(sentence)
    if table is None:
        return Read((), folded)
    signs = map(table.signs.__getitem__, filter(table.signs.__contains__, sentence))
    unparted = list(longest_forms(folded, table.unparted, table.lengths)) if table.unparted else []
    for start, end, _ in reversed(unparted):
        folded = f"{folded[:start]} {folded[end:]}"
    words = folded.split()
    found = list(_in_words(words, language))
    for start, end, _ in reversed(found):
        del words[start:end]
    named = (values for _, _, values in (*unparted, *found))
    return Read((*named, *signs), " ".join(words))


def may_mean(values: Values, rest: str, language: str) -> bool:
    """Whether what is left of a text has a word that begins like one for any of the values, or for
    what it is or belongs to, as "animal"; for what a language has no word for, any may stand."""
    table = table_of(language)
    if table is None:
        return False
    lead = "" if language in UNSPACED else " "
    padded = f" {rest}"
    return not values.isdisjoint(table.lacking) or any(
        f"{lead}{hint}" in padded for value in values for hint in table.hints.get(value, ())
    )


def _in_words(words: Sequence[str], language: str) -> Iterator[tuple[int, int, Values]]:
    free = 0
    begun = enumerate(map(_begun, words, repeat(language)))
    for place, forms in [(place, forms) for place, forms in begun if forms]:
        stand = (form for form in forms if _stands(form, words, place, language))
        found = next(stand, None) if place >= free else None
        if found is not None:
            free = place + len(found.words)
            yield place, free, found.values


@cache
def _other_words(language: str) -> tuple[str, ...]:
    return tuple(f"{_OTHER['und']} {_OTHER.get(language, '')}".split())


@lru_cache(maxsize=1 << 16)
def _begun(word: str, language: str) -> tuple[ThingForm, ...]:
    """The forms that a word may begin, those of most words first, then those of most letters."""
    table, readings = table_of(language), written_onto(word, language)
    # Most words begin as no form does.
    if table is None or all(table.openings.isdisjoint(openings_of(one)) for one in readings):
        return ()
    forms = {} if word.startswith(_other_words(language)) else table.forms
    begun = (
        form
        for reading in readings
        for end in range(len(reading), max(0, len(reading) - MOST_ENDING - 1), -1)
        for form in forms.get(reading[:end], ())
        if _fits((reading,), form.words[0])
    )
    return tuple(sorted(begun, key=lambda form: (-len(form.words), -len(form.words[0][0]))))


def _stands(form: ThingForm, words: Sequence[str], place: int, language: str) -> bool:
    """Whether the words after that at a place are those of a form."""
    rest = form.words[1:]
    following = words[place + 1 : place + len(form.words)]
    return len(following) == len(rest) and all(
        _fits(written_onto(word, language), stem)
        for word, stem in zip(following, rest, strict=True)
    )


def _fits(readings: Sequence[str], word: tuple[str, int]) -> bool:
    stem, more = word
    return any(r.startswith(stem) and len(r) - len(stem) <= more for r in readings)
