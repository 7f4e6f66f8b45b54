"""Web pages are reduced to their article, and say what was left out."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from service.records.paragraphs import wrap_bare_text
from service.records.webpage import read_page

PARAGRAPHS = [
    f"Paragraph {n} of the article says what happened in the city on Monday, and why it matters."
    for n in range(6)
]
TITLE = "Rain in Paris on Monday"
ARTICLE = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
NAVIGATION = "".join(f'<li><a href="/{n}">Section number {n}</a></li>' for n in range(30))
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>Rain in Paris | The Site</title>
<meta property="og:site_name" content="The Site"><link rel="canonical" href="https://x.test/rain">
<meta property="article:published_time" content="2024-05-01T10:20:30Z"></head>
<body><nav><ul>{NAVIGATION}</ul></nav><article><h1>Rain in Paris</h1>{ARTICLE}</article>
<footer>Copyright The Site. All rights reserved.</footer>
<script>var x = "<p>no</p>";</script></body></html>"""


def test_a_page_is_reduced_to_its_article_and_says_what_it_left_out():
    page = read_page(PAGE)
    assert page.text.split("\n") == PARAGRAPHS
    assert page.title == "Rain in Paris"
    assert (page.lang, page.source, page.url) == ("en-GB", "The Site", "https://x.test/rain")
    assert page.published_at == "2024-05-01T10:20:30Z"
    assert len(page.warnings) == 1
    share = int(
        re.fullmatch(r"html: (\d+) % of the visible text was left out .*", page.warnings[0])[1]
    )
    assert 20 < share < 70


def test_a_page_without_site_around_it_leaves_nothing_out():
    page = read_page(f"<html><body>{ARTICLE}</body></html>")
    assert page.text.split("\n") == PARAGRAPHS
    assert page.warnings == ()


def test_a_headline_that_becomes_the_title_is_not_left_out():
    page = read_page(
        f"<html><title>{TITLE} - A</title><body><h1>{TITLE}</h1>{ARTICLE}</body></html>"
    )
    assert (page.title, page.warnings) == (TITLE, ())


def test_a_fragment_is_taken_whole():
    page = read_page(
        "<h2>One &amp; two</h2><p>Three <b>four</b>.<ul><li>x<li>y</ul>"
        "<table><tr><td>5<td>6</table>"
    )
    assert page.text == "One & two\nThree four.\nx\ny\n5 6"
    assert (page.title, page.warnings) == ("", ())


def test_the_whole_visible_text_where_extraction_finds_too_little():
    page = read_page(f"<html><body><aside>{ARTICLE}</aside><p>We use cookies.</p></body></html>")
    assert page.text.split("\n") == [*PARAGRAPHS, "We use cookies."]
    assert page.warnings == ("html: no main text was found; the whole visible text was taken",)


BREAKS = "<br><br>".join(PARAGRAPHS)
LATER = "<br>".join(PARAGRAPHS[1:])


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{BREAKS}</article>",
        f"<main>{BREAKS}</main>",
        f"<main><article>{BREAKS}</article></main>",
        BREAKS,
        "<br/>\n".join(PARAGRAPHS),
        f"<center>{BREAKS}</center>",
        f"<font face=a><font size=2>{BREAKS}</font></font>",
        PARAGRAPHS[0] + "".join(f"<p>{later}" for later in PARAGRAPHS[1:]),
        PARAGRAPHS[0] + "".join(f"<div>{later}</div>" for later in PARAGRAPHS[1:]),
        f"<b>{PARAGRAPHS[0]}</b><br><br>{LATER}",
        f"<article><img src=x>{PARAGRAPHS[0]}<br>{LATER}</article>",
        f"<article><a href=x>{PARAGRAPHS[0]}</a><br>{LATER}</article>",
        f"<h1>The title</h1>{BREAKS}",
        f"<font size=2>{BREAKS}</font><script>{'var word = 0; ' * 99}</script>",
        "".join(f"<section>{paragraph}</section>" for paragraph in PARAGRAPHS),
        "".join(f"<x-par>{paragraph}</x-par>" for paragraph in PARAGRAPHS),
        f"<nav><ul>{NAVIGATION}</ul></nav><article>{BREAKS}</article><footer>Imprint</footer>",
        f"<article>{BREAKS}</article><section>First comment.<br>Second one.</section>",
        f"<article>{BREAKS}</article><article>Another story.<br><a>More</a></article>",
        f"<a>Home</a> <a>News</a><article>{BREAKS}</article>All rights reserved",
    ],
)
def test_bare_text_before_the_first_break_or_block_is_part_of_the_article(body):
    page = read_page(f"<html><head><title>The title</title></head><body>{body}</body></html>")
    assert page.text.split("\n") == PARAGRAPHS


