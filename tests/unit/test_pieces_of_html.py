"""Scripts, styles and comments in what should be plain text."""

import pytest

from service.records.fields import article_from_record
from service.text.writing.pieces_of_html import is_markup, without_unseen

NEWS = "The council of Lille closed the bridge. Works begin on Tuesday."


@pytest.mark.parametrize(
    "sent",
    [
        f"<p>{NEWS}</p><script>var x = a < b;</script>",
        f'<div class="body">{NEWS}</div><STYLE type="text/css">.x{{color:red}}</STYLE>',
        f"<script>track()</script><p>{NEWS}</p>",
        f"{NEWS}<br/>\n<!-- ad slot -->\n",
    ],
)
def test_what_no_reader_sees_is_left_out_of_a_piece_of_html(sent: str) -> None:
    article = article_from_record({"id": "a", "text": sent})
    assert NEWS in article.text
    assert not any(left in article.text for left in ("var x", "color", "track", "ad slot"))
    assert [warning for warning in article.warnings if "send it as `html`" in warning]


@pytest.mark.parametrize(
    "prose",
    [
        "Whoever writes <script>alert(1)</script> into a form attacks its readers.",
        "The tags <p> and <style>p {}</style> were named in the report.",
        "Comments begin with <!-- and end with -->, says the standard.",
        "Browsers read <script> as the beginning of a program.",
        "It was 3 < 5 & 7 > 2.",
    ],
)
def test_a_text_that_speaks_of_tags_loses_nothing(prose: str) -> None:
    article = article_from_record({"id": "a", "text": prose})
    assert article.text == prose
    assert article.warnings == ()


def test_what_does_not_end_is_text() -> None:
    sent = f"<p>{NEWS}</p><script>a<p>b</p><style>c</style><p>d</p>"
    assert without_unseen(sent) == f"<p>{NEWS}</p><script>a<p>b</p> <p>d</p>"


def test_text_without_tags_is_no_markup() -> None:
    assert not is_markup(NEWS)
    assert is_markup(f"<p>{NEWS}</p>")


def test_html_gets_no_warning_of_markup() -> None:
    article = article_from_record({"id": "a", "html": f"<p>{NEWS}</p><script>x()</script>"})
    assert article.text == NEWS
    assert article.warnings == ()
