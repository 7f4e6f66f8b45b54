"""The results depend on the articles, not on their order, files or formats."""

import csv
import gzip
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
