"""JSON Lines: every line is an article or a rejection that says why."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records_helpers import outcome, read_bytes, start

from service.article import Rejection
from service.errors import RecordError
from service.records import Limits, read_object


def test_every_line_is_an_article_or_a_rejection(tmp_path):
    lines = [
        b'{"id": "a", "text": "One"}',
        b"",
        b"not json",
        b'["array"]',
        b'"text"',
        b"\xff\xfe{}",
        b'{"text": 5}',
        b'{"title": "T"}',
        b'{"text": ""}',
        b'{"text": "Two", "n": NaN}\r',
        b"[" * 5000,
        b'{"text": "T", "n": ' + b"9" * 5000 + b"}",
        b'{"text": "cut off',
        b'{"text": "Three"}',
    ]
    items = read_bytes(tmp_path, "in.jsonl", b"\n".join(lines))
    assert outcome(items) == [
        "One",
        (3, "invalid_json"),
        (4, "wrong_type"),
        (5, "wrong_type"),
        (6, "invalid_utf8"),
        (7, "wrong_type"),
        (8, "missing_field"),
        (9, "empty_text"),
        "Two",
        (11, "too_deep"),
        (12, "invalid_json"),
        (13, "invalid_json"),
        "Three",
    ]
    assert str(items[0].place) == f"{tmp_path}/in.jsonl:1"
    assert "column 1" in items[1].message
    assert "an array" in items[2].message


def test_control_characters_and_line_separators_inside_strings_are_kept(tmp_path):
    text = "a\tb\u2028c\x01d\u202ee\x85f"
    line = json.dumps({"text": text}, ensure_ascii=False).replace("\\t", "\t")
    assert outcome(read_bytes(tmp_path, "in.jsonl", line.encode())) == [text]


def test_byte_order_marks(tmp_path):
    line = '{"text": "Ærø"}\n{"text": "Ωmega"}\n'
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        items = read_bytes(tmp_path, "in.jsonl", line.encode(encoding))
        assert outcome(items) == ["Ærø", "Ωmega"]


def test_a_name_that_stands_twice_is_said(tmp_path):
    (article,) = read_bytes(tmp_path, "in.jsonl", b'{"text": "One", "text": "Two", "a": 1}')
    assert article.text == "Two"
    assert article.warnings == ("the name 'text' stands twice; the last one counts",)


def test_an_overlong_line_is_skipped_and_the_next_one_read(tmp_path):
    lines = b'{"text": "One"}\n{"text": "' + b"x" * 300_000 + b'"}\n{"text": "Three"}'
    items = read_bytes(tmp_path, "in.jsonl", lines, limits=Limits(max_line_bytes=100))
    assert outcome(items) == ["One", (2, "too_long"), "Three"]


def test_a_line_as_long_as_the_limit_is_read(tmp_path):
    line = b'{"text": "Word"}\n'
    limits = Limits(max_line_bytes=len(line))
    assert outcome(read_bytes(tmp_path, "in.jsonl", line * 2, limits=limits)) == ["Word", "Word"]


def test_a_binary_file_is_one_rejection(tmp_path):
    for name in ("in.jsonl", "in.csv", "in.txt", "in.html", "in.md"):
        (rejection,) = read_bytes(tmp_path, name, bytes(range(256)) * 20 + b"\n" * 50)
        assert rejection.reason == "binary"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
).filter(lambda value: "Infinity" not in json.dumps(value))
records = st.dictionaries(st.sampled_from(["id", "title", "text", "html", "x"]), json_values)


@settings(deadline=None)
@given(st.lists(records, min_size=1), st.booleans())
def test_as_many_outcomes_as_lines_and_records_untouched(listed, ascii_only):
    lines = [json.dumps(record, ensure_ascii=ascii_only) for record in listed]
    items = list(start("-", stdin="\n\n".join(lines).encode()))
    assert [item.place.line for item in items] == [1 + 2 * n for n in range(len(listed))]
    for item, record in zip(items, listed, strict=True):
        assert isinstance(item, Rejection) or item.record == record


def test_a_number_with_too_many_digits_is_named_as_that():
    with pytest.raises(RecordError, match="a number has more digits than the 4,300") as caught:
        read_object(b'{"text": "Word", "x": ' + b"1" * 5001 + b"}")
    assert caught.value.reason == "invalid_json"


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n", b"  \n"])
@pytest.mark.parametrize(
    ("broken", "place"),
    [
        (b'{"text": "One"', "at column 15"),
        (b'{"text":', "at column 9"),
        (b'{"text": "One",\n"lang" "en"}', "at line 2, column 8"),
    ],
)
def test_what_is_no_json_is_told_where_it_stands(broken, place, end):
    with pytest.raises(RecordError) as caught:
        read_object(broken + end)
    assert str(caught.value).endswith(place)
