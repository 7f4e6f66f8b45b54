"""Every kind of bad input in one run: rejected with its place and reason, the good all there."""

import json
import re
from itertools import cycle

import pytest
from newsroom import BEES, BRIDGE, FERRY, partition, record, rows, run, write_lines

GOOD = {
    "bridge-en": BRIDGE["en"],
    "bridge-fr": BRIDGE["fr"],
    "bees": BEES,
    "ferry": FERRY["en"],
}


def line(**fields):
    return json.dumps(fields).encode()


LINES = [
    line(**record(BRIDGE["en"], "bridge-en")),
    b"{not json",
    line(id="empty", title="", text=""),
    line(id="blank", title=" ", text="\n\t \u200b"),
    line(id="wrong", title="A title", text=["a", "list"]),
    line(id="missing", title="A title"),
    b"[1, 2, 3]",
    b'"a string"',
    b"\x00\x01\x02\x03",
    b'{"id": "torn", "text": "\xff\xfe broken \xc3("}',
    line(**record(BRIDGE["fr"], "bridge-fr")),
    line(id="double", title="One", text="This is one text of this id, and it is short."),
    line(id="double", title="Two", text="This is another text of the same id, also short."),
    line(**record(BEES, "bees")),
    line(**record(BEES, "bees")),
    line(id="word", title="", text="Word"),
    line(id="odd", title="Odd", text="Nul \u0000 bell \u0007 bidi \u202e\u2066 end of the text."),
    line(id="emoji", title="", text="🤷 🤷🏽 12"),
    line(id={"a": 1}, title="A title", text="A text with an id that is none."),
    b"",
    line(**record(FERRY["en"], "ferry")),
]


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    directory = tmp_path_factory.mktemp("bad")
    inputs = directory / "in"
    inputs.mkdir()
    (inputs / "lines.jsonl").write_bytes(b"\n".join(LINES) + b"\n")
    (inputs / "table.csv").write_text("headline,body\nA title,A text\n", "utf-8")
    (inputs / "empty.txt").write_bytes(b"")
    (inputs / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (inputs / "torn.jsonl.gz").write_bytes(b"\x1f\x8b\x08\x00 no gzip")
    (inputs / "none.parquet").write_bytes(b"PAR1 nothing PAR1")
    (inputs / "gone.txt").symlink_to(inputs / "nowhere.txt")
    return directory / "out", run(directory / "out", inputs)


def rejected(out, ending):
    return [row for row in rows(out, "rejected") if str(row["file"]).endswith(ending)]


def test_the_good_articles_are_all_there(done):
    out, _ = done
    assigned = {row["id"] for row in rows(out, "assignments")}
    assert GOOD.keys() <= assigned
    assert ("bridge-en", "bridge-fr") in partition(out)
    assert {"word", "odd", "emoji"} <= assigned | {row["id"] for row in rows(out, "rejected")}


@pytest.mark.parametrize("number", [2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 19])
def test_each_bad_line_is_rejected_at_its_place_with_a_reason(done, number):
    out, _ = done
    (row,) = [r for r in rejected(out, "lines.jsonl") if r["line"] == number]
    assert row["reason"]
    assert len(row["message"]) > 20
    assert "Traceback" not in row["message"]


@pytest.mark.parametrize("number", [1, 11, 14, 15, 20, 21])
def test_good_repeated_and_empty_lines_are_not_rejected(done, number):
    out, _ = done
    assert not [r for r in rejected(out, "lines.jsonl") if r["line"] == number]


def test_an_id_of_two_articles_rejects_both_and_names_both_places(done):
    out, _ = done
    doubles = [row for row in rows(out, "rejected") if row["reason"] == "duplicate_id"]
    assert [row["line"] for row in doubles] == [12, 13]
    for row in doubles:
        assert "lines.jsonl:12" in row["message"]
        assert "lines.jsonl:13" in row["message"]
    assert "double" not in {row["id"] for row in rows(out, "assignments")}


def test_an_article_that_comes_twice_is_one(done):
    out, _ = done
    assert [row["id"] for row in rows(out, "assignments")].count("bees") == 1


@pytest.mark.parametrize(
    "name", ["table.csv", "empty.txt", "binary.txt", "torn.jsonl.gz", "none.parquet", "gone.txt"]
)
def test_files_that_cannot_be_read_are_rejected(done, name):
    out, summary = done
    told = [row["file"] for row in rejected(out, name)] + [
        file for file in summary.skipped_files if name in file
    ]
    assert told


def test_the_summary_counts_what_was_rejected(done):
    out, summary = done
    assert summary.rejected == len(rows(out, "rejected"))
    assert summary.articles == len(rows(out, "assignments"))


def test_a_text_of_thousands_of_sentences_is_one_article_aligned_in_passages(tmp_path):
    sentences = cycle(FERRY["en"].partition("\n")[2].replace("\n", " ").split(". "))
    items = (f"Item {n} says: {next(sentences).rstrip('.')}." for n in range(4_000))
    records = [record("A very long list\n" + " ".join(items), "long"), record(FERRY["en"], "ferry")]
    summary = run(tmp_path / "out", write_lines(tmp_path / "in.jsonl", records))
    assert summary.articles == 2
    (told,) = summary.warnings
    assert re.fullmatch(r"long_text: its … sentences are aligned \d+ at a time", told)
    assigned = {row["id"]: row for row in rows(tmp_path / "out", "assignments")}
    assert assigned["long"]["lang"] == "en"
    assert partition(tmp_path / "out") == {("ferry",), ("long",)}
