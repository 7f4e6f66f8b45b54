"""The results depend on the articles, not on their order, files or formats."""

import csv
import gzip
import json
import random

import pytest
from newsroom import corpus, run, tables, write_lines


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    directory = tmp_path_factory.mktemp("ordered")
    run(directory / "out", write_lines(directory / "in.jsonl", plain()))
    return tables(directory / "out")


def plain():
    """The corpus with the same fields in every record, as tables have them."""
    return [{k: r[k] for k in ("id", "title", "text")} for r in corpus()]


def write_table(path, records):
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, ["id", "title", "text"])
        writer.writeheader()
        writer.writerows(records)
    return path


def write_packed(path, records):
    plain_path = write_lines(path.with_suffix(".plain"), records)
    path.write_bytes(gzip.compress(plain_path.read_bytes()))
    plain_path.unlink()
    return path


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_order_files_and_formats_change_no_byte(expected, tmp_path, seed):
    rng = random.Random(seed)
    shuffled = rng.sample(plain(), len(plain()))
    cuts = sorted(rng.sample(range(1, len(shuffled)), 2))
    parts = [shuffled[: cuts[0]], shuffled[cuts[0] : cuts[1]], shuffled[cuts[1] :]]
    inputs = [
        write_lines(tmp_path / "a.jsonl", parts[0]),
        write_table(tmp_path / "b.csv", parts[1]),
        write_packed(tmp_path / "c.jsonl.gz", parts[2]),
    ]
    rng.shuffle(inputs)
    run(tmp_path / "out", *inputs)
    found = tables(tmp_path / "out")
    assert expected["assignments"].count(b"\n") == len(plain())
    for name, written in expected.items():
        assert found[name] == written, name


def test_records_of_one_id_and_text_give_the_same_in_any_order(tmp_path):
    text = "The port of Oslo was closed on Tuesday, and 12 ferries waited outside in the fog."
    records = [
        {"id": "x", "text": text, "published_at": "2026-01-01", "source": "a"},
        {"id": "y", "text": text, "published_at": "2025-06-01"},
        {"id": "x", "text": text, "published_at": "2025-01-01", "source": "b"},
    ]
    found = []
    for name, order in (("one", records), ("other", records[::-1])):
        run(tmp_path / name, write_lines(tmp_path / f"{name}.jsonl", order))
        found.append(tables(tmp_path / name))
    assert found[0] == found[1]
    assert json.loads(found[0]["canonical"])["source"] == "b"
    assert b"id: comes again with other metadata" in found[0]["assignments"]
