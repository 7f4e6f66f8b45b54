"""Page marks: numbers of pages beside the article's own headline."""

from __future__ import annotations

import pytest

from service.records import article_from_record
from service.text.writing.page_marks import without_page_marks

TITLE = "Shipping intelligence, 14 March"
BEFORE = "The barque came into the roads\nand lost a seaman, Peter Lund of"
BEHIND = "Arendal, who was washed overboard."


@pytest.mark.parametrize(
    "mark",
    [
        "4\n\nSHIPPING INTELLIGENCE, 14 MARC",
        "SHIPPING INTELLIGENCE, 14 MARCH\n\n- 4 -",
        "Page 4\n\nShipping intelligence",
        "4\n \nSHIPPING INTELLIGENCE",
    ],
)
def test_a_page_number_with_the_running_head_parts_no_sentence(mark):
    text = f"{BEFORE}\n\n{mark}\n\n{BEHIND}"
    assert without_page_marks(text, TITLE) == f"{BEFORE}\n{BEHIND}"


def test_paragraphs_that_a_mark_parts_stay_paragraphs():
    text = f"It rained.\n\n4\n\nSHIPPING INTELLIGENCE\n\n{BEHIND}\n\nThe end."
    assert without_page_marks(text, TITLE) == f"It rained.\n\n{BEHIND}\n\nThe end."


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (TITLE, f"{BEFORE}\n\n4\n\n{BEHIND}"),
        (TITLE, f"{BEFORE}\n\nSHIPPING INTELLIGENCE\n\n{BEHIND}"),
        (TITLE, f"{BEFORE}\n\n4\n\nWEATHER REPORT, 14 MARCH\n\n{BEHIND}"),
        (TITLE, f"4\n\n{TITLE}\n\n{BEHIND}"),
        (TITLE, f"{BEFORE}\n\n4\n\n{TITLE}"),
        ("Storm", f"{BEFORE}\n\n4\n\nSTORM\n\n{BEHIND}"),
        ("", f"{BEFORE}\n\n4\n\nSHIPPING\n\n{BEHIND}"),
    ],
)
def test_what_may_be_the_article_is_kept(title, text):
    assert without_page_marks(text, title) == text


def test_an_article_from_print_is_read_without_marks():
    article = article_from_record(
        {"title": TITLE, "text": f"{BEFORE}\n\n4\n\n{TITLE.upper()}\n\n{BEHIND}"}
    )
    assert article.text == f"{BEFORE}\n{BEHIND}"
    assert [warning.partition(":")[0] for warning in article.warnings] == ["text"]


def test_a_long_row_of_dots_before_a_mark_is_not_searched_from_each_dot():
    row = "." * 200_000 + "a"
    text = f"{row}\n\n4\n\n{TITLE}\n\n{BEHIND}\n\nThe end."
    assert without_page_marks(text, TITLE) == f"{row}\n{BEHIND}\n\nThe end."
