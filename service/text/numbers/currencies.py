"""The money that a number tells, so that "40 tisíc korun" are no 40,000 euros.

Who converts a price changes its number; one number in two currencies is told of two sums.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from service.text.names.unspaced_names import UNSPACED
from service.text.numbers.metric import UNIT
from service.text.tables import read_table
from service.text.words.thing_forms import MONEY, annotated
from service.text.writing.clean import fold, fold_cleaned

_TABLE = read_table("currencies")
_SIGNS: dict[str, str] = _TABLE["signs"]
_NAMES: dict[str, dict[str, str]] = _TABLE["names"]
_ONE_NAME = {"koruna": "crown", "krona": "crown", "króna": "crown", "krone": "crown"}
_ONE_NAME |= {"rial": "riyal", "rupiah": "rupee"}
"""Currencies that are told by one name; where they are of two countries, the name says no more."""
_MARK = f"{UNIT}{MONEY}:"
"""Marks, among the values of a number, the money that it is told in, or may be."""
_BEFORE = re.compile(rf"([{''.join(_SIGNS)}])\s?$")
_BEHIND = re.compile(rf"\s?([{''.join(_SIGNS)}])")
_REACH = 40
"""So many characters behind a number may hold the name."""
_LONGEST_ENDING = 4
_UNCHANGED = frozenset({"vi"})
"""Languages of words with spaces between them in which no name has an ending: "rúp" is no rupee."""
_STRETCH = re.compile(r"[^()（）\[\],;:!?/–—]*")
"""What no bracket or mark parts from a number."""
_SLIPPED = frozenset(f"{_MARK}{currency}" for currency in ("dollar", "euro", "pound"))
"""What translators write for each other: of prices in NTREX one in fifty is of another of these in
some language, and none in any other money."""


def money(before: str, text: str, end: int, language: str) -> frozenset[str]:
    """The marks of the money of a number that ends at `end`; none where none is told."""
    sign = _BEHIND.match(text, end) or _BEFORE.search(before)
    if sign:
        return _marks(_SIGNS[sign[1]])
    stretch = _STRETCH.match(text, end, end + _REACH)
    return _named(stretch.group(), language) if stretch else frozenset()


@lru_cache(maxsize=1 << 12)
def is_other_money(values: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two numbers are told in money that no translator takes for each other."""
    one, other = monies(values), monies(others)
    slipped = not (one.isdisjoint(_SLIPPED) or other.isdisjoint(_SLIPPED))
    return bool(one and other) and one.isdisjoint(other) and not slipped


def monies(values: frozenset[str]) -> frozenset[str]:
    """The marks of money among the values of a number."""
    return frozenset(value for value in values if value.startswith(_MARK))


def is_currency(word: str, language: str) -> bool:
    """Whether a word names money, by itself or with an ending."""
    return bool(_named(word, language))


@lru_cache(maxsize=1 << 12)
def _named(after: str, language: str) -> frozenset[str]:
    pattern, meant = _names(language)
    match = pattern.match(fold_cleaned(after).lstrip())
    return _marks(meant[int((match.lastgroup or "")[1:])]) if match else frozenset()


@cache
def _names(language: str) -> tuple[re.Pattern[str], list[str]]:
    """What finds the name behind a number, folded, with one word before it at most, and what each
    of its groups means."""
    forms = dict(sorted(_forms(language), key=lambda form: len(form[0])))
    meant = sorted(set(forms.values()))
    groups = "|".join(f"(?P<m{n}>{_any_of(forms, value)})" for n, value in enumerate(meant))
    if language in UNSPACED:
        return re.compile(groups or "(?!)"), meant
    return re.compile(rf"(?:[^\W\d_]+ )?(?:{groups or '(?!)'})(?!\w)"), meant


def _any_of(forms: dict[str, str], value: str) -> str:
    return "|".join(form for form in reversed(forms) if forms[form] == value)


def _forms(language: str) -> Iterator[tuple[str, str]]:
    """The patterns of names and what they mean, those of the table last."""
    bare = language in UNSPACED or language in _UNCHANGED
    for value, names in annotated(language):
        kind, _, currency = value.partition(":")
        for name in names.split("|") if kind == MONEY else ():
            ending = "" if bare or name.endswith("=") else rf"\w{{0,{_LONGEST_ENDING}}}"
            yield f"{re.escape(name.removesuffix('='))}{ending}", _ONE_NAME.get(currency, currency)
    for meant, names in _NAMES.get(language, {}).items():
        for name in names.split():
            ending = r"\w*" if name.endswith("*") or language == "ko" else ""
            yield f"{re.escape(fold(name.removesuffix('*')))}{ending}", meant


def _marks(currencies: str) -> frozenset[str]:
    return frozenset(f"{_MARK}{currency}" for currency in currencies.split())
