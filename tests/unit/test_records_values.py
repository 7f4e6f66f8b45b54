"""Values that JSON cannot hold are replaced and named; all others stay as they are."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.errors import RecordError
from service.records import article_from_record
from service.records.values import MAX_DEPTH

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def test_lone_surrogates_are_replaced_and_said():
    article = article_from_record({"id": "s", "text": "a\ud800b", "more": ["\udfff"], "fine": "😀"})
    assert article.text == "a\ufffdb"
    assert article.record == {"id": "s", "text": "a\ufffdb", "more": ["\ufffd"], "fine": "😀"}
    assert [warning.split(":")[0] for warning in article.warnings] == [
        "field 'text'",
        "field 'more'",
    ]
    json.dumps(article.record, ensure_ascii=False).encode()


def test_numbers_that_are_not_finite_become_null():
    article = article_from_record({"text": "Word", "a": float("nan"), "b": [float("-inf"), 1.5]})
    assert article.record == {"text": "Word", "a": None, "b": [None, 1.5]}
    assert article.warnings == (
        "field 'a': NaN is no JSON number and was read as null",
        "field 'b': a number beyond 1.8e308, which counts as infinite, was read as null",
    )


def test_bytes_become_text():
    article = article_from_record({"text": "é".encode(), "raw": b"\xff\x00"})
    assert article.text == "é"
    assert article.record["raw"] == "/wA="
    assert any("base64" in warning for warning in article.warnings)


def test_nesting_is_bounded():
    value: object = "leaf"
    for _ in range(MAX_DEPTH - 1):
        value = [value]
    assert article_from_record({"text": "Word", "deep": value}).record["deep"] == value
    with pytest.raises(RecordError) as caught:
        article_from_record({"text": "Word", "deep": [value]})
    assert caught.value.reason == "too_deep"


@settings(deadline=None)
@given(st.dictionaries(st.text(), json_values))
def test_any_json_record_is_an_article_or_an_error_and_stays_as_it_was(record):
    record["text"] = "Word"
    try:
        article = article_from_record(record)
    except RecordError as error:
        assert error.reason == "wrong_type"
    else:
        assert article.record == record
        assert article.text == "Word"
