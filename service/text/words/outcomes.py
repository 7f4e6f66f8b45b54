"""What a story has come to: a strike called off, a law passed, a missing child found.

The news of the next hour repeats the names, numbers and most words of the last; what is new is
often one such word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from service.text.names.unspaced_names import UNSPACED
from service.text.tables import read_table_of
from service.text.words.late_words import LateWords
from service.text.words.nameless import without_places
from service.text.words.opposites import prefix_of
from service.text.words.separable import stand_apart
from service.text.writing.clean import fold_cleaned

_Table = Mapping[str, Mapping[str, list[str]]]
"""Of each outcome the forms that plainly tell it, `told`, phrases that hold one of these and tell
another thing, `other`, and words by which another text may tell it, `hints`."""


class _Told(NamedTuple):
    """What finds an outcome that is told, and phrases with such a word that tell another thing:
    "cardiac arrest"."""

    told: LateWords
    other: LateWords | None

    def is_in(self, folded: str) -> bool:
        """Whether a folded sentence tells it."""
        if not self.told.is_in(folded):
            return False
        return self.other is None or self.told.is_in(self.other.without(folded))


@lru_cache(maxsize=1 << 14)
def outcomes(sentence: str, language: str) -> frozenset[str]:
    """The outcomes that a cleaned sentence plainly tells; none in a language without a table."""
    any_told = _any_told(language)
    if any_told is None or not any_told.is_in(fold_cleaned(sentence)):
        return frozenset()
    folded = fold_cleaned(without_places(sentence, language))
    return frozenset(name for name, of in _each_told(language).items() if of.is_in(folded))


def may_tell(folded: str, outcome: str, language: str, texts: Sequence[str] = ()) -> bool:
    """Whether a folded text has a word that may tell an outcome; any may in a language without
    words for it. texts: the sentences as they are written, whose verbs may stand apart."""
    words = _telling(language, outcome)
    if words is None or words.is_in(folded):
        return True
    return stand_apart(texts, _forms(language, outcome), language)


@cache
def _any_told(language: str) -> LateWords | None:
    """What finds that any outcome is told: most sentences tell none."""
    forms = [form for of in _table(language).values() for form in of["told"]]
    return _late(forms, language) if forms else None


@cache
def _each_told(language: str) -> Mapping[str, _Told]:
    return {
        name: _Told(
            _late(of["told"], language),
            _late(of["other"], language) if "other" in of else None,
        )
        for name, of in _table(language).items()
    }


@cache
def _telling(language: str, outcome: str) -> LateWords | None:
    forms = _forms(language, outcome)
    return _late([*forms], language) if forms else None


@cache
def _forms(language: str, outcome: str) -> tuple[str, ...]:
    """What plainly tells an outcome, and by what it may be told."""
    words = _table(language).get(outcome, {"told": [], "hints": []})
    return (*words["told"], *words["hints"])


@cache
def _table(language: str) -> _Table:
    table: _Table = read_table_of("outcome_words", language)
    return table


def _late(forms: list[str], language: str) -> LateWords:
    return LateWords(forms, prefix_of(language), parted=language not in UNSPACED)
