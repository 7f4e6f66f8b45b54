"""Page marks: the number of a page and the running head above it, as they stand in the middle of an
article whose text was taken from print."""

from __future__ import annotations

import re

from service.text.writing.clean import fold

_BLOCK_END = re.compile(r"\n(?:[ \t]*\n)+|\f")
_NUMBER = re.compile(r"[\W_]*(?:[^\W\d_]{1,6}\.? {0,2})?\d{1,4}[\W_]*")
_SENTENCE_END = re.compile("[.!?…。！？؟۔।։።]\\W*$")
_NEAR = 40
"""So many characters before a mark tell whether a sentence ends there: a search of all would take
the square of a long row of dots."""
_LEAST = 10
"""So many letters of a headline are told from the beginning of a sentence."""
_FEWEST = 3
"""What has fewer blocks has nothing on both sides of a mark."""


def without_page_marks(text: str, title: str) -> str:
    """Return a text without the numbers of pages beside which its own headline, or the beginning
    of it, stands once more; what was parted by them is joined.

    A number that stands alone may be the article's, and so may its headline: only both are a mark.
    """
    blocks = _BLOCK_END.split(text)
    headline = fold(title)
    if len(blocks) < _FEWEST or len(headline) < _LEAST:
        return text
    kept: list[str] = []
    place = 0
    while place < len(blocks):
        if (
            kept
            and place + 2 < len(blocks)
            and _is_mark(blocks[place], blocks[place + 1], headline)
        ):
            place += 2
            parted = "\n\n" if _SENTENCE_END.search(kept[-1].rstrip()[-_NEAR:]) else "\n"
            kept[-1] += parted + blocks[place]
        else:
            kept.append(blocks[place])
        place += 1
    return "\n\n".join(kept) if len(kept) < len(blocks) else text


def _is_mark(first: str, second: str, headline: str) -> bool:
    if _NUMBER.fullmatch(first.strip()):
        return _is_head(second, headline)
    return _NUMBER.fullmatch(second.strip()) is not None and _is_head(first, headline)


def _is_head(block: str, headline: str) -> bool:
    """Say whether a block is one line that says as much of the headline as there is room for."""
    line = block.strip()
    if "\n" in line or not line:
        return False
    said = fold(line)
    return len(said) >= _LEAST and headline.startswith(said)