@pytest.mark.parametrize(
    "site",
    [
        "Read more on our site and subscribe.<div><p>{}</p></div>All rights reserved",
        "<div><p>{}</p></div><section>Our newsletter comes on Mondays.<br>Sign up</section>",
        "<a>Home</a> | <a>News</a> | <a>Sport</a><p>{}</p>",
        f"All rights reserved<script>{'var word = 0; ' * 99}</script><div><p>{{}}</p></div>",
        "<article><p>{}</p><section>Our newsletter comes on Mondays.</section></article>",
        "<div><p>{}</p></div><x-promo>Our newsletter comes on Mondays.</x-promo>",
        "<div><table><tr><td><p>{}</p></td></tr></table></div>All rights reserved",
    ],
)
def test_bare_text_of_the_site_stays_out(site):
    page = read_page(f"<html><body>{site.format('</p><p>'.join(PARAGRAPHS))}</body></html>")
    assert all(paragraph in page.text for paragraph in PARAGRAPHS)
    assert not re.search("Home|Sport|subscribe|newsletter|All rights", page.text)


@pytest.mark.parametrize("tag", ["del", "s", "strike"])
@pytest.mark.parametrize("around", ["{}", "<html><body>{}</body></html>"])
def test_deleted_words_of_a_correction_are_no_text_and_inserted_ones_are(tag, around):
    headline = f"<h1>Fire in <{tag}>Ulm</{tag}> Bonn</h1>"
    corrected = f"<p>It hurt <{tag}>200</{tag}> <ins>300</ins> of them.</p>"
    page = read_page(around.format(headline + corrected + ARTICLE))
    assert page.title == "Fire in Bonn"
    assert page.text.split("\n") == ["It hurt 300 of them.", *PARAGRAPHS]
    assert page.warnings[-1:] == ("html: 6 letters of deleted text were left out",)


@pytest.mark.parametrize("around", ["article", "body", "main"])
@pytest.mark.parametrize("tag", ["article", "main", "section", "site-part"])
def test_an_element_of_text_alone_amid_bare_text_is_part_of_the_article(around, tag):
    first, second, third, *rest = PARAGRAPHS
    page = read_page(
        f"<html><body><{around}>{first} {second}<{tag}>{third}</{tag}>{' '.join(rest)}</{around}>"
    )
    assert page.text.split("\n") == [f"{first} {second}", third, " ".join(rest)]
    assert page.warnings == ()


def test_breaks_that_end_bare_paragraphs_are_not_left_beside_them():
    page = etree.HTML("<html><body>One.<br><br>Two.<br><a>Three</a><br>Four.<hr><br></body></html>")
    wrap_bare_text(page)
    assert [one.tag for one in page[0]] == ["p", "p", "a", "br", "p", "hr", "br"]


@pytest.mark.parametrize("body", ["<b>a</b>" * 30_000 + "<p>x</p>", "a<br>" * 30_000])
def test_bare_text_of_very_many_pieces_is_put_into_paragraphs_in_no_time(body):
    page = etree.HTML(f"<html><body>{body}</body></html>")
    before = process_time()
    wrap_bare_text(page)
    # Where each piece counts the ones before it, this takes a minute.
    assert process_time() - before < 10
    assert "".join(page.itertext()) == "a" * 30_000 + "x" * ("<p>" in body)


def test_deep_nesting_loses_nothing():
    page = read_page("<html><body>" + "<div>" * 5000 + f"<p>{PARAGRAPHS[0]}</p>")
    assert page.text == PARAGRAPHS[0]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>The title</title>", "The title"),
        ("<title> Spaced\n out </title>", "Spaced out"),
        (
            "<title>Rain &amp; sun - Site</title><meta property=og:title content='Rain &amp; sun'>",
            "Rain & sun",
        ),
        ("<title>Rain in Paris</title><meta property=og:title content='Rain'>", "Rain in Paris"),
        ("<meta property=og:title content='Only here'>", "Only here"),
        (
            "<title>The Site of the Region | From the heading | Sport</title>"
            "<meta property=og:title content='From the heading'>",
            "From the heading",
        ),
        ("<title></title>", "From the heading"),
        ("<title>First</title><title>Second</title>", "First"),
    ],
)
def test_page_titles(head, title):
    assert (
        read_page(
            f"<html><head>{head}</head><body><h1>From the heading</h1>{ARTICLE}</body></html>"
        ).title
        == title
    )


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<meta itemprop="datePublished" content="2024-05-01">', "2024-05-01"),
        (
            '<script type="application/ld+json">{"@graph": [{"datePublished": "2024-05-02"}]}'
            "</script>",
            "2024-05-02",
        ),
        ('<script type="application/ld+json">{broken</script>', None),
        ("<p>Published on 2024-05-03</p><time>2024-05-03</time>", None),
        ('<script>{"datePublished": "2024-05-04"}</script>', None),
    ],
)
def test_only_declared_dates_count(markup, expected):
    assert (
        read_page(f"<html><head>{markup}</head><body>{ARTICLE}</body></html>").published_at
        == expected
    )


@pytest.mark.parametrize(
    "html", ["", " ", "<", "<html>", "<!--", "</p>", "<html><body></body></html>"]
)
def test_empty_pages_are_empty(html):
    assert read_page(html).text in ("", "<")


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("ab<>/!-&;\x00 \"'=htmlpsvgti")))
def test_any_markup_is_read(html):
    page = read_page(html)
    assert page.text == page.text.strip()
