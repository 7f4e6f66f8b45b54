"""Headlines of plain text, and Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records_helpers import words

from service.records.headline import split_headline
from service.records.markdown import read_markdown


@pytest.mark.parametrize(
    "title",
    [
        "Almaty faced 6 waves of attacks: Kazakh President",
        "ألماتي تواجه ست موجات من الهجمات",
        "東京で会議が開かれた",
        "L’économie “progresse”",
        "a" * 200,
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n", "\n \n\t"])
def test_a_headline_is_the_title(title, between):
    body = "The first paragraph. It goes on.\n\nThe second."
    assert split_headline(f"\n {title} {between}{body}") == (title, body)


@pytest.mark.parametrize(
    "text",
    [
        "JAKARTA - There have been six waves, Kazakh President said on Friday.\nAnd more.",
        "東京で会議が開かれた。\n続く。",
        "قال الرئيس ذلك۔\nالمزيد",
        "यह पहला वाक्य है।\nऔर",
        "He said: “It is over.”\nMore.",
        "The president said on Friday that\nnegotiations would go on.",
        "The president, who spoke on Friday,\nSaid more.",
        "a" * 201 + "\nMore.",
        "Only one line",
        "Only one line\n\n  \n",
        "* * *\nMore text",
        "",
    ],
)
def test_what_is_no_headline_stays_in_the_text(text):
    assert split_headline(text) == ("", text)


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("aB. \n。,")))
def test_title_and_text_hold_everything(text):
    title, body = split_headline(text)
    assert "".join((title + body).split()) == "".join(text.split())


def test_markdown_heading_and_markup():
    fields, warnings = read_markdown(
        "# Rain *again*\n\nIt **rained** on [Monday](http://x.test) in `Paris`,\n"
        "said ![a man](m.png).\n\n- one\n- two\n\n> A quote &amp; more\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n<div>Block <b>html</b></div>\n"
    )
    assert fields["title"] == "Rain again"
    assert fields["text"].split("\n") == [
        "It rained on Monday in Paris, said .",
        "one",
        "two",
        "A quote & more",
        "a b",
        "1 2",
        "Block html",
    ]
    assert warnings == ()


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("## Second level opens\n\nText.", "Second level opens", "Text."),
        ("Title\n=====\nText.", "Title", "Text."),
        ("Byline\n\n# The title\n\nText.", "The title", "Byline\nText."),
        ("The text begins.\n\n## Background\n\nMore.", "", "The text begins.\nBackground\nMore."),
        ("A headline without marks\n\nText.", "A headline without marks", "Text."),
        ("Just text.", "", "Just text."),
        ("# Only a title", "Only a title", ""),
        ("5 < 6 and a_b_c stays * so", "", "5 < 6 and a_b_c stays * so"),
    ],
)
def test_markdown_titles(text, title, body):
    fields, _ = read_markdown(text)
    assert (fields["title"], fields["text"]) == (title, body)


def test_front_matter_gives_fields():
    fields, _ = read_markdown(
        '---\ntitle: "Almaty: six waves"\nlang: en\npublished_at: 2024-05-01\n'
        "tags:\n- a\n- b\nempty:\n---\n\nText.\n"
    )
    assert fields == {
        "title": "Almaty: six waves",
        "lang": "en",
        "published_at": "2024-05-01",
        "tags": "- a\n- b",
        "empty": "",
        "text": "Text.",
    }


def test_front_matter_title_leaves_another_heading_in_the_text():
    assert read_markdown("---\ntitle: A\n---\n# A\n\nText.")[0] == {"title": "A", "text": "Text."}
    assert read_markdown("---\ntitle: A\n---\n# B\n\nText.")[0] == {
        "title": "A",
        "text": "B\n\nText.",
    }


@pytest.mark.parametrize(
    "text", ["---\nA rule opens this text\n---\nMore.", "---\nkey: value\nnever closed"]
)
def test_what_is_no_front_matter_is_text(text):
    fields, _ = read_markdown(text)
    assert set(fields) == {"title", "text"}
    assert words(fields["title"] + " " + fields["text"]) == words(text)


def test_markdown_that_the_parser_would_cut_is_left_as_it_stands():
    deep = ">" * 500 + " deep words\n"
    fields, warnings = read_markdown(deep)
    assert "deep words" in fields["text"]
    assert len(warnings) == 1
    long = "Word *and* word.\n\n" * 40_000
    fields, warnings = read_markdown(long)
    assert fields["text"] == long
    assert len(warnings) == 1
