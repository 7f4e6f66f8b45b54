"""The commands on a data directory that is not being served, one after another."""

from __future__ import annotations

import json

import pytest
from cli_process import ENGLISH, FRENCH, OTHER, rows, samewire, story

CORPUS = story("en", ENGLISH) + story("fr", FRENCH) + b"{\n" + story("other", OTHER)
CHANGED = {"SAMEWIRE_FALSE_MERGE_RATE": "0.0008"}


@pytest.fixture(scope="module")
def done(bundled, tmp_path_factory):
    """Run them all; return how each ended, and the directory in which they ran."""
    place = tmp_path_factory.mktemp("store")
    data = ("--data", place / "data")
    ended = {"place": place}
    ended["import"] = samewire("import", "-", *data, "--json", stdin=CORPUS)
    ended["export"] = bundled.samewire("export", *data, "--out", place / "out")
    ended["changed"] = bundled.samewire("import", "-", *data, stdin=CORPUS, **CHANGED)
    ended["reindex"] = bundled.samewire("reindex", *data, **CHANGED)
    ended["reindexed"] = bundled.samewire("reindex", *data, **CHANGED)
    ended["again"] = bundled.samewire("import", "-", *data, stdin=CORPUS, **CHANGED)
    twice = story("en", FRENCH) + story("other", OTHER) + story("en", ENGLISH)
    twice += story("other", OTHER, source="wire") + story("other", OTHER)
    ended["twice"] = bundled.samewire("import", "-", *data, "--json", stdin=twice, **CHANGED)
    wire = story("other", OTHER) + story("other", OTHER, source="wire")
    ended["wire"] = bundled.samewire("import", "-", *data, stdin=wire, **CHANGED)
    ended["restored"] = bundled.samewire("import", "-", *data, "--json", stdin=CORPUS, **CHANGED)
    ended["backup"] = bundled.samewire("backup", *data, "--out", place / "copy", "--json")
    back = ("--data", place / "back")
    ended["restore"] = samewire("restore", "--from", place / "copy", *back)
    ended["exported"] = bundled.samewire("export", *back, "--out", place / "out-2")
    return ended


def test_what_can_be_read_is_imported_and_the_rest_told(done):
    assert done["import"].code == 3
    told = json.loads(done["import"].out)
    assert told["statuses"] == {"new": 2, "duplicate": 1}
    assert [(row["file"], row["line"]) for row in told["rejected"]] == [("-", 3)]


def test_the_export_has_the_files_of_a_batch_run(done):
    assert done["export"].code == 0, done["export"].err
    assert "3 articles in 2 clusters" in done["export"].err
    clusters = rows(done["place"] / "out" / "clusters.jsonl")
    assert sorted(cluster["members"] for cluster in clusters) == [["en", "fr"], ["other"]]
    assert (done["place"] / "out" / "run.json").is_file()


def test_another_configuration_is_refused_until_the_store_is_indexed_anew(done):
    assert done["changed"].code == 1
    assert "false_merge_rate was 2.5e-05, now 0.0008" in done["changed"].err
    assert "samewire reindex" in done["changed"].err
    assert done["reindex"].code == 0
    assert "3 articles in" in done["reindex"].err
    assert done["reindexed"].code == 0
    assert "already: nothing was done" in done["reindexed"].err
    assert "encoding" not in done["reindexed"].err


def test_what_is_there_just_so_is_not_imported_again(done):
    assert done["again"].code == 3
    assert "rejected -:3: " in done["again"].err
    assert done["again"].err.splitlines()[-1].endswith(": 3 unchanged")


def test_one_id_for_two_articles_is_told_and_the_first_is_kept(done):
    assert done["twice"].code == 3
    told = json.loads(done["twice"].out)
    # With another source the article is no other one, nor an update of the first.
    assert (told["statuses"], told["repeated"]) == ({"updated": 1, "unchanged": 1}, 2)
    # Which of them is kept is told, as dedupe does.
    assert told["otherwise"] == [
        {
            "file": "-",
            "line": 4,
            "id": "other",
            "message": "comes again with other metadata; what came first is kept",
        }
    ]
    (rejected,) = told["rejected"]
    assert (rejected["line"], rejected["id"], rejected["reason"]) == (3, "en", "duplicate_id")
    # What replaces another in a later import is meant to.
    assert json.loads(done["restored"].out)["statuses"] == {"updated": 1, "unchanged": 2}


def test_other_metadata_are_told_for_people_and_no_failure(done):
    assert done["wire"].code == 0
    told = done["wire"].err
    assert "repeated -:2: id 'other' comes again with other metadata; what came first" in told


def test_a_restored_store_holds_what_the_backup_tells(done):
    about = json.loads(done["backup"].out)
    assert (about["articles"], about["clusters"]) == (3, 2)
    assert about["configuration"]["settings"]["false_merge_rate"] == 0.0008
    assert done["restore"].code == done["exported"].code == 0
    before, after = (rows(done["place"] / name / "assignments.jsonl") for name in ("out", "out-2"))
    assert before == after
