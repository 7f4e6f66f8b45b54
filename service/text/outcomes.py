"""What a story has come to: a strike called off, a law passed, a missing child found.

The news of the next hour repeats the names, numbers and most words of the last; what is new is
often one such word.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from service.text.clean import fold_cleaned
from service.text.nameless import without_places
from service.text.opposites import prefix_of
from service.text.unspaced_names import UNSPACED
from service.text.word_forms import parts_of, whole_words


class _Words(NamedTuple):
    """What finds that an outcome is told, and what another text may tell it by."""

    told: re.Pattern[str]
    hints: re.Pattern[str]


@lru_cache(maxsize=1 << 14)
def outcomes(sentence: str, language: str) -> frozenset[str]:
    """The outcomes that a cleaned sentence plainly tells; none in a language without a table."""
    folded = fold_cleaned(without_places(sentence, language))
    return frozenset(name for name, of in _words(language).items() if of.told.search(folded))


@lru_cache(maxsize=1 << 14)
def may_tell(folded: str, outcome: str, language: str) -> bool:
    """Whether a folded text has a word that may tell an outcome; any may in a language without
    words for it."""
    words = _words(language).get(outcome)
    return words is None or bool(words.told.search(folded) or words.hints.search(folded))


@cache
def _words(language: str) -> Mapping[str, _Words]:
    file = files(__package__).joinpath("outcome_words", f"{language}.json")
    if not file.is_file():
        return {}
    return {
        name: _Words(_compiled(of["told"], language), _compiled(of["hints"], language))
        for name, of in json.loads(file.read_text("utf-8")).items()
    }


def _compiled(forms: list[str], language: str) -> re.Pattern[str]:
    return parts_of(forms) if language in UNSPACED else whole_words(forms, prefix_of(language))
