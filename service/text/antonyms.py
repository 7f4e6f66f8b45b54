"""Words of one language that are opposites of each other: "raised" and "lowered"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from service.text.clean import fold
from service.text.tables import read_table

_DATA = read_table("antonyms")


def are_opposite(one: Sequence[str], other: Sequence[str], language: str) -> bool:
    """Whether words that stand in the place of others hold the opposite of one of them.

    Never where both hold the same pole, and in languages without a list.
    """
    left, right = (" ".join(map(fold, words)) for words in (one, other))
    return any(
        (p.search(left) and q.search(right) and not (p.search(right) or q.search(left)))
        or (q.search(left) and p.search(right) and not (q.search(right) or p.search(left)))
        for p, q in _poles(language)
    )


@cache
def _poles(language: str) -> Sequence[tuple[re.Pattern[str], re.Pattern[str]]]:
    return [(_any_of(p), _any_of(q)) for p, q in _DATA.get(language, ())]


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    each = sorted((_form(word) for word in words), key=len, reverse=True)
    return re.compile(r"(?<!\S)(?:{})(?!\S)".format("|".join(each)))


def _form(word: str) -> str:
    stem = re.escape(fold(word.removesuffix("*")))
    return rf"{stem}\S*" if word.endswith("*") else stem
