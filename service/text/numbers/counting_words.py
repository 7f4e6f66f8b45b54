"""Words of one language that count without being cardinals: "second" and "third", "half" and "a
quarter", "dozens" and "hundreds", "twice" and "three times"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from service.text.languages.language_tags import read_as
from service.text.numbers.cardinals import single_words
from service.text.tables import read_table
from service.text.words.word_forms import whole_words
from service.text.writing.clean import fold

_TABLE: dict[str, dict[str, dict[str, str]]] = read_table("counting_words")["words"]
"""By language and by what they count the words for each number."""
_IN_ORDER = "nth"
_Words = Sequence[tuple[str, re.Pattern[str]]]


def count_otherwise(one: Sequence[str], other: Sequence[str], language: str) -> bool:
    """Whether words that stand in the place of others count the same in other numbers: a part of
    a whole or how many times it, one of an order, how many in round numbers."""
    left, right = (_counted(" ".join(words), language) for words in (one, other))
    return any(left[n] and right[n] and left[n].isdisjoint(right[n]) for n in range(len(left)))


@lru_cache(maxsize=1 << 12)
def _counted(words: str, language: str) -> tuple[frozenset[str], ...]:
    """The numbers that words tell, of each of what they may count."""
    folded = fold(words)
    return tuple(
        frozenset(number for number, form in forms if form.search(folded))
        for forms in _forms(read_as(language))
    )


@cache
def _forms(language: str) -> Sequence[_Words]:
    """What finds the words of each number; of an order ICU's rules give those of most languages."""
    kinds = {kind: dict(forms) for kind, forms in _TABLE.get(language, {}).items()}
    ordered = kinds.setdefault(_IN_ORDER, {})
    for word, number in single_words(language).items():
        ordered[number] = f"{ordered.get(number, '')} {word}"
    return [
        [(number, whole_words(words.split())) for number, words in forms.items()]
        for forms in kinds.values()
    ]
