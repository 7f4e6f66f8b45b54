"""What is open or works day and night: "24/7", "24 heures sur 24, 7 jours sur 7".

It is one expression, which another language may tell without a number ("rund um die Uhr").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from service.text.numbers.mention import Mention
from service.text.numbers.metric import UNIT

_HOURS, _DAYS = "24", "7"
"""The hours of a day and the days of a week."""
_OF = r"(?:[/x×]|(?<!\w)(?:sur|su|din|sobre|το)\s)\s?"
_HOUR = r"(?:de )?(?:h(?:rs?|ours?|eures?|oras?|odin)?|ore?|oras?|hodín|godzin|ώρες)\.?"
_DAY = r"(?:j(?:ours?)?|d(?:ays?|ías|ias)?|giorni|zile|dies|μέρες|ημέρες)\.?"
_END = r"(?![\d.,/-]*\d)"
_NO_DATE = r"(?<!\ble )(?<!\bel )(?<!\bil )(?<!\bdel )(?<!\bdia )(?<!\bday )(?<!\bon )(?<!\bam )"
"""What stands before the 24th of July."""
_ROUND = re.compile(
    rf"(?<![\d.,:/-])(?:24\s?{_HOUR}\s?{_OF}(?:24|7)|24\s?{_OF}24"
    rf"|{_NO_DATE}(?:24[/x×]7|7[/x×]24)){_END}"
)
"""Hours of a day of so many: "24h/24", "24 ore su 24", "24x7"."""
_EVERY_DAY = re.compile(rf"(?<![\d.,:/-])7(?:\s?(?:{_DAY}\s?)?{_OF}7{_END})?")
_BEHIND = re.compile(r"\D{0,24}")
"""What may stand between the hours and the days."""


def without_day_and_night(text: str, found: Sequence[Mention]) -> list[Mention]:
    """The mentions of a text, those that say "day and night" as such that need no counterpart."""
    told = _told(text, found) if any(_HOURS in m.values for m in found) else []
    return [
        replace(m, firm=m.firm and not any(start <= m.start < end for start, end in told))
        for m in found
    ]


def lasts_a_day(values: frozenset[str]) -> bool:
    """Whether a mention is 24 hours, which are how long something lasts or all of the time."""
    return _HOURS in values and f"{UNIT}hour" in values


def _told(text: str, found: Sequence[Mention]) -> list[tuple[int, int]]:
    """Where day and night are told, with the days of the week behind the hours."""
    told = [match.span() for match in _ROUND.finditer(text)]
    hours = [m.end for m in found if lasts_a_day(m.values)]
    days = (
        _EVERY_DAY.match(text, _end_of_gap(text, end)) for end in {*hours, *(e for _, e in told)}
    )
    starts = {m.start for m in found if f"{UNIT}day" in m.values}
    return told + [m.span() for m in days if m and (m.start() in starts or len(m[0]) > 1)]


def _end_of_gap(text: str, end: int) -> int:
    gap = _BEHIND.match(text, end)
    return gap.end() if gap else end
