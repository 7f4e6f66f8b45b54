"""Lines that begin with a label of the site, where they are split into sentences."""

from __future__ import annotations

from collections.abc import Sequence

from service.text.sites.chrome_labels import LONGEST_LABELLED, is_labelled
from service.text.sites.lines import by_lines


def labelled_lines(
    value: str, places: Sequence[tuple[int, int]], texts: Sequence[str]
) -> frozenset[int]:
    """The numbers of the sentences behind a label and on its line: "Most read: 1. Quake 2. Fair".

    texts: the sentences, cleaned. None where nothing else would be left of the text.
    """
    if not any(map(is_labelled, texts)):
        return frozenset()
    lines = by_lines(value, places)
    labelled = [
        line
        for line in lines
        if is_labelled(texts[line[0]])
        and places[line[-1]][1] - places[line[0]][0] <= LONGEST_LABELLED
    ]
    if len(labelled) == len(lines):
        return frozenset()
    return frozenset(number for line in labelled for number in line[1:])
