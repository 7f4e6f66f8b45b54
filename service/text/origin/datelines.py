"""Datelines apart from the sentence that follows them.

"PARIS, 14 March (AFP) -" is the same in front of whatever is told, and each outlet writes its own.
In one piece with the first sentence it makes that, which tells most, unlike its translation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def parted(
    text: str, places: Sequence[tuple[int, int]], datelines: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The places of sentences, with the datelines at their beginnings as sentences of their own.

    A dateline that is all of a sentence, or ends where no letter follows, changes nothing.
    """
    found = list(places)
    for start, end in datelines:
        touched = [n for n, (first, last) in enumerate(found) if first < end and last > start]
        if touched and found[touched[0]][0] == start:
            stop = found[touched[-1]][1]
            rest = text[end:stop]
            if any(map(str.isalpha, rest)):
                begin = stop - len(rest.lstrip())
                found[touched[0] : touched[-1] + 1] = [(start, end), (begin, stop)]
    return found
