"""Words with capitals that are no names but put in words of its own by each language.

"Supreme Court", "Scottish" and "MPs" have no letters in common with what a translation says; nor
does a translation keep the agency that the text came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from service.text.clean import fold
from service.text.credits import agency_names
from service.text.names import skeletons, written
from service.text.tables import read_table
from service.text.word_forms import whole_words

_ABBREVIATION = re.compile(r"[^\W\d_]{2,5}?s?$")
"""Names are hardly written in capitals alone; longer ones may be for emphasis."""
_NOTHING = re.compile("(?!)")


def own_words(sentences: Sequence[str], language: str) -> frozenset[str]:
    """The skeletons of the abbreviations, agencies, offices and peoples that sentences name."""
    found = {word for sentence in sentences for word in _own_words(sentence, language)}
    return skeletons(found) - {""}


@lru_cache(maxsize=1 << 12)
def _own_words(sentence: str, language: str) -> tuple[str, ...]:
    return tuple(_told(sentence, language))


def _told(sentence: str, language: str) -> Iterator[str]:
    offices = _offices(language)
    for word in written(sentence):
        if word[0].isupper() and (
            _is_abbreviation(word) or word in _agencies() or offices.match(fold(word))
        ):
            yield word


def _is_abbreviation(word: str) -> bool:
    return word.removesuffix("s").isupper() and _ABBREVIATION.match(word) is not None


@cache
def _agencies() -> frozenset[str]:
    return frozenset(form for form in agency_names() if " " not in form)


@cache
def _offices(language: str) -> re.Pattern[str]:
    forms = read_table("offices").get(language)
    return whole_words(forms) if forms else _NOTHING
