"""The names in the sentences of an article, told by their capitals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain, islice

from service.text.names.names import EVERY_NOUN, HEADLINE, SHORTEST, WORD, each_skeleton, written
from service.text.persons.honorifics import honorifics

_BEGUN = re.compile(
    rf"""(?:[:!?…“”„«»"]\s*|(?<=\s)[-–—]{{1,2}}\s)[‘'(]*((?>{WORD.pattern}))(?!\s*[»”“«"])"""
)
"""What is said, or follows a dateline or a label, begins a sentence within another; a single word
in quotes is a name."""
_MARK = re.compile('[:!?…“”„«»"–—-]')
"""Without one of these nothing does."""


def marked_names(sentences: Sequence[str], language: str) -> list[frozenset[str]]:
    """Skeletons of the names in each sentence of an article: words with capitals inside sentences.

    The first word of a sentence, and of what is said within it, counts only if it has a capital
    elsewhere too; words of address, headlines in capitals and too short skeletons are left out.
    Empty for scripts without capitals, and for languages that write every noun with one.
    """
    if language in EVERY_NOUN:
        return [frozenset() for _ in sentences]
    parts = [_parted(sentence) for sentence in sentences]
    address = honorifics(language)
    asked = [
        [word for word in found if word.lower() not in address]
        for found in (*(capitals for capitals, _ in parts), *(begun for _, begun in parts))
    ]
    keys = iter(each_skeleton(list(chain.from_iterable(asked))))
    told = [frozenset(k for k in islice(keys, len(w)) if len(k) >= SHORTEST) for w in asked]
    inner, first = told[: len(sentences)], told[len(sentences) :]
    known = frozenset[str]().union(*inner)
    return [found | known & begun for found, begun in zip(inner, first, strict=True)]


def _parted(sentence: str) -> tuple[list[str], list[str]]:
    """The words with capitals that begin nothing, none in a headline in capitals; and the first
    words of a sentence and of what is said within it."""
    words = written(sentence)
    marked = _MARK.search(sentence, 1)
    begun = [*words[:1], *(_BEGUN.findall(sentence, marked.start()) if marked else ())]
    capital = [word for word in words[1:] if word[0].isupper()]
    if len(capital) > HEADLINE * (len(words) - 1):
        return [], begun
    if len(begun) > 1:
        capital = list((Counter(capital) - Counter(begun[1:])).elements())
    return capital, begun
