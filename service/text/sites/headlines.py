"""The name of the site at the end of a headline: "Storm reaches the coast | The Daily Post".

Sites write it after every headline of theirs, so that it is no part of what a headline says. What
else stands there (a date, a place, a team) may be all that tells two bulletins apart.
"""

from __future__ import annotations

import re
from functools import cache

from service.text.names.known import known_names
from service.text.tables import read_table
from service.text.writing.characters import UNSPACED_LETTER
from service.text.writing.clean import fold

_TAIL = re.compile(
    r"(?<!\s)\s*+[|｜¦]\s*+(?=[^|｜¦]+$)|(?<!\s)\s++[-–—]\s++(?=(?:(?!\s[-–—]\s)[^|｜¦])+$)"
)
"""The last bar, or the last dash between blanks: a dash within words joins them."""
_SYLLABLE = 3
"""Letters of a word where words are not parted."""
_MOST_WORDS, _FEWEST_WORDS = 5, 4
"""A name has few words, and a headline that is followed by one has some more."""
_MOST_TAILS = 3
"""A section, an edition and a site."""
_SAYS = re.compile(r"[\d!?…:;。！？؟।\"“”«»]|\.\s|\.$")
"""What no name of a site has."""


def headline_end(title: str, language: str) -> int:
    """Tell where the headline ends in a title and the names begin that a site adds, if any.

    A few words are such a name if one of them tells a medium ("Post", "новости"), or before such a
    name; they may not be known as a place or a day.
    """
    end = len(title)
    for _ in range(_MOST_TAILS):
        found = _TAIL.search(title[:end])
        if found is None:
            break
        head, tail = title[: found.start()], title[found.end() : end].strip()
        if not (_is_aside(head, tail) and _is_name(tail, language)):
            break
        # Before the name of the site its sections may stand ("| World | The Daily Post").
        if end == len(title) and not _tells_media(tail):
            break
        end = found.start()
    return end


def _is_aside(head: str, tail: str) -> bool:
    """Whether a tail is short, and shorter than a head that may be a headline."""
    before, after = _length(head), _length(tail)
    return 0 < after <= _MOST_WORDS and before >= max(_FEWEST_WORDS, after + 1)


def _length(part: str) -> int:
    """How many words a part has; ideographs and the like as many as they may be."""
    unspaced = len(UNSPACED_LETTER.findall(part))
    spaced = len(UNSPACED_LETTER.sub(" ", part).split())
    return spaced + -(-unspaced // _SYLLABLE)


def _is_name(tail: str, language: str) -> bool:
    if _SAYS.search(tail):
        return False
    covered = sum(name.end - name.start for name in known_names(tail, language))
    return covered < len(tail)


def _tells_media(tail: str) -> bool:
    words, unparted = _media()
    folded = fold(tail)
    return not words.isdisjoint(folded.split()) or any(form in folded for form in unparted)


@cache
def _media() -> tuple[frozenset[str], tuple[str, ...]]:
    table = read_table("media")
    return frozenset(map(fold, table["words"])), tuple(map(fold, table["unparted"]))
