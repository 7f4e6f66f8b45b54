"""Words for offices, bodies, peoples and the like, by what they mean in each language.

"Supreme Court" and "Верховный суд" have no letters in common; that both name a court, and the
highest, tells that they may be one. "+" joins the meanings of a compound.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import repeat
from typing import Any, NamedTuple

from service.text.names.unspaced_names import UNSPACED
from service.text.tables import read_table, read_table_of
from service.text.words.late_words import LateWords
from service.text.words.opposites import prefix_of, written_onto
from service.text.words.word_forms import MOST_OPENING, openings_of, whole_words
from service.text.writing.clean import fold, fold_cleaned

Meaning = frozenset[str]
"""What a word stands for, all parts of it together."""
_NOTHING = frozenset[Meaning]()
_KINDS: Mapping[str, Mapping[str, Any]] = read_table("offices")["kinds"]
OFFICE_KINDS = frozenset(_KINDS)
"""The kinds of which an office has one in the place of another."""


class _Kind(NamedTuple):
    """The name of a kind, and what an office of it is."""

    name: str
    of: str


class _Words(NamedTuple):
    """The meanings of whole words, and of words that begin so, with the longest beginning; and how
    all of them begin: most words begin as none."""

    whole: Mapping[str, frozenset[Meaning]]
    begun: Mapping[str, frozenset[Meaning]]
    longest: int
    openings: frozenset[str]

    def told_by(self, folded: str) -> frozenset[Meaning]:
        """What a word may mean."""
        if self.openings.isdisjoint(openings_of(folded)):
            return _NOTHING
        ends = range(1, min(len(folded), self.longest) + 1)
        found = (self.whole.get(folded), *(self.begun.get(folded[:end]) for end in ends))
        return _NOTHING.union(*filter(None, found))


@lru_cache(maxsize=1 << 14)
def meanings(word: str, language: str) -> frozenset[Meaning]:
    """Tell what a word may mean as a part of a name; nothing in a language without a table."""
    return _words(language).told_by(fold(word))


def is_meant(part: str, folded: str, language: str) -> bool:
    """Whether a folded text has a word that means that, or what translators put for it, on its own
    or within a compound."""
    return any(_is_told(one, folded, language) for one in _alike().get(part, (part,)))


def _is_told(part: str, folded: str, language: str) -> bool:
    """Whether a folded text has a word that means that."""
    words = _late(part, language)
    return words.may_be_in(folded) if language in UNSPACED else words.is_in(folded)


def has_words(part: str, language: str) -> bool:
    """Whether the table of a language has words for a meaning."""
    return part in _by_part(language)


@lru_cache(maxsize=1 << 12)
def offices_in(sentence: str, language: str) -> tuple[str, ...]:
    """What a cleaned sentence means of each kind of which an office has one: "portfolio:health"."""
    folded = fold_cleaned(sentence)
    meant = frozenset[str]().union(*map(_parts, folded.split(), repeat(language)))
    meant |= {part for part, phrases in _phrases(language) if phrases.search(folded)}
    return tuple(
        f"{kind.name}:{part}"
        for part in sorted(meant)
        for kind in _kinds()[part]
        if not kind.of or is_meant(kind.of, folded, language)
    )


@lru_cache(maxsize=1 << 16)
def _parts(word: str, language: str) -> frozenset[str]:
    """What a folded word may mean of the kinds, whatever is written onto it: mostly nothing."""
    told = _of_kinds(language).told_by
    meant = (meaning for one in written_onto(word, language) for meaning in told(one))
    return frozenset(part for meaning in meant for part in meaning if part in _kinds())


@cache
def _kinds() -> Mapping[str, tuple[_Kind, ...]]:
    """The kinds that each meaning is of."""
    found: defaultdict[str, tuple[_Kind, ...]] = defaultdict(tuple)
    for name, kind in _KINDS.items():
        for part in kind["parts"]:
            found[part] += (_Kind(name, kind["of"]),)
    return dict(found)


@cache
def _phrases(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What finds the forms of several words of each meaning that is of a kind."""
    told = ((part, forms) for part, forms in _by_part(language).items() if part in _kinds())
    parted = ((part, [f for f in forms if " " in f or "-" in f]) for part, forms in told)
    prefix = prefix_of(language)
    return tuple((part, whole_words(forms, prefix)) for part, forms in parted if forms)


@cache
def _forms(language: str) -> Mapping[str, list[str]]:
    """The forms of each meaning in a language."""
    forms: Mapping[str, list[str]] = read_table_of("office_words", language)
    return forms


@cache
def _by_part(language: str) -> Mapping[str, list[str]]:
    """The forms of a language by each part of what they mean."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for joined, forms in _forms(language).items():
        for part in joined.split("+"):
            found[part] += forms
    return dict(found)


@cache
def _alike() -> Mapping[str, tuple[str, ...]]:
    """The meanings that may answer one which translators put in more than one way."""
    found: dict[str, set[str]] = defaultdict(set)
    for family in read_table("offices")["alike"]:
        for part in family:
            found[part] |= set(family)
    return {part: tuple(sorted(family)) for part, family in found.items()}


@cache
def _words(language: str) -> _Words:
    return _words_for(_forms(language))


@cache
def _of_kinds(language: str) -> _Words:
    """Those that may mean something of the kinds."""
    told = _forms(language).items()
    return _words_for(
        {joined: forms for joined, forms in told if _kinds().keys() & {*_meant(joined)}}
    )


def _meant(joined: str) -> Meaning:
    return frozenset(joined.split("+"))


def _words_for(told: Mapping[str, list[str]]) -> _Words:
    whole: defaultdict[str, set[Meaning]] = defaultdict(set)
    begun: defaultdict[str, set[Meaning]] = defaultdict(set)
    for joined, forms in told.items():
        for form in (form for form in forms if not form.startswith("*")):
            known = begun if form.endswith("*") else whole
            known[fold(form.removesuffix("*"))].add(_meant(joined))
    openings = frozenset(form[:MOST_OPENING] for form in (*whole, *begun))
    return _Words(_frozen(whole), _frozen(begun), max(map(len, begun), default=0), openings)


def _frozen(known: Mapping[str, set[Meaning]]) -> dict[str, frozenset[Meaning]]:
    return {form: frozenset(meant) for form, meant in known.items()}


@cache
def _late(part: str, language: str) -> LateWords:
    """What finds the forms of a meaning."""
    forms, parted = _by_part(language).get(part, ()), language not in UNSPACED
    return LateWords(forms, prefix_of(language), parted=parted)
