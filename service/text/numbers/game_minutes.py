"""Minutes of a game that are counted anew in its second half: "後半33分" is the 78th minute."""

from __future__ import annotations

import re

from service.text.numbers.numerals import plain

_SECOND_HALF = re.compile(
    r"(?P<extra>延[長长时時]|加[时時]|연장\s?)?(?:後半|后半|下半|후반)(?:[场場时時]|戦|전)?的?第?\s?$"
)
_HALF, _GAME, _EXTRA_HALF = 45, 90, 15


def game_minutes(values: set[str], before: str) -> set[str]:
    """The minutes of the whole game that numbers can stand for behind a word for the second half,
    in the languages that write it before the minute; the half counted on is not excluded."""
    half = _SECOND_HALF.search(before) if before and not before.isascii() else None
    if half is None:
        return set()
    length, passed = (_EXTRA_HALF, _GAME + _EXTRA_HALF) if half["extra"] else (_HALF, _HALF)
    return {plain(str(int(v) + passed)) for v in values if v.isdecimal() and int(v) <= length}
