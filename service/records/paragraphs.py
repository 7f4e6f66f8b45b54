"""Give the bare text of a page the paragraphs that it implies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile

from lxml import etree  # type: ignore[import-untyped]

from service.records.markup import INLINE, UNSEEN

# Elements that a page puts its text in, and those that it puts round any part of it.
_FRAMES = ("article", "body", "main")
_WRAPPERS = ("center", "font", "section", "span")
# Where they hold text alone, extractors miss it beside paragraphs, or these beside it.
_ALONE = ("article", "main", "section")
# What divides a page further: its text is not that of the element around it.
_PARTS = frozenset(
    ("article", "aside", "div", "footer", "header", "main", "nav", "section", "table")
)


def wrap_bare_text(page: etree._Element) -> None:
    """Put each run of text that stands bare among blocks into a paragraph, in place.

    HTML calls such a run a paragraph (HTML Standard, 3.2.5.4); extractors that look for
    elements miss the first run, which no element comes before. Only elements that hold more
    text themselves than their links and parts do are changed (those that may stand round
    anything: more than the rest of the page), and never a run that is mostly links: menus
    and imprints stay what they are.
    """
    whole = _letters(page)
    _divide(page, whole)
    for frame in list(page.iter(*_FRAMES, *_WRAPPERS)):
        if any(map(_is_block, frame)) and _is_text(frame, whole * (frame.tag in _WRAPPERS)):
            _name(one for one in _amid(_wrap_runs(frame)) if _is_unknown(one, *_ALONE))


def _divide(page: etree._Element, whole: int) -> None:
    """Name the blocks that a text of `whole` letters stands in as extractors know them."""
    unknown = [one for one in page.iter(etree.Element) if _is_unknown(one, "section")]
    if 2 * sum(map(_letters, unknown)) > whole:
        _name(unknown)


def _name(unknown: Iterable[etree._Element]) -> None:
    for element in unknown:
        element.tag = "div"


def _is_unknown(element: etree._Element, *tags: str) -> bool:
    """Tell a block of text alone, of some tags or of a site's own, that extractors join with the
    next: they look for others."""
    unknown = element.tag in tags or "-" in str(element.tag)
    return unknown and not any(map(_is_block, element))


def _is_block(child: etree._Element) -> bool:
    """Tell what ends a paragraph: a block, or an element of style that holds one."""
    return any(inner.tag not in INLINE for inner in child.iter() if isinstance(inner.tag, str))


def _is_text(element: etree._Element, of: int = 0) -> bool:
    """Tell an element of which, or of whose page, most letters are its own text."""
    return 2 * _letters(element, own=True) > (of or _letters(element))


def _letters(element: etree._Element, own: bool = False) -> int:
    """Count the letters and digits that an element shows; `own`: without its links and parts."""
    return sum(sum(map(str.isalnum, text)) for text in _texts(element, own))


def _texts(element: etree._Element, own: bool) -> Iterator[str]:
    inner = [element]
    while inner:
        of = inner.pop()
        yield of.text or ""
        for child in of:
            yield child.tail or ""
            if child.tag not in UNSEEN and not (own and (child.tag == "a" or _is_part(child))):
                inner.append(child)


def _is_part(child: etree._Element) -> bool:
    # Editors write each line but the first as a div: without blocks in it, it is a paragraph.
    return child.tag in _PARTS and (child.tag != "div" or any(map(_is_block, child)))


def _wrap_runs(frame: etree._Element) -> list[etree._Element]:
    """Put each run of bare text into a paragraph, without the break that ends it; returns those
    that were made."""
    made: list[etree._Element] = []
    for is_block, run in groupby(list(_taken(frame)), _ends_run):
        paragraph = frame.makeelement("p")
        _fill(paragraph, run)
        if made and frame[-1] is made[-1] and [one.tag for one in paragraph] == ["br"]:
            # Extractors compare each paragraph with each break.
            continue
        if not is_block and _is_text(paragraph):
            frame.append(paragraph)
            made.append(paragraph)
        else:
            _fill(frame, _taken(paragraph))
    return made


def _amid(paragraphs: Sequence[etree._Element]) -> Iterator[etree._Element]:
    """What stands between the first and the last of some paragraphs; the site's is around them."""
    if paragraphs:
        yield from takewhile(lambda one: one is not paragraphs[-1], paragraphs[0].itersiblings())


def _ends_run(piece: str | etree._Element) -> bool:
    return not isinstance(piece, str) and _is_block(piece)


def _taken(element: etree._Element) -> Iterator[str | etree._Element]:
    """Take the texts and children out of an element, in their order."""
    yield element.text or ""
    element.text = None
    for child in list(element):
        tail, child.tail = child.tail or "", None
        element.remove(child)
        yield child
        yield tail


def _fill(element: etree._Element, pieces: Iterable[str | etree._Element]) -> None:
    for piece in pieces:
        # Not by `len`, which counts the children each time.
        last = next(element.iterchildren(reversed=True), None)
        if not isinstance(piece, str):
            element.append(piece)
        elif last is not None:
            last.tail = (last.tail or "") + piece
        else:
            element.text = (element.text or "") + piece
