"""Words with capitals that are no names but put in words of its own by each language.

"Supreme Court", "Scottish" and "MPs" have no letters in common with what a translation says; nor
does a translation keep the agency that the text came from.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from service.text.names.names import skeleton, written
from service.text.origin.agencies import agency_names
from service.text.words.offices import Meaning, meanings

_ABBREVIATION = re.compile(r"[^\W\d_]{2,5}?s?$")
"""Names are hardly written in capitals alone; longer ones may be for emphasis."""
NOTHING: Meaning = frozenset()
"""What is meant by an agency or an abbreviation: a translation may leave it out, or spell it
out."""


def own_words(sentences: Sequence[str], language: str) -> Mapping[str, frozenset[Meaning]]:
    """What the abbreviations, agencies, offices and peoples of sentences may mean, by the skeleton
    of the word."""
    found: defaultdict[str, frozenset[Meaning]] = defaultdict(frozenset)
    for word, meant in (each for s in sentences for each in _own_words(s, language)):
        found[skeleton(word)] |= meant
    found.pop("", None)
    return dict(found)


def is_abbreviation(word: str) -> bool:
    """Whether a word is an abbreviation by its capitals."""
    return word.removesuffix("s").isupper() and _ABBREVIATION.match(word) is not None


@lru_cache(maxsize=1 << 12)
def _own_words(sentence: str, language: str) -> tuple[tuple[str, frozenset[Meaning]], ...]:
    return tuple(_told(sentence, language))


def _told(sentence: str, language: str) -> Iterator[tuple[str, frozenset[Meaning]]]:
    for word in written(sentence):
        if not word[0].isupper():
            continue
        if is_abbreviation(word) or word in _agencies():
            yield word, frozenset({NOTHING})
        elif found := meanings(word, language):
            yield word, found


@cache
def _agencies() -> frozenset[str]:
    return frozenset(form for form in agency_names() if " " not in form)
