"""Numbers that a translation damaged: they say neither yes nor no.

Machine translation slips scales ("1.8 million" for "180 million") and groups ("2,6469" for
"26,469"); the significant digits survive. A time may be taken for two numbers ("3 hours and 48
minutes"), and a number be torn apart ("182-44" for "182.44").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from service.text.numbers.dates import days
from service.text.numbers.mention import Mention
from service.text.numbers.numerals import ascii_digits, significant
from service.text.numbers.periods import marks
from service.text.numbers.results import results
from service.text.numbers.times import is_timed, minutes, parts

_TELLING = 4
"""So many leading digits in common are no chance."""


@dataclass(frozen=True)
class Written:
    """What one side says in numbers, looked up by what the other says; `translated` where a
    translation may have damaged it, and not only have written a time in another way."""

    mentions: Sequence[Mention]
    translated: bool = True

    def may_mean(self, mention: Mention) -> bool:
        """Whether a number of the other side looks like a damaged form of what stands here, but
        for what tells otherwise, as a duration in another unit. The word beside a period says what
        its number is."""
        if marks(mention.values):
            return False
        if any(m.tells_otherwise(mention) for m in self._marked):
            left = [m for m in self.mentions if not m.tells_otherwise(mention)]
            return Written(left, self.translated).may_mean(mention)
        return self._garbled(mention) or self._scattered(mention)

    def _garbled(self, mention: Mention) -> bool:
        """Whether it is half of a time here, or has the significant digits of a number here.

        It is one of the numbers that a time was taken for, or the time of a minute, which meets a
        number by chance more rarely than an hour. No time is half of another.
        """
        values = _undated(mention.values)
        if not minutes(values).isdisjoint(self._untimed):
            return True
        if not (is_timed(values) or self._parts.isdisjoint(values)):
            return True
        if not self.translated:
            return False
        own = _telling(values)
        return not own.isdisjoint(self._telling) or any(
            x.startswith(y) or y.startswith(x)
            for x in own
            for y in self._by_beginning.get(x[:_TELLING], ())
        )

    def _scattered(self, mention: Mention) -> bool:
        """Whether its digits stand here one after another.

        Those of a time may, too, but not in another time, which differs by the half of the day.
        """
        digits = _digits(mention.quote)
        if len(digits) < _TELLING:
            return False
        if not self.translated:
            written = [_digits(m.quote) for m in self.mentions]
            return any(digits == x + y for x, y in pairwise(written))
        return digits in (self._digits_untimed if minutes(mention.values) else self._digits)

    @cached_property
    def _marked(self) -> Sequence[Mention]:
        """All that may tell otherwise."""
        return [m for m in self.mentions if not m.is_plain]

    @cached_property
    def _untimed(self) -> frozenset[str]:
        bare = (m.values for m in self.mentions if not is_timed(m.values))
        return frozenset[str]().union(*map(_undated, bare))

    @cached_property
    def _parts(self) -> frozenset[str]:
        return frozenset[str]().union(
            *(parts(m.values) for m in self.mentions if not results(m.values))
        )

    @cached_property
    def _telling(self) -> frozenset[str]:
        return frozenset[str]().union(*(_telling(_undated(m.values)) for m in self.mentions))

    @cached_property
    def _by_beginning(self) -> Mapping[str, Sequence[str]]:
        """The numbers that are as long as that by so many leading digits as are no chance."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for digits in self._telling:
            if len(digits) >= _TELLING:
                found[digits[:_TELLING]].append(digits)
        return found

    @cached_property
    def _digits(self) -> str:
        return "".join(_digits(m.quote) for m in self.mentions)

    @cached_property
    def _digits_untimed(self) -> str:
        return "".join(_digits(m.quote) for m in self.mentions if not minutes(m.values))


@lru_cache(maxsize=1 << 14)
def _undated(values: frozenset[str]) -> frozenset[str]:
    """The values of a mention but for the days of dates, of which one is often that of another
    date, and the numbers of results."""
    return results(values) or values - days(values)


@lru_cache(maxsize=1 << 14)
def _digits(quote: str) -> str:
    return re.sub(r"\D", "", ascii_digits(quote))


@lru_cache(maxsize=1 << 14)
def _telling(values: frozenset[str]) -> frozenset[str]:
    """The significant digits of numbers among values, where there are two or more."""
    found = (significant(value) for value in values if value[0].isdigit())
    return frozenset(digits for digits in found if len(digits) >= 2)
