"""Words of a passage that change places in a copy of it: who beat whom, from where to where.

"Norway beat Sweden" and "Sweden beat Norway" have all words in common. An editor moves an adverb,
and what it passed closes up; two that change places around something else were filled in the
other way round.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import product, takewhile

from babel import Locale, localedata

from service.text.names.place_names import locales_of
from service.text.writing.clean import fold

_MOST = 8
"""Words of either run at most, or characters of a script that does not part words."""
_STEM, _ENDING = 2, 2
"""What two forms of a word have in common at least, and the letters of their endings at most:
Korean subjects and objects differ in those."""
_BY_ENDINGS = frozenset(
    (
        *("be", "bs", "cs", "el", "et", "fi", "hr", "hu", "hy", "is", "ka", "kk", "ky"),
        *("la", "lt", "lv", "mn", "pl", "ru", "sk", "sl", "sr", "uk", "uz"),
    )
)
"""Languages in which the order of words tells little of who did what: Turkish and Korean write
endings onto names in ways that are told by themselves."""
_JOINS = re.compile(r"\{0\}(.*)\{1\}")


def swapped(left: Sequence[str], right: Sequence[str], language: str) -> bool:
    """Whether two passages in one language are the same but for two words, or two runs of them,
    that stand in each other's place around others, and not beside an "and" or an "or"."""
    start = _in_common(left, right)
    left, right = left[start:], right[start:]
    end = _in_common(left[::-1], right[::-1])
    left, right = left[: len(left) - end], right[: len(right) - end]
    if len(left) != len(right):
        return False
    longest = min(_MOST, len(left) - 2)
    for i, j in product(range(1, longest + 1), repeat=2):
        between = left[i : len(left) - j]
        if between and between == right[j : len(right) - i]:
            runs = (left[:i], right[-i:]), (left[-j:], right[:j])
            crosswise = all(_are_one(*run) and _tell(*run, language) for run in runs)
            if crosswise and _joining(language).isdisjoint((fold(between[0]), fold(between[-1]))):
                return True
    return False


def _in_common(left: Sequence[str], right: Sequence[str]) -> int:
    """How many words, or letters of one, both begin with."""
    return sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False))
    )


def _are_one(left: Sequence[str], right: Sequence[str]) -> bool:
    return all(map(_is_one_stem, left, right))


def _tell(left: Sequence[str], right: Sequence[str], language: str) -> bool:
    """Whether such a run in another place tells something else: names where names are marked, since
    an editor moves "on Monday"; and with another ending where endings tell who did it to whom."""
    cased = any(word != word.swapcase() for word in left)
    named = not cased or any(word[0].isupper() for word in (*left, *right))
    return named and (language not in _BY_ENDINGS or left != right)


def _is_one_stem(one: str, other: str) -> bool:
    stem = _in_common(one, other)
    return one == other or (stem >= _STEM and max(len(one), len(other)) - stem <= _ENDING)


@cache
def _joining(language: str) -> frozenset[str]:
    """The words that join two in whatever order, by the lists of CLDR."""
    locale = locales_of(language)[0]
    if not localedata.exists(locale):
        return frozenset()
    patterns = Locale.parse(locale).list_patterns
    found = (_JOINS.search(patterns[kind]["2"]) for kind in ("standard", "or") if kind in patterns)
    return frozenset(word for m in found if m for word in fold(m[1]).split())
