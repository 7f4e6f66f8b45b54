"""Names of bodies, which languages translate word for word: "Monetary Policy Committee".

Where three words with capitals or more are one, the word for the body stands at their end or
beginning, and no word for the office of a person is among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from service.text.tables import read_table
from service.text.words.offices import Meaning, meanings

_LEAST = 2
"""So many words beside that for the body tell what it is about; a single one mostly is the name of
its place: "Harlow Council"."""
_NOTHING = frozenset[Meaning]()


@lru_cache(maxsize=1 << 13)
def body_of(words: tuple[str, ...], language: str) -> frozenset[Meaning]:
    """What the word for a body means in a run of words with capitals; nothing where the run is not
    the name of one."""
    told = [meanings(word, language) for word in words]
    named = _listed("named")
    last, first = _bodies(told[-1], named), _bodies(told[0], named - _listed("manned"))
    found = last or first
    if not found or any(_bodies(meant, _listed("persons")) for meant in told):
        return _NOTHING
    rest = told[:-1] if last else told[1:]
    return found if sum(not meant for meant in rest) >= _LEAST else _NOTHING


def _bodies(meant: frozenset[Meaning], parts: frozenset[str]) -> frozenset[Meaning]:
    """The meanings of which a part is one of some."""
    return frozenset(meaning for meaning in meant if not parts.isdisjoint(meaning))


@cache
def _listed(name: str) -> frozenset[str]:
    """Parts of meanings: of bodies that are `named`, of those among them that are `manned`, whose
    words may be those for members and stand before a person's name (Polish "rada", "radny"), of
    `persons`."""
    parts: Sequence[str] = read_table("offices")["bodies"][name]
    return frozenset(parts)
