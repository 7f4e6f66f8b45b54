from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest

from service.errors import StoreError
from service.report.summary import Summary, summary_row, write_run

SUMMARY = Summary(
    articles=5,
    clusters=4,
    collapsed=1,
    rejected=0,
    skipped_files=("seeds/README.md: a note",),
    links={"translation": 1},
    languages={"en": 4, "fr": 1},
    encoded=5,
    reused=0,
    encoder={"muse": "muse-1"},
    uncalibrated=(),
    settings={"false_merge_rate": 1e-4, "collapse": ("exact", "copy")},
    configuration="abc",
    timings={"reading": 0.12345678},
    articles_per_second=12.3456789,
    peak_memory_bytes=1 << 30,
    version="0.1.0",
    warnings={},
)


def test_run_json_holds_every_field_in_order_rounded(tmp_path):
    write_run(tmp_path, SUMMARY)
    written = json.loads((tmp_path / "run.json").read_text())
    assert list(written) == [field.name for field in fields(Summary)]
    assert written["timings"] == {"reading": 0.123457}
    assert written["settings"] == {"false_merge_rate": 1e-4, "collapse": ["exact", "copy"]}
    assert written["skipped_files"] == ["seeds/README.md: a note"]


def test_every_field_is_described():
    for field in fields(Summary):
        assert f"| `{field.name}` |" in Summary.__doc__


def test_a_new_account_replaces_the_old_one_only(tmp_path):
    (tmp_path / "links.jsonl").write_text("kept")
    write_run(tmp_path, SUMMARY)
    write_run(tmp_path, replace(SUMMARY, articles=6))
    assert json.loads((tmp_path / "run.json").read_text())["articles"] == 6
    assert sorted(path.name for path in tmp_path.iterdir()) == ["links.jsonl", "run.json"]


def test_an_account_that_cannot_be_written_is_a_store_error(tmp_path):
    (tmp_path / "run.json").mkdir()
    with pytest.raises(StoreError, match=r"run\.json: it is a directory"):
        write_run(tmp_path, SUMMARY)


def test_hostile_names_do_not_break_the_account():
    row = summary_row(replace(SUMMARY, skipped_files=("\udcff\x1b.txt",)))
    assert row["skipped_files"] == ["\udcff\x1b.txt"]
