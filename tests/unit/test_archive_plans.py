"""The archive's statements go by an index, however much there is."""

from __future__ import annotations

import re
from contextlib import closing

import pytest

from service.store.archive_opening import open_archive
from service.store.statements import read_statements

STATEMENTS = read_statements("archive")
WHOLE = {
    "all_entries",
    "forget_beyond",
    "forget_evidence",
    "forget_keys",
    "forget_node_vectors",
    "forget_nodes",
    "forget_pairs",
    "mark_all_unindexed",
    "put_late_keys",
    "radii_beyond",
}
"""What is about everything there is."""


@pytest.fixture(scope="module")
def steps(tmp_path_factory):
    """Explains how SQLite would run a statement."""
    with closing(open_archive(tmp_path_factory.mktemp("data") / "archive.db")) as connection:
        connection.execute(STATEMENTS["make_late_keys"])

        def explain(name):
            values = dict.fromkeys(re.findall(r":(\w+)", STATEMENTS[name]))
            rows = connection.execute(f"EXPLAIN QUERY PLAN {STATEMENTS[name]}", values)
            return [detail for *_, detail in rows]

        yield explain


@pytest.mark.parametrize("name", sorted(STATEMENTS.keys() - WHOLE))
def test_no_table_is_read_as_a_whole(steps, name):
    scans = [step for step in steps(name) if step.startswith("SCAN")]
    harmless = ("VIRTUAL TABLE", "(subquery", "article_unindexed")
    assert [step for step in scans if not any(part in step for part in harmless)] == []


@pytest.mark.parametrize(
    "name",
    ["cluster_page", "key_neighbours", "node_vectors", "all_entries", "radii", "radii_beyond"],
)
def test_streams_and_pages_need_no_sorting(steps, name):
    assert not any("TEMP B-TREE" in step for step in steps(name))


def test_radii_come_from_an_index_alone(steps):
    assert steps("radii") == ["SEARCH node USING COVERING INDEX node_radius (has_vector=?)"]
    assert steps("radii_beyond") == ["SCAN beyond USING COVERING INDEX beyond_radius"]
