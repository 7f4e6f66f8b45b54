"""One record becomes one article: fields, types, ids, limits."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from service.article import Place
from service.errors import RecordError, UsageError
from service.match.coverage.content import content
from service.records import Limits, article_from_record, check_fields
from service.text.prepare import prepare


def rejected(record, **options):
    with pytest.raises(RecordError) as caught:
        article_from_record(record, **options)
    return caught.value


def test_all_fields_are_read():
    record = {
        "id": "a1",
        "title": "Rain",
        "text": "It rained.",
        "lang": " en ",
        "source": "AFP",
        "url": "https://x.test/1",
        "published_at": "2024-05-01T10:00:00+02:00",
        "extra": {"kept": [1, None]},
    }
    article = article_from_record(record, Place("in.jsonl", 3))
    assert (article.id, article.title, article.text) == ("a1", "Rain", "It rained.")
    assert (article.lang, article.source, article.url) == ("en", "AFP", "https://x.test/1")
    assert article.published_at == datetime(2024, 5, 1, 8, tzinfo=UTC)
    assert article.record == record
    assert article.place == Place("in.jsonl", 3)
    assert article.warnings == ()


def test_html_beside_a_text_is_not_read_and_that_is_told():
    both = article_from_record({"text": "Rain", "html": "<p>Snow</p>"})
    assert both.text == "Rain"
    assert both.warnings == ("html: not read, since there is a text beside it",)
    assert article_from_record({"text": "Rain", "html": " "}).warnings == ()
    alone = article_from_record({"text": " ", "html": "<p>Snow</p>"})
    assert (alone.text, alone.warnings) == ("Snow", ())


def test_absent_fields_stay_empty():
    article = article_from_record({"text": "Word"})
    assert (article.title, article.lang, article.source, article.url) == ("", None, None, None)
    assert article.published_at is None


@pytest.mark.parametrize(
    ("given_id", "expected"),
    [("a", "a"), (7, "7"), (7.0, "7"), (7.5, "7.5"), (10**30, str(10**30))],
)
def test_id_may_be_text_or_number(given_id, expected):
    assert article_from_record({"id": given_id, "text": "Word"}).id == expected


@pytest.mark.parametrize(
    ("given_id", "reason"),
    [("x" * 1001, "too_long"), (10**1000, "too_long"), ("sur\ud800", "invalid_id")],
)
def test_an_id_that_not_all_ways_in_and_out_can_hold_is_refused(given_id, reason):
    assert rejected({"id": given_id, "text": "Word"}).reason == reason
    assert rejected({"of": {"it": given_id}, "text": "Word"}, fields={"id": "of.it"}).reason == (
        reason
    )


def test_the_longest_id_is_kept():
    assert article_from_record({"id": "x" * 1000, "text": "Word"}).id == "x" * 1000


@pytest.mark.parametrize("absent", [{}, {"id": None}, {"id": ""}, {"id": "  "}])
def test_absent_id_is_made_of_title_and_text(absent):
    one = article_from_record({**absent, "title": "T", "text": "Word"})
    assert one.id.startswith("sha256-")
    assert len(one.id) == len("sha256-") + 16
    assert one.id == article_from_record({"title": "T", "text": "Word", "lang": "en"}).id
    assert one.id != article_from_record({"title": "U", "text": "Word"}).id
    assert one.id != article_from_record({"title": "T", "text": "Words"}).id


@pytest.mark.parametrize("name", ["id", "title", "text", "html", "lang", "source", "url"])
@pytest.mark.parametrize(
    ("value", "kind"), [([1], "an array"), ({"a": 1}, "an object"), (True, "a boolean")]
)
def test_wrong_type_names_field_and_type(name, value, kind):
    error = rejected({"text": "Word", name: value})
    assert error.reason == "wrong_type"
    assert repr(name) in str(error)
    assert kind in str(error)


def test_a_number_is_no_text_and_the_error_knows_the_id():
    error = rejected({"id": 5, "text": 12})
    assert (error.reason, error.id) == ("wrong_type", "5")
    assert "'text' is a number, not a string" in str(error)


def test_null_is_absent():
    article = article_from_record(
        {"id": None, "title": "Headline", "text": None, "lang": None, "url": None}
    )
    assert (article.title, article.text) == ("Headline", "")


def test_missing_text_names_the_fields_and_the_option():
    error = rejected({"id": "1", "body": "Word", "title": "T"})
    assert error.reason == "missing_field"
    assert "'body'" in str(error)
    assert "--field text=" in str(error)


@pytest.mark.parametrize(
    "text", ["", " \n\t", "12 345", "…!?", "\x00\x01", "\u202e", "<div>\n</div>", "ـــ", "&nbsp;"]
)
def test_no_letter_at_all_is_empty(text):
    assert rejected({"id": "e", "title": "1", "text": text}).reason == "empty_text"


@settings(deadline=None)
@given(st.text(st.sampled_from("ـ<>/p dive &nbs;.\n\u0301\u200dب国1"), max_size=40))
@example("<p>. <br>")
def test_what_is_no_empty_text_has_a_sentence(text):
    try:
        article = article_from_record({"id": "e", "text": text})
    except RecordError as error:
        assert error.reason == "empty_text"
    else:
        assert content(prepare(article))


@pytest.mark.parametrize("text", ["Word", "ア", "कि", "ا", "語", "\x01a\x02", "\u202eabc\u202c"])
def test_one_word_is_an_article_kept_as_it_is(text):
    assert article_from_record({"text": text}).text == text


def test_too_long_counts_characters_of_title_and_text():
    limits = Limits(max_text_chars=10)
    assert article_from_record({"title": "ab", "text": "é" * 8}, limits=limits).text == "é" * 8
    error = rejected({"title": "abc", "text": "é" * 8}, limits=limits)
    assert error.reason == "too_long"
    assert "11 characters" in str(error)


def test_ten_megabytes_of_text_are_accepted():
    text = "word and word. " * 700_000
    assert article_from_record({"text": text}).text == text


def test_fields_map_other_names():
    record = {"body": "Word", "meta": {"when": {"first": "2024-05-01"}}, "a.b": "AFP", "title": "T"}
    fields = {"text": "body", "published_at": "meta.when.first", "source": "a.b"}
    article = article_from_record(record, fields=fields)
    assert (article.text, article.source, article.title) == ("Word", "AFP", "T")
    assert article.published_at == datetime(2024, 5, 1, tzinfo=UTC)
    assert article.record == record


def test_a_mapped_field_has_no_second_name():
    error = rejected({"text": "Word"}, fields={"text": "content.body"})
    assert error.reason == "missing_field"
    assert "'content.body'" in str(error)


def test_wrong_type_shows_where_it_was_read_from():
    assert "'text' (read from 'body')" in str(rejected({"body": 1}, fields={"text": "body"}))


@pytest.mark.parametrize("fields", [{"body": "text"}, {"text": ""}])
def test_unknown_mapping_is_a_usage_error(fields):
    with pytest.raises(UsageError, match="published_at"):
        check_fields(fields)


def test_text_wins_over_html():
    assert article_from_record({"text": "Plain", "html": "<p>Marked</p>"}).text == "Plain"
    assert article_from_record({"text": " ", "html": "<p>Marked</p>"}).text == "Marked"
    assert article_from_record({"html": "<p>Marked</p>"}).text == "Marked"


def test_what_the_record_says_wins_over_what_its_page_declares():
    html = (
        '<html lang="fr"><head><title>Page</title><meta property="article:published_time" '
        'content="2020-01-01"></head><body><p>Some words here.</p></body></html>'
    )
    declared = article_from_record({"html": html})
    assert (declared.title, declared.lang) == ("Page", "fr")
    assert declared.published_at == datetime(2020, 1, 1, tzinfo=UTC)
    said = article_from_record(
        {"html": html, "title": "T", "lang": "de", "published_at": "2021-01-01"}
    )
    assert (said.title, said.lang) == ("T", "de")
    assert said.published_at == datetime(2021, 1, 1, tzinfo=UTC)


def test_a_nul_is_a_blank_and_that_is_told():
    article = article_from_record({"title": "A\0title", "text": "The\0choir of a school."})
    assert (article.title, article.text) == ("A title", "The choir of a school.")
    assert article.record["text"] == "The\0choir of a school."
    assert article.warnings == (
        "title: NUL characters, which no text has; read as spaces",
        "text: NUL characters, which no text has; read as spaces",
    )


@pytest.mark.parametrize("lang", ["en", "pt-BR", "zh_Hant_TW", "de_DE.UTF-8", "ckb", "", None])
def test_language_tags_are_taken_without_a_word(lang):
    assert article_from_record({"text": "A text.", "lang": lang}).warnings == ()


@pytest.mark.parametrize("lang", ["klingon", "English", "e", "en/fr", "français", "中文"])
def test_what_is_no_language_tag_is_told(lang):
    (warning,) = article_from_record({"text": "A text.", "lang": lang}).warnings
    assert warning == f"lang: {lang!r} is no language tag, such as pt or pt-BR; not used"
