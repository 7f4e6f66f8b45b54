"""Part the paragraphs of a page that hold more elements than any author writes."""

from __future__ import annotations

from lxml import etree  # type: ignore[import-untyped]

from service.records.markup import INLINE

MOST = 1000
"""Elements of one paragraph; the work of extractors grows with their square."""


def part_crowded(page: etree._Element) -> None:
    """Part each paragraph of more than MOST elements into such of at most so many, in place.

    Wrappers of style with more are dissolved first: what they hold stands in the paragraph itself.
    Others are left as they are.
    """
    # From within to without: what is dissolved is counted where it then stands.
    for element in reversed(list(page.iter(etree.Element))):
        is_wrapper = element.tag in INLINE and element.tag != "a" and element is not page
        if is_wrapper and len(element) > MOST:
            element.drop_tag()
    for paragraph in list(page.iter("p")):
        if sum(child.tag != "br" for child in paragraph) > MOST:
            _part(paragraph)


def _part(paragraph: etree._Element) -> None:
    """Leave the first elements in a paragraph and put the others into further ones behind it."""
    rest = list(paragraph)[MOST:]
    behind, last = paragraph.tail, paragraph
    paragraph.tail = None
    for start in range(0, len(rest), MOST):
        further = paragraph.makeelement("p")
        further.extend(rest[start : start + MOST])
        last.addnext(further)
        last = further
    last.tail = behind
