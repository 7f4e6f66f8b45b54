"""The name of the site at the end of a headline: "Storm reaches the coast | The Daily Post".

Sites write it after every headline of theirs, so that it is no part of what a headline says.
"""

from __future__ import annotations

import re

_TAIL = re.compile(
    r"(?<!\s)\s*+[|｜¦]\s*+(?=[^|｜¦]+$)|(?<!\s)\s++[-–—]\s++(?=(?:(?!\s[-–—]\s)[^|｜¦])+$)"
)
"""The last bar, or the last dash between blanks: a dash within words joins them."""
_BARS = "|｜¦"
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_SYLLABLE = 3
"""Letters of a word where words are not parted."""
_MOST_WORDS, _FEWEST_WORDS = 5, 4
"""A name has few words, and a headline that is followed by one has some more."""
_MOST_UNCASED = 3
"""Without capitals a tail of more words may be what somebody says."""
_CASED = re.compile(r"[A-Za-zÀ-ɏͰ-Ͽ\u0400-\u052f]")
_MOST_TAILS = 3
"""A section, an edition and a site."""
_SMALL = 3
"""Longer words of a name have a capital where a script has capitals."""
_SAYS = re.compile(r"[\d.!?…:;。！？؟।\"“”«»]")
"""What no name of a site has after a dash."""


def headline_end(title: str, text: str) -> int:
    """Tell where the headline ends in a title and the names begin that a site adds, if any.

    After a bar that is any short rest; after a dash ("We shall win - Okafor") the text must not
    hold it, and words have capitals.
    """
    end = len(title)
    for _ in range(_MOST_TAILS):
        found = _TAIL.search(title[:end])
        if found is None:
            break
        head, tail = title[: found.start()], title[found.end() : end].strip()
        named = found.group().strip() in _BARS or _is_name(tail, text)
        if not (named and _is_aside(head, tail)):
            break
        end = found.start()
    return end


def _is_aside(head: str, tail: str) -> bool:
    """Whether a tail is short, and shorter than a head that may be a headline."""
    before, after = _length(head), _length(tail)
    return 0 < after <= _MOST_WORDS and before >= max(_FEWEST_WORDS, after + 1)


def _length(part: str) -> int:
    """How many words a part has; ideographs and the like as many as they may be."""
    unspaced = len(_UNSPACED.findall(part))
    spaced = len(_UNSPACED.sub(" ", part).split())
    return spaced + -(-unspaced // _SYLLABLE)


def _is_name(tail: str, text: str) -> bool:
    if _SAYS.search(tail) or tail in text:
        return False
    if not _CASED.search(tail):
        return _length(tail) <= _MOST_UNCASED
    return not any(word[0].islower() and len(word) > _SMALL for word in tail.split())
