"""Numbers that are told by several scales of which words count one: "दो लाख 14 हजार" is 214,000."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from service.text.numbers.cardinals import ones
from service.text.numbers.currencies import monies
from service.text.numbers.mention import Mention
from service.text.numbers.scales import scale_after
from service.text.numbers.summed import joint

_THOUSAND = 3


class _Term(NamedTuple):
    """A number with its scale, and the power of that."""

    value: int
    power: int


def one_of_scales(text: str, language: str) -> Iterator[Mention]:
    """The scales of a text of which a word counts one, as Hindi "एक लाख"; they stand for figures
    and are missed by none, since "one million" is said of what is no number as well."""
    pattern = _one(language)
    for match in pattern.finditer(text) if pattern else ():
        power, end = scale_after(text, match.end(), language)
        if power is not None and power >= _THOUSAND:
            yield Mention(match.start(), end, "", frozenset({"1", str(10**power)}), firm=False)


def with_sums(text: str, found: Sequence[Mention], language: str) -> list[Mention]:
    """The numbers of a text in order, those that stand behind each other as parts of one as one,
    if words tell a part: what figures alone tell is summed where they are read."""
    told: list[Mention] = []
    last: _Term | None = None
    for number in sorted(found, key=lambda number: number.start):
        term = _term(number)
        whole = told[-1] if told else number
        if last and term and term.power < last.power and term.value < 10**last.power:
            beside = joint(language).fullmatch(text, whole.end, number.start)
            if beside and _in_words(text, whole, number):
                total = (_value(whole) or last.value) + term.value
                told[-1] = Mention(
                    whole.start,
                    number.end,
                    "",
                    frozenset({str(total)}) | monies(number.values),
                    whole.firm or number.firm,
                    whole.spelled and number.spelled,
                )
                last = term
                continue
        told.append(number)
        last = term
    return told


def _value(number: Mention) -> int | None:
    """The only value that a number has."""
    return int(next(iter(number.values))) if len(number.values) == 1 else None


def _in_words(text: str, *numbers: Mention) -> bool:
    return any(not text[number.start].isdecimal() for number in numbers)


def _term(number: Mention) -> _Term | None:
    """What a number is with its scale; None without one, or where it may be two such numbers."""
    values = sorted((value for value in number.values if value.isdecimal()), key=int)
    power = len(values[-1]) - len(values[0]) if len(values) > 1 else 0
    if len(values) != 2 or power < _THOUSAND or values[1] != values[0] + "0" * power:
        return None
    return _Term(int(values[1]), power)


@cache
def _one(language: str) -> re.Pattern[str] | None:
    words = "|".join(sorted(map(re.escape, ones(language)), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?=[ -])", re.IGNORECASE) if words else None
