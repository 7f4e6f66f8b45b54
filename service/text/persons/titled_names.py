"""Names of persons behind a title, in scripts that mark no names with capitals.

"دکتر فرید احمدی", "ڈاکٹر نادر صدیقی": a word of address tells that what follows it is a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise

from service.text.names.names import WORD, skeleton
from service.text.persons.full_names import FullName
from service.text.tables import read_table

_TITLES: Mapping[str, str] = read_table("titles")
_LEAST, _TELLING = 2, 5
"""So many consonants each of the two words has at least, and both: of fewer, one that follows a
single name answers nothing."""
_BESIDE = frozenset((" ", "\xa0", ". ", ".", ".\xa0"))
"""What may stand between a title and the words of a name."""


@lru_cache(maxsize=1 << 13)
def titled_names(sentence: str, language: str) -> tuple[FullName, ...]:
    """The two words behind each title of a sentence; none in a language without listed titles."""
    titles = _titles(language)
    if not titles:
        return ()
    words = list(WORD.finditer(sentence))
    joined = [sentence[a.end() : b.start()] in _BESIDE for a, b in pairwise(words)]
    found = []
    for place, word in enumerate(words[:-2]):
        if word.group() not in titles or not all(joined[place : place + 2]):
            continue
        first, last = words[place + 1], words[place + 2]
        name = first.group(), last.group()
        if name[0] not in titles and _tells(name):
            found.append(FullName(sentence[first.start() : last.end()], name))
    return tuple(found)


@cache
def _titles(language: str) -> frozenset[str]:
    return frozenset(_TITLES.get(language, "").split())


def _tells(name: tuple[str, ...]) -> bool:
    """Whether words have consonants enough to be told from others."""
    consonants = [len(skeleton(word)) for word in name]
    return min(consonants) >= _LEAST and sum(consonants) >= _TELLING
