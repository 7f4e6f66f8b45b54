from __future__ import annotations

import errno
import gc
import hashlib
import json
import os
import resource
from contextlib import contextmanager
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_shapes import rows, some_results

from service.errors import StoreError
from service.report import parquet as parquet_module
from service.report.json_lines import document, encoded, rounded
from service.report.results import write_results
from service.report.tables import TABLES

NAMES = [table.name for table in TABLES]


def contents(directory):
    return {path.name: path.read_bytes() for path in directory.iterdir()}


@pytest.fixture
def small_files():
    """Return a context in which the system refuses files of more than 100,000 bytes."""

    @contextmanager
    def limited():
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    return limited()


def breaking_off():
    yield {"id": "new"}
    raise LookupError("the stream broke off")


def test_every_table_has_a_line_for_each_thing_in_the_order_given(tmp_path):
    write_results(tmp_path, some_results(), parquet=False)
    assert sorted(contents(tmp_path)) == sorted(f"{name}.jsonl" for name in NAMES)
    assert [row["id"] for row in rows(tmp_path / "assignments.jsonl")] == ["a", "b", "d"]
    assert [row["size"] for row in rows(tmp_path / "clusters.jsonl")] == [2, 1]
    assert [row["b"] for row in rows(tmp_path / "links.jsonl")] == ["b", "d"]
    assert [row["line"] for row in rows(tmp_path / "rejected.jsonl")] == [3, None]


def test_a_link_carries_all_its_evidence_rounded(tmp_path):
    write_results(tmp_path, some_results(), parquet=False)
    assert rows(tmp_path / "links.jsonl")[0] == {
        "a": "a",
        "b": "b",
        "relation": "translation",
        "score": 0.98,
        "coverage_a": 0.9,
        "coverage_b": 0.8,
        "container": None,
        "method": "muse",
        "reason": "Most sentences have a counterpart.",
        "signals": {"chain": 0.123457, "gap": 0.5},
        "aligned": [
            {
                "a": [{"field": "text", "start": 0, "end": 4, "text": "Rain"}],
                "b": [{"field": "text", "start": 2, "end": 7, "text": "Pluie"}],
                "similarity": 0.876543,
                "likeness": 0.9,
                "moved": True,
            }
        ],
        "disagreements": [{"a": ["20,000"], "b": ["5,000"]}],
    }


def test_an_assignment_says_where_the_article_ended_up(tmp_path):
    write_results(tmp_path, some_results(), parquet=False)
    first, second, third = rows(tmp_path / "assignments.jsonl")
    assert (first["is_canonical"], first["relation"], first["score"]) == (True, None, None)
    assert (second["canonical_id"], second["relation"], second["lang"]) == (
        "a",
        "translation",
        "fr",
    )
    assert third["encoder"] is None
    assert first["provenance"] == [
        {
            "kind": "agency",
            "value": "TASS",
            "field": "text",
            "start": 3,
            "end": 14,
            "quote": "citing TASS",
        }
    ]


def test_canonical_records_are_the_input_records_untouched(tmp_path):
    results = some_results()
    write_results(tmp_path, results, parquet=False)
    assert rows(tmp_path / "canonical.jsonl") == results.canonical


@pytest.mark.parametrize("name", ["assignments", "clusters", "links", "rejected"])
def test_parquet_says_the_same_as_json_lines(tmp_path, name):
    write_results(tmp_path, some_results(), parquet=True)
    table = pq.read_table(tmp_path / f"{name}.parquet").to_pylist(maps_as_pydicts="strict")
    assert table == rows(tmp_path / f"{name}.jsonl")


def test_parquet_spreads_known_strings_and_keeps_the_rest_as_json(tmp_path):
    write_results(tmp_path, some_results(), parquet=True)
    first, second = pq.read_table(tmp_path / "canonical.parquet").to_pylist()
    assert (first["id"], first["text"], first["title"]) == ("a", "Rain", None)
    assert json.loads(first["record"]) == {"desk": {"name": "weather", "rank": 0.12345678}}
    assert (second["id"], second["text"]) == ("7", None)
    assert json.loads(second["record"]) == {"id": 7, "title": None, "body": "Sun"}


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_parquet_columns_carry_their_meaning(tmp_path, table):
    write_results(tmp_path, some_results(), parquet=True)
    written = pq.read_schema(tmp_path / f"{table.name}.parquet")
    assert written.names == table.schema.names
    assert all(written.field(name).metadata[b"meaning"] for name in written.names)


def test_json_lines_have_the_columns_of_their_table_in_order(tmp_path):
    write_results(tmp_path, some_results(), parquet=False)
    for table in TABLES:
        if table.name != "canonical":
            for row in rows(tmp_path / f"{table.name}.jsonl"):
                assert list(row) == table.schema.names


def test_large_tables_are_written_in_several_row_groups(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet_module, "GROUP_ROWS", 10)
    canonical = [{"id": str(number)} for number in range(25)]
    write_results(tmp_path, some_results(canonical=canonical), parquet=True)
    with pq.ParquetFile(tmp_path / "canonical.parquet") as file:
        assert file.num_row_groups == 3
        assert file.read().column("id").to_pylist() == [row["id"] for row in canonical]


def test_row_groups_of_large_records_are_small(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet_module, "GROUP_BYTES", 1000)
    canonical = [{"id": str(number), "text": "x" * 600} for number in range(6)]
    write_results(tmp_path, some_results(canonical=canonical), parquet=True)
    with pq.ParquetFile(tmp_path / "canonical.parquet") as file:
        assert file.num_row_groups == 3


