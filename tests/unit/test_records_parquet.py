"""Parquet: every type becomes JSON, every damage a rejection."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pyarrow as pa
import pytest
from pyarrow import parquet as pq
from records_helpers import outcome, read_bytes, start


def write_parquet(path, table, **options):
    pq.write_table(table, path, **options)
    return path


def test_parquet_types_become_json(tmp_path):
    columns = {
        "id": pa.array([1, 2]),
        "text": pa.array(["One", "Two"], pa.large_string()),
        "source": pa.array(["AFP", "AFP"]).dictionary_encode(),
        "published_at": pa.array(
            [datetime(2024, 5, 1, 10, tzinfo=UTC)] * 2, pa.timestamp("ns", "UTC")
        ),
        "day": pa.array([date(2024, 5, 1), None]),
        "far": pa.array([2**62, 1], pa.timestamp("ns")),
        "price": pa.array([Decimal("1.10")] * 2),
        "span": pa.array([5, 6], pa.duration("ns")),
        "raw": pa.array([b"ab", b"\xff"]),
        "score": pa.array([0.5, float("nan")]),
        "tags": pa.array([["a"], []]),
        "nested": pa.array([{"when": datetime(2024, 5, 1)}, {"when": None}]),
        "map": pa.array([[("k", 1)], []], pa.map_(pa.string(), pa.int64())),
    }
    one, two = start(write_parquet(tmp_path / "in.parquet", pa.table(columns)))
    assert (one.id, one.text, one.source, one.place.line) == ("1", "One", "AFP", 1)
    assert one.published_at == datetime(2024, 5, 1, 10, tzinfo=UTC)
    assert one.record["day"] == "2024-05-01"
    assert one.record["price"] == "1.10"
    assert one.record["span"] == 5
    assert one.record["nested"]["when"].startswith("2024-05-01")
    assert one.record["map"] == [["k", 1]]
    assert (one.record["tags"], one.record["raw"], two.record["raw"]) == (["a"], "ab", "/w==")
    assert two.record["score"] is None
    assert two.record["day"] is None
    json.dumps([one.record, two.record], allow_nan=False)


@pytest.mark.parametrize("type", [pa.string(), pa.large_string(), pa.string_view(), pa.binary()])
def test_parquet_text_of_any_string_type(tmp_path, type):
    table = pa.table({"text": pa.array(["Ærø", ""], type)})
    assert outcome(start(write_parquet(tmp_path / "in.parquet", table))) == [
        "Ærø",
        (2, "empty_text"),
    ]


def test_parquet_rows_are_counted_over_row_groups(tmp_path):
    table = pa.table({"text": [f"Text {n} word" for n in range(5000)]})
    items = start(write_parquet(tmp_path / "in.parquet", table, row_group_size=1700))
    assert [item.text for item in items] == table["text"].to_pylist()
    assert [item.place.line for item in items] == list(range(1, 5001))


def test_parquet_with_bytes_that_are_no_text_rejects_the_row(tmp_path):
    bad = pa.array([b"One", b"\xff\xfe", b"Three"]).view(pa.string())
    items = start(write_parquet(tmp_path / "in.parquet", pa.table({"text": bad})))
    assert outcome(items) == ["One", (2, "invalid_utf8"), "Three"]


def test_parquet_without_text_or_with_two_names_alike(tmp_path):
    (rejection,) = start(write_parquet(tmp_path / "a.parquet", pa.table({"body": ["One"]})))
    assert rejection.reason == "missing_field"
    assert "'body'" in rejection.message
    twice = pa.Table.from_arrays([pa.array(["a"]), pa.array(["b"])], names=["text", "text"])
    (rejection,) = start(write_parquet(tmp_path / "b.parquet", twice))
    assert rejection.reason == "duplicate_column"


def test_parquet_with_nested_text(tmp_path):
    table = pa.table({"content": [{"body": "One"}, {"body": None}]})
    items = start(write_parquet(tmp_path / "in.parquet", table), fields={"text": "content.body"})
    assert outcome(items) == ["One", (2, "empty_text")]


@pytest.mark.parametrize(
    "damage", [lambda d: d[:4] + b"junk", lambda d: d[: len(d) // 2], lambda d: d[:-9] + d[-8:]]
)
def test_damaged_parquet_is_one_rejection(tmp_path, damage):
    path = write_parquet(
        tmp_path / "in.parquet", pa.table({"text": ["A city and its people. " * 4] * 100})
    )
    (rejection,) = read_bytes(tmp_path, "bad.parquet", damage(path.read_bytes()))
    assert rejection.reason == "corrupt"
