"""Paragraphs of plain text: which line ends are paragraph ends and which are mere wrapping."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_LINE_END = re.compile("[\v\f\r\x85\u2028\u2029]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_LIST_ITEM = re.compile(r"\s*(?:[-*•·▪■◆●–—>|]|\(?\w{1,3}[.)]\s)")
_SENTENCE_END = re.compile("[.!?…。！？؟۔।]\\W*$")
_ROW_END = re.compile(r"\d\s?[%‰°$€£¥]?[)\]]?\s*$")
_FEWEST_LINES = 3
_WIDEST = 100
_NARROWEST = 40
_NARROWEST_UNSPACED = 20
_LONGEST_WORD = 20
_SHARE_FULL = 0.8


def _first_word(line: str) -> int:
    """Return how many characters of a line would have had to move up together."""
    line = line.lstrip()
    if _UNSPACED.match(line):
        return 1
    return min(len(line[:_LONGEST_WORD].split(None, 1)[0]), _LONGEST_WORD)


def _is_full(line: str, following: str, width: int) -> bool:
    """Say whether a line ends where it does because the next word did not fit."""
    # Lines of unspaced scripts may end a character or two early: some marks must not begin a line.
    slack = 2 if _UNSPACED.match(following.lstrip()) else 0
    room = len(line.rstrip()) + 1 + _first_word(following) + slack
    return room > width and not _LIST_ITEM.match(following)


def _is_table(block: list[str]) -> bool:
    """Say whether most lines end in a number, as rows of a table do and lines of prose do not."""
    return 2 * sum(bool(_ROW_END.search(line)) for line in block) > len(block)


def _wrap_width(block: list[str]) -> int:
    """Return the width that a block of lines was wrapped to, 0 where it was not wrapped."""
    width = max(len(line.rstrip()) for line in block)
    narrowest = _NARROWEST_UNSPACED if _UNSPACED.search(block[0]) else _NARROWEST
    if len(block) < _FEWEST_LINES or not narrowest <= width <= _WIDEST or _is_table(block):
        return 0
    ends = list(pairwise(block))
    full = sum(_is_full(line, following, width) for line, following in ends)
    open_ends = sum(not _SENTENCE_END.search(line) for line, _ in ends)
    return width if full >= _SHARE_FULL * len(ends) and 2 * open_ends >= len(ends) else 0


def _blocks(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the runs of lines between blank lines as (first, end)."""
    first = 0
    for number, line in enumerate([*lines, ""]):
        if not line or line.isspace():
            if number > first:
                yield first, number
            first = number + 1


def unwrap(text: str) -> str:
    """Return the text with every paragraph end a newline and every other line end a space.

    The length and all offsets stay the same. A line end is taken for wrapping where the
    lines of its block fill one width, as a greedy line breaker leaves them.
    """
    text = _LINE_END.sub("\n", text.replace("\r\n", " \n"))
    lines = text.split("\n")
    if len(lines) < _FEWEST_LINES:
        return text
    blocks = list(_blocks(lines))
    widths = [_wrap_width(lines[first:end]) for first, end in blocks]
    usual = max(widths, default=0)
    if not usual:
        return text
    separators = ["\n"] * len(lines)
    for (first, end), width in zip(blocks, widths, strict=True):
        if _is_table(lines[first:end]):
            continue
        for number in range(first, end - 1):
            if len(lines[number].rstrip()) <= usual and _is_full(
                lines[number], lines[number + 1], width or usual
            ):
                separators[number] = " "
    joined = "".join(line + separator for line, separator in zip(lines, separators, strict=True))
    return joined[:-1]
