"""What each element of a page shows, counted in one pass."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree  # type: ignore[import-untyped]

from service.records.markup import INLINE, UNSEEN

# What divides a page further: its text is not that of the element around it.
_PARTS = frozenset(
    ("article", "aside", "div", "footer", "header", "main", "nav", "section", "table")
)


class Shown(NamedTuple):
    """An element: letters and digits that it shows, those without its links and parts (`own`),
    whether one of its children ends a paragraph, and whether it does so itself."""

    letters: int
    own: int
    has_blocks: bool
    is_block: bool


def shown(page: etree._Element) -> dict[etree._Element, Shown]:
    """Tell of a page and of each element in it what it shows.

    In time that grows with the page, however deep it is nested: each is told by its children.
    """
    told: dict[etree._Element, Shown] = {}
    # Children come behind what they are in.
    for element in reversed(list(page.iter())):
        told[element] = by_children(element, told)
    return told


def by_children(element: etree._Element, told: Mapping[etree._Element, Shown]) -> Shown:
    """Tell what an element shows, by what is told of its children."""
    letters = own = _letters(element.text)
    has_blocks = False
    for child in element:
        inside = told[child]
        behind = _letters(child.tail)
        letters += behind
        own += behind
        has_blocks = has_blocks or inside.is_block
        if child.tag not in UNSEEN:
            letters += inside.letters
            if child.tag != "a" and not _is_part(child, inside):
                own += inside.own
    # Blocks end a paragraph, and so do elements of style that hold one. Comments have no name.
    is_block = has_blocks or (isinstance(element.tag, str) and element.tag not in INLINE)
    return Shown(letters, own, has_blocks, is_block)


def _letters(text: str | None) -> int:
    return sum(map(str.isalnum, text or ""))


def _is_part(child: etree._Element, inside: Shown) -> bool:
    # Editors write each line but the first as a div: without blocks in it, it is a paragraph.
    return child.tag in _PARTS and (child.tag != "div" or inside.has_blocks)
