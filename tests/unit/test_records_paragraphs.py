"""What elements of a page show is counted once, and is what counting anew would tell."""

from __future__ import annotations

from collections.abc import Mapping
from time import process_time
from unittest.mock import patch

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from service.records import paragraphs
from service.records.markup import INLINE, UNSEEN
from service.records.shown import Shown, shown

PARTS = ("article", "aside", "div", "footer", "header", "main", "nav", "section", "table")
TAGS = ("body", "main", "font", "span", "center", "x-y", "a", "b", "br", "p", "template", "nav")
words = st.sampled_from(["", " ", "abc ", "many words of a paragraph "])


class Anew(Mapping):
    """Tells what elements show by its definition, each time from all that is in them."""

    def __init__(self, page):
        self.page = page

    def __getitem__(self, element):
        return Shown(letters(element), letters(element, own=True), *blocks(element))

    def __iter__(self):
        return self.page.iter()

    def __len__(self):
        return sum(1 for _ in self)


def letters(element, own=False):
    count = sum(map(str.isalnum, element.text or ""))
    for child in element:
        count += sum(map(str.isalnum, child.tail or ""))
        part = child.tag in PARTS and (child.tag != "div" or blocks(child)[0])
        if child.tag not in UNSEEN and not (own and (child.tag == "a" or part)):
            count += letters(child, own)
    return count


def blocks(element):
    within = [any(ends(inner) for inner in child.iter()) for child in element]
    return any(within), any(within) or ends(element)


def ends(element):
    return isinstance(element.tag, str) and element.tag not in INLINE


@st.composite
def elements(draw, children):
    made = draw(st.sampled_from((*TAGS, *PARTS)).map(etree.Element) | st.builds(etree.Comment))
    made.text = draw(words)
    for child in draw(children) if isinstance(made.tag, str) else ():
        made.append(child)
        child.tail = draw(words)
    return made


trees = st.recursive(
    elements(st.just([])),
    lambda inner: elements(st.lists(inner, max_size=4)),
    max_leaves=12,
)
pages = trees.map(lambda tree: f"<html><body>{etree.tostring(tree, encoding=str)}</body></html>")


@given(pages)
def test_what_is_counted_once_is_what_each_element_shows(html):
    page = etree.fromstring(html)
    assert shown(page) == dict(Anew(page))


@given(pages)
@example("<html><body>a<section>many words</section><p>x</p></body></html>")
def test_what_was_told_before_a_page_is_changed_stays_true_while_it_is(html):
    once, anew = etree.fromstring(html), etree.fromstring(html)
    paragraphs.wrap_bare_text(once)
    with patch.object(paragraphs, "shown", Anew):
        paragraphs.wrap_bare_text(anew)
    assert etree.tostring(once) == etree.tostring(anew)


def test_a_page_that_is_nested_deep_is_read_once():
    told = "It rained in the city. " * 1000
    page = etree.HTML("<html><body>" + f"<font>{told}" * 200 + "<p>x</p></body></html>")
    before = process_time()
    paragraphs.wrap_bare_text(page)
    # Where each element counts all that is in it, this takes a quarter of a minute.
    assert process_time() - before < 5
    # Those in which more than half of the page is, and the one that was there.
    assert len(page.findall(".//font/p")) == 101 + 1