def test_equal_results_are_equal_bytes(tmp_path):
    for name in ("one", "two"):
        write_results(tmp_path / name, some_results(), parquet=True)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_lone_surrogates_are_replaced_in_every_format(tmp_path):
    canonical = [{"id": "a\udcff", "\ud800": ["\udfff", 0.5]}]
    write_results(tmp_path, some_results(canonical=canonical), parquet=True)
    assert rows(tmp_path / "canonical.jsonl") == [{"id": "a\ufffd", "\ufffd": ["\ufffd", 0.5]}]
    (row,) = pq.read_table(tmp_path / "canonical.parquet").to_pylist()
    assert row["id"] == "a\ufffd"


@given(st.dictionaries(st.text(), st.text(st.characters())))
def test_any_text_makes_one_line_of_utf_8(row):
    line, written = encoded(row)
    assert line.count(b"\n") == 1
    assert json.loads(line.decode()) == written


def test_maps_are_written_in_one_order(tmp_path):
    write_results(tmp_path, some_results(), parquet=False)
    assert list(rows(tmp_path / "links.jsonl")[0]["signals"]) == ["chain", "gap"]
    assert list(rows(tmp_path / "clusters.jsonl")[0]["by_language"]) == ["en", "fr"]


def test_zero_has_no_sign():
    assert document(rounded([-1e-9, -0.0, 1e-9])) == document([0.0, 0.0, 0.0])


def test_numbers_that_json_does_not_have_become_null():
    assert rounded({"a": [float("nan"), float("inf"), -1e-9, 1 / 3], "n": 3, "t": True}) == {
        "a": [None, None, 0.0, 0.333333],
        "n": 3,
        "t": True,
    }


@pytest.mark.parametrize("parquet", [False, True])
def test_what_breaks_off_leaves_the_earlier_results_untouched(tmp_path, parquet):
    write_results(tmp_path, some_results(), parquet=True)
    (tmp_path / "run.json").write_text("{}")
    before = contents(tmp_path)
    with pytest.raises(LookupError):
        write_results(tmp_path, some_results(canonical=breaking_off()), parquet)
    gc.collect()
    assert contents(tmp_path) == before


@pytest.mark.parametrize("parquet", [False, True])
@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "it may not be written"),
        (errno.EIO, "cannot be written"),
    ],
)
def test_what_the_system_refuses_is_a_store_error(tmp_path, monkeypatch, parquet, code, words):
    write_results(tmp_path, some_results(), parquet=False)
    before = contents(tmp_path)

    def refuse(_):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StoreError, match=words) as caught:
        write_results(tmp_path, some_results(canonical=[]), parquet)
    assert str(tmp_path / "assignments.jsonl") in str(caught.value)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("parquet", [False, True])
def test_a_write_that_fails_half_way_is_a_store_error(tmp_path, small_files, parquet):
    write_results(tmp_path, some_results(), parquet=False)
    before = contents(tmp_path)
    canonical = ({"id": hashlib.sha256(b"%d" % n).hexdigest()} for n in range(10_000))
    with small_files, pytest.raises(StoreError, match=r"canonical\.\w+: it cannot be written"):
        write_results(tmp_path, some_results(canonical=canonical), parquet)
    gc.collect()
    assert contents(tmp_path) == before


def test_leftovers_of_a_crash_are_removed(tmp_path):
    for name in (".links.jsonl.partial", ".links.parquet.partial"):
        (tmp_path / name).write_text("half a l")
    write_results(tmp_path, some_results(), parquet=False)
    assert not list(tmp_path.glob(".*"))


def test_files_of_an_earlier_run_do_not_stay_beside_those_of_this_one(tmp_path):
    write_results(tmp_path, some_results(), parquet=True)
    (tmp_path / "run.json").write_text("{}")
    (tmp_path / "mine.parquet").write_text("not ours")
    write_results(tmp_path, some_results(), parquet=False)
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"mine.parquet", *(f"{name}.jsonl" for name in NAMES)}


def test_a_missing_directory_is_made(tmp_path):
    write_results(tmp_path / "a" / "b", some_results(), parquet=False)
    assert (tmp_path / "a" / "b" / "links.jsonl").is_file()


def test_a_file_in_place_of_the_directory_is_named(tmp_path):
    taken = tmp_path / "out"
    taken.write_text("mine")
    for place in (taken, taken / "below"):
        with pytest.raises(StoreError, match="no directory; name another with --out"):
            write_results(place, some_results(), parquet=False)
    assert taken.read_text() == "mine"


def test_a_directory_in_place_of_a_file_leaves_everything_as_it_was(tmp_path):
    write_results(tmp_path, some_results(), parquet=False)
    (tmp_path / "rejected.jsonl").unlink()
    (tmp_path / "rejected.jsonl").mkdir()
    before = (tmp_path / "canonical.jsonl").read_bytes()
    with pytest.raises(StoreError, match=r"rejected\.jsonl: it is a directory"):
        write_results(tmp_path, some_results(canonical=[]), parquet=False)
    assert (tmp_path / "canonical.jsonl").read_bytes() == before


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="needs a directory nobody can write")
def test_a_directory_that_cannot_be_written_is_named():
    with pytest.raises(StoreError, match=r"^/sys/kernel/samewire: it may not be written"):
        write_results(Path("/sys/kernel/samewire"), some_results(), parquet=False)
