"""Names for which every language has a word of its own: weekdays, months, countries, cities and
regions.

"Monday" and "lundi", "Germany" and "ドイツ" have no letters in common, so that spelling cannot
tell whether they agree; CLDR names them in each language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import repeat

from service.text.names.case_endings import Ending, follows
from service.text.names.city_names import is_other_city, scripts_of
from service.text.names.known_forms import (
    CITY_BEGINNING,
    PLACES,
    TOKEN,
    NameForm,
    beginnings,
    city_beginnings,
    city_forms,
    forms,
    whole_forms,
)
from service.text.names.nights import night_beside
from service.text.names.place_contexts import without_others
from service.text.names.place_hints import city_hints, hints
from service.text.names.region_names import regions_of
from service.text.names.unspaced_names import UNSPACED, names_in_unspaced
from service.text.writing.clean import fold_cleaned

_BEFORE, _AFTER = re.compile(r"([^\W\d_]{3,})[ \xa0]$"), re.compile(r"[ \xa0]([^\W\d_])")
"""The words beside a name: of two letters ("In Turin") it is hardly a name."""
_PREFIXES = {
    "ar": re.compile("(?:[وف]?[بك](?=ال)|[وف]?ل(?=ل)|[وفبكل])"),
    "he": re.compile("[ובלמה]{1,2}"),
    "am": re.compile("[በለየከ]"),
}
"""What is written together with the word that follows it."""


@dataclass(frozen=True, slots=True)
class Known:
    """A known name at [start, end) of a sentence, with the values it can stand for.

    `kind` is "weekday", "month", "territory", "city" or "region"; `night` holds the weekdays on
    which the night begins and ends that is told by one of them.
    """

    start: int
    end: int
    quote: str
    kind: str
    values: frozenset[str]
    night: tuple[str, str] | None = None


@lru_cache(maxsize=1 << 12)
def known_names(sentence: str, language: str) -> tuple[Known, ...]:
    """The known names of a cleaned sentence, in order of appearance.

    A city in capitals that CLDR does not name is left out: it begins the report of another desk.
    """
    find = names_in_unspaced if language in UNSPACED else _in_words
    return tuple(
        Known(
            *(start, end, sentence[start:end], kind, kept),
            night_beside(kept, sentence, start, end, language) if kind == "weekday" else None,
        )
        for start, end, told in find(sentence, language)
        if (values := without_others(told, sentence, start, end, language))
        for kind in sorted({v.partition(":")[0] for v in values})
        if (kept := frozenset(v for v in values if v.startswith(f"{kind}:")))
    )


def hinted(name: Known, language: str, text: str) -> bool:
    """Whether a text has a word that begins like the name of the same place in its language.

    text: folded. "French" may answer "Frankreich"; weekdays and months have no such words.
    """
    lead = "" if language in UNSPACED else " "
    padded = f" {text}"
    scripts = scripts_of(language)
    return name.kind in PLACES and any(
        f"{lead}{stem}" in padded
        for value in name.values
        for stem in (*hints(language).get(value, ()), *city_hints(value, scripts))
    )


def is_listed(name: Known, language: str) -> bool:
    """Whether a language names a place as well: a city whose form in its script is not known, or a
    region without one in the language, may stand in a text unread."""
    if name.kind == "region":
        return not name.values.isdisjoint(regions_of(language))
    scripts = scripts_of(language)
    return not is_other_city(name.values) or any(city_hints(v, scripts) for v in name.values)


def _in_words(sentence: str, language: str) -> Iterator[tuple[int, int, frozenset[str]]]:
    tokens = TOKEN.findall(sentence)
    free = 0
    spans: list[tuple[int, int]] = []
    begun = enumerate(map(_begun, tokens, repeat(language)))
    # Most words begin none.
    for place, likely in [(place, found) for place, found in begun if found]:
        form = _form_at(likely, tokens[place:], language) if place >= free else None
        if form is not None:
            free = place + len(form.words)
            spans = spans or [token.span() for token in TOKEN.finditer(sentence)]
            start, end = spans[place][0], spans[free - 1][1]
            if not (is_other_city(form.values) and _is_else(sentence, start, end)):
                yield start, end, form.values


def _is_else(sentence: str, start: int, end: int) -> bool:
    """Whether the name of a further city begins a report, in capitals, or is part of another name,
    most often a person's: "Lewis Hamilton", "Orlando Bloom"."""
    before, after = _BEFORE.search(sentence, 0, start), _AFTER.match(sentence, end)
    return (
        sentence[start:end].isupper()
        or (before is not None and before[1][0].isupper())
        or (after is not None and after[1].isupper())
    )


@lru_cache(maxsize=1 << 16)
def _begun(token: str, language: str) -> tuple[NameForm, ...]:
    """The forms whose first word a word of a text may be, those it is as written before those it is
    with another ending, and those with the longest stem first.

    A capital where the form has none begins a sentence or another name: "Martin", not March.
    """
    read, capital = _read(token, language), token[0].isupper()
    openings = _openings(language, capital)
    likely = [
        word
        for word in read
        if not openings.isdisjoint((word[:CITY_BEGINNING], word[:4], word[:3], word[:2]))
    ]
    if not likely:
        return ()
    own, cities = forms(language), city_forms(scripts_of(language), language)
    stems = (word[:end] for word in likely for end in range(len(word), _least(word), -1))
    found = (form for stem in stems for form in (*own.get(stem, ()), *cities.get(stem)))
    begun = [
        form
        for form in found
        if (capital or not form.capital)
        and (not form.capitals or token.isupper())
        and (not form.small or form.small in read or not token.istitle())
        and _matches(read, form.words[0])
    ]
    whole = whole_forms(language)
    written = frozenset[str]().union(*(whole.get(word, ()) for word in read))
    # "Marți" is Tuesday in Romanian, though March might have such an ending.
    return tuple(sorted(begun, key=lambda f: len(f.words) == 1 and written.isdisjoint(f.values)))


def _least(word: str) -> int:
    """So many letters of a word are too few for a stem of it: of more than one, one."""
    return 1 if len(word) > 1 else 0


@cache
def _openings(language: str, capital: bool) -> frozenset[str]:
    """How forms begin that a word with a capital or without may be: nearly no word begins so."""
    return beginnings(language, capital) | city_beginnings(scripts_of(language), language, capital)


def _form_at(found: Sequence[NameForm], tokens: Sequence[str], language: str) -> NameForm | None:
    """The first of the forms that the first word begins which the words from it on have."""
    for form in found:
        others = form.words[1:]
        if len(form.words) <= len(tokens) and all(
            _matches(_read(token, language), word)
            for token, word in zip(tokens[1:], others, strict=False)
        ):
            return form
    return None


def _matches(readings: Sequence[str], word: tuple[str, Ending]) -> bool:
    stem, ending = word
    return any(r.startswith(stem) and follows(r[len(stem) :], ending) for r in readings)


def _read(word: str, language: str) -> tuple[str, ...]:
    """A word folded, and without what may be written together with it."""
    prefix = _PREFIXES.get(language)
    folded = fold_cleaned(word)
    return (folded, *_bare(folded, prefix)) if prefix else (folded,)


def _bare(word: str, prefix: re.Pattern[str]) -> Iterator[str]:
    match = prefix.match(word)
    for end in range(match.end() if match else 0, 0, -1):
        if len(word) > end + 1:
            yield word[end:]
