"""Give the bare text of a page the paragraphs that it implies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, takewhile

from lxml import etree  # type: ignore[import-untyped]

from service.records.shown import Shown, by_children, shown

# Elements that a page puts its text in, and those that it puts round any part of it.
_FRAMES = ("article", "body", "main")
_WRAPPERS = ("center", "font", "section", "span")
# Where they hold text alone, extractors miss it beside paragraphs, or these beside it.
_ALONE = ("article", "main", "section")

_Told = Mapping[etree._Element, Shown]


def wrap_bare_text(page: etree._Element) -> None:
    """Put each run of text that stands bare among blocks into a paragraph, in place.

    HTML calls such a run a paragraph (HTML Standard, 3.2.5.4); extractors that look for
    elements miss the first run, which no element comes before. Only elements that hold more
    text themselves than their links and parts do are changed (those that may stand round
    anything: more than the rest of the page), and never a run that is mostly links: menus
    and imprints stay what they are.
    """
    whole = _divide(page)
    # Frames change from without to within: what is told of those to come stays true.
    told = shown(page)
    for frame in list(page.iter(*_FRAMES, *_WRAPPERS)):
        of = told[frame]
        least = whole * (frame.tag in _WRAPPERS) or of.letters
        if of.has_blocks and 2 * of.own > least:
            made = _wrap_runs(frame, told)
            _name(one for one in _amid(made) if _is_unknown(one, told, *_ALONE))


def _divide(page: etree._Element) -> int:
    """Name the blocks that the text of a page stands in as extractors know them; returns how many
    letters the page has."""
    told = shown(page)
    whole = told[page].letters
    unknown = [one for one in page.iter(etree.Element) if _is_unknown(one, told, "section")]
    if 2 * sum(told[one].letters for one in unknown) > whole:
        _name(unknown)
    return whole


def _name(unknown: Iterable[etree._Element]) -> None:
    for element in unknown:
        element.tag = "div"


def _is_unknown(element: etree._Element, told: _Told, *tags: str) -> bool:
    """Tell a block of text alone, of some tags or of a site's own, that extractors join with the
    next: they look for others."""
    unknown = element.tag in tags or "-" in str(element.tag)
    return unknown and not told[element].has_blocks


def _wrap_runs(frame: etree._Element, told: _Told) -> list[etree._Element]:
    """Put each run of bare text into a paragraph, without the break that ends it; returns those
    that were made."""
    made: list[etree._Element] = []
    for is_block, run in groupby(
        list(_taken(frame)), lambda piece: not isinstance(piece, str) and told[piece].is_block
    ):
        paragraph = frame.makeelement("p")
        _fill(paragraph, run)
        if made and frame[-1] is made[-1] and [one.tag for one in paragraph] == ["br"]:
            # Extractors compare each paragraph with each break.
            continue
        if not is_block and _is_text(by_children(paragraph, told)):
            frame.append(paragraph)
            made.append(paragraph)
        else:
            _fill(frame, _taken(paragraph))
    return made


def _is_text(of: Shown) -> bool:
    """Tell an element of which most letters are its own text."""
    return 2 * of.own > of.letters


def _amid(paragraphs: Sequence[etree._Element]) -> Iterator[etree._Element]:
    """What stands between the first and the last of some paragraphs; the site's is around them."""
    if paragraphs:
        yield from takewhile(lambda one: one is not paragraphs[-1], paragraphs[0].itersiblings())


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
