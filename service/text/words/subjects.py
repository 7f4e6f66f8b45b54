"""What a story is about, in words of which the opposite is another story: it begins, or it ends.

These words are so common that in any one sentence they may mean other things: only what a headline
and the sentence below both tell is told by them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from service.text.tables import read_table
from service.text.words.opposites import Patterns, is_in, patterns_of
from service.text.words.word_forms import with_accents
from service.text.writing.clean import fold_cleaned

_DATA = read_table("subjects")
SUBJECT_KINDS: Mapping[str, frozenset[str]] = {k: frozenset(v) for k, v in _DATA["kinds"].items()}
"""The values of each kind."""
_LANGUAGES: dict[str, dict[str, list[str]]] = _DATA["languages"]


@lru_cache(maxsize=1 << 12)
def subjects(sentence: str, language: str) -> frozenset[str]:
    """The values that a cleaned sentence names; none in a language without a table."""
    texts = fold_cleaned(sentence), with_accents(sentence)
    return frozenset(value for value, of in _values(language).items() if is_in(of, texts))


@cache
def _values(language: str) -> Mapping[str, Patterns]:
    table = _LANGUAGES.get(language, {})
    return {value: patterns_of(forms, language) for value, forms in table.items()}
