"""Paragraphs with more elements than anyone writes."""

import pytest
from lxml import html

from service.records.crowded import MOST, part_crowded
from service.records.webpage import read_page


def parted(body):
    page = html.fromstring(f"<div>{body}</div>")
    part_crowded(page)
    return page


def test_a_paragraph_of_very_many_elements_is_parted_and_loses_no_word():
    many = "".join(f"<b>{i}</b> and " for i in range(2 * MOST + 1))
    page = parted(f"<p>First {many}</p> behind")
    assert [len(p) for p in page.iter("p")] == [MOST, MOST, 1]
    whole = html.fromstring(f"<div><p>First {many}</p> behind</div>")
    assert page.text_content() == whole.text_content()


def test_a_wrapper_of_very_many_lines_is_dissolved():
    lines = "<br>".join(f"line {i}" for i in range(MOST + 2))
    (paragraph,) = parted(f"<p><font><span>{lines}</span></font></p>").iter("p")
    assert {child.tag for child in paragraph} == {"br"}
    assert paragraph.text == "line 0"


@pytest.mark.parametrize("tag", ["b", "span", "a"])
def test_what_people_write_is_left_as_it_is(tag):
    body = "<p>" + f"<{tag}>one</{tag}> two<br>" * (MOST // 2) + "</p>"
    page = parted(body)
    assert html.tostring(page) == html.tostring(html.fromstring(f"<div>{body}</div>"))


def test_lines_of_a_wrapper_are_read_as_those_of_the_paragraph():
    lines = "<br>".join(f"In place {i} they met {7 * i} people." for i in range(MOST + 2))
    page = "<html><head><title>T</title></head><body><article><p>{}</p></article></body></html>"
    within = read_page(page.format(f"<span>{lines}</span>"))
    assert within.text == read_page(page.format(lines)).text
    assert within.text.count("\n") >= MOST
