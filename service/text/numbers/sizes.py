"""Numbers beside a scale, which are kept with it and without: "12 million" is 12 and 12,000,000."""

from __future__ import annotations

import re
from functools import lru_cache

from service.text.numbers.numerals import significant

_NUMERIC = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_THOUSAND = 1000


@lru_cache(maxsize=1 << 14)
def is_scaled(values: frozenset[str]) -> bool:
    """Whether a number has values of which one is as many digits longer as a scale has, or more."""
    numbers = _numbers(values)
    told = {significant(value) for value in numbers}
    sizes = [float(value) for value in numbers]
    return len(told) == 1 < len(sizes) and max(sizes) >= _THOUSAND * min(sizes) > 0


def are_of_other_sizes(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two numbers, both with a scale, are one without it alone: 12 million, 12 billion."""
    if not (is_scaled(left) and is_scaled(right)):
        return False
    common = _numbers(left & right)
    return len(common) == 1 and common[0] == min(_numbers(left), key=float)


def _numbers(values: frozenset[str]) -> list[str]:
    return [value for value in values if _NUMERIC.fullmatch(value)]
