"""Standard input, packed files, progress and bounded memory."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import random
import tracemalloc
from functools import cache

import pyarrow as pa
import pytest
from pyarrow import parquet as pq
from records_helpers import start, write

from service.article import Article, Rejection
from service.records import Limits, read_inputs

PACK = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".zst": lambda data: pa.Codec("zstd").compress(data).to_pybytes(),
}


def test_standard_input_is_json_lines_unless_said():
    article, rejection = start("-", stdin=b'{"id": "a", "text": "Word"}\n{')
    assert (article.id, str(article.place)) == ("a", "-:1")
    assert (rejection.reason, str(rejection.place)) == ("invalid_json", "-:2")
    (article,) = start("-", stdin=b"text\nWord\n", format="csv")
    assert article.text == "Word"
    (article,) = start("-", stdin=b"Some words.", format="txt")
    assert article.id.startswith("sha256-")


def test_standard_input_may_be_packed_and_stays_open():
    stdin = io.BytesIO(gzip.compress(b'{"text": "Word"}'))
    reading = read_inputs(["-", "-"], fields={}, stdin=stdin, limits=Limits())
    assert [item.text for item in reading] == ["Word"]
    assert not stdin.closed
    assert reading.total_bytes is None
    assert reading.bytes_read == len(stdin.getvalue())


@pytest.mark.parametrize("packing", PACK)
@pytest.mark.parametrize("inner", [".jsonl", ".csv", ".txt", ".parquet"])
def test_every_format_may_be_packed(tmp_path, packing, inner):
    table = io.BytesIO()
    pq.write_table(pa.table({"text": ["Word"]}), table)
    plain = {
        ".jsonl": b'{"text": "Word"}',
        ".csv": b"text\nWord\n",
        ".txt": b"Word",
        ".parquet": table.getvalue(),
    }[inner]
    write(tmp_path, f"a{inner}{packing}", data=PACK[packing](plain))
    (article,) = start(tmp_path)
    assert article.text == "Word"


@pytest.mark.parametrize("packing", PACK)
def test_several_packed_members_follow_each_other(tmp_path, packing):
    members = b"".join(PACK[packing](b'{"text": "%s"}\n' % word) for word in (b"One", b"Two"))
    write(tmp_path, f"a.jsonl{packing}", data=members)
    assert [item.text for item in start(tmp_path)] == ["One", "Two"]


@cache
def many_lines():
    random.seed(1)
    lines = [{"id": n, "text": f"word {random.getrandbits(400):x}"} for n in range(20_000)]
    return "".join(json.dumps(line) + "\n" for line in lines).encode()


@pytest.mark.parametrize("packing", PACK)
def test_packed_data_that_break_off_keep_what_came_before(tmp_path, packing):
    data = PACK[packing](many_lines())
    write(tmp_path, f"a.jsonl{packing}", data=data[: len(data) * 3 // 4])
    *articles, rejection = start(tmp_path)
    assert len(articles) > 5_000
    assert all(isinstance(article, Article) for article in articles)
    assert rejection.reason == "truncated"
    assert f"nothing after line {len(articles)} was read" in rejection.message


def test_damaged_packed_data_are_corrupt(tmp_path):
    data = bytearray(gzip.compress(many_lines()))
    data[len(data) // 2] ^= 0xFF
    write(tmp_path, "a.jsonl.gz", data=bytes(data))
    *_, rejection = start(tmp_path)
    assert isinstance(rejection, Rejection)
    assert rejection.reason == "corrupt"


@pytest.mark.parametrize("packing", PACK)
def test_a_name_that_claims_a_packing_in_vain(tmp_path, packing):
    write(tmp_path, f"a.jsonl{packing}", data=b'{"text": "Word"}')
    (rejection,) = start(tmp_path)
    assert rejection.reason == "corrupt"
    write(tmp_path, f"a.jsonl{packing}", data=b"")
    (rejection,) = start(tmp_path)
    assert rejection.reason == "empty_file"


# Progress and memory


def test_progress_goes_from_nothing_to_the_total(tmp_path):
    table = pa.table({"text": [f"word {n}" for n in range(3000)]})
    pq.write_table(table, tmp_path / "a.parquet", row_group_size=1000)
    write(tmp_path, "b.jsonl", data=many_lines())
    write(tmp_path, "c.jsonl.gz", data=gzip.compress(many_lines()))
    write(tmp_path, "d.txt")
    reading = start(tmp_path)
    assert reading.total_bytes == sum(path.stat().st_size for path in tmp_path.iterdir())
    assert reading.bytes_read == 0
    progress = [reading.bytes_read for _ in reading]
    assert progress == sorted(progress)
    assert 0 < progress[0] < progress[10_000] < progress[30_000] < reading.total_bytes
    assert reading.bytes_read == reading.total_bytes


def test_progress_of_parquet_never_passes_its_size(tmp_path):
    pq.write_table(pa.table({"text": ["a word", "words"]}), tmp_path / "a.parquet")
    reading = start(tmp_path)
    progress = [reading.bytes_read for _ in reading]
    assert progress == [reading.total_bytes] * 2


@pytest.mark.parametrize("header", [None, b"id,text\n"])
def test_memory_stays_bounded_on_large_inputs(tmp_path, header):
    path = tmp_path / ("big.jsonl.gz" if header is None else "big.csv.gz")
    text = "word and word again " * 500
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(header or b"")
        for n in range(600):
            line = json.dumps({"id": n, "text": text}) if header is None else f"{n},{text}"
            file.write(line.encode() + b"\n")
    # What the first article of a process loads is no part of what this one keeps.
    assert next(iter(start(path))).text == text
    tracemalloc.start()
    try:
        total = sum(len(item.text) for item in start(path))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert total == 600 * len(text)
    assert peak < total / 3


def test_an_endless_line_is_skipped_in_bounded_memory(tmp_path):
    with gzip.open(tmp_path / "a.jsonl.gz", "wb", compresslevel=1) as file:
        for _ in range(100):
            file.write(b"x" * 2**20)
        file.write(b'\n{"text": "Word"}')
    tracemalloc.start()
    try:
        rejection, article = start(tmp_path, limits=Limits(max_line_bytes=2**20))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (rejection.reason, rejection.place.line, article.text) == ("too_long", 1, "Word")
    assert peak < 20 * 2**20
